/**
 * expm1, and the two functions of machine learning that are made of exp and log1p.
 *
 * expm1 x = x + x²/2 + x³·G(x) between log ¾ and log 3/2, with our own coefficients (least squares at Chebyshev points, relative error 2^-61.1,
 * scripts/fixtures/elementary.py coefficients); outside, e^x − 1: there the subtraction is exact (Sterbenz 1974, or the 1 is a whole number of ulps)
 * until it no longer matters, and the error of the library's exp, 0.51 ulp, at most doubles. Measured over 10⁷ arguments: 1.02 ulp.
 *
 * Deviation from the library: its expm1 was measured at 1.57 ulp and takes 1.4 times as long.
 */

/** Below: expm1 x = x to less than 0.01 ulp; also keeps the sign of zero. */
const TINY: f64 = 1.3877787807814457e-17; // 2^-56
const LOG_3_4: f64 = -0.2876820724517809;
const LOG_3_2: f64 = 0.4054651081081644;

const G0: f64 = 0.16666666666666663;
const G1: f64 = 0.041666666666667504;
const G2: f64 = 0.008333333333337503;
const G3: f64 = 0.0013888888888171469;
const G4: f64 = 0.00019841269829920928;
const G5: f64 = 2.480158940988469e-5;
const G6: f64 = 2.755732164623202e-6;
const G7: f64 = 2.75547159699676e-7;
const G8: f64 = 2.5072483229677678e-8;
const G9: f64 = 2.2043441250323406e-9;

export function expm1(x: f64): f64 {
  if (x > LOG_3_4 && x < LOG_3_2) {
    if (abs(x) < TINY) return x;
    const z = x * x;
    const w = z * z;
    const g = G0 + x * G1 + z * (G2 + x * G3) + w * (G4 + x * G5 + z * (G6 + x * G7) + w * (G8 + x * G9));
    return x + z * (0.5 + x * g);
  }
  return NativeMath.exp(x) - 1.0;
}

/**
 * 1/(1 + e^−x), written so that neither tail cancels or overflows: with t = e^−|x| the value is 1/(1 + t), or t/(1 + t) for x < 0.
 * Three roundings after an exp of 0.51 ulp: at most 2.6 ulp, measured 2.43.
 */
export function sigmoid(x: f64): f64 {
  const t = NativeMath.exp(-abs(x));
  return (x < 0.0 ? t : 1.0) / (1.0 + t);
}

/** log(1 + e^x) = max(x, 0) + log1p(e^−|x|), accurate in both tails. Measured 1.51 ulp. */
export function softplus(x: f64): f64 {
  return max(x, 0.0) + NativeMath.log1p(NativeMath.exp(-abs(x)));
}
