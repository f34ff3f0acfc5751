/**
 * Eigen-crosses of critical points: along each eigenvector of the Hessian an arm as long as the quadratic model needs to rise or fall by
 * one height, the same for all points of a picture, so that lengths can be compared: |½λd²| = rise.
 */

export interface ArmedPoint {
  readonly eigenvalues: readonly [number, number];
  readonly eigenvectors: readonly [readonly [number, number], readonly [number, number]];
}

export interface Arm {
  /** Unit vector in the plane. */
  readonly along: readonly [number, number];
  /** Of each half, in the units of the plane. */
  readonly length: number;
  readonly up: boolean;
  /** Longer than is drawn: the model is too flat for its length to mean anything here. */
  readonly cut: boolean;
}

/** Pixels of an arm that the middle one of a picture is given, and at most. */
const USUAL = 24;
const MOST = 64;

/** The rise, 1, 2 or 5 times a power of ten, that gives the middle arm about its usual length. @returns 0 where no point has arms */
export function armRise(points: readonly ArmedPoint[], unitsPerPixel: number): number {
  const sizes = points
    .flatMap(({ eigenvalues }) => eigenvalues.map(Math.abs))
    .filter((size) => size > 0 && Number.isFinite(size))
    .toSorted((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)];
  if (middle === undefined) return 0;
  const wanted = (middle * (USUAL * unitsPerPixel) ** 2) / 2;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const leading = wanted / power;
  return power * (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10);
}

export function armsOf({ eigenvalues, eigenvectors }: ArmedPoint, rise: number, unitsPerPixel: number): Arm[] {
  return eigenvalues.flatMap((value, i) => {
    if (value === 0 || !(rise > 0) || !Number.isFinite(value)) return [];
    const length = Math.sqrt((2 * rise) / Math.abs(value));
    const most = MOST * unitsPerPixel;
    return [{ along: eigenvectors[i]!, length: Math.min(length, most), up: value > 0, cut: length > most }];
  });
}

/** Pixels between neighbouring points from which on there is room for arms. */
export const ROOMY = 48;

/** Pixels between neighbours, were so many points spread evenly. */
export function apartOf(count: number, { width, height }: { readonly width: number; readonly height: number }): number {
  return Math.sqrt((width * height) / count);
}
