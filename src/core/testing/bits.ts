/**
 * Digests of the result bits of scalar functions over seeded arguments, to compare engines: equal digests, equal bits.
 * Arguments and digests are built with 32-bit integer arithmetic alone, so that nothing but the function under test can differ.
 */

/** Evaluations per function: enough that a difference at one argument in a thousand cannot be missed. */
export const BITS_CASES = 24_000;

const view = new DataView(new ArrayBuffer(8));
/** The bits of every NaN: which NaN an operation gives is left open by WebAssembly and JavaScript alike. */
const NAN_HIGH = 0x7ff80000;

/** Finalizer of MurmurHash3 (Appleby): a bijection of 32-bit integers in which every input bit moves every output bit. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Each name has arguments of its own, whatever other functions there are. */
export function seriesOf(name: string): number {
  let h = mix(name.length);
  for (let i = 0; i < name.length; i++) h = mix(h ^ name.charCodeAt(i));
  return h;
}

/**
 * The i-th argument of a series. One quarter: any bits at all, so every binade, infinities and NaN occur. One half: sizes from 2⁻¹⁶ to 2¹⁵, where most
 * functions are neither constant nor infinite. One quarter: five significant bits, sizes from 2⁻³ to 2⁴, where integers, halves and exact results lie.
 */
export function seededArgument(series: number, i: number): number {
  let high = mix(series ^ Math.imul(i + 1, 0x9e3779b1));
  let low = mix(high ^ series ^ 0x5bd1e995);
  const kind = mix(low ^ i) >>> 30;
  if (kind !== 0) {
    const exponent = kind === 3 ? 1023 - 3 + ((high >>> 20) & 7) : 1023 - 16 + ((high >>> 20) & 31);
    high = (high & 0x800fffff) | (exponent << 20);
  }
  if (kind === 3) {
    high &= 0xffff0000;
    low = 0;
  }
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

type Scalar = (x: number, y: number) => number;

/** Folds the bits of numbers into sixteen hexadecimal digits: two chains that take the words in different order, so that one changed word always changes both. */
export class BitDigest {
  private a = 0x243f6a88;
  private b = 0x85a308d3;

  add(value: number): void {
    view.setFloat64(0, value);
    const high = Number.isNaN(value) ? NAN_HIGH : view.getUint32(0);
    const low = Number.isNaN(value) ? 0 : view.getUint32(4);
    // Every step is a bijection of its chain.
    this.a = mix(mix(this.a ^ high) ^ low);
    this.b = mix((mix((this.b + low) | 0) + high) | 0);
  }

  get text(): string {
    return this.a.toString(16).padStart(8, "0") + this.b.toString(16).padStart(8, "0");
  }
}

/** The digest of all results f(x) or f(x, y) over the arguments that belong to the name. */
export function bitsOf(name: string, f: Scalar): string {
  const first = seriesOf(name);
  const second = mix(first);
  const digest = new BitDigest();
  for (let i = 0; i < BITS_CASES; i++) digest.add(f(seededArgument(first, i), seededArgument(second, i)));
  return digest.text;
}

export function allBits(functions: Readonly<Record<string, Scalar>>): Record<string, string> {
  return Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, bitsOf(name, f)]));
}
