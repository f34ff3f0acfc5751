/** The little of WebAssembly's binary format that expression kernels need (WebAssembly Core Specification 1.0, chapter 5). */

export const F64 = 0x7c;
export const I32 = 0x7f;
const FUNCTION_TYPE = 0x60;
const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
export const SECTION = { type: 1, import: 2, function: 3, global: 6, export: 7, code: 10 } as const;
export const IMPORT_KIND = { function: 0, memory: 2 } as const;
export const MUTABLE = 0x01;
/** log₂ of the alignment of a double. */
const DOUBLE_ALIGNMENT = 3;

export const CODE = {
  block: 0x02,
  loop: 0x03,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  call: 0x10,
  select: 0x1b,
  localGet: 0x20,
  localSet: 0x21,
  globalGet: 0x23,
  globalSet: 0x24,
  load: 0x2b,
  store: 0x39,
  i32Const: 0x41,
  f64Const: 0x44,
  i32GeU: 0x4f,
  eq: 0x61,
  ne: 0x62,
  lt: 0x63,
  gt: 0x64,
  le: 0x65,
  ge: 0x66,
  i32Add: 0x6a,
  i32Shl: 0x74,
  abs: 0x99,
  neg: 0x9a,
  sqrt: 0x9f,
  add: 0xa0,
  sub: 0xa1,
  mul: 0xa2,
  div: 0xa3,
  min: 0xa4,
  max: 0xa5,
  copysign: 0xa6,
  convertI32U: 0xb8,
  noResult: 0x40,
} as const;

/** A growing byte string. */
export class Bytes {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  byte(value: number): this {
    if (this.#length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  bytes(...values: readonly number[]): this {
    for (const value of values) this.byte(value);
    return this;
  }

  /** Unsigned LEB128. */
  u32(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** Little-endian double. */
  f64(value: number): this {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
    return this;
  }

  /** ASCII name with its length. */
  name(text: string): this {
    this.u32(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
    return this;
  }

  append(other: Bytes): this {
    this.#reserve(other.#length);
    this.#bytes.set(other.#bytes.subarray(0, other.#length), this.#length);
    this.#length += other.#length;
    return this;
  }

  /** `other` with its length in front. */
  sized(other: Bytes): this {
    return this.u32(other.length).append(other);
  }

  toArray(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}

export interface Signature {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
}

export function functionType({ parameters, results }: Signature): Bytes {
  return new Bytes()
    .byte(FUNCTION_TYPE)
    .u32(parameters.length)
    .bytes(...parameters)
    .u32(results.length)
    .bytes(...results);
}

/** Address operand of a load or store. */
export function at(bytes: Bytes, offset: number): void {
  bytes.u32(DOUBLE_ALIGNMENT).u32(offset);
}

/** A module from its sections; each is a list of entries. */
export function encodeModule(sections: readonly { readonly id: number; readonly entries: readonly Bytes[] }[]): Uint8Array<ArrayBuffer> {
  const out = new Bytes().bytes(...MAGIC_AND_VERSION);
  for (const { id, entries } of sections) {
    if (entries.length === 0) continue;
    const body = new Bytes().u32(entries.length);
    for (const entry of entries) body.append(entry);
    out.byte(id).sized(body);
  }
  return out.toArray();
}
