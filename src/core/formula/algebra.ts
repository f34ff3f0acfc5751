/**
 * Arithmetic for building derivatives. Exact zero and one factors are dropped and signs and powers of two are moved to the
 * constants, which changes no digit of a finite result. That would hide a NaN of the other factor (0·NaN), so these are for
 * derivatives only: a compiled derivative is made NaN wherever the value is.
 */
import type { Graph, NodeId } from "./graph.ts";

/** Smallest normal double. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** Powers of two that derivatives bring with them lie well within; larger ones could overflow where the formula itself does not. */
const LARGEST_MOVED = 4294967296;

/** Whether multiplying by k only changes the exponent of a double, and that by little. */
function isPowerOfTwo(k: number): boolean {
  let size = Math.abs(k);
  if (!(size >= 1 / LARGEST_MOVED && size <= LARGEST_MOVED)) return false;
  if (size < 1) size *= LARGEST_MOVED;
  while (size > 1) size /= 2;
  return size === 1;
}

export function neg(graph: Graph, u: NodeId): NodeId {
  if (graph.constantOf(u) === 0) return u;
  if (graph.op(u) === "sub") return graph.binary("sub", graph.operand(u, 1), graph.operand(u, 0));
  if (graph.op(u) === "mul") {
    const a = graph.operand(u, 0);
    const b = graph.operand(u, 1);
    const first = graph.constantOf(a);
    if (first !== undefined) return graph.binary("mul", graph.constant(-first), b);
    const second = graph.constantOf(b);
    if (second !== undefined) return graph.binary("mul", graph.constant(-second), a);
  }
  return graph.unary("neg", u);
}

/** k·u */
export function scale(graph: Graph, k: number, u: NodeId): NodeId {
  if (k === 0 || graph.constantOf(u) === 0) return graph.constant(0);
  if (k === 1) return u;
  if (k === -1) return neg(graph, u);
  if (graph.op(u) === "neg") return scale(graph, -k, graph.operand(u, 0));
  if (graph.op(u) === "mul") {
    const a = graph.operand(u, 0);
    const b = graph.operand(u, 1);
    const constantFirst = graph.constantOf(a) !== undefined;
    const c = graph.constantOf(constantFirst ? a : b);
    const product = Math.abs(k * (c ?? 0));
    const isExact = c !== undefined && (isPowerOfTwo(k) || isPowerOfTwo(c)) && product >= SMALLEST_NORMAL && product < Infinity;
    if (isExact) return scale(graph, k * c, constantFirst ? b : a);
  }
  return graph.binary("mul", graph.constant(k), u);
}

export function mul(graph: Graph, u: NodeId, v: NodeId): NodeId {
  const a = graph.constantOf(u);
  if (a !== undefined) return scale(graph, a, v);
  const b = graph.constantOf(v);
  if (b !== undefined) return scale(graph, b, u);
  if (graph.op(u) === "neg") return neg(graph, mul(graph, graph.operand(u, 0), v));
  if (graph.op(v) === "neg") return neg(graph, mul(graph, u, graph.operand(v, 0)));
  for (const [factor, other] of [[u, v] as const, [v, u] as const]) {
    if (graph.op(factor) !== "mul") continue;
    // Where a constant stands first or second depends on its id.
    for (const slot of [0, 1] as const) {
      const c = graph.constantOf(graph.operand(factor, slot));
      if (c !== undefined && isPowerOfTwo(c)) return scale(graph, c, mul(graph, graph.operand(factor, slot === 0 ? 1 : 0), other));
    }
  }
  return graph.binary("mul", u, v);
}

export function div(graph: Graph, u: NodeId, v: NodeId): NodeId {
  if (graph.constantOf(u) === 0) return u;
  const k = graph.constantOf(v);
  if (k !== undefined && isPowerOfTwo(k)) return scale(graph, 1 / k, u);
  if (graph.op(u) === "neg") return neg(graph, div(graph, graph.operand(u, 0), v));
  return graph.binary("div", u, v);
}

export function add(graph: Graph, u: NodeId, v: NodeId): NodeId {
  if (graph.constantOf(u) === 0) return v;
  if (graph.constantOf(v) === 0) return u;
  if (u === v) return scale(graph, 2, u);
  if (graph.op(v) === "neg") return graph.binary("sub", u, graph.operand(v, 0));
  if (graph.op(u) === "neg") return graph.binary("sub", v, graph.operand(u, 0));
  return graph.binary("add", u, v);
}

export function sub(graph: Graph, u: NodeId, v: NodeId): NodeId {
  if (graph.constantOf(v) === 0) return u;
  if (graph.constantOf(u) === 0) return neg(graph, v);
  if (graph.op(v) === "neg") return add(graph, u, graph.operand(v, 0));
  return graph.binary("sub", u, v);
}
