/** Graph nodes → WebAssembly instructions. Every function reads its inputs from memory and leaves its outputs there. */
import type { Graph, NodeId } from "./graph.ts";
import { isImported1, isImported2, isRelation } from "./ops.ts";
import type { Imported1, Imported2, Op1, Op2, Relation } from "./ops.ts";
import { schedule } from "./schedule.ts";
import { at, Bytes, CODE, F64, I32 } from "./wasm-encoding.ts";

/** Byte offsets of inputs (or, while preparing, parameters) and outputs in the memory that all kernels share. */
export const INPUTS_AT = 0;
export const OUTPUTS_AT = 65536;
const DOUBLE = 8;

/** What the functions of a module share. */
export interface ModuleContext {
  readonly graph: Graph;
  /** Global that holds a node's value once parameters are prepared. */
  globalOf(node: NodeId): number | undefined;
  /** Index of an imported function. */
  importOf(name: Imported1 | Imported2): number;
}

const INSTRUCTIONS: Record<Exclude<Op2, Imported2 | "guard"> | Exclude<Op1, Imported1 | "sign" | "relu">, number> = {
  add: CODE.add,
  sub: CODE.sub,
  mul: CODE.mul,
  div: CODE.div,
  min: CODE.min,
  max: CODE.max,
  lt: CODE.lt,
  le: CODE.le,
  gt: CODE.gt,
  ge: CODE.ge,
  eq: CODE.eq,
  ne: CODE.ne,
  neg: CODE.neg,
  abs: CODE.abs,
  sqrt: CODE.sqrt,
};

interface BodyOptions {
  /** Number of locals that exist already. */
  readonly firstLocal?: number;
  /** Parameters are read from memory; nothing is prepared yet. */
  readonly preparing?: boolean;
  /** Writes code that yields input 0, where that is not in memory. */
  readonly firstInput?: () => void;
}

/** Body of one function: instructions, and locals that are used again after their last reading. */
class Body {
  readonly code = new Bytes();
  readonly #context: ModuleContext;
  readonly #preparing: boolean;
  readonly #firstInput: (() => void) | undefined;
  readonly #slots = new Map<NodeId, number>();
  readonly #free: number[] = [];
  #locals: number;

  constructor(context: ModuleContext, options: BodyOptions = {}) {
    this.#context = context;
    this.#locals = options.firstLocal ?? 0;
    this.#preparing = options.preparing ?? false;
    this.#firstInput = options.firstInput;
  }

  get locals(): number {
    return this.#locals;
  }

  given = (node: NodeId): boolean => {
    const { graph } = this.#context;
    return graph.op(node) === "constant" || (!this.#preparing && this.#context.globalOf(node) !== undefined);
  };

  /** Takes what is on the stack as the value of `node`. */
  keep(node: NodeId): void {
    const slot = this.#free.pop() ?? this.#locals++;
    this.#slots.set(node, slot);
    this.code.byte(CODE.localSet).u32(slot);
  }

  release = (node: NodeId): void => {
    this.#free.push(this.#slots.get(node)!);
  };

  constant(value: number): void {
    this.code.byte(CODE.f64Const).f64(value);
  }

  /** Reads a node that has a local or is given, else computes it in place. */
  value(node: NodeId): void {
    const slot = this.#slots.get(node);
    if (slot === undefined) this.compute(node);
    else this.code.byte(CODE.localGet).u32(slot);
  }

  compute(node: NodeId): void {
    const { graph } = this.#context;
    const global = this.#preparing ? undefined : this.#context.globalOf(node);
    if (global !== undefined) {
      this.code.byte(CODE.globalGet).u32(global);
      return;
    }
    const op = graph.op(node);
    const u = graph.operand(node, 0);
    const v = graph.operand(node, 1);
    switch (op) {
      case "constant":
        return this.constant(graph.constantOf(node)!);
      case "input":
      case "parameter":
        if (this.#firstInput !== undefined && op === "input" && u === 0) return this.#firstInput();
        this.code.bytes(CODE.i32Const, 0, CODE.load);
        return at(this.code, INPUTS_AT + DOUBLE * u);
      case "select":
        this.value(v);
        this.value(graph.operand(node, 2));
        this.#condition(u);
        this.code.byte(CODE.select);
        return;
      case "guard":
        // b where a = a, which only NaN is not.
        this.value(v);
        this.constant(Number.NaN);
        this.value(u);
        this.value(u);
        this.code.bytes(CODE.eq, CODE.select);
        return;
      case "sign":
        // ±1 where |u| > 0, else u itself: 0 or NaN.
        this.constant(1);
        this.value(u);
        this.code.byte(CODE.copysign);
        this.value(u);
        this.value(u);
        this.code.byte(CODE.abs);
        this.constant(0);
        this.code.bytes(CODE.gt, CODE.select);
        return;
      case "relu":
        this.value(u);
        this.constant(0);
        this.code.byte(CODE.max);
        return;
      default:
        for (let slot = 0; slot < graph.arity(node); slot++) this.value(graph.operand(node, slot));
        if (isImported1(op) || isImported2(op)) this.code.byte(CODE.call).u32(this.#context.importOf(op));
        else this.code.byte(INSTRUCTIONS[op]);
        if (isRelation(op)) this.code.byte(CODE.convertI32U);
    }
  }

  /** Leaves an i32 on the stack: whether a node's value is not 0. */
  #condition(node: NodeId): void {
    const { graph } = this.#context;
    const op = graph.op(node);
    if (isRelation(op) && !this.#slots.has(node) && !this.given(node)) {
      this.value(graph.operand(node, 0));
      this.value(graph.operand(node, 1));
      this.code.byte(INSTRUCTIONS[op satisfies Relation]);
      return;
    }
    this.value(node);
    this.constant(0);
    this.code.byte(CODE.ne);
  }
}

function functionBody(code: Bytes, localGroups: readonly (readonly [count: number, type: number])[]): Bytes {
  const groups = localGroups.filter(([count]) => count > 0);
  const body = new Bytes().u32(groups.length);
  for (const [count, type] of groups) body.u32(count).byte(type);
  return new Bytes().sized(body.append(code).byte(CODE.end));
}

/** () → f64: the first output is returned, the others are stored in order. */
export function emitFunction(context: ModuleContext, outputs: readonly NodeId[]): Bytes {
  const body = new Body(context);
  // Stored outputs first, so that the returned one ends on the stack.
  const order = [...outputs.slice(1), outputs[0]!];
  const { kept, eachExpiring } = schedule(context.graph, order, body.given);
  kept.forEach((node, position) => {
    body.compute(node);
    eachExpiring(position, body.release);
    body.keep(node);
  });
  order.forEach((output, i) => {
    const stored = i < order.length - 1;
    if (stored) body.code.bytes(CODE.i32Const, 0);
    body.value(output);
    if (stored) {
      body.code.byte(CODE.store);
      at(body.code, OUTPUTS_AT + DOUBLE * i);
    }
  });
  return functionBody(body.code, [[body.locals, F64]]);
}

/** () → (): reads the parameters from memory and fills the globals of everything that depends on them alone. */
export function emitPrepare(context: ModuleContext, prepared: readonly NodeId[]): Bytes {
  const body = new Body(context, { preparing: true });
  const { kept, eachExpiring } = schedule(context.graph, prepared, body.given);
  kept.forEach((node, position) => {
    body.compute(node);
    eachExpiring(position, body.release);
    body.keep(node);
  });
  for (const node of prepared) {
    body.value(node);
    body.code.byte(CODE.globalSet).u32(context.globalOf(node)!);
  }
  return functionBody(body.code, [[body.locals, F64]]);
}

/**
 * (x0, dx, count) → (): the output at input 0 = x0 + i·dx for i = 0…count−1, stored in a row. What does not depend on input 0 is
 * computed before the loop. One row a call: engines exchange a running function for an optimized one only between calls.
 */
export function emitRow(context: ModuleContext, output: NodeId): Bytes {
  const [x0, dx, count, i, firstLocal] = [0, 1, 2, 3, 4];
  const firstInput = (): void => {
    body.code.bytes(CODE.localGet, x0, CODE.localGet, i, CODE.convertI32U, CODE.localGet, dx, CODE.mul, CODE.add);
  };
  const body = new Body(context, { firstLocal, firstInput });
  const { code } = body;
  const { kept, loopStart, eachExpiring } = schedule(context.graph, [output], body.given, 0);
  const keepAt = (position: number): void => {
    body.compute(kept[position]!);
    eachExpiring(position, body.release);
    body.keep(kept[position]!);
  };
  for (let position = 0; position < loopStart; position++) keepAt(position);
  code.bytes(CODE.block, CODE.noResult, CODE.loop, CODE.noResult);
  code.bytes(CODE.localGet, i, CODE.localGet, count, CODE.i32GeU, CODE.brIf, 1);
  for (let position = loopStart; position < kept.length; position++) keepAt(position);
  code.bytes(CODE.localGet, i, CODE.i32Const, 3, CODE.i32Shl);
  body.value(output);
  code.byte(CODE.store);
  at(code, OUTPUTS_AT);
  code.bytes(CODE.localGet, i, CODE.i32Const, 1, CODE.i32Add, CODE.localSet, i, CODE.br, 0, CODE.end, CODE.end);
  return functionBody(code, [
    [1, I32],
    [body.locals - firstLocal, F64],
  ]);
}
