/**
 * Bounds of a formula's gradient and Hessian over boxes: the expression graph evaluated in interval arithmetic
 * (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, ch. 2–6). Each result is widened by the rounding error of its
 * operation, so that a bound which excludes 0 proves it, and the bounds of a point are its rounding error.
 *
 * Deviations: what is not smooth is bounded from all sides of a kink at once (Clarke's gradient lies inside the bounds) and reported by
 * a flag; a positive number that underflows stays positive, so that the tails of exp keep their sign.
 */
import { boundOp } from "./interval-ops.ts";
import { OPCODES } from "./interval-codes.ts";
import type { Intervals } from "./interval-codes.ts";
import { formulaNodes } from "./compile-formula.ts";
import type { Formula } from "./formula.ts";
import type { Graph, NodeId } from "./graph.ts";
import type { Op } from "./ops.ts";
import { Flag } from "../model.ts";
import type { Enclosure, Numbers } from "../model.ts";

const BOUNDS = 10;

/** The nodes that `roots` are made of and `done` does not hold yet, in order; they are added to `done`. */
function schedule(of: { operands(node: NodeId): NodeId[] }, roots: readonly NodeId[], done: Uint8Array): Int32Array {
  const wanted = new Uint8Array(done.length);
  for (const root of roots) wanted[root] = 1;
  const order: number[] = [];
  for (let id = done.length - 1; id >= 0; id--) {
    if (wanted[id] !== 1 || done[id] === 1) continue;
    done[id] = 1;
    order.push(id);
    for (const operand of of.operands(id)) wanted[operand] = 1;
  }
  return Int32Array.from(order.toReversed());
}

/** Operations whose result may be a number although an operand is none. */
const FORGIVING: ReadonlySet<Op> = new Set(["lt", "le", "gt", "ge", "eq", "ne", "pow", "hypot"]);

/** Marks the nodes that are NaN only where the formula is, so that the domain of each is a domain of the formula. */
function strictNodes(graph: Graph, value: NodeId): Uint8Array {
  const strict = new Uint8Array(graph.size);
  strict[value] = 1;
  for (let id = value; id >= 0; id--) {
    const op = graph.op(id);
    if (strict[id] !== 1 || op === "select" || FORGIVING.has(op)) continue;
    for (let slot = 0; slot < graph.arity(id); slot++) strict[graph.operand(id, slot)] = 1;
  }
  return strict;
}

/** Of a formula in two variables. */
export function encloseFormula(formula: Formula, parameters: Numbers): Enclosure {
  const { graph, value, gradient, hessian } = formulaNodes(formula);
  const { size } = graph;
  const cells: Intervals = { lo: new Float64Array(size), hi: new Float64Array(size), strict: strictNodes(graph, value), flags: 0 };
  const { lo, hi } = cells;
  const codes = new Uint8Array(size);
  const a = new Int32Array(size);
  const b = new Int32Array(size);
  const c = new Int32Array(size);
  const x: number[] = [];
  const y: number[] = [];
  for (let id = 0; id < size; id++) {
    const op = graph.op(id);
    codes[id] = OPCODES[op];
    a[id] = graph.operand(id, 0);
    b[id] = graph.operand(id, 1);
    c[id] = graph.operand(id, 2);
    if (op === "input") (a[id] === 0 ? x : y).push(id);
    const fixed = op === "parameter" ? parameters[a[id]!]! : (graph.constantOf(id) ?? 0);
    lo[id] = fixed;
    hi[id] = fixed;
  }
  const done = new Uint8Array(size);
  for (let id = 0; id < size; id++) if (graph.arity(id) === 0) done[id] = 1;
  const first = schedule(graph, [value, ...gradient], done);
  const second = schedule(graph, hessian, done);
  const bounds = new Float64Array(BOUNDS);
  const sweep = (order: Int32Array): void => {
    for (let k = 0; k < order.length; k++) {
      const id = order[k]!;
      boundOp(cells, codes[id]!, id, a[id]!, b[id]!, c[id]!);
    }
  };
  const take = (nodes: readonly NodeId[], from: number): void => {
    nodes.forEach((node, i) => {
      bounds[from + 2 * i] = lo[node]!;
      bounds[from + 2 * i + 1] = hi[node]!;
    });
  };
  return {
    cost: first.length + second.length + 1,
    bounds,
    gradient(xlo, xhi, ylo, yhi) {
      for (const id of x) {
        lo[id] = xlo;
        hi[id] = xhi;
      }
      for (const id of y) {
        lo[id] = ylo;
        hi[id] = yhi;
      }
      cells.flags = 0;
      sweep(first);
      take(gradient, 0);
      if (Number.isNaN(lo[value]!)) cells.flags |= Flag.empty;
      return cells.flags;
    },
    hessian() {
      sweep(second);
      take(hessian, 4);
      return cells.flags;
    },
  };
}
