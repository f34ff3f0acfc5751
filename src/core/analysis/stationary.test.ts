/** What is said of the point at which a run has come to rest. */
import { describe, expect, it } from "vitest";
import { end, formula, run } from "../testing/probe.ts";
import { record } from "../testing/drive.ts";
import { sgd } from "../optimizers/sgd.ts";
import { typed } from "../testing/typed.ts";
import { classify, describe as say } from "./stationary.ts";

const kindAt = (f: string, at: readonly [number, number]): string | undefined => classify(typed(f), at)?.kind;

describe("the kind of a stationary point", () => {
  it.each([
    ["x^2 + y^2", [0, 0], "minimum"],
    ["x^2 - y^2", [1e-8, 1e-9], "saddle"],
    ["1e6 + cos(x) - y^2", [0, 0], "maximum"],
    ["x^2 - 2*x + 1 + (x-y)^2", [1 + 1e-9, 1], "minimum"],
    ["(1-x)^2 + 100*(y-x^2)^2", [1 - 1e-5, 1 - 2e-5], "minimum"],
    ["x^3 - 3*x*y^2", [0, 0], "degenerate"],
  ] as const)("of %s at %j: %s", (f, at, kind) => expect(kindAt(f, at)).toBe(kind));

  it("is not changed by a constant", () => {
    for (const constant of ["", "10000 + ", "1e9 + ", "-1e9 + "]) {
      expect(kindAt(`${constant}(x-1)^3/3 + y^2`, [0.95, 0])).toBeUndefined();
      expect(kindAt(`${constant}x^2 + 3*y^2`, [0.01, 0])).toBeUndefined();
      expect(kindAt(`${constant}x^2 - 3*y^2`, [0, 0])).toBe("saddle");
      expect(kindAt(`${constant}x^2 + 3*y^2`, [1e-4, 0])).toBe("minimum");
    }
    const { ended } = record({ optimizer: sgd, problem: formula("10000+(x-1)^3/3+y^2"), start: [0.95, 0], tolerance: 0.003 });
    expect(ended).toMatchObject({ kind: "converged", code: "tolerance" });
    expect(ended.stationary).toBeUndefined();
    expect(ended.message).not.toContain("saddle");
  });

  it("is left open beside a degenerate point, where the signs of the Hessian are those of the approach", () => {
    for (const x of [0.9999, 1.0001, 1.000001]) {
      expect(kindAt("(x-1)^3/3 + y^2", [x, 0])).toBeUndefined();
      expect(kindAt("1e6*(x-1)^4 + y^2", [x, 0])).toBeUndefined();
    }
  });
});

describe("what is said of it", () => {
  const said = (f: string, at: readonly [number, number]): string => say(classify(typed(f), at)!);

  it("calls nothing degenerate that is only small", () => {
    expect(said("1e-9*x^2 + 1e-9*y^2", [0, 0])).toBe(
      "by its curvature undecided, as an eigenvalue is too small, or too small beside the others, to count (Hessian eigenvalues 2e-9, 2e-9)",
    );
    expect(said("x^4 + y^2", [0, 0])).toContain("degenerate");
  });

  it("claims no derivatives at a kink", () => {
    expect(said("abs(x) + y^2", [0, 0])).toContain("kink");
    const made = run("coordinate-descent", formula("abs(x) + y^2"), [3, 2], 20);
    expect(end(made)).toEqual([0, 0]);
    expect(made.ended.message).toContain("kink");
  });
});
