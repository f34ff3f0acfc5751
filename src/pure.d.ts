/**
 * All that the pure layers may use of their host, beyond ECMAScript: WebAssembly, URI coding and base64, and the name of a signal to stop.
 * Browser, worker and Node have each of these; nothing here touches a page, a clock or chance.
 */
declare namespace WebAssembly {
  type ValueType = "f64" | "i32";
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
  }
  type ExportValue = Memory | ((...args: number[]) => number);
  class Instance {
    constructor(module: Module, imports?: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, ExportValue>;
  }
}
declare function atob(text: string): string;
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
/** A question that is not wanted any more says so; pure layers only pass it on. */
interface AbortSignal {
  readonly aborted: boolean;
}
