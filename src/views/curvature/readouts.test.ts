import { describe, expect, it } from "vitest";
import { words } from "../../text/en/curvature.ts";
import { describeChart } from "./describe.ts";
import { EventFinder } from "./events.ts";
import { example, examplePath } from "./example.ts";
import { asText, productLimit, readAt, READOUTS } from "./readouts.ts";
import { QuantityModel } from "./series.ts";
import { limitFormula } from "./words.ts";

describe("the numbers at the playhead", () => {
  it("are those of the row; no step leads away from the last one", () => {
    expect(READOUTS.map((id) => readAt(example, 0, id))).toEqual([1, 10, 2, -0.9, -1, 1]);
    expect(READOUTS.map((id) => readAt(example, 4, id)).slice(3)).toEqual([undefined, undefined, undefined]);
    expect(asText(example).split("\n")[5]).toBe("4\tNaN\tNaN\tNaN\tNaN\t\t\t");
  });
  it("have no η·λmax where it means nothing", () => {
    expect(readAt(examplePath([{ low: 1, high: 5 }]), 0, "product")).toBeUndefined();
  });
  it("measure η·λmax by what weight decay leaves of the limit", () => {
    const rows = [
      { low: 1, high: 5 },
      { low: 1, high: 5 },
    ];
    const decayed = examplePath(rows, { kind: "plain", plain: 2, own: 2, decay: 4 }, 0.1);
    expect(productLimit(decayed, 0)).toBe(1.6);
    // The same line as the chart's: η·λ reaches it where λ reaches 2/η − w.
    expect(0.1 * decayed.limitAt(0, "own")).toBeCloseTo(1.6, 15);
    expect(productLimit(decayed, 1)).toBeUndefined();
    expect(productLimit(examplePath(rows), 0)).toBeUndefined();
  });
  it("are copied in full, what is not there left empty", () => {
    const path = examplePath(
      [
        { low: 1 / 3, high: 1e-300, gg: 4, ghg: 8, predicted: -0.1, actual: -0.2 },
        { low: 1, high: 2, gg: 0, ghg: -0 },
      ],
      undefined,
      Number.NaN,
    );
    expect(asText(path).split("\n")).toEqual([
      "step\tlambdaMin\tlambdaMax\tgg\tgHg\trate\tpredicted\tactual",
      "0\t0.3333333333333333\t1e-300\t4\t8\t\t-0.1\t-0.2",
      "1\t1\t2\t0\t0\t\t\t",
      "",
    ]);
  });
});

describe("the chart in words", () => {
  it("tells the ranges, the limit and what happens", () => {
    const model = new QuantityModel(example, "eigenvalues");
    model.update();
    const finder = new EventFinder(example);
    finder.scan();
    expect(describeChart(model, finder, "SGD", words)).toBe(
      "Eigenvalues of the Hessian along the path of SGD, steps 0 to 4. λmax: 10 to 30. λmin: −2 to 5. One stretch without a finite value. " +
        "An eigenvalue changes sign 2 times: steps 1, 3. Limit 2/η: 20. λmax rises over the limit once: step 2.",
    );
  });
  it("names the limit by what it depends on", () => {
    const rule = { plain: 2, own: 1.5, decay: 0 } as const;
    expect(limitFormula({ ...rule, kind: "nesterov" }, "own", true)).toBe("(2+2μ)/(η (1+2μ))");
    expect(limitFormula({ ...rule, kind: "nesterov" }, "plain", true)).toBe("2/η");
    expect(limitFormula({ ...rule, kind: "heavy-ball", decay: 0.1 }, "own", false)).toBe("(2+2μ)/η_t − w");
  });
});
