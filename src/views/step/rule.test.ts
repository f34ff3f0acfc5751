/** Rules of the methods that there are, carried out with steps that the engine makes again. */
import katex from "katex";
import { describe, expect, it } from "vitest";
import { optimizers } from "../../core/optimizers/index.ts";
import { coloured, rolesOf } from "./roles.ts";
import { carried as carriedAt, stepsOf } from "./testing/steps.ts";
import type { Values } from "../../core/knobs.ts";
import type { Carried } from "./rule.ts";

const carried = (...step: Parameters<typeof carriedAt>): readonly Carried[] => carriedAt(...step)!;

const said = (lines: readonly Carried[]): string[] =>
  lines.flatMap(({ rows }) => rows.map(({ pieces, result }) => [...pieces, { text: " = " }, result].map(({ text }) => text).join("")));

describe("a rule with the numbers of a step", () => {
  it("of momentum, with the velocity of the step before", () => {
    const [velocity, step, ...more] = carried("sgd", 3, { lr: 0.001, momentum: 0.9 });
    expect(more).toEqual([]);
    expect(velocity!.latex).toBe("b \\leftarrow \\mu\\,b + g");
    expect(velocity!.rows[0]!.pieces[0]!.text).toBe("0.9");
    expect(said([velocity!])[0]).toMatch(/^0\.9 · \(.+\) \+ \(.+\) = \(.+\)$/);
    expect(said([step!])[0]).toMatch(/ − 0\.001 · \(/);
  });

  it("begins from nothing, where the method does", () => {
    expect(said(carried("adam", 0, { lr: 0.1 })).slice(0, 4)).toEqual([
      "0.9 · (0, 0) + (1 − 0.9) · (−215.6, −88) = (−21.56, −8.8)",
      "0.999 · (0, 0) + (1 − 0.999) · (−215.6, −88)² = (46.48, 7.744)",
      "(−21.56, −8.8) / 0.1 = (−215.6, −88)",
      "(46.48, 7.744) / 0.001 = (46480, 7744)",
    ]);
    expect(said(carried("sgd", 0, { momentum: 0.9 }))[0]).toBe(" = (−215.6, −88)");
  });

  it("leaves out what settings switch off, and shows what they switch on", () => {
    const text = (lines: readonly Carried[]): string => lines.map(({ latex }) => latex).join();
    expect(text(carried("adam", 2))).not.toMatch(/max|lambda/);
    expect(text(carried("adam", 2, { amsgrad: true }))).toMatch(/max/);
    expect(said(carried("sgd", 2, { weightDecay: 0.5 }))[0]).toMatch(/ \+ 0\.5 · \(/);
    expect(text(carried("sgd", 2))).not.toMatch(/cases/);
    expect(text(carried("sgd", 0, { momentum: 0.9 }))).toMatch(/b \\leftarrow g/);
    expect(text(carried("radam", 0))).not.toMatch(/cases/);
    expect(text(carried("radam", 9))).toMatch(/\\dfrac/);
  });

  it("takes a quantity that is used before it is renewed as it was used", () => {
    expect(said(carried("adadelta", 3))[1]).toMatch(/^√\(\(.+\) \+ 1e−6\) \/ √/);
  });

  it("says of a rejected trial that the point was not moved", () => {
    const { lines } = firstOf("trust-region", "rejected", { radius: 100, maxRadius: 1000 });
    expect(lines.find(({ latex }) => latex.includes("\\theta + s \\quad"))?.skipped).toBe(true);
  });

  it("takes no function for a product", () => {
    const bfgs = carried("bfgs", 2).flatMap(({ latex, rows }) => (latex.includes("g(\\theta)") ? rows : []));
    expect(bfgs.length).toBe(2);
  });

  it.each(optimizers.ids)("of %s can be set in colours, and shows numbers only", (id) => {
    for (const at of [0, 1]) {
      const { words } = optimizers.get(id)!;
      const step = stepsOf(id, {}, at + 1)[at];
      if (step === undefined) continue;
      for (const { latex, rows } of carried(id, at)) {
        katex.renderToString(coloured(latex, rolesOf(words, step.vectors)), { throwOnError: true, strict: false, trust: true });
        for (const { pieces, result } of rows) expect([...pieces, result].map(({ text }) => text).join("")).not.toMatch(/NaN|undefined/);
      }
    }
  });

  it.each(["sgd", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "adamax", "nadam", "radam", "asgd", "newton", "lbfgs", "natural-gradient"])(
    "of %s has the rate of the step by a schedule",
    (id) => {
      const given = id === "natural-gradient" ? { problem: "gaussian" } : {};
      const numbered = (lines: readonly Carried[]): readonly number[] => lines.map(({ rows }) => rows.filter(({ pieces }) => pieces.length > 0).length);
      const plain = numbered(carried(id, 3, {}, given));
      expect(plain.at(-1)).toBeGreaterThan(0);
      expect(numbered(carried(id, 3, {}, { ...given, schedule: { kind: "1/k" } }))).toEqual(plain);
    },
  );

  it.each(["sgd", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "nadam", "radam", "asgd", "newton", "bfgs", "cg", "lbfgs"])(
    "of %s explains the whole step",
    (id) => {
      for (const at of [0, 3]) {
        const last = carried(id, at).findLast(({ latex }) => latex.includes("\\theta \\leftarrow"))!;
        expect(last.rows.some(({ pieces }) => pieces.length > 0)).toBe(true);
      }
    },
  );
});

function firstOf(optimizer: string, outcome: string, own: Values): { readonly lines: readonly Carried[] } {
  const at = stepsOf(optimizer, own, 20).findIndex((step) => step.outcome === outcome);
  expect(at).toBeGreaterThanOrEqual(0);
  return { lines: carried(optimizer, at, own) };
}
