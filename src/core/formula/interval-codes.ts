/** What operations on intervals work on, and the numbers by which a sweep over a graph calls them. */
import type { Op } from "./ops.ts";

export interface Intervals {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** 1 for a node whose domain is that of the formula: what lies outside of it in its operand is of no interest to any other node. */
  readonly strict: Uint8Array;
  flags: number;
}

/** Numbers of the operations. */
export const OPCODES = {
  constant: 0,
  input: 1,
  parameter: 2,
  select: 3,
  guard: 4,
  add: 5,
  sub: 6,
  mul: 7,
  div: 8,
  min: 9,
  max: 10,
  neg: 11,
  abs: 12,
  sqrt: 13,
  sign: 14,
  relu: 15,
  lt: 16,
  le: 17,
  gt: 18,
  ge: 19,
  eq: 20,
  ne: 21,
  pow: 22,
  atan2: 23,
  hypot: 24,
  exp: 25,
  expm1: 26,
  log: 27,
  log1p: 28,
  log2: 29,
  log10: 30,
  sin: 31,
  cos: 32,
  tan: 33,
  asin: 34,
  acos: 35,
  atan: 36,
  sinh: 37,
  cosh: 38,
  tanh: 39,
  sigmoid: 40,
  softplus: 41,
} as const satisfies Record<Op, number>;
