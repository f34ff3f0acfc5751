/**
 * The elementary functions of the core, compiled to one WebAssembly module without imports: the same bits on every machine and engine, which
 * Math does not promise (Node and Chromium differ in the last bit for 1–10 % of the arguments of exp, log, sin, cos, pow and tanh).
 *
 * Source: AssemblyScript's standard library, a port of musl's libm (fdlibm by Sun Microsystems 1993; exp, log, log2, pow by Szabolcs Nagy, Arm, 2018).
 * Where it misses the bounds below, is wrong or slow, we have our own: trigonometric.ts (with reduction.ts), hyperbolic.ts, exponential.ts, hypot.ts.
 *
 * Bounds, tested against exact values: 1 ulp; sinh, cosh, tanh, expm1, atan2 2 ulp; sigmoid, softplus 3 ulp.
 * Measured, over 4·10⁶ arguments where each is worst: exp, log, log2, pow 0.54; log10 0.72; log1p, atan 0.85; acos 0.90; asin 0.94; cosh 1.03; atan2 1.48.
 *
 * Special values are those of C99, annex F, with JavaScript's two exceptions in pow, as a domain error gives NaN here: pow(1, NaN) and
 * pow(±1, ±Infinity) are NaN. pow(x, 0) = 1 for every x, NaN included. hypot(±Infinity, y) = Infinity for every y, NaN included. Signed zeros are kept.
 */
export { expm1, sigmoid, softplus } from "./exponential";
export { sinh, tanh } from "./hyperbolic";
export { hypot } from "./hypot";
export { cos, sin, tan } from "./trigonometric";

export function exp(x: f64): f64 {
  return NativeMath.exp(x);
}

export function log(x: f64): f64 {
  return NativeMath.log(x);
}

export function log1p(x: f64): f64 {
  return NativeMath.log1p(x);
}

export function log2(x: f64): f64 {
  return NativeMath.log2(x);
}

export function log10(x: f64): f64 {
  return NativeMath.log10(x);
}

export function asin(x: f64): f64 {
  return NativeMath.asin(x);
}

export function acos(x: f64): f64 {
  return NativeMath.acos(x);
}

export function atan(x: f64): f64 {
  return NativeMath.atan(x);
}

export function atan2(y: f64, x: f64): f64 {
  return NativeMath.atan2(y, x);
}

export function cosh(x: f64): f64 {
  return NativeMath.cosh(x);
}

export function pow(x: f64, y: f64): f64 {
  return NativeMath.pow(x, y);
}
