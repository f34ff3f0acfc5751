/** Expressions with numbers in place of symbols, as pieces of text that keep the colours of what they stand for. */
import { readable } from "../../draw/scales.ts";
import { evaluate } from "./evaluate.ts";
import type { Expression, Value } from "./expression.ts";
import type { Known } from "./evaluate.ts";

/** One colour for a quantity in formula, arrow and legend: gradient, velocity and moments, second derivatives, the step. */
export type Role = "g" | "v" | "h" | "s";

export interface Piece {
  readonly text: string;
  readonly role?: Role | undefined;
}
export type Roles = ReadonlyMap<string, Role>;

const DIGITS = 4;
const MOST_COORDINATES = 3;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Settings such as 1e−8 without the zeros that a measurement would have. */
const short = (value: number): string => readable(value, DIGITS).replace(/\.?0+e/, "e");

export function printValue(value: Value): string {
  if (typeof value === "number") return short(value);
  const shown = Array.from(value.subarray(0, MOST_COORDINATES), short);
  return `(${[...shown, ...(value.length > MOST_COORDINATES ? ["…"] : [])].join(", ")})`;
}

const SUM = 1;
const PRODUCT = 2;
const POWER = 3;

const plain = (text: string): Piece => ({ text });
const wrap = (pieces: readonly Piece[], needed: boolean): readonly Piece[] => (needed ? [plain("("), ...pieces, plain(")")] : pieces);

/** @param around how tightly what stands around it binds */
export function print(expression: Expression, known: Known, roles: Roles, around = 0): readonly Piece[] {
  const inner = (of: Expression, binding: number): readonly Piece[] => print(of, known, roles, binding);
  switch (expression.kind) {
    case "number":
      return [plain(String(expression.value))];
    case "symbol": {
      const value = known.get(expression.key) ?? 0;
      const piece = { text: printValue(value), role: roles.get(expression.key) };
      // A sign between two operators is easily overlooked.
      return wrap([piece], typeof value === "number" && value < 0 && around > 0);
    }
    case "negative":
      return wrap([plain("−"), ...inner(expression.of, PRODUCT)], around > 0);
    case "root":
      return [plain("√"), ...inner(expression.of, POWER)];
    case "magnitude":
      return [plain("|"), ...inner(expression.of, 0), plain("|")];
    case "largest":
    case "smallest":
      return [plain(expression.kind === "largest" ? "max(" : "min("), ...inner(expression.a, 0), plain(", "), ...inner(expression.b, 0), plain(")")];
    case "sum":
      return wrap([...inner(expression.a, 0), plain(" + "), ...inner(expression.b, SUM)], around > 0);
    case "difference":
      return wrap([...inner(expression.a, 0), plain(" − "), ...inner(expression.b, SUM)], around > 0);
    case "product": {
      const zero = evaluate(expression, known) === 0 && [expression.a, expression.b].some((one) => evaluate(one, known) === undefined);
      return zero ? [plain("0")] : wrap([...inner(expression.a, SUM), plain(" · "), ...inner(expression.b, SUM)], around > PRODUCT);
    }
    case "quotient":
      return wrap([...inner(expression.a, SUM), plain(" / "), ...inner(expression.b, POWER)], around > SUM);
    case "power": {
      const { b } = expression;
      const integer = b.kind === "number" && Number.isInteger(b.value) && b.value >= 0 && b.value <= 9;
      return [...inner(expression.a, POWER), ...(integer ? [plain(SUPERSCRIPTS[b.value]!)] : [plain("^"), ...inner(b, POWER)])];
    }
    default:
      return [];
  }
}
