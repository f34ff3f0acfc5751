export function f(x: f64): f64 { return Math.exp(x); }
