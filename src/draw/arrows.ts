/** Arrows: their outline, and the round factor by which vectors are drawn longer or shorter than they are. */

import { cutSegment } from "./clip.ts";
import type { Box, Cut } from "./clip.ts";

/** Longest arrow aimed at, and the lengths at which a factor in use is given up, in pixels. */
const AIM = 96;
const LONGEST = 160;
const SHORTEST = 20;
/** Factors beyond this would show rounding errors as directions. */
const MOST = 1e9;
/** A vector is drawn as it is where that is between SHORTEST and so many pixels long. */
const LONGEST_TRUE = 400;
const MANTISSAS = [5, 2, 1] as const;

/** The largest factor of 1, 2 or 5 times a power of ten that is at most `value`. */
export function roundDown(value: number): number {
  const power = Number(`1e${Math.floor(Math.log10(value))}`);
  return (MANTISSAS.find((mantissa) => mantissa * power <= value) ?? 1) * power;
}

/**
 * True to scale wherever that can be seen: then the tip of a step lies where the step leads.
 * @param longest length of the longest vector at factor 1, in pixels
 * @param previous the factor in use: kept while it does, so that a moving playhead does not make the scale jump
 * @returns a round factor; 0 where there is nothing to show
 */
export function arrowFactor(longest: number, previous: number): number {
  if (!(longest > 0) || !Number.isFinite(longest)) return 0;
  if (longest >= SHORTEST && longest <= LONGEST_TRUE) return 1;
  if (previous > 0 && longest * previous <= LONGEST && longest * previous >= SHORTEST) return previous;
  const ideal = AIM / longest;
  return ideal > MOST || ideal < 1 / MOST ? 0 : roundDown(ideal);
}

/** How far an arrow that leaves goes on beyond the border: its head must not look like its end. */
const BEYOND = 24;

export interface VisibleArrow {
  /** Where it is drawn to. */
  readonly tip: readonly [number, number];
  /** Where what can be seen of it ends. */
  readonly end: readonly [number, number];
}

/** The part of an arrow that a box shows; undefined where it shows nothing of it. */
export function visibleArrow(box: Box, ax: number, ay: number, bx: number, by: number): VisibleArrow | undefined {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  const cut: Cut = { from: 0, to: 1 };
  if (!Number.isFinite(length) || !cutSegment(box, ax, ay, bx, by, cut)) return undefined;
  const at = (share: number): readonly [number, number] => [ax + share * dx, ay + share * dy];
  return { tip: at(Math.min(1, cut.to + BEYOND / length)), end: at(cut.to) };
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
