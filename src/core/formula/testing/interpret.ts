/**
 * The meaning of a syntax tree, said a second time and directly: no graph, no sharing, no WebAssembly. Used to check the engine to the bit,
 * so it follows the conventions of powers.ts: whole constant exponents up to 8 by squaring, e^u by exp.
 */
import { acos, asin, atan, atan2, cos, cosh, exp, hypot, log, log10, log2, pow, sigmoid, sin, sinh, softplus, tan, tanh } from "../../elementary/index.ts";
import { constantValue } from "../ast.ts";
import type { Ast, BinaryOperator, FunctionName } from "../ast.ts";

const OPERATORS: Record<Exclude<BinaryOperator, "^">, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
};
const FUNCTIONS: Record<Exclude<FunctionName, "pow">, (a: number, b: number, ...rest: number[]) => number> = {
  acos,
  asin,
  atan,
  atan2,
  cos,
  cosh,
  exp,
  hypot,
  log,
  log10,
  log2,
  sigmoid,
  sin,
  sinh,
  softplus,
  tan,
  tanh,
  sqrt: (a) => Math.sqrt(a),
  abs: (a) => Math.abs(a),
  sign: (a) => Math.sign(a),
  relu: (a) => Math.max(a, 0),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
};

export interface Point {
  readonly variables: readonly number[];
  readonly parameters: readonly number[];
}

function isConstant(tree: Ast): boolean {
  switch (tree.kind) {
    case "number":
    case "constant":
      return true;
    case "variable":
    case "parameter":
      return false;
    case "unary":
      return isConstant(tree.operand);
    case "binary":
      return isConstant(tree.left) && isConstant(tree.right);
    case "call":
      return tree.args.every(isConstant);
    case "conditional":
      return isConstant(tree.condition) && isConstant(tree.holds) && isConstant(tree.otherwise);
  }
}

function squaring(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (exponent < 0) return 1 / squaring(base, -exponent);
  if (exponent % 2 === 1) return exponent === 1 ? base : squaring(base, exponent - 1) * base;
  const root = squaring(base, exponent / 2);
  return root * root;
}

function power(base: Ast, exponent: Ast, at: Point): number {
  const u = interpret(base, at);
  const v = interpret(exponent, at);
  if (isConstant(exponent) && Number.isInteger(v) && Math.abs(v) <= 8) return squaring(u, v);
  return isConstant(base) && u === 2.718281828459045 ? exp(v) : pow(u, v);
}

export function interpret(tree: Ast, at: Point): number {
  switch (tree.kind) {
    case "number":
      return tree.value;
    case "constant":
      return constantValue(tree.name);
    case "variable":
      return at.variables[tree.index]!;
    case "parameter":
      return at.parameters[tree.index]!;
    case "unary":
      return tree.operator === "-" ? -interpret(tree.operand, at) : interpret(tree.operand, at);
    case "conditional": {
      const condition = interpret(tree.condition, at);
      if (Number.isNaN(condition)) return Number.NaN;
      return condition !== 0 ? interpret(tree.holds, at) : interpret(tree.otherwise, at);
    }
    case "binary":
      return tree.operator === "^" ? power(tree.left, tree.right, at) : OPERATORS[tree.operator](interpret(tree.left, at), interpret(tree.right, at));
    case "call": {
      const values = tree.args.map((arg) => interpret(arg, at)) as [number, number, ...number[]];
      return tree.name === "pow" ? power(tree.args[0]!, tree.args[1]!, at) : FUNCTIONS[tree.name](...values);
    }
  }
}
