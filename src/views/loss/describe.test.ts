import { describe, expect, it } from "vitest";
import { languages } from "../../text/index.ts";
import { UNITS } from "../parts/units.ts";
import { describeChart } from "./describe.ts";
import { example, STEPS } from "../parts/lines/example.ts";

const AT = { steps: STEPS, unit: UNITS.steps };

describe("the chart in words", () => {
  it.each([...languages.keys()])("names final values, what diverged and the best: %s", async (tag) => {
    const text = (await languages.get(tag)!.load()).panels.loss;
    const words = describeChart(example, "loss", "log", AT, text);
    expect(words).toContain(text.final("Adam", "0.097656", 10));
    expect(words).toContain(text.finalDiverged("SGD", 4));
    expect(words).toContain(text.lowest("Newton"));
    expect(describeChart([], "loss", "log", AT, text)).toBe(text.noRuns);
  });

  it("praises nobody for the shortest last step", async () => {
    const text = (await languages.get("en")!.load()).panels.loss;
    expect(describeChart(example, "step", "log", AT, text)).not.toContain("Lowest");
  });
});
