/**
 * How often the gradient turns along the border of a rectangle: the sum of the indices of the critical points inside (Poincaré–Hopf).
 * A piece of border is done once the gradient's bounds along it exclude 0: the gradient then stays within a half plane, and its turn is
 * the angle between its two ends. Other pieces are halved, down to neighbouring doubles. A kink counts as the short way between its sides.
 */
import { atan2 } from "../elementary/index.ts";
import { Flag } from "../model.ts";
import type { Window2 } from "../model.ts";
import type { Field } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";

/** Why there may be no winding number: the gradient vanishes on the border, is undefined there, jumps to its opposite, or it took too long. */
export type Winding =
  | { readonly turns: number }
  | { readonly turns?: undefined; readonly fault: "critical" | "undefined" | "jump" | "effort"; readonly x: number; readonly y: number };

const TWO_PI = 6.283185307179586;
/** A turn of the whole border is a whole number up to rounding. */
const ROUND = 0.01;
/** A gradient this much larger than at the corners grows without bound; then opposite means opposite up to rounding. */
const GROWN = 500;
const POLE = 1e-15;
/** A piece this short, in windows, that has a gradient at its ends only, lies across a pole. */
const AT_POLE = 1e-13;
const LINEAR = 100;
/** Pieces between two pauses. */
const BREATH = 256;

export interface Fineness {
  /** Pieces of border at most. */
  readonly pieces: number;
  /** Shortest piece, as a part of its side. */
  readonly grain: number;
  /** Sine of the angle below which two opposite gradients leave open which way is the short one. */
  readonly opposite: number;
}
/** Down to neighbouring doubles; opposite within ten times rounding. Some 10⁴ pieces are common around a hundred points. */
export const FINE: Fineness = { pieces: 400_000, grain: 1e-16, opposite: 1e-13 };
/** For a small neighbourhood, where a few dozen pieces are common. */
export const LOCAL: Fineness = { ...FINE, pieces: 4000 };
/** To tell a line of kinks from other boxes, by the thousand: what jumps to its opposite does so within the bends of a short piece. */
export const ROUGH: Fineness = { pieces: 1000, grain: 1e-7, opposite: 1e-6 };

type Point = readonly [number, number];
type Turn = { readonly angle: number } | { readonly angle?: undefined; readonly fault: "critical" | "undefined" | "jump" };

function size([gx, gy]: Point): number {
  return Math.max(Math.abs(gx), Math.abs(gy));
}

/** Angle from one gradient to the next, the short way; scaled, so that tiny ones do not underflow. */
function turn(from: Point, to: Point, opposite: number): Turn {
  const a = size(from);
  const b = size(to);
  if (!(a < Infinity && b < Infinity)) return { fault: "undefined" };
  if (a === 0 || b === 0) return { fault: "critical" };
  const [p, q, r, s] = [from[0] / a, from[1] / a, to[0] / b, to[1] / b];
  const across = p * s - q * r;
  const along = p * r + q * s;
  if (along < 0 && Math.abs(across) < opposite) return { fault: "jump" };
  return { angle: atan2(across, along) };
}

/** The gradient at a point of the border. One that underflows is taken from its bounds, which keep the sign. */
function slope(field: Field, [x, y]: Point): Point {
  const { gx, gy } = field.jet(x, y);
  if (gx !== 0 || gy !== 0) return [gx, gy];
  field.boundGradient(x, x, y, y);
  const [a, b, c, d] = field.enclosure.bounds as unknown as readonly [number, number, number, number];
  return (a <= 0 && b >= 0 && c <= 0 && d >= 0) || Number.isNaN(a) ? [gx, gy] : [a / 2 + b / 2 || a, c / 2 + d / 2 || c];
}

const BESIDE = [0.4, 0.6, 0.3, 0.7];
function between(from: Point, to: Point, part: number): Point {
  const along = (p: number, q: number): number => (part === 0.5 ? p / 2 + q / 2 : p + part * (q - p));
  return [along(from[0], to[0]), along(from[1], to[1])];
}

interface Piece {
  readonly from: Point;
  readonly to: Point;
  /** Gradients at both ends. */
  readonly a: Point;
  readonly b: Point;
}

/** The turn along a piece, or its halves. */
function settlePiece(field: Field, piece: Piece, shortest: number, opposite: number, usual: number): Turn | readonly [Piece, Piece] {
  const { from, to, a, b } = piece;
  const { state, flags } = along(field, from, to);
  if (state === "clear") {
    // Within a half plane nothing is ambiguous.
    return turn(a, b, 0);
  }
  if (state === "empty") return { fault: "undefined" };
  if (state === "zero") return { fault: "critical" };
  // The middle, or a point next to it where the middle has no gradient.
  let middle = between(from, to, 0.5);
  let g = slope(field, middle);
  for (const part of BESIDE) {
    if (size(g) < Infinity) break;
    middle = between(from, to, part);
    g = slope(field, middle);
  }
  const same = (p: Point): boolean => p[0] === middle[0] && p[1] === middle[1];
  const length = Math.abs(to[0] - from[0]) / field.width + Math.abs(to[1] - from[1]) / field.height;
  const pole = !(size(g) < Infinity) && length < AT_POLE;
  if (pole || same(from) || same(to) || Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]) <= shortest) {
    if ((flags & Flag.partial) !== 0) return { fault: "undefined" };
    if ((flags & Flag.kink) === 0) return { fault: "critical" };
    // Where the gradient grows without bound, as of √|u|, its two sides become opposite as they grow: what is left over still tells the
    // way, unless it vanishes as fast as the distance does, as at the edge of a ridge of constant height.
    const grown = Math.min(size(a), size(b)) > GROWN * usual;
    const step = turn(a, b, grown ? Math.max(POLE, LINEAR * length) : opposite);
    // On the kink itself the gradient is 0 by convention only.
    return step.angle === undefined && step.fault === "critical" ? { fault: "jump" } : step;
  }
  return [
    { from, to: middle, a, b: g },
    { from: middle, to, a: g, b },
  ];
}

/** The winding number along the border of [xlo, xhi] × [ylo, yhi], counterclockwise, in steps that can be interrupted. */
export function* windingInSteps(field: Field, [xlo, xhi, ylo, yhi]: Window2, { pieces, grain, opposite }: Fineness): Generator<undefined, Winding> {
  const corners: readonly Point[] = [
    [xlo, ylo],
    [xhi, ylo],
    [xhi, yhi],
    [xlo, yhi],
    [xlo, ylo],
  ];
  const usual = Math.max(...corners.map((corner) => size(slope(field, corner))));
  let sum = 0;
  let done = 0;
  for (let side = 0; side < 4; side++) {
    const from = corners[side]!;
    const to = corners[side + 1]!;
    const shortest = grain * (Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]));
    const stack: Piece[] = [{ from, to, a: slope(field, from), b: slope(field, to) }];
    for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
      if (++done > pieces) return { fault: "effort", x: piece.from[0], y: piece.from[1] };
      if (done % BREATH === 0) yield;
      const step = settlePiece(field, piece, shortest, opposite, usual);
      if ("length" in step) stack.push(step[1], step[0]);
      else if (step.angle === undefined) return { fault: step.fault, x: piece.from[0], y: piece.from[1] };
      else sum += step.angle;
    }
  }
  // Plus 0: no turn is not minus none.
  const turns = Math.round(sum / TWO_PI) + 0;
  return Math.abs(sum / TWO_PI - turns) < ROUND ? { turns } : { fault: "effort", x: xlo, y: ylo };
}

export function winding(field: Field, { x, y, rx, ry }: Box, fineness: Fineness): Winding {
  const steps = windingInSteps(field, [x - rx, x + rx, y - ry, y + ry], fineness);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What the bounds of the gradient say of a piece of border: "clear" where they exclude 0 and leave nothing undefined. */
function along(field: Field, from: Point, to: Point): { readonly state: "clear" | "open" | "empty" | "zero"; readonly flags: number } {
  const [xlo, xhi] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
  const [ylo, yhi] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
  const flags = field.boundGradient(xlo, xhi, ylo, yhi);
  const { bounds } = field.enclosure;
  const [fxlo, fxhi, fylo, fyhi] = [bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!];
  if ((flags & Flag.empty) !== 0) return { state: "empty", flags };
  if ((flags & Flag.partial) !== 0) return { state: "open", flags };
  if (fxlo > 0 || fxhi < 0 || fylo > 0 || fyhi < 0) return { state: "clear", flags };
  if (fxlo === 0 && fxhi === 0 && fylo === 0 && fyhi === 0) return { state: "zero", flags };
  if ((flags & Flag.kink) !== 0 || field.boundHessian() !== 0) return { state: "open", flags };
  // First-order bounds about the middle, in the direction of the gradient there: sharper on short pieces.
  const [dxx, dxy, dyy] = [bounds.slice(4, 6), bounds.slice(6, 8), bounds.slice(8, 10)];
  const rx = xhi / 2 - xlo / 2;
  const ry = yhi / 2 - ylo / 2;
  const { gx, gy } = field.jet(xlo + rx, ylo + ry);
  const scale = Math.max(Math.abs(gx), Math.abs(gy));
  if (!(scale > 0 && scale < Infinity)) return { state: "open", flags };
  field.boundGradient(xlo + rx, xlo + rx, ylo + ry, ylo + ry);
  const magnitude = (pair: Float64Array): number => Math.max(Math.abs(pair[0]!), Math.abs(pair[1]!));
  const u = gx / scale;
  const v = gy / scale;
  const sway = rx * combined(u, v, dxx, dxy) + ry * combined(u, v, dxy, dyy);
  const noise = Math.abs(u) * (bounds[1]! - bounds[0]!) + Math.abs(v) * (bounds[3]! - bounds[2]!);
  const centre = u * gx + v * gy;
  return { state: magnitude(dxx) < Infinity && centre - noise > sway ? "clear" : "open", flags };
}

/** Largest |u·p + v·q| over two intervals. */
function combined(u: number, v: number, p: Float64Array, q: Float64Array): number {
  const low = Math.min(u * p[0]!, u * p[1]!) + Math.min(v * q[0]!, v * q[1]!);
  const high = Math.max(u * p[0]!, u * p[1]!) + Math.max(v * q[0]!, v * q[1]!);
  return Math.max(Math.abs(low), Math.abs(high));
}
