/** Every method on every problem: it runs, or it is refused before anything moves, in one sentence that names both and what is missing. */
import { describe, expect, it } from "vitest";
import { initialValues } from "./knobs.ts";
import { optimizers } from "./optimizers/index.ts";
import { runKnobs } from "./options.ts";
import { openPlan, runAll } from "./plan.ts";
import { problems } from "./problems/index.ts";
import type { Values } from "./knobs.ts";
import type { Ended } from "./model.ts";

function carryOut(id: string, settings: Values, optimizer: string, more: Values = {}): { ended: Ended; rows: number; messages: string[] } {
  const definition = problems.get(id)!;
  const values = { ...initialValues(definition.knobs), ...settings };
  const method = optimizers.get(optimizer)!;
  const messages: string[] = [];
  let rows = 0;
  const { runs } = openPlan(
    {
      problem: { id, values },
      runs: [{ optimizer, values: { ...initialValues(method.knobs), ...more }, options: initialValues(runKnobs) }],
      start: definition.start,
      seed: 1,
      steps: 2,
      tolerance: 0,
    },
    { chunk: (_run, chunk) => (rows += chunk.count), issue: ({ message }) => messages.push(message) },
  );
  runAll(runs, () => undefined);
  return { ended: runs[0]!.ended!, rows, messages };
}

const pairs = problems.list.filter(({ id }) => id !== "formula").map(({ id }) => id);

describe.each(optimizers.ids)("%s", (optimizer) => {
  it("runs on each problem, or says why not", () => {
    let served = 0;
    for (const id of pairs) {
      const { ended, rows, messages } = carryOut(id, {}, optimizer);
      if (ended.code === "unsupported") {
        expect({ rows, steps: ended.steps, messages }).toEqual({ rows: 0, steps: 0, messages: [ended.message] });
        expect(ended.message).toMatch(new RegExp(`^${optimizer} cannot run here: ${id} (has no|is no|is not|does not) [^.]+$`));
      } else {
        served++;
        expect(messages).toEqual([]);
        expect(rows).toBeGreaterThan(0);
      }
    }
    expect(served).toBeGreaterThan(0);
  });
});

describe("what a setting asks for", () => {
  it.each([
    ["natural-gradient", { fisher: "empirical" }, "softmax3", {}, "has no data, so no empirical Fisher information"],
    ["mirror-descent", {}, "gaussian", { chart: "mu-sigma" }, "does not have the natural parameters of an exponential family as its coordinates"],
    ["ppo", {}, "gaussian", {}, "is no policy: it has no actions and rewards"],
    ["trpo", {}, "rosenbrock", {}, "has no probability distribution"],
  ])("%s %j on %s %j: refused, for it %s", (optimizer, more, id, settings, why) => {
    expect(carryOut(id, settings, optimizer, more).ended).toMatchObject({ kind: "failed", steps: 0, message: `${optimizer} cannot run here: ${id} ${why}` });
  });

  it("is served where it is there", () => {
    expect(carryOut("gaussian", { chart: "natural" }, "mirror-descent").ended.code).not.toBe("unsupported");
    expect(carryOut("gaussian", {}, "natural-gradient", { fisher: "empirical" }).ended.kind).toBe("budget");
  });
});
