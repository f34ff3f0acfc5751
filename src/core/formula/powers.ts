/**
 * Powers. A constant whole exponent up to 8 becomes multiplications: exact for negative bases, about ten times faster than
 * a call of `pow`, and shared with the powers of the derivatives; n factors cost at most (n−1)/2 units in the last place
 * (3.5 at n = 8, against 1 of `pow`), so larger exponents are left to `pow`, which also takes negative bases there.
 * e^u is exp(u). Everything else is `pow`, with `pow`'s conventions: u^0 = 1 for every u.
 */
import type { Graph, NodeId } from "./graph.ts";

const LARGEST_MULTIPLIED_POWER = 8;
const E = 2.718281828459045;

function whole(graph: Graph, base: NodeId, exponent: number): NodeId {
  if (exponent === 0) return graph.constant(1);
  if (exponent === 1) return base;
  if (exponent < 0) return graph.binary("div", graph.constant(1), whole(graph, base, -exponent));
  if (exponent % 2 === 1) return graph.binary("mul", whole(graph, base, exponent - 1), base);
  const root = whole(graph, base, exponent / 2);
  return graph.binary("mul", root, root);
}

/** base^exponent for a whole exponent of at most 8 in size. */
export function wholePower(graph: Graph, base: NodeId, exponent: number): NodeId {
  const node = whole(graph, base, exponent);
  if (graph.constantOf(node) === undefined && exponent !== 1) {
    const known = graph.notes.get(node);
    // (x²)² and x⁴ are one node: the larger exponent gives the shorter derivative.
    if (known?.kind !== "power" || Math.abs(known.exponent) < Math.abs(exponent)) graph.notes.set(node, { kind: "power", base, exponent });
  }
  return node;
}

export function power(graph: Graph, base: NodeId, exponent: NodeId): NodeId {
  const n = graph.constantOf(exponent);
  if (n !== undefined && Number.isInteger(n) && Math.abs(n) <= LARGEST_MULTIPLIED_POWER) return wholePower(graph, base, n);
  if (graph.constantOf(base) === E) return graph.unary("exp", exponent);
  return graph.binary("pow", base, exponent);
}

/**
 * base^exponent · log(base)^order, order ≥ 1: the family that derivatives with respect to the exponent lead to.
 * At base 0 the product 0·∞ would be NaN; for a positive exponent its limit is 0. The family is closed under differentiation.
 */
export function powerLog(graph: Graph, base: NodeId, exponent: NodeId, order: number): NodeId {
  if (order === 0) return power(graph, base, exponent);
  const zero = graph.constant(0);
  const product = graph.binary("mul", power(graph, base, exponent), wholePower(graph, graph.unary("log", base), order));
  const atZero = graph.binary("eq", base, zero);
  const vanishes = graph.constantOf(atZero) === 0 ? zero : graph.binary("mul", atZero, graph.binary("gt", exponent, zero));
  const node = graph.select(vanishes, zero, product);
  if (graph.constantOf(node) === undefined) graph.notes.set(node, { kind: "power-log", base, exponent, order });
  return node;
}
