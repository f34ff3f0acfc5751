import { describe, expect, it } from "vitest";
import { lookThrough } from "../../../core/analysis/lens.ts";
import { typed } from "../../../core/testing/typed.ts";
import { words } from "../../../text/en/lens.ts";
import { cardTexts } from "./write.ts";
import type { CardTexts } from "./write.ts";

const textsOf = (f: string, at: readonly [number, number], radius = 0.1): CardTexts =>
  cardTexts(lookThrough(typed(f), at, radius), undefined, at.map(String), words);

describe("the card says", () => {
  it("what Rosenbrock's minimum is, with the numbers of the reference", () => {
    const { verdict, values } = textsOf("(1-x)^2 + 100*(y-x^2)^2", [1, 1], 0.01);
    expect(verdict).toBe("Minimum");
    expect(values).toMatchObject({ point: "(1, 1)", loss: "0", gradient: "0", low: "0.39936", high: "1001.6", index: "0", condition: "2508.01" });
  });

  it("that the monkey saddle is undecided, and by which law its errors fall", () => {
    const { verdict, reason, values, spoken } = textsOf("x^3 - 3*x*y^2", [0, 0]);
    expect(verdict).toBe("Undecided");
    expect(reason).toContain("singular");
    // Where the Hessian is 0, both models are the same.
    expect(values).toMatchObject({ condition: "–", tangentFalls: "÷8", quadraticFalls: "÷8" });
    expect(spoken).toContain("Undecided");
  });

  it("how large the gradient is, and what the Hessian alone says, where the point is not critical", () => {
    const { verdict, reason } = textsOf("x^2 - y^2", [3, 4]);
    expect(verdict).toBe("Not a critical point");
    expect(reason).toBe("‖g‖ = 10. The Hessian alone: indefinite.");
    expect(textsOf("x + y^2", [0, 1]).reason).toContain("undecided");
  });

  it("why small curvature does not decide, without calling it singular, and counts its signs", () => {
    const { verdict, reason, values } = textsOf("-1e-9*x^2 - 1e-9*y^2", [0, 0]);
    expect([verdict, values["index"]]).toEqual(["Undecided", "2"]);
    expect(reason).toBe("g = 0, but an eigenvalue of the Hessian is too small, or too small beside the other, to count.");
    expect(textsOf("1e6*x^2 + 1e-4*y^2", [0, 0]).reason).toContain("too small");
    expect(textsOf("1e6*x^2 + 1e-4*y^2", [1, 1]).reason).toContain("too small");
  });

  it("that there is a kink, where derivatives decide nothing", () => {
    for (const f of ["abs(x) + y^2", "x^2 + y^2 - abs(x)", "abs(x - y) + abs(x + y)"]) {
      const { verdict, reason } = textsOf(f, [0, 0]);
      expect([verdict, reason]).toEqual(["Undecided", words.reasons.kink]);
    }
    expect(textsOf("abs(x) + y", [0, 0]).reason).toBe(`‖g‖ = 1. ${words.alone.kink}`);
    // Beside it all is smooth, and so is a loss that only bends sharply.
    expect(textsOf("abs(x) + y^2", [0.5, 0]).reason).not.toContain("kink");
    expect(textsOf("sqrt(x^2 + 1e-4) + y^2", [0, 0])).toMatchObject({ verdict: "Minimum", reason: words.reasons.minimum });
  });

  it("what the search for critical points knows better", () => {
    const reading = lookThrough(typed("x^4 + y^4"), [1e-5, 1e-5], 0.1);
    expect(cardTexts(reading, undefined, ["0", "0"], words).verdict).toBe("Not a critical point");
    expect(cardTexts(reading, "degenerate", ["0", "0"], words).verdict).toBe("Undecided");
  });

  it("the fall of the errors at half the radius, and that a quadratic surface leaves rounding", () => {
    const { values } = textsOf("exp(x)*sin(y)", [0.4, 0.7], 0.001);
    expect(Number(values["tangentFalls"]!.slice(1))).toBeCloseTo(4, 1);
    expect(Number(values["quadraticFalls"]!.slice(1))).toBeCloseTo(8, 1);
    expect(textsOf("x^2 + 3*y^2", [1, 2]).values).toMatchObject({ quadratic: "rounding", quadraticFalls: "–", tangentFalls: "÷4" });
  });

  it("where there is nothing to see", () => {
    expect(textsOf("log(x)", [-1, 0]).verdict).toBe("No value here");
    expect(textsOf("sqrt(x) + y", [0, 0]).verdict).toBe("No models here");
    expect(textsOf("log(x)", [0.1, 0], 0.2).values).toMatchObject({ tangent: "no value", tangentFalls: "–" });
    expect(cardTexts("no-hessian", undefined, ["0", "0"], words).reason).toBe("This loss has no Hessian.");
    expect(cardTexts(undefined, undefined, ["0", "0"], words).verdict).toBe(words.waiting);
  });
});
