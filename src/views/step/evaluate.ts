/** Values of expressions, coordinate by coordinate, and the cases that hold. */
import { parse } from "./expression.ts";
import { split } from "./tokens.ts";
import type { Expression, Value } from "./expression.ts";
import type { Token } from "./tokens.ts";

export type Known = ReadonlyMap<string, Value>;

/** Rounding that two ways to the same number may differ by, as a share of the largest number on the way. */
const ROUNDING = 1e-9;

type Pairwise = (a: number, b: number) => number;
const PAIRWISE: Readonly<Record<string, Pairwise>> = {
  sum: (a, b) => a + b,
  difference: (a, b) => a - b,
  product: (a, b) => a * b,
  quotient: (a, b) => a / b,
  power: (a, b) => a ** b,
  largest: Math.max,
  smallest: Math.min,
};
const SINGLE: Readonly<Record<string, (a: number) => number>> = { negative: (a) => -a, root: Math.sqrt, magnitude: Math.abs, sign: Math.sign };

const map = (value: Value, change: (one: number) => number): Value => (typeof value === "number" ? change(value) : value.map(change));

function pair(a: Value, b: Value, work: Pairwise): Value {
  if (typeof a === "number") return map(b, (one) => work(a, one));
  if (typeof b === "number") return map(a, (one) => work(one, b));
  return a.map((one, i) => work(one, b[i]!));
}

/** @returns `undefined` where a symbol has no value; nothing times 0 counts as 0 */
export function evaluate(expression: Expression, known: Known): Value | undefined {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "symbol":
      return known.get(expression.key);
    case "cases":
      return undefined;
    case "negative":
    case "root":
    case "magnitude":
    case "sign": {
      const of = evaluate(expression.of, known);
      return of === undefined ? undefined : map(of, SINGLE[expression.kind]!);
    }
    default: {
      const [a, b] = [evaluate(expression.a, known), evaluate(expression.b, known)];
      if (expression.kind === "product" && (a === undefined || b === undefined) && (a === 0 || b === 0)) return 0;
      return a === undefined || b === undefined ? undefined : pair(a, b, PAIRWISE[expression.kind]!);
    }
  }
}

const largest = (value: Value): number => (typeof value === "number" ? Math.abs(value) : value.reduce((most, one) => Math.max(most, Math.abs(one)), 0));

/** The largest number that an expression adds up from: what rounding is measured by. */
function size(expression: Expression, known: Known): number {
  if (expression.kind === "sum" || expression.kind === "difference") return Math.max(size(expression.a, known), size(expression.b, known));
  const value = evaluate(expression, known);
  return value === undefined ? 0 : largest(value);
}

/** Whether an expression comes to a value, up to rounding. */
export function comesTo(expression: Expression, known: Known, wanted: Value): boolean {
  const value = evaluate(expression, known);
  if (value === undefined) return false;
  const tolerance = ROUNDING * Math.max(largest(wanted), size(expression, known));
  const difference = pair(value, wanted, (a, b) => (a === b ? 0 : a - b));
  const within = (one: number): boolean => Math.abs(one) <= tolerance;
  return typeof difference === "number" ? within(difference) : difference.every(within);
}

const RELATIONS: Readonly<Record<string, Pairwise>> = {
  "=": (a, b) => Number(a === b),
  "<": (a, b) => Number(a < b),
  ">": (a, b) => Number(a > b),
  [String.raw`\le`]: (a, b) => Number(a <= b),
  [String.raw`\ge`]: (a, b) => Number(a >= b),
  [String.raw`\ne`]: (a, b) => Number(a !== b),
};

/** Whether a condition holds; `undefined` where it is in words, or about something unknown. */
export function holds(condition: readonly Token[], known: Known): boolean | undefined {
  const relation = condition.find(({ text }) => RELATIONS[text] !== undefined)?.text;
  if (relation === undefined) return undefined;
  const [left, right] = split(condition, (text) => text === relation).map((side) => parse(side, known.keys()));
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [evaluate(left, known), evaluate(right, known)];
  return typeof a === "number" && typeof b === "number" ? RELATIONS[relation]!(a, b) === 1 : undefined;
}

export interface Choice {
  readonly expression: Expression;
  /** Nothing else is possible, whatever it comes to. */
  readonly certain: boolean;
  /** Which of the cases it is, where there are any. */
  readonly row?: number | undefined;
}

/** An expression without cases, in every way that its conditions leave open; those whose condition is known to hold come first. */
export function choices(expression: Expression, known: Known): readonly Choice[] {
  if (expression.kind === "cases") {
    const judged = expression.rows.map(({ value, condition }, row) => ({ value, row, holds: holds(condition, known) })).filter((one) => one.holds !== false);
    const sure = judged.filter((row) => row.holds === true);
    const open = sure.length > 0 ? sure : judged;
    return open.map(({ value, row }) => ({ expression: value, certain: open.length === 1, row }));
  }
  if (expression.kind === "number" || expression.kind === "symbol") return [{ expression, certain: true }];
  if ("of" in expression) return choices(expression.of, known).map((one) => ({ ...one, expression: { ...expression, of: one.expression } }));
  return choices(expression.a, known).flatMap((a) =>
    choices(expression.b, known).map((b) => ({
      expression: { ...expression, a: a.expression, b: b.expression },
      certain: a.certain && b.certain,
      row: a.row ?? b.row,
    })),
  );
}
