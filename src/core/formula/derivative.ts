/**
 * Exact symbolic derivatives of graph nodes, forward mode (Griewank and Walther, Evaluating Derivatives, 2008, ch. 3) applied to
 * expressions instead of numbers: one new expression per node and input, shared by hash-consing, so that gradients and Hessians
 * grow linearly with the formula. Forms that stay accurate are preferred to shorter ones: σ′ = σ(u)σ(−u) and
 * 1/cosh² = 4σ(2u)σ(−2u) keep their digits in saturation, arcsin′ = 1/√((1−u)(1+u)) near ±1.
 *
 * At a kink: sign(0) = 0, |u|′ = sign u, relu′(0) = 0, min and max take their first argument; comparisons and sign have
 * derivative 0, and what a condition selects is differentiated piece by piece.
 */
import { add, div, mul, neg, scale, sub } from "./algebra.ts";
import type { Graph, NodeId, Note } from "./graph.ts";
import { power, powerLog, wholePower } from "./powers.ts";

/** log₂ e and log₁₀ e. */
const LOG2_E = 1.4426950408889634;
const LOG10_E = 0.4342944819032518;

/** Derivatives already made: per graph, by input and node. */
const memos = new WeakMap<Graph, Map<number, NodeId[]>>();

function memoOf(graph: Graph, input: number): NodeId[] {
  let byInput = memos.get(graph);
  if (byInput === undefined) memos.set(graph, (byInput = new Map<number, NodeId[]>()));
  let memo = byInput.get(input);
  if (memo === undefined) byInput.set(input, (memo = []));
  return memo;
}

/** Marks the nodes whose derivatives a node's own derivative is made of. */
function markSources(graph: Graph, node: NodeId, wanted: Uint8Array): void {
  const note = graph.notes.get(node);
  if (note === undefined) {
    const op = graph.op(node);
    // Neither what a condition nor what a guard looks at is differentiated.
    for (let slot = op === "select" || op === "guard" ? 1 : 0; slot < graph.arity(node); slot++) wanted[graph.operand(node, slot)] = 1;
  } else if (note.kind === "power") {
    wanted[note.base] = 1;
  } else if (note.kind === "power-log") {
    wanted[note.base] = 1;
    wanted[note.exponent] = 1;
  } else if (note.kind === "cosine") {
    wanted[note.u] = 1;
    wanted[note.v] = 1;
  } else {
    wanted[note.u] = 1;
  }
}

/** ∂node/∂input. Ids are a topological order, so two sweeps over them replace a recursion that a long formula would make deep. */
export function derivative(graph: Graph, node: NodeId, input: number): NodeId {
  const memo = memoOf(graph, input);
  const wanted = new Uint8Array(node + 1);
  wanted[node] = 1;
  for (let id = node; id >= 0; id--) if (wanted[id] === 1 && memo[id] === undefined) markSources(graph, id, wanted);
  // A note made during the sweep may name a node that the sweep passed over.
  const d = (of: NodeId): NodeId => memo[of] ?? derivative(graph, of, input);
  for (let id = 0; id <= node; id++) if (wanted[id] === 1 && memo[id] === undefined) memo[id] = differentiate(graph, id, input, d);
  return d(node);
}

type Derivatives = (node: NodeId) => NodeId;

function differentiate(graph: Graph, node: NodeId, input: number, d: Derivatives): NodeId {
  const note = graph.notes.get(node);
  if (note !== undefined) return differentiateNoted(graph, node, note, d);
  const op = graph.op(node);
  const u = graph.operand(node, 0);
  const v = graph.operand(node, 1);
  const zero = graph.constant(0);
  const one = graph.constant(1);
  const bySlope = (slope: () => NodeId): NodeId => (d(u) === zero ? zero : mul(graph, slope(), d(u)));
  const byInverseSlope = (inverse: () => NodeId): NodeId => (d(u) === zero ? zero : div(graph, d(u), inverse()));
  switch (op) {
    case "constant":
    case "parameter":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "eq":
    case "ne":
    case "sign":
      return zero;
    case "input":
      return u === input ? one : zero;
    case "guard":
      return d(v);
    case "select":
      return graph.select(u, d(v), d(graph.operand(node, 2)));
    case "neg":
      return neg(graph, d(u));
    case "add":
      return add(graph, d(u), d(v));
    case "sub":
      return sub(graph, d(u), d(v));
    case "mul":
      if (u === v) return scale(graph, 2, mul(graph, u, d(u)));
      return add(graph, mul(graph, d(u), v), mul(graph, u, d(v)));
    case "div":
      return div(graph, sub(graph, d(u), mul(graph, node, d(v))), v);
    case "min":
      return graph.select(graph.binary("le", u, v), d(u), d(v));
    case "max":
      return graph.select(graph.binary("ge", u, v), d(u), d(v));
    case "relu":
      return graph.select(graph.binary("gt", u, zero), d(u), zero);
    case "abs":
      return bySlope(() => graph.unary("sign", u));
    case "sqrt":
      return bySlope(() => graph.binary("div", graph.constant(0.5), node));
    case "exp":
      return bySlope(() => node);
    case "expm1":
      return bySlope(() => graph.unary("exp", u));
    case "log":
      return byInverseSlope(() => u);
    case "log1p":
      return byInverseSlope(() => graph.binary("add", one, u));
    case "log2":
      return scale(
        graph,
        LOG2_E,
        byInverseSlope(() => u),
      );
    case "log10":
      return scale(
        graph,
        LOG10_E,
        byInverseSlope(() => u),
      );
    case "sin":
      return bySlope(() => graph.unary("cos", u));
    case "cos":
      return neg(
        graph,
        bySlope(() => graph.unary("sin", u)),
      );
    case "tan":
      return bySlope(() => graph.binary("add", one, wholePower(graph, node, 2)));
    case "asin":
      return byInverseSlope(() => graph.unary("sqrt", oneMinusSquare(graph, u)));
    case "acos":
      return neg(
        graph,
        byInverseSlope(() => graph.unary("sqrt", oneMinusSquare(graph, u))),
      );
    case "atan":
      return byInverseSlope(() => graph.binary("add", one, wholePower(graph, u, 2)));
    case "sinh":
      return bySlope(() => graph.unary("cosh", u));
    case "cosh":
      return bySlope(() => graph.unary("sinh", u));
    case "tanh":
      return bySlope(() => sechSquare(graph, u));
    case "sigmoid":
      return bySlope(() => logistic(graph, u));
    case "softplus":
      return bySlope(() => graph.unary("sigmoid", u));
    case "hypot":
      return add(graph, mul(graph, cosine(graph, u, v), d(u)), mul(graph, cosine(graph, v, u), d(v)));
    case "atan2":
      return turn(graph, u, v, d);
    case "pow":
      return add(graph, powerByBase(graph, u, v, d), powerByExponent(graph, u, v, d));
  }
}

/** u / hypot(u, v), whose own derivative has a form that does not cancel. */
function cosine(graph: Graph, u: NodeId, v: NodeId): NodeId {
  const node = graph.binary("div", u, graph.binary("hypot", u, v));
  if (graph.constantOf(node) === undefined) graph.notes.set(node, { kind: "cosine", u, v });
  return node;
}

/** (v·u′ − u·v′) / (u² + v²), the turn of the vector (v, u), by its unit vector: squares would overflow and underflow. */
function turn(graph: Graph, u: NodeId, v: NodeId, d: Derivatives): NodeId {
  const across = sub(graph, mul(graph, cosine(graph, v, u), d(u)), mul(graph, cosine(graph, u, v), d(v)));
  return div(graph, across, graph.binary("hypot", u, v));
}

/** u^v·log(u)·v′; 0 also where v′ only happens to be 0, whatever the logarithm of u. */
function powerByExponent(graph: Graph, u: NodeId, v: NodeId, d: Derivatives): NodeId {
  const zero = graph.constant(0);
  const slope = d(v);
  if (slope === zero) return zero;
  return graph.select(graph.binary("ne", slope, zero), mul(graph, powerLog(graph, u, v, 1), slope), zero);
}

/** v·u^(v−1)·u′ */
function powerByBase(graph: Graph, u: NodeId, v: NodeId, d: Derivatives): NodeId {
  const zero = graph.constant(0);
  if (d(u) === zero) return zero;
  const lowered = power(graph, u, graph.binary("sub", v, graph.constant(1)));
  const slope = mul(graph, v, lowered);
  // A parameter may be 0: the power is then the constant 1, also at u = 0, where 0·u⁻¹ would be NaN.
  const guarded = graph.constantOf(v) === undefined && !graph.dependsOnInput(v) ? graph.select(v, slope, zero) : slope;
  return mul(graph, guarded, d(u));
}

function differentiateNoted(graph: Graph, node: NodeId, note: Note, d: Derivatives): NodeId {
  switch (note.kind) {
    case "power": {
      const slope = wholePower(graph, note.base, note.exponent - 1);
      return scale(graph, note.exponent, mul(graph, slope, d(note.base)));
    }
    case "power-log": {
      const { base, exponent, order } = note;
      const zero = graph.constant(0);
      const lowered = graph.binary("sub", exponent, graph.constant(1));
      const byBase = (): NodeId =>
        add(graph, mul(graph, exponent, powerLog(graph, base, lowered, order)), scale(graph, order, powerLog(graph, base, lowered, order - 1)));
      return add(
        graph,
        d(base) === zero ? zero : mul(graph, byBase(), d(base)),
        d(exponent) === zero ? zero : mul(graph, powerLog(graph, base, exponent, order + 1), d(exponent)),
      );
    }
    case "cosine": {
      const { u, v } = note;
      return mul(graph, cosine(graph, v, u), turn(graph, u, v, d));
    }
    // Half angles instead of differences of sigmoids, which would cancel near 0.
    case "logistic":
      return neg(graph, mul(graph, mul(graph, node, graph.unary("tanh", scale(graph, 0.5, note.u))), d(note.u)));
    case "sech2":
      return scale(graph, -2, mul(graph, mul(graph, node, graph.unary("tanh", note.u)), d(note.u)));
    case "one-minus-square":
      return scale(graph, -2, mul(graph, note.u, d(note.u)));
  }
}

function noted(graph: Graph, node: NodeId, kind: "logistic" | "sech2" | "one-minus-square", u: NodeId): NodeId {
  if (graph.constantOf(node) === undefined) graph.notes.set(node, { kind, u });
  return node;
}

/** σ(u)σ(−u) */
function logistic(graph: Graph, u: NodeId): NodeId {
  const node = graph.binary("mul", graph.unary("sigmoid", u), graph.unary("sigmoid", neg(graph, u)));
  return noted(graph, node, "logistic", u);
}

/** 1/cosh² u = 4σ(2u)σ(−2u) */
function sechSquare(graph: Graph, u: NodeId): NodeId {
  const twice = scale(graph, 2, u);
  const product = graph.binary("mul", graph.unary("sigmoid", twice), graph.unary("sigmoid", neg(graph, twice)));
  return noted(graph, graph.binary("mul", graph.constant(4), product), "sech2", u);
}

/** (1−u)(1+u) */
function oneMinusSquare(graph: Graph, u: NodeId): NodeId {
  const one = graph.constant(1);
  return noted(graph, graph.binary("mul", graph.binary("sub", one, u), graph.binary("add", one, u)), "one-minus-square", u);
}
