/** Random syntax trees of everything the grammar can say, for property tests. */
import * as fc from "fast-check";
import { functions, isFunctionName } from "../ast.ts";
import type { Ast, BinaryOperator, ConstantName, Names } from "../ast.ts";

export const NAMES: Names = { variables: ["x", "y"], parameters: ["kappa", "b1"] };
const OPERATORS: readonly BinaryOperator[] = ["+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!="];

const number = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }) },
    // The text has no sign for zero, so −0 cannot be written as a number.
  )
  .map((value): Ast => ({ kind: "number", value: Math.abs(value) }));

const leaf: fc.Arbitrary<Ast> = fc.oneof(
  number,
  fc.constantFrom(0, 1).map((index): Ast => ({ kind: "variable", name: NAMES.variables[index]!, index })),
  fc.constantFrom(0, 1).map((index): Ast => ({ kind: "parameter", name: NAMES.parameters[index]!, index })),
  fc.constantFrom<ConstantName>("pi", "e").map((name): Ast => ({ kind: "constant", name })),
);

function branch(inner: fc.Arbitrary<Ast>): fc.Arbitrary<Ast> {
  const call = fc.constantFrom(...functions.keys()).chain((name) => {
    const { least, most } = functions.get(name)!;
    return fc.array(inner, { minLength: least, maxLength: Math.min(most, least + 2) }).map((args): Ast => {
      if (!isFunctionName(name)) throw new Error(name);
      return { kind: "call", name, args };
    });
  });
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(fc.constantFrom(...OPERATORS), inner, inner).map(([operator, left, right]): Ast => ({ kind: "binary", operator, left, right })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom("-" as const, "+" as const), inner).map(([operator, operand]): Ast => ({ kind: "unary", operator, operand })),
    },
    { weight: 4, arbitrary: call },
    { weight: 1, arbitrary: fc.tuple(inner, inner, inner).map(([condition, holds, otherwise]): Ast => ({ kind: "conditional", condition, holds, otherwise })) },
  );
}

/** Trees up to `depth` levels of operations. */
export function trees(depth: number): fc.Arbitrary<Ast> {
  let tree = leaf;
  for (let level = 0; level < depth; level++) tree = fc.oneof({ weight: 1, arbitrary: leaf }, { weight: 4, arbitrary: branch(tree) });
  return tree;
}

/** Coordinates at which functions are defined, undefined, on a kink, huge or not a number. */
export const coordinates = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 0.5, 2, -2, 1e-300, 1e300, Infinity, -Infinity, Number.NaN),
);
