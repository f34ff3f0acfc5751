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
  /** For each position in `kept`, then for each output: the nodes used there for the last time. */
  readonly expiring: readonly (readonly NodeId[])[];
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
    graph.operands(id).forEach((operand, slot) => (uses[operand]! += reads(graph, id, slot)));
  }

  const varies = new Uint8Array(size);
  const isKept = new Uint8Array(size);
  const depth = new Uint8Array(size);
  const inLoop = loopInput !== undefined;
  for (let id = 0; id < size; id++) {
    if (uses[id] === 0 || given(id)) continue;
    const operands = graph.operands(id);
    if (inLoop) varies[id] = graph.op(id) === "input" ? Number(graph.operand(id, 0) === loopInput) : Number(operands.some((operand) => varies[operand] === 1));
    let deepest = 0;
    for (const operand of operands) {
      // What leaves the loop is computed before it.
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
  return { kept, loopStart: before.length, expiring: lastUses(graph, outputs, given, kept, isKept, inLoop ? before.length : 0) };
}

/** Where each kept node is read last; those of before a loop are never free within it. */
function lastUses(
  graph: Graph,
  outputs: readonly NodeId[],
  given: (node: NodeId) => boolean,
  kept: readonly NodeId[],
  isKept: Uint8Array,
  loopStart: number,
): NodeId[][] {
  const expiring: NodeId[][] = Array.from({ length: kept.length + outputs.length }, () => []);
  const isBefore = new Set(kept.slice(0, loopStart));
  const last = new Int32Array(isKept.length).fill(-1);
  /** Position at which an inline node is written: that of its only user. */
  const place = new Int32Array(isKept.length).fill(-1);
  const read = (node: NodeId, position: number): void => {
    if (isKept[node] === 1) last[node] = Math.max(last[node]!, position);
    else place[node] = position;
  };
  outputs.forEach((output, i) => read(output, kept.length + i));
  const positionOf = new Int32Array(isKept.length).fill(-1);
  kept.forEach((node, position) => (positionOf[node] = position));
  for (let id = isKept.length - 1; id >= 0; id--) {
    const position = isKept[id] === 1 ? positionOf[id]! : place[id]!;
    if (position >= 0 && !given(id)) for (const operand of graph.operands(id)) read(operand, position);
  }
  for (const node of kept) {
    const position = last[node]!;
    if (position >= 0 && !(isBefore.has(node) && position >= loopStart)) expiring[position]!.push(node);
  }
  return expiring;
}
