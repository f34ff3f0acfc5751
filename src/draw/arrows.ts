/** Arrows: their outline, and the round factor by which vectors are drawn longer or shorter than they are. */

/** Longest arrow aimed at, and the lengths at which a factor in use is given up, in pixels. */
const AIM = 96;
const LONGEST = 160;
const SHORTEST = 20;
/** Factors beyond this would show rounding errors as directions. */
const MOST = 1e9;
const MANTISSAS = [5, 2, 1] as const;

/** The largest factor of 1, 2 or 5 times a power of ten that is at most `value`. */
function roundDown(value: number): number {
  const power = Number(`1e${Math.floor(Math.log10(value))}`);
  return (MANTISSAS.find((mantissa) => mantissa * power <= value) ?? 1) * power;
}

/**
 * @param longest length of the longest vector at factor 1, in pixels
 * @param previous the factor in use: kept while it does, so that a moving playhead does not make the scale jump
 * @returns a round factor; 0 where there is nothing to show
 */
export function arrowFactor(longest: number, previous: number): number {
  if (!(longest > 0) || !Number.isFinite(longest)) return 0;
  if (previous > 0 && longest * previous <= LONGEST && longest * previous >= SHORTEST) return previous;
  const ideal = AIM / longest;
  return ideal > MOST || ideal < 1 / MOST ? 0 : roundDown(ideal);
}

/** Half the width and the length of an arrow's head, as multiples of the shaft's width. */
const HEAD_HALF = 2;
const HEAD_LENGTH = 4.5;

/** An arrow as SVG path data: shaft and head in one outline, the head shortened where the arrow is short. */
export function arrowPath(ax: number, ay: number, bx: number, by: number, width: number): string {
  const length = Math.hypot(bx - ax, by - ay);
  if (!(length > 0)) return "";
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const head = Math.min(HEAD_LENGTH * width, length);
  const half = (HEAD_HALF * width * head) / (HEAD_LENGTH * width);
  const at = (along: number, across: number): string => `${(ax + ux * along - uy * across).toFixed(2)},${(ay + uy * along + ux * across).toFixed(2)}`;
  const shaft = length - head;
  const thin = Math.min(width / 2, half);
  return `M${at(0, thin)}L${at(shaft, thin)}L${at(shaft, half)}L${at(length, 0)}L${at(shaft, -half)}L${at(shaft, -thin)}L${at(0, -thin)}Z`;
}
