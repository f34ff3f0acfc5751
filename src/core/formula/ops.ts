/** The operations of expression graphs and what they compute. JavaScript and WebAssembly agree on each to the bit (NaN payloads aside). */
import * as elementary from "../elementary/index.ts";

/** Functions that a compiled module imports; the rest are WebAssembly instructions. */
export const IMPORTED_1 = [
  "exp",
  "expm1",
  "log",
  "log1p",
  "log2",
  "log10",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "sinh",
  "cosh",
  "tanh",
  "sigmoid",
  "softplus",
] as const;
export const IMPORTED_2 = ["pow", "atan2", "hypot"] as const;

export type Imported1 = (typeof IMPORTED_1)[number];
export type Imported2 = (typeof IMPORTED_2)[number];
/** 1 or 0, also of NaN (where only `ne` is 1). */
export type Relation = "lt" | "le" | "gt" | "ge" | "eq" | "ne";
export type Op1 = Imported1 | "neg" | "abs" | "sqrt" | "sign" | "relu";
/** `guard(a, b)` is b, but NaN where a is NaN. `min` and `max` are NaN where an argument is. */
export type Op2 = Imported2 | Relation | "add" | "sub" | "mul" | "div" | "min" | "max" | "guard";
/** `select(c, a, b)` is a where c ≠ 0 (also where c is NaN), else b. */
export type Op = "constant" | "input" | "parameter" | "select" | Op1 | Op2;

export const apply1: Record<Op1, (a: number) => number> = {
  exp: elementary.exp,
  expm1: elementary.expm1,
  log: elementary.log,
  log1p: elementary.log1p,
  log2: elementary.log2,
  log10: elementary.log10,
  sin: elementary.sin,
  cos: elementary.cos,
  tan: elementary.tan,
  asin: elementary.asin,
  acos: elementary.acos,
  atan: elementary.atan,
  sinh: elementary.sinh,
  cosh: elementary.cosh,
  tanh: elementary.tanh,
  sigmoid: elementary.sigmoid,
  softplus: elementary.softplus,
  neg: (a) => -a,
  abs: (a) => Math.abs(a),
  sqrt: (a) => Math.sqrt(a),
  sign: (a) => Math.sign(a),
  relu: (a) => Math.max(a, 0),
};

const truth = (statement: boolean): number => (statement ? 1 : 0);

export const apply2: Record<Op2, (a: number, b: number) => number> = {
  pow: elementary.pow,
  atan2: elementary.atan2,
  hypot: elementary.hypot,
  lt: (a, b) => truth(a < b),
  le: (a, b) => truth(a <= b),
  gt: (a, b) => truth(a > b),
  ge: (a, b) => truth(a >= b),
  eq: (a, b) => truth(a === b),
  ne: (a, b) => truth(a !== b),
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  guard: (a, b) => (Number.isNaN(a) ? Number.NaN : b),
};

const RELATIONS: ReadonlySet<Op> = new Set<Op>(["lt", "le", "gt", "ge", "eq", "ne"]);
const UNARY_IMPORTS: ReadonlySet<string> = new Set(IMPORTED_1);
const BINARY_IMPORTS: ReadonlySet<string> = new Set(IMPORTED_2);

export function isRelation(op: Op): op is Relation {
  return RELATIONS.has(op);
}
export function isImported1(op: Op): op is Imported1 {
  return UNARY_IMPORTS.has(op);
}
export function isImported2(op: Op): op is Imported2 {
  return BINARY_IMPORTS.has(op);
}
