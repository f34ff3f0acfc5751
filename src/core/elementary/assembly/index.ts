export function exp(x: f64): f64 { return NativeMath.exp(x); }
export function expm1(x: f64): f64 { return NativeMath.expm1(x); }
export function log(x: f64): f64 { return NativeMath.log(x); }
export function log1p(x: f64): f64 { return NativeMath.log1p(x); }
export function log2(x: f64): f64 { return NativeMath.log2(x); }
export function log10(x: f64): f64 { return NativeMath.log10(x); }
export { sin, cos, tan } from "./trigonometric";
export { sinh, tanh } from "./hyperbolic";
export { hypot } from "./hypot";
export function asin(x: f64): f64 { return NativeMath.asin(x); }
export function acos(x: f64): f64 { return NativeMath.acos(x); }
export function atan(x: f64): f64 { return NativeMath.atan(x); }
export function atan2(y: f64, x: f64): f64 { return NativeMath.atan2(y,x); }
export function cosh(x: f64): f64 { return NativeMath.cosh(x); }
export function pow(x: f64, y: f64): f64 { return NativeMath.pow(x,y); }
export function sigmoid(x: f64): f64 { let t=NativeMath.exp(-abs(x)); return (x>=0?1.0:t)/(1.0+t); }
export function softplus(x: f64): f64 { return max(x,0.0)+NativeMath.log1p(NativeMath.exp(-abs(x))); }
