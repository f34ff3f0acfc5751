/**
 * How often the gradient turns along the border of a rectangle: the sum of the indices of the critical points inside (Poincaré–Hopf).
 * A piece of border is done once the gradient's bounds along it exclude 0: the gradient then stays within a half plane, and its turn is
 * the angle between its two ends. Other pieces are halved, down to neighbouring doubles. A kink counts as the short way between its sides.
 */
import { atan2 } from "../elementary/index.ts";
import { Flag } from "../model.ts";
import type { Field } from "./critical-field.ts";

/** Why there may be no winding number: the gradient vanishes on the border, is undefined there, jumps to its opposite, or it took too long. */
export type Winding =
  | { readonly turns: number }
  | { readonly turns?: undefined; readonly fault: "critical" | "undefined" | "jump" | "effort"; readonly x: number; readonly y: number };

const TWO_PI = 6.283185307179586;
/** Pieces of one border at most: some 10⁴ are common around a hundred points. */
const MOST_PIECES = 400_000;
/** Sine of the angle below which two opposite gradients leave open which way is the short one; ten times their rounding. */
const OPPOSITE = 1e-13;
/** A turn of the whole border is a whole number up to rounding. */
const ROUND = 0.01;

type Point = readonly [number, number];
type Turn = { readonly angle: number } | { readonly angle?: undefined; readonly fault: "critical" | "undefined" | "jump" };

/** Angle from one gradient to the next, the short way; scaled, so that tiny ones do not underflow. */
function turn(from: Point, to: Point): Turn {
  const a = Math.max(Math.abs(from[0]), Math.abs(from[1]));
  const b = Math.max(Math.abs(to[0]), Math.abs(to[1]));
  if (!(a < Infinity && b < Infinity)) return { fault: "undefined" };
  if (a === 0 || b === 0) return { fault: "critical" };
  const [p, q, r, s] = [from[0] / a, from[1] / a, to[0] / b, to[1] / b];
  const across = p * s - q * r;
  const along = p * r + q * s;
  if (along < 0 && Math.abs(across) < OPPOSITE) return { fault: "jump" };
  return { angle: atan2(across, along) };
}

export function winding(field: Field, xlo: number, xhi: number, ylo: number, yhi: number, mostPieces = MOST_PIECES): Winding {
  const corners: readonly Point[] = [
    [xlo, ylo],
    [xhi, ylo],
    [xhi, yhi],
    [xlo, yhi],
    [xlo, ylo],
  ];
  const slope = ([x, y]: Point): Point => {
    const { gx, gy } = field.jet(x, y);
    return [gx, gy];
  };
  let sum = 0;
  let pieces = 0;
  for (let side = 0; side < 4; side++) {
    const stack: { from: Point; to: Point; a: Point; b: Point }[] = [];
    const from = corners[side]!;
    const to = corners[side + 1]!;
    stack.push({ from, to, a: slope(from), b: slope(to) });
    for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
      if (++pieces > mostPieces) return { fault: "effort", x: piece.from[0], y: piece.from[1] };
      const { state, flags } = along(field, piece.from, piece.to);
      let step: Turn | undefined;
      if (state === "clear") {
        step = turn(piece.a, piece.b);
      } else {
        const middle: Point = [piece.from[0] / 2 + piece.to[0] / 2, piece.from[1] / 2 + piece.to[1] / 2];
        const same = (p: Point): boolean => p[0] === middle[0] && p[1] === middle[1];
        if (state === "empty") step = { fault: "undefined" };
        else if (state === "zero") step = { fault: "critical" };
        else if (same(piece.from) || same(piece.to)) {
          step = (flags & Flag.partial) !== 0 ? { fault: "undefined" } : (flags & Flag.kink) !== 0 ? turn(piece.a, piece.b) : { fault: "critical" };
        } else {
          const g = slope(middle);
          stack.push({ from: middle, to: piece.to, a: g, b: piece.b }, { from: piece.from, to: middle, a: piece.a, b: g });
          continue;
        }
      }
      if (step.angle === undefined) return { fault: step.fault, x: piece.from[0], y: piece.from[1] };
      sum += step.angle;
    }
  }
  const turns = Math.round(sum / TWO_PI);
  return Math.abs(sum / TWO_PI - turns) < ROUND ? { turns } : { fault: "effort", x: xlo, y: ylo };
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
