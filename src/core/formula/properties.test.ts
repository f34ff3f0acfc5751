import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFormula, parseFormula } from "./index.ts";
import { render } from "./render.ts";
import { interpret } from "./testing/interpret.ts";
import { coordinates, NAMES, trees } from "./testing/trees.ts";

const DEPTH = 5;
/** Thousands of compilations take seconds on a busy machine. */
const TIMEOUT = 60_000;

describe("random expression trees", () => {
  it(
    "survive being written and read",
    () => {
      fc.assert(
        fc.property(trees(DEPTH), (tree) => {
          const parsed = parseFormula(render(tree), NAMES);
          if (!parsed.ok) throw new Error(`${render(tree)}: ${parsed.error.message}`);
          expect(parsed.formula.expression).toEqual(tree);
          // What is said of the formula holds for any formula.
          expect(parsed.formula.latex).not.toBe("");
          for (const { where } of parsed.formula.kinks) expect(parseFormula(where, NAMES).ok, where).toBe(true);
        }),
        { numRuns: 3000, seed: 1 },
      );
    },
    TIMEOUT,
  );

  it(
    "have the value of a direct interpretation, to the bit, in value, gradient, Hessian and grid alike",
    () => {
      const gradient = new Float64Array(2);
      const hessian = new Float64Array(4);
      const row = new Float64Array(3);
      fc.assert(
        fc.property(trees(DEPTH), fc.tuple(coordinates, coordinates), fc.tuple(coordinates, coordinates), (tree, at, parameters) => {
          const parsed = parseFormula(render(tree), NAMES);
          if (!parsed.ok) throw new Error(parsed.error.message);
          const compiled = compileFormula(parsed.formula);
          compiled.setParameters(parameters);
          const expected = interpret(tree, { variables: at, parameters });
          expect(compiled.value(at)).toBe(expected);
          expect(compiled.gradient(at, gradient)).toBe(expected);
          expect(compiled.hessian(at, hessian, gradient)).toBe(expected);
          if (Number.isNaN(expected)) expect([...gradient, ...hessian].every(Number.isNaN)).toBe(true);
          compiled.gridRow(at[0], 0.125, at[1], 3, row);
          const across = [0, 1, 2].map((i) => interpret(tree, { variables: [at[0] + i * 0.125, at[1]], parameters }));
          expect([...row]).toEqual(across);
        }),
        { numRuns: 3000, seed: 2 },
      );
    },
    TIMEOUT,
  );
});
