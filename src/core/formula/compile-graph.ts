/**
 * Expression graph → one WebAssembly module. It imports the elementary functions that it calls and the memory that all kernels
 * share, keeps its parameters (and whatever depends on them alone) in globals of its own, and exports one function per name.
 */
import { elementaryImports } from "../elementary/index.ts";
import type { Numbers } from "../model.ts";
import { emitFunction, emitPrepare, emitRow, INPUTS_AT, OUTPUTS_AT } from "./emit.ts";
import type { ModuleContext } from "./emit.ts";
import type { Graph, NodeId } from "./graph.ts";
import { isImported1 } from "./ops.ts";
import type { Imported1, Imported2 } from "./ops.ts";
import { Bytes, CODE, encodeModule, F64, functionType, I32, IMPORT_KIND, MUTABLE, SECTION } from "./wasm-encoding.ts";

export interface GraphSpec {
  readonly inputs: number;
  readonly parameters: number;
  /** Named functions; of each, the first output is returned and the rest are left in `outputs`. */
  readonly functions: Readonly<Record<string, readonly NodeId[]>>;
  /** Named row kernels over input 0, one output each. */
  readonly rows?: Readonly<Record<string, NodeId>>;
}

export type KernelFunction = () => number;
export type RowKernel = (x0: number, dx: number, count: number) => void;

/** One instance: its own parameters, the shared memory. Calls are synchronous: write `inputs`, call, read `outputs`. */
export interface Kernel {
  readonly inputs: Float64Array;
  readonly outputs: Float64Array;
  function(name: string): KernelFunction;
  row(name: string): RowKernel;
  /** All parameters, in order; until then they are NaN. */
  setParameters(values: Numbers): void;
}

export interface CompiledGraph {
  instantiate(): Kernel;
}

const PAGE = 65536;
const DOUBLE = 8;
/** 1 MiB: 8,192 inputs or parameters, then 122,880 outputs. An engine takes pages from the machine only once they are touched. */
const PAGES = 16;
const MOST_INPUTS = (OUTPUTS_AT - INPUTS_AT) / DOUBLE;
export const MOST_OUTPUTS = (PAGES * PAGE - OUTPUTS_AT) / DOUBLE;

// One memory for all kernels: each one of its own would reserve gigabytes of address space for its guard pages.
const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
const inputs = new Float64Array(memory.buffer, INPUTS_AT, MOST_INPUTS);
const outputs = new Float64Array(memory.buffer, OUTPUTS_AT, MOST_OUTPUTS);

const SIGNATURES = [
  { parameters: [], results: [F64] },
  { parameters: [], results: [] },
  { parameters: [F64, F64, I32], results: [] },
  { parameters: [F64], results: [F64] },
  { parameters: [F64, F64], results: [F64] },
];
const TYPE = { function: 0, prepare: 1, row: 2, imported1: 3, imported2: 4 };

/** Export names: what the caller calls a function must not collide with our own. */
const PREPARE = "prepare";
const functionExport = (name: string): string => `f:${name}`;
const rowExport = (name: string): string => `r:${name}`;

/** The largest expressions that depend on parameters but on no input: computed once, when parameters change. */
function findPrepared(graph: Graph, roots: readonly NodeId[]): NodeId[] {
  const wanted = new Uint8Array(graph.size);
  const prepared = new Set<NodeId>();
  const want = (node: NodeId): void => {
    if (graph.dependsOnParameter(node) && !graph.dependsOnInput(node)) prepared.add(node);
    else wanted[node] = 1;
  };
  roots.forEach(want);
  for (let id = graph.size - 1; id >= 0; id--) {
    if (wanted[id] === 1) for (let slot = 0; slot < graph.arity(id); slot++) want(graph.operand(id, slot));
  }
  return [...prepared].toSorted((a, b) => a - b);
}

export function compileGraph(graph: Graph, spec: GraphSpec): CompiledGraph {
  const { functions, rows = {} } = spec;
  const largest = Math.max(0, ...Object.values(functions).map((nodes) => nodes.length - 1));
  if (Math.max(spec.inputs, spec.parameters) > MOST_INPUTS || largest > MOST_OUTPUTS) throw new RangeError("a kernel has too many inputs or outputs");

  const prepared = findPrepared(graph, [...Object.values(functions).flat(), ...Object.values(rows)]);
  const globals = new Map(prepared.map((node, index) => [node, index]));
  const imported = new Map<Imported1 | Imported2, number>();
  const context: ModuleContext = {
    graph,
    globalOf: (node) => globals.get(node),
    importOf(name) {
      let index = imported.get(name);
      if (index === undefined) imported.set(name, (index = imported.size));
      return index;
    },
  };

  const made: { readonly name: string; readonly type: number; readonly body: Bytes }[] = [
    { name: PREPARE, type: TYPE.prepare, body: emitPrepare(context, prepared) },
    ...Object.entries(functions).map(([name, nodes]) => ({ name: functionExport(name), type: TYPE.function, body: emitFunction(context, nodes) })),
    ...Object.entries(rows).map(([name, node]) => ({ name: rowExport(name), type: TYPE.row, body: emitRow(context, node) })),
  ];

  const importEntries = [...imported.keys()].map((name) =>
    new Bytes()
      .name("elementary")
      .name(name)
      .byte(IMPORT_KIND.function)
      .u32(isImported1(name) ? TYPE.imported1 : TYPE.imported2),
  );
  importEntries.push(new Bytes().name("kernel").name("memory").bytes(IMPORT_KIND.memory, 1).u32(PAGES).u32(PAGES));
  const unset = (): Bytes => new Bytes().bytes(F64, MUTABLE, CODE.f64Const).f64(Number.NaN).byte(CODE.end);
  const bytes = encodeModule([
    { id: SECTION.type, entries: SIGNATURES.map(functionType) },
    { id: SECTION.import, entries: importEntries },
    { id: SECTION.function, entries: made.map(({ type }) => new Bytes().u32(type)) },
    { id: SECTION.global, entries: prepared.map(unset) },
    {
      id: SECTION.export,
      entries: made.map(({ name }, index) =>
        new Bytes()
          .name(name)
          .byte(0)
          .u32(imported.size + index),
      ),
    },
    { id: SECTION.code, entries: made.map(({ body }) => body) },
  ]);
  const module = new WebAssembly.Module(bytes);
  return { instantiate: () => instantiate(module, spec.parameters) };
}

function instantiate(module: WebAssembly.Module, parameters: number): Kernel {
  const elementary = elementaryImports as Record<string, (...args: number[]) => number>;
  const instance = new WebAssembly.Instance(module, { elementary, kernel: { memory } });
  const exported = (name: string): ((...args: number[]) => number) => {
    const value = instance.exports[name];
    if (typeof value !== "function") throw new RangeError(`a kernel has no function ${name}`);
    return value as (...args: number[]) => number;
  };
  const prepare = exported(PREPARE);
  return {
    inputs,
    outputs,
    function: (name) => exported(functionExport(name)),
    row: (name) => exported(rowExport(name)),
    setParameters(values) {
      if (values.length !== parameters) throw new RangeError(`a kernel has ${parameters} parameters, not ${values.length}`);
      for (let i = 0; i < parameters; i++) inputs[i] = values[i]!;
      prepare();
    },
  };
}
