/**
 * Which nodes of a graph a function computes, in which order, and which of them it keeps in locals: a node used once is written
 * inline where it is used, any other is computed once. All sweeps run over ids, which are a topological order: nothing recurses.
 */
import type { Graph, NodeId } from "./graph.ts";

/** Expressions nested deeper than this get a local, which bounds the recursion of the code generator and the machine's operand stack. */
const DEEPEST_INLINE = 48;

export interface Schedule {
  /** Nodes kept in locals, in order of computation; those before `loopStart` do not vary with the loop's input. */
  readonly kept: readonly NodeId[];
  readonly loopStart: number;
  /** Visits the nodes that are used for the last time at a position: in `kept`, then among the outputs. */
  readonly eachExpiring: (position: number, visit: (node: NodeId) => void) => void;
}

/** How often generated code reads each operand of a node: `sign` and `guard` look at one several times. */
function reads(graph: Graph, node: NodeId, slot: number): number {
  const op = graph.op(node);
  return op === "sign" ? 3 : op === "guard" && slot === 0 ? 2 : 1;
}

/**
 * @param given whether a node's value is there already (constants, prepared parameters)
 * @param loopInput index of the input that varies in a loop: what does not depend on it is computed before the loop
 */
export function schedule(graph: Graph, outputs: readonly NodeId[], given: (node: NodeId) => boolean, loopInput?: number): Schedule {
  const size = Math.max(-1, ...outputs) + 1;
  const uses = new Int32Array(size);
  for (const output of outputs) uses[output]!++;
  for (let id = size - 1; id >= 0; id--) {
    if (uses[id] === 0 || given(id)) continue;
    for (let slot = 0; slot < graph.arity(id); slot++) uses[graph.operand(id, slot)]! += reads(graph, id, slot);
  }

  const varies = new Uint8Array(size);
  const isKept = new Uint8Array(size);
  const depth = new Uint8Array(size);
  const inLoop = loopInput !== undefined;
  for (let id = 0; id < size; id++) {
    if (uses[id] === 0 || given(id)) continue;
    const arity = graph.arity(id);
    if (graph.op(id) === "input" && graph.operand(id, 0) === loopInput) varies[id] = 1;
    for (let slot = 0; slot < arity; slot++) varies[id]! |= varies[graph.operand(id, slot)]!;
    let deepest = 0;
    for (let slot = 0; slot < arity; slot++) {
      const operand = graph.operand(id, slot);
      // What enters the loop is computed before it.
      if (varies[id] === 1 && varies[operand] === 0 && !given(operand)) isKept[operand] = 1;
      if (isKept[operand] === 0) deepest = Math.max(deepest, depth[operand]!);
    }
    depth[id] = deepest + 1;
    if (uses[id]! > 1 || depth[id]! > DEEPEST_INLINE) isKept[id] = 1;
  }
  if (inLoop) for (const output of outputs) if (varies[output] === 0 && !given(output)) isKept[output] = 1;

  const before: NodeId[] = [];
  const within: NodeId[] = [];
  for (let id = 0; id < size; id++) if (isKept[id] === 1) (varies[id] === 1 ? within : before).push(id);
  const kept = [...before, ...within];
  const last = lastUses(graph, outputs, given, kept, isKept, inLoop ? before.length : 0);
  return { kept, loopStart: before.length, eachExpiring: byPosition(kept, last, kept.length + outputs.length) };
}

/** Lists of nodes by the position of their last use, linked through one array. */
function byPosition(kept: readonly NodeId[], last: Int32Array, positions: number): Schedule["eachExpiring"] {
  const NONE = -1;
  const first = new Int32Array(positions + 1).fill(NONE);
  const next = new Int32Array(kept.length);
  last.forEach((position, index) => {
    next[index] = first[position]!;
    first[position] = index;
  });
  return (position, visit) => {
    for (let index = first[position]!; index !== NONE; index = next[index]!) visit(kept[index]!);
  };
}

/** Where each kept node is read last; those of before a loop are never free within it. */
function lastUses(
  graph: Graph,
  outputs: readonly NodeId[],
  given: (node: NodeId) => boolean,
  kept: readonly NodeId[],
  isKept: Uint8Array,
  loopStart: number,
): Int32Array {
  const positionOf = new Int32Array(isKept.length).fill(-1);
  kept.forEach((node, position) => (positionOf[node] = position));
  const last = new Int32Array(kept.length).fill(-1);
  /** Position at which an inline node is written: that of its only user. */
  const place = new Int32Array(isKept.length).fill(-1);
  const read = (node: NodeId, position: number): void => {
    if (isKept[node] === 0) place[node] = position;
    else if (last[positionOf[node]!]! < position) last[positionOf[node]!] = position;
  };
  outputs.forEach((output, i) => read(output, kept.length + i));
  for (let id = isKept.length - 1; id >= 0; id--) {
    const position = isKept[id] === 1 ? positionOf[id]! : place[id]!;
    if (position < 0 || given(id)) continue;
    for (let slot = 0; slot < graph.arity(id); slot++) read(graph.operand(id, slot), position);
  }
  for (let before = 0; before < loopStart; before++) if (last[before]! >= loopStart) last[before] = kept.length + outputs.length;
  return last;
}
