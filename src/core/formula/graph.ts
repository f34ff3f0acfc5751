/**
 * Expression graphs: hash-consed nodes, so that equal expressions are one node however they arose. Operands precede
 * the nodes that use them: ids are a topological order. There are indexed inputs and parameters; names like x and y
 * exist only in the parser. Derivatives are in derivative.ts, which may drop zero factors; here nothing is simplified that
 * would change a value, least of all where it is NaN: 0*log(x) stays what it is.
 */
import { apply1, apply2, isRelation } from "./ops.ts";
import type { Op, Op1, Op2 } from "./ops.ts";

export type NodeId = number;

/**
 * What a node is known to be beyond its operations; its derivative then has a shorter or a more accurate form.
 * power: base^exponent, a whole number · power-log: base^exponent·log(base)^order · logistic: σ(u)σ(−u) ·
 * sech2: 1/cosh² u · one-minus-square: (1−u)(1+u)
 */
export type Note =
  | { readonly kind: "power"; readonly base: NodeId; readonly exponent: number }
  | { readonly kind: "power-log"; readonly base: NodeId; readonly exponent: NodeId; readonly order: number }
  /** u / hypot(u, v): the cosine of an angle. */
  | { readonly kind: "cosine"; readonly u: NodeId; readonly v: NodeId }
  | { readonly kind: "logistic" | "sech2" | "one-minus-square"; readonly u: NodeId };

/** Kinds of leaves below a node. */
const ON_INPUT = 1;
const ON_PARAMETER = 2;

/** Pairs of ids as one exact number: ids stay below this (a formula of 2,000 characters has some 10⁴ nodes). */
const PAIR = 0x4000000;

export class Graph {
  readonly #ops: Op[] = [];
  readonly #operands: number[] = [];
  readonly #arities: number[] = [];
  readonly #leaves: number[] = [];
  readonly #values: number[] = [];
  readonly #ids = new Map<Op, Map<number, NodeId>>();
  readonly #negativeZero: NodeId[] = [];
  readonly notes = new Map<NodeId, Note>();

  get size(): number {
    return this.#ops.length;
  }
  op(node: NodeId): Op {
    return this.#ops[node]!;
  }
  /** Operand 0, 1 or 2 of a node; of an input or parameter, operand 0 is its index. */
  operand(node: NodeId, slot: number): NodeId {
    return this.#operands[3 * node + slot]!;
  }
  /** Number of operands, 0 to 3. */
  arity(node: NodeId): number {
    return this.#arities[node]!;
  }
  /** The operands of a node, in order. */
  operands(node: NodeId): NodeId[] {
    return this.#operands.slice(3 * node, 3 * node + this.arity(node));
  }
  dependsOnInput(node: NodeId): boolean {
    return (this.#leaves[node]! & ON_INPUT) !== 0;
  }
  dependsOnParameter(node: NodeId): boolean {
    return (this.#leaves[node]! & ON_PARAMETER) !== 0;
  }
  /** The value of a constant node, else undefined. */
  constantOf(node: NodeId): number | undefined {
    return this.#ops[node] === "constant" ? this.#values[node] : undefined;
  }

  constant(value: number): NodeId {
    // Map keys do not tell −0 from 0.
    if (Object.is(value, -0)) return (this.#negativeZero[0] ??= this.#push("constant", 0, 0, 0, 0, value));
    const known = this.#table("constant");
    let id = known.get(value);
    if (id === undefined) known.set(value, (id = this.#push("constant", 0, 0, 0, 0, value)));
    return id;
  }

  input(index: number): NodeId {
    return this.#node("input", 0, index);
  }
  parameter(index: number): NodeId {
    return this.#node("parameter", 0, index);
  }

  unary(op: Op1, u: NodeId): NodeId {
    const value = this.constantOf(u);
    if (value !== undefined) return this.constant(apply1[op](value));
    if (op === "neg" && this.op(u) === "neg") return this.operand(u, 0);
    return this.#node(op, 1, u);
  }

  binary(op: Op2, u: NodeId, v: NodeId): NodeId {
    const a = this.constantOf(u);
    const b = this.constantOf(v);
    if (a !== undefined && b !== undefined) return this.constant(apply2[op](a, b));
    switch (op) {
      case "mul":
        if (a === 1) return v;
        if (b === 1) return u;
        break;
      case "div":
        if (b === 1) return u;
        break;
      case "sub":
        if (Object.is(b, 0)) return u;
        break;
      case "guard":
        if (a !== undefined) return Number.isNaN(a) ? u : v;
        if (this.isRelation(u) || u === v || (b !== undefined && Number.isNaN(b))) return v;
        break;
      default:
    }
    // IEEE addition and multiplication commute; min and max do not in their derivatives.
    const swap = (op === "add" || op === "mul" || op === "eq" || op === "ne") && u > v;
    return swap ? this.#node(op, 2, v, u) : this.#node(op, 2, u, v);
  }

  select(condition: NodeId, then: NodeId, otherwise: NodeId): NodeId {
    const value = this.constantOf(condition);
    if (value !== undefined) return value === 0 ? otherwise : then;
    if (then === otherwise) return then;
    if (this.isRelation(condition) && this.constantOf(then) === 1 && Object.is(this.constantOf(otherwise), 0)) return condition;
    return this.#node("select", 3, condition, then, otherwise);
  }

  /** Whether a node is a comparison: 1 or 0, never NaN. */
  isRelation(node: NodeId): boolean {
    return isRelation(this.op(node));
  }

  #table(op: Op): Map<number, NodeId> {
    let table = this.#ids.get(op);
    if (table === undefined) this.#ids.set(op, (table = new Map<number, NodeId>()));
    return table;
  }

  #node(op: Op, operands: number, a: number, b = 0, c = 0): NodeId {
    // A third operand is folded in through the id of the pair of the other two.
    const key = a * PAIR + (operands === 3 ? this.#pair(b, c) : b);
    const table = this.#table(op);
    let id = table.get(key);
    if (id === undefined) table.set(key, (id = this.#push(op, operands, a, b, c, Number.NaN)));
    return id;
  }

  readonly #pairs = new Map<number, number>();
  #pair(b: number, c: number): number {
    const key = b * PAIR + c;
    let id = this.#pairs.get(key);
    if (id === undefined) this.#pairs.set(key, (id = this.#pairs.size));
    return id;
  }

  #push(op: Op, operands: number, a: number, b: number, c: number, value: number): NodeId {
    let leaves = op === "input" ? ON_INPUT : op === "parameter" ? ON_PARAMETER : 0;
    if (operands > 0) leaves |= this.#leaves[a]!;
    if (operands > 1) leaves |= this.#leaves[b]!;
    if (operands > 2) leaves |= this.#leaves[c]!;
    this.#leaves.push(leaves);
    this.#arities.push(operands);
    this.#operands.push(a, b, c);
    this.#values.push(value);
    return this.#ops.push(op) - 1;
  }
}
