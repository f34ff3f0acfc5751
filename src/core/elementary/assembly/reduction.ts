/**
 * Argument reduction for the trigonometric functions: x = n·π/2 + r with |r| ≤ π/4 (a little more at the seams), r as a sum of two doubles.
 *
 * Up to 2²⁰: Cody and Waite, "Software Manual for the Elementary Functions" (1980), with π/2 cut into pieces of 33 bits, so that n·piece is exact.
 * Beyond, and where x is so close to a multiple of π/2 that those 119 bits do not suffice: Payne and Hanek, "Radian reduction for
 * trigonometric functions", SIGNUM Newsletter 18 (1983): only the 192 bits of 2/π that matter for x modulo 2π are multiplied, in integers.
 * No double comes closer than 2⁻⁶² (relative to π/2) to a multiple of π/2, x = 0 apart (Kahan's search; Muller, "Elementary Functions", 3rd edition,
 * section 11.3.2), so that 128 bits of the fraction leave at least 66 significant ones.
 *
 * Deviation from the library (AssemblyScript 0.28.20): between 1.6·10⁶ and 4.2·10⁶ its own reduction reads the word before its table of 2/π, so that its
 * result depends on what lies there in memory (sin(−1760066.2891992314) came out with the wrong sign), and for larger arguments it loses the
 * last bits (sine 2.5 ulp, tangent 2.8 ulp) or, next to a multiple of π/2, all but a few (29,000 ulp).
 */

const TWO_OVER_PI: f64 = 0.6366197723675814;
/** The first 33 bits of π/2, the next 33, the next 53. */
const PIO2_1: f64 = 1.5707963267341256;
const PIO2_2: f64 = 6.077100506303966e-11;
const PIO2_3: f64 = 2.0222662487959506e-21;
/** π/2 as the nearest double, what that lacks, and the double's upper and lower halves. */
const PIO2_HEAD: f64 = 1.5707963267948966;
const PIO2_TAIL: f64 = 6.123233995736766e-17;
const PIO2_UPPER: f64 = reinterpret<f64>(0x3ff921fb50000000);
const PIO2_LOWER: f64 = PIO2_HEAD - PIO2_UPPER;

/** n·PIO2_1 is exact while n < 2²⁰. */
const CODY_WAITE_LIMIT: f64 = 1048576.0;
/** Below n times this, the subtraction has cancelled more bits than the three pieces of π/2 can give back. */
const CANCELLED: f64 = 4.656612873077393e-10; // 2^-31

/** Clears the lower 27 bits: products of two such halves are exact (Dekker 1971). */
const UPPER_HALF: u64 = 0xfffffffff8000000;

/** 2/π in words of 64 bits, after a word of zeros that lets the window begin left of the binary point. */
const TWO_OVER_PI_BITS = memory.data<u64>([
  0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c,
  0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f,
  0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
]);

/** A class only because TypeScript's grammar has no decorators on functions. */
export class Reduction {
  /** The remainder r = head + tail of the last reduction. */
  static head: f64 = 0.0;
  static tail: f64 = 0.0;

  /** Reduces a finite x with |x| > π/4; sets head and tail and returns n modulo 2³². */
  @inline static reduce(x: f64): i32 {
    if (abs(x) < CODY_WAITE_LIMIT) {
      const n = nearest(x * TWO_OVER_PI);
      const a = x - n * PIO2_1; // exact: both are multiples of 2^-53 and the difference is below 1
      const b = n * PIO2_2;
      const r = a - b;
      if (abs(r) > abs(n) * CANCELLED) {
        const c = n * PIO2_3 - (a - r - b);
        const y = r - c;
        Reduction.head = y;
        Reduction.tail = r - y - c;
        return <i32>n;
      }
    }
    return reduceLarge(x);
  }
}

/** Upper 64 bits of a 64 × 64-bit product. */
function multiplyHigh(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffffffff;
  const bHigh = b >> 32;
  const middle = aHigh * bLow + ((aLow * bLow) >> 32);
  return aHigh * bHigh + (middle >> 32) + ((aLow * bHigh + (middle & 0xffffffff)) >> 32);
}

function reduceLarge(x: f64): i32 {
  const bits = reinterpret<u64>(x);
  const m = (bits & 0x000fffffffffffff) | 0x0010000000000000; // |x| = m·2^e
  const e = <i32>((bits >> 52) & 0x7ff) - 1075;

  // Bits of 2/π left of position e−2 contribute multiples of 4 quarter turns: the window starts there (64 more for the word of zeros).
  const position = e + 62;
  const pointer = TWO_OVER_PI_BITS + ((<usize>position >> 6) << 3);
  const shift = <u64>(position & 63);
  const a = load<u64>(pointer);
  const b = load<u64>(pointer, 8);
  const c = load<u64>(pointer, 16);
  const d = load<u64>(pointer, 24);
  const back = 63 - shift; // one bit is shifted apart, as a shift by 64 would be one by 0
  const w0 = (a << shift) | ((b >> 1) >> back);
  const w1 = (b << shift) | ((c >> 1) >> back);
  const w2 = (c << shift) | ((d >> 1) >> back);

  // f = m·w modulo 2^192, so that x·2/π modulo 4 is 4·f/2^192.
  const f2 = m * w2;
  const low = m * w1;
  const f1 = low + multiplyHigh(m, w2);
  const f0 = m * w0 + multiplyHigh(m, w1) + <u64>(f1 < low);

  let n = <i32>(f0 >> 62);
  let g0 = (f0 << 2) | (f1 >> 62);
  let g1 = (f1 << 2) | (f2 >> 62);
  let negative = bits >> 63;
  if (<i64>g0 < 0) {
    // More than half a quarter turn: count one more and go back. The complement differs from the negative by 2^-128.
    n += 1;
    g0 = ~g0;
    g1 = ~g1;
    negative ^= 1;
  }
  const zeros = clz(g0);
  g0 = (g0 << zeros) | ((g1 >> 1) >> (63 - zeros));
  g1 <<= zeros;

  // The fraction, (hi + lo)·2^-zeros with hi of 53 bits in [1/2, 1), times π/2, in twice the working precision.
  const hi = <f64>(g0 >> 11) * 1.1102230246251565e-16; // 2^-53
  const lo = <f64>((g0 << 53) | (g1 >> 11)) * 6.018531076210112e-36; // 2^-117
  const upper = reinterpret<f64>(reinterpret<u64>(hi) & UPPER_HALF);
  const lower = hi - upper;
  const product = hi * PIO2_HEAD;
  const lost = upper * PIO2_UPPER - product + upper * PIO2_LOWER + lower * PIO2_UPPER + lower * PIO2_LOWER;
  const rest = lost + (hi * PIO2_TAIL + lo * PIO2_HEAD);
  const scale = reinterpret<f64>(((1023 - zeros) << 52) | (negative << 63));
  const y = product + rest;
  Reduction.head = y * scale;
  Reduction.tail = (product - y + rest) * scale;
  return bits >> 63 ? -n : n;
}
