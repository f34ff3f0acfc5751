/**
 * The meaning of a syntax tree, said a second time and directly: no graph, no sharing, no WebAssembly. Used to check the engine to the bit,
 * so it follows the conventions of powers.ts: whole constant exponents up to 8 by squaring, e^u by exp.
 */
import * as elementary from "../../elementary/index.ts";
import { constantValue } from "../ast.ts";
import type { Ast } from "../ast.ts";

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
  return isConstant(base) && u === 2.718281828459045 ? elementary.exp(v) : elementary.pow(u, v);
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
    case "binary": {
      if (tree.operator === "^") return power(tree.left, tree.right, at);
      const a = interpret(tree.left, at);
      const b = interpret(tree.right, at);
      switch (tree.operator) {
        case "+":
          return a + b;
        case "-":
          return a - b;
        case "*":
          return a * b;
        case "/":
          return a / b;
        case "<":
          return Number(a < b);
        case "<=":
          return Number(a <= b);
        case ">":
          return Number(a > b);
        case ">=":
          return Number(a >= b);
        case "==":
          return Number(a === b);
        case "!=":
          return Number(a !== b);
      }
    }
    case "call": {
      const [first, second] = tree.args as readonly [Ast, Ast];
      const values = tree.args.map((arg) => interpret(arg, at));
      const [a, b] = values as [number, number];
      switch (tree.name) {
        case "sqrt":
          return Math.sqrt(a);
        case "abs":
          return Math.abs(a);
        case "sign":
          return Math.sign(a);
        case "relu":
          return Math.max(a, 0);
        case "min":
          return Math.min(...values);
        case "max":
          return Math.max(...values);
        case "pow":
          return power(first, second, at);
        case "atan2":
        case "hypot":
          return elementary[tree.name](a, b);
        default:
          return elementary[tree.name](a);
      }
    }
  }
}
