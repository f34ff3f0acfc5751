/**
 * The elementary functions: the only ones that the core calls, since Math's differ in the last bit from engine to engine.
 * Algorithms, accuracy and special values: assembly/index.ts. The module needs nothing of its host and is compiled when this file is first imported.
 */
import base64 from "./assembly/index.ts?asc";

type Unary = (x: number) => number;
type Binary = (a: number, b: number) => number;

const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const { memory: _memory, ...functions } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;

/** The functions by name, as WebAssembly exports: what other modules import as "elementary", calling them without a detour through JavaScript. */
export const elementaryImports = functions as Readonly<Record<ElementaryName, (...numbers: number[]) => number>>;

export type ElementaryName =
  | "exp"
  | "expm1"
  | "log"
  | "log1p"
  | "log2"
  | "log10"
  | "sin"
  | "cos"
  | "tan"
  | "asin"
  | "acos"
  | "atan"
  | "atan2"
  | "sinh"
  | "cosh"
  | "tanh"
  | "sigmoid"
  | "softplus"
  | "pow"
  | "hypot";

export const exp: Unary = elementaryImports.exp;
export const expm1: Unary = elementaryImports.expm1;
export const log: Unary = elementaryImports.log;
export const log1p: Unary = elementaryImports.log1p;
export const log2: Unary = elementaryImports.log2;
export const log10: Unary = elementaryImports.log10;
export const sin: Unary = elementaryImports.sin;
export const cos: Unary = elementaryImports.cos;
export const tan: Unary = elementaryImports.tan;
export const asin: Unary = elementaryImports.asin;
export const acos: Unary = elementaryImports.acos;
export const atan: Unary = elementaryImports.atan;
export const sinh: Unary = elementaryImports.sinh;
export const cosh: Unary = elementaryImports.cosh;
export const tanh: Unary = elementaryImports.tanh;
/** 1/(1 + e^−x). */
export const sigmoid: Unary = elementaryImports.sigmoid;
/** log(1 + e^x). */
export const softplus: Unary = elementaryImports.softplus;
/** x^y; pow(x, 0) = 1 always, pow(1, NaN) and pow(±1, ±Infinity) are NaN (JavaScript's reading, unlike C99's). */
export const pow: Binary = elementaryImports.pow;
/** The angle of the point (x, y), y first. */
export const atan2: Binary = elementaryImports.atan2;
export const hypot: Binary = elementaryImports.hypot;
