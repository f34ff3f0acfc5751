/**
 * sin, cos, tan: reduction modulo π/2, then polynomials on [−π/4, π/4] in the reduced argument y + t (t is what the double y lacks).
 *
 * The arrangement of the sums, which keeps every rounding error but the last one small, is that of Sun's fdlibm (k_sin.c, k_cos.c, k_tan.c, 1993);
 * the coefficients are our own: weighted least squares at Chebyshev points, rounded one after the other (scripts/fixtures/elementary.py coefficients).
 * Relative error of the polynomials before rounding: sin 2^-57.8, cos 2^-63.8, tan 2^-59.1.
 * Measured over 10⁷ arguments of all sizes: sin 0.78, cos 0.78, tan 0.89 ulp.
 *
 * Deviation from the library: all three are ours, because its reduction of large arguments is wrong (see reduction.ts).
 */
import { Reduction } from "./reduction";

const PIO4: f64 = 0.7853981633974483;
const PIO4_TAIL: f64 = 3.061616997868383e-17;

/** Below: sin x = tan x = x to less than 0.01 ulp; also keeps the sign of zero. */
const TINY: f64 = 7.450580596923828e-9; // 2^-27

const S1: f64 = -0.1666666666666663;
const S2: f64 = 0.008333333333321973;
const S3: f64 = -0.00019841269829520692;
const S4: f64 = 2.7557313607067274e-6;
const S5: f64 = -2.5050746453348854e-8;
const S6: f64 = 1.589618977343222e-10;

const C1: f64 = 0.041666666666666595;
const C2: f64 = -0.001388888888887346;
const C3: f64 = 2.4801587289117357e-5;
const C4: f64 = -2.755731425770238e-7;
const C5: f64 = 2.0875711542211635e-9;
const C6: f64 = -1.1359087310084711e-11;

/** The two polynomials; a class only because TypeScript's grammar has no decorators on functions. */
class Kernel {
  @inline static sin(y: f64, t: f64): f64 {
    const z = y * y;
    const r = S2 + z * (S3 + z * S4) + z * z * z * (S5 + z * S6);
    const v = z * y;
    return y - (z * (0.5 * t - v * r) - t - v * S1);
  }

  @inline static cos(y: f64, t: f64): f64 {
    const z = y * y;
    const w = z * z;
    const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
    const half = 0.5 * z;
    const c = 1.0 - half;
    return c + (1.0 - c - half + (z * r - y * t));
  }
}

export function sin(x: f64): f64 {
  const a = abs(x);
  let y = x;
  let t: f64 = 0.0;
  let n = 0;
  if (a > PIO4) {
    if (a == Infinity) return NaN;
    n = Reduction.reduce(x);
    y = Reduction.head;
    t = Reduction.tail;
  } else if (a < TINY) return x;
  const v = n & 1 ? Kernel.cos(y, t) : Kernel.sin(y, t);
  return n & 2 ? -v : v;
}

export function cos(x: f64): f64 {
  const a = abs(x);
  let y = x;
  let t: f64 = 0.0;
  let n = 0;
  if (a > PIO4) {
    if (a == Infinity) return NaN;
    n = Reduction.reduce(x);
    y = Reduction.head;
    t = Reduction.tail;
  }
  const v = n & 1 ? Kernel.sin(y, t) : Kernel.cos(y, t);
  return (n + 1) & 2 ? -v : v;
}

const T1: f64 = 0.33333333333333415;
const T2: f64 = 0.1333333333331955;
const T3: f64 = 0.053968253976459775;
const T4: f64 = 0.021869488289706793;
const T5: f64 = 0.008863239893959762;
const T6: f64 = 0.003592078470215799;
const T7: f64 = 0.0014562134253745204;
const T8: f64 = 0.000588023964314692;
const T9: f64 = 0.0002465155193548171;
const T10: f64 = 7.807101306816324e-5;
const T11: f64 = 7.155320931484605e-5;
const T12: f64 = -1.867371466291529e-5;
const T13: f64 = 2.594760077302232e-5;

/** From here to π/4 the polynomial's argument is the distance to π/4 instead, at most 0.111. */
const TAN_FOLD: f64 = 0.6744;

/** tan(y + t), or −1/tan(y + t) for an odd number of quarter turns. */
function tanKernel(y: f64, t: f64, odd: bool): f64 {
  const folded = abs(y) >= TAN_FOLD;
  const negative = y < 0.0;
  if (folded) {
    if (negative) {
      y = -y;
      t = -t;
    }
    y = PIO4 - y + (PIO4_TAIL - t);
    t = 0.0;
  }
  const z = y * y;
  const w = z * z;
  const even = T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12))));
  const uneven = T3 + w * (T5 + w * (T7 + w * (T9 + w * (T11 + w * T13))));
  const v = z * y;
  const r = t + z * (v * (z * uneven + even) + t) + T1 * v; // tan(y + t) = y + r
  const p = y + r;
  if (folded) {
    // tan(π/4 − y) = 1 − 2(p − p²/(1 + p)); its negative reciprocal is −1 − 2(p − p²/(p − 1)).
    const one: f64 = odd ? -1.0 : 1.0;
    const q = one - 2.0 * (y - ((p * p) / (p + one) - r));
    return negative ? -q : q;
  }
  if (!odd) return p;
  // −1/(y + r) with the error of the quotient q put back: q·p is computed exactly up to its leading halves.
  const q = -1.0 / p;
  const pUpper = reinterpret<f64>(reinterpret<u64>(p) & 0xffffffff00000000);
  const qUpper = reinterpret<f64>(reinterpret<u64>(q) & 0xffffffff00000000);
  const pLower = r - (pUpper - y);
  return qUpper + q * (1.0 + qUpper * pUpper + qUpper * pLower);
}

export function tan(x: f64): f64 {
  const a = abs(x);
  if (a <= PIO4) return a < TINY ? x : tanKernel(x, 0.0, false);
  if (!(a < Infinity)) return NaN;
  const n = Reduction.reduce(x);
  return tanKernel(Reduction.head, Reduction.tail, <bool>(n & 1));
}
