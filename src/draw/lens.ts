/** The geometry of a lens: errors as an image, the conic of a Hessian to scale. Lengths in units of the plane about the centre, y upwards. */
import type { Rgb } from "./colours.ts";

/** Errors from the first height to the second get tones of their own, by equal factors. */
export interface ErrorScale {
  readonly low: number;
  readonly high: number;
}

/** Decades of error that the tones are spread over. */
const DECADES = 4;

/** The square's points that lie in its disc. */
function inDisc(side: number, k: number): boolean {
  const at = (i: number): number => (2 * i) / (side - 1) - 1;
  return at(k % side) ** 2 + at(Math.floor(k / side)) ** 2 <= 1;
}

/** Up to the power of ten, or three times one, over the largest finite error in the disc. @returns `undefined` where there is none above rounding */
export function errorScale(values: Float64Array, model: Float64Array, side: number, rounding: number): ErrorScale | undefined {
  let largest = 0;
  for (let k = 0; k < values.length; k++) {
    const error = Math.abs(values[k]! - model[k]!);
    if (error > largest && error < Infinity && inDisc(side, k)) largest = error;
  }
  if (!(largest > rounding)) return undefined;
  const power = Math.floor(Math.log10(largest));
  const high = [1, 3, 10].map((mantissa) => Number(`${mantissa}e${power}`)).find((one) => one >= largest * (1 - 1e-12))!;
  return { low: high / 10 ** DECADES, high };
}

/** |values − model| as tones, in rows from above; transparent where there is no value. */
export function errorImage(values: Float64Array, model: Float64Array, side: number, scale: ErrorScale | undefined, tones: readonly Rgb[]): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * side * side);
  const span = scale === undefined ? 0 : Math.log(scale.high / scale.low);
  for (let k = 0; k < values.length; k++) {
    const error = Math.abs(values[k]! - model[k]!);
    if (Number.isNaN(error)) continue;
    const share = scale === undefined ? 0 : Math.max(0, Math.min(1, Math.log(error / scale.low) / span));
    const tone = tones[Math.round(share * (tones.length - 1))]!;
    const pixel = 4 * ((side - 1 - Math.floor(k / side)) * side + (k % side));
    pixels.set(tone, pixel);
    pixels[pixel + 3] = 255;
  }
  return pixels;
}

export interface Conic {
  /** Where ½dᵀHd = +rise, and where it is −rise: lines as x, y, x, y, … */
  readonly up: readonly (readonly number[])[];
  readonly down: readonly (readonly number[])[];
}

type Pair = readonly [number, number];
const CORNERS = 96;
const HALF = 24;
/** Arms of the conic that the rise is chosen for, as a share of the radius. */
const USUAL = 0.5;

/** A height, 1, 2 or 5 times a power of ten, at which the conic of the Hessian is about half as large as the lens. @returns 0 where the Hessian is 0 */
export function conicRise(eigenvalues: readonly number[], radius: number): number {
  const sizes = eigenvalues.map(Math.abs).filter((size) => size > 0 && size < Infinity);
  if (sizes.length === 0) return 0;
  const middle = Math.exp(sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length);
  const wanted = (middle * (USUAL * radius) ** 2) / 2;
  const power = Number(`1e${Math.floor(Math.log10(wanted))}`);
  return ([5, 2, 1].find((mantissa) => mantissa * power <= wanted) ?? 1) * power;
}

/** The ellipse, hyperbolas or parallel lines ½dᵀHd = ±rise about 0, as far as the reach. */
export function conicOf(eigenvalues: readonly number[], eigenvectors: readonly (readonly number[])[], rise: number, reach: number): Conic {
  const conic: { up: number[][]; down: number[][] } = { up: [], down: [] };
  if (!(rise > 0)) return conic;
  const arm = (i: 0 | 1): number => Math.sqrt((2 * rise) / Math.abs(eigenvalues[i]!));
  const place = (p: number, q: number): Pair => {
    const [u, v] = [eigenvectors[0]!, eigenvectors[1]!];
    return [p * u[0]! + q * v[0]!, p * u[1]! + q * v[1]!];
  };
  const side = (i: 0 | 1): number[][] => (eigenvalues[i]! > 0 ? conic.up : conic.down);
  if (eigenvalues[0]! * eigenvalues[1]! > 0) {
    const angles = Array.from({ length: CORNERS + 1 }, (_, k) => (2 * Math.PI * k) / CORNERS);
    side(0).push(angles.flatMap((angle) => place(arm(0) * Math.cos(angle), arm(1) * Math.sin(angle))));
    return conic;
  }
  for (const i of [0, 1] as const) {
    if (!(eigenvalues[i] !== 0 && arm(i) < reach)) continue;
    const other = arm(i === 0 ? 1 : 0);
    // Along a direction without curvature a hyperbola is a pair of straight lines.
    const end = Number.isFinite(other) ? Math.acosh(reach / arm(i)) : 1;
    const across = (t: number): number => (Number.isFinite(other) ? other * Math.sinh(t) : reach * t);
    const along = (t: number): number => (Number.isFinite(other) ? arm(i) * Math.cosh(t) : arm(i));
    const steps = Array.from({ length: 2 * HALF + 1 }, (_, k) => (end * (k - HALF)) / HALF);
    for (const sign of [1, -1]) {
      side(i).push(steps.flatMap((t) => (i === 0 ? place(sign * along(t), across(t)) : place(across(t), sign * along(t)))));
    }
  }
  return conic;
}
