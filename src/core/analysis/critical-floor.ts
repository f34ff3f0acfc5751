/**
 * The floor of a valley, or the crest of a ridge. Where the curvature nᵀHn across is nowhere 0 in a box, every line along n holds at most
 * one point with n·∇f = 0. These points form a curve, all critical points of the box lie on it, and they are the zeros of one function of
 * one variable, the slope of the loss along the curve (Lyapunov–Schmidt reduction; Golubitsky and Schaeffer, Singularities and Groups in
 * Bifurcation Theory I, 1985, ch. I §3). However steep the walls are, that function is as tame as the floor itself.
 */
import { eigenOf } from "./critical-field.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";

/** A point of the floor. */
export interface FloorPoint {
  /** Place along the tangent of the box. */
  readonly s: number;
  readonly jet: Jet;
  /** Slope of the loss along the floor, the derivative of that slope, and what rounding leaves open of the slope. */
  readonly slope: number;
  readonly curvature: number;
  readonly noise: number;
}

export type Vector = readonly [number, number];

/** Half sides of the region in which the floor is followed, in those of the box: the second is for boxes next to what is not smooth. */
const REGIONS = [2, 1.1];
/** A box that has been shrunk to a line still needs some room. */
const THIN = 1e-3;
/** Curvature along, beside that across, at which a search of lines pays. */
const HOPEFUL = 0.3;
const FLAT = 0.05;
/** Lines of a box on which the floor is looked for, in half widths. */
export const LINES = [0, 0.5, -0.5, 0.9, -0.9];
/** How far along a box its floor is looked at, in half widths. */
const OVERHANG = 1.1;
/** Rounding of a place on the floor, beside the coordinates that it is computed from. */
const BLUR = 1e-15;
/** Rounding of a curvature beside the Hessian. */
const ROUNDING = 1e-15;
/** A slope below may be what is left of a larger one. */
const UNDERFLOW = 1e-300;
const STEPS = 60;
const HALVINGS = 12;

/** The steep direction of a Hessian, and the flat one, a quarter turn further. */
export function directions(jet: Jet): { readonly n: Vector; readonly t: Vector; readonly ratio: number } {
  const { values, vectors } = eigenOf(jet);
  const steep = Math.abs(values[0]) > Math.abs(values[1]) ? 0 : 1;
  const n = vectors[steep];
  return { n, t: [-n[1], n[0]], ratio: Math.abs(values[1 - steep]! / values[steep]) };
}

/** Slope along the floor at a point next to it: to first order the distance from the floor does not matter. Coordinates are up to `size`. */
export function floorPoint(field: Field, jet: Jet, n: Vector, t: Vector, s: number, size: number): FloorPoint {
  const { gx, gy, xx, xy, yy } = jet;
  const [hx, hy] = [xx * n[0] + xy * n[1], xy * n[0] + yy * n[1]];
  const across = n[0] * hx + n[1] * hy;
  const mixed = t[0] * hx + t[1] * hy;
  const lean = -mixed / across;
  const [u, v] = [t[0] + lean * n[0], t[1] + lean * n[1]];
  field.boundGradient(jet.x, jet.x, jet.y, jet.y);
  const { bounds } = field.enclosure;
  const curvature = t[0] * (xx * t[0] + xy * t[1]) + t[1] * (xy * t[0] + yy * t[1]) + lean * mixed;
  const bends = Math.abs(curvature) + ROUNDING * (Math.abs(xx) + 2 * Math.abs(xy) + Math.abs(yy));
  const noise = Math.abs(u) * (bounds[1]! - bounds[0]!) + Math.abs(v) * (bounds[3]! - bounds[2]!) + bends * BLUR * size + UNDERFLOW;
  return { s, jet, slope: u * gx + v * gy, curvature, noise };
}

/** A curve that has a point on each of some lines across a box. */
export interface Line {
  /** The point on the line at s; `undefined` where it is not in the region. */
  at(s: number): FloorPoint | undefined;
}
export interface Stretch<L extends Line> {
  readonly line: L;
  readonly lo: number;
  readonly hi: number;
}

/** From where to where a curve can be followed, through a place on it. */
export function stretch<L extends Line>(line: L, through: number, width: number): Stretch<L> | undefined {
  const half = OVERHANG * width;
  const start = Math.min(half, Math.max(-half, through));
  if (line.at(start) === undefined) return undefined;
  const end = (target: number): number => {
    if (line.at(target) !== undefined) return target;
    let [good, bad] = [start, target];
    for (let k = 0; k < HALVINGS; k++) {
      const middle = good / 2 + bad / 2;
      if (line.at(middle) === undefined) bad = middle;
      else good = middle;
    }
    return good;
  };
  return { line, lo: end(-half), hi: end(half) };
}

export class Floor implements Line {
  private guess = 0;

  private constructor(
    private readonly field: Field,
    readonly box: Box,
    private readonly region: Box,
    readonly n: Vector,
    readonly t: Vector,
    /** Sign of the curvature across: 1 in a valley, −1 on a ridge. */
    readonly sign: number,
  ) {}

  /** The floor through a box, where its Hessian proves that there is at most one, and the stretch of it that matters. */
  static of(field: Field, box: Box): Stretch<Floor> | undefined {
    const centre = directions(field.jet(box.x, box.y));
    if (!(centre.ratio <= HOPEFUL)) return undefined;
    for (const factor of REGIONS) {
      const [rx, ry] = [Math.max(box.rx * factor, THIN * box.ry), Math.max(box.ry * factor, THIN * box.rx)];
      const region: Box = { x: box.x, y: box.y, rx, ry };
      if (field.boundGradient(region.x - region.rx, region.x + region.rx, region.y - region.ry, region.y + region.ry) !== 0) continue;
      if (field.boundHessian() !== 0) continue;
      const bounds = field.enclosure.bounds.slice(4);
      const rough = build(bounds, centre.n, centre.t);
      if (rough === undefined) continue;
      const half = halfWidth(box, rough.t);
      for (const line of LINES) {
        const first = rough.at(line * half);
        if (first === undefined) continue;
        const { n, t, ratio } = directions(first.jet);
        if (!(ratio <= FLAT)) return undefined;
        const floor = build(bounds, n, t);
        return floor && stretch(floor, t[0] * (first.jet.x - box.x) + t[1] * (first.jet.y - box.y), halfWidth(box, t));
      }
      return undefined;

      function build(of: Float64Array, n: Vector, t: Vector): Floor | undefined {
        const sign = definite(of, n);
        return sign === 0 ? undefined : new Floor(field, box, region, n, t, sign);
      }
    }
    return undefined;
  }

  /** The point of the floor on one of the lines along n; `undefined` where it is not in the region. */
  at(s: number): FloorPoint | undefined {
    const { field, region, n, t, sign } = this;
    const x = this.box.x + s * t[0];
    const y = this.box.y + s * t[1];
    const [ax, bx] = cut(x - region.x, n[0], region.rx);
    const [ay, by] = cut(y - region.y, n[1], region.ry);
    let low = Math.max(ax, ay);
    let high = Math.min(bx, by);
    if (!(low < high)) return undefined;
    const jetAt = (along: number): Jet => field.jet(x + along * n[0], y + along * n[1]);
    const pull = ({ gx, gy }: Jet): number => sign * (n[0] * gx + n[1] * gy);
    let [knowsLow, knowsHigh] = [false, false];
    let along = Math.min(high, Math.max(low, this.guess));
    let jet = jetAt(along);
    let best = jet;
    for (let step = 0; step < STEPS; step++) {
      const size = pull(jet);
      if (Number.isNaN(size)) return undefined;
      if (Math.abs(size) < Math.abs(pull(best))) best = jet;
      if (size === 0) break;
      if (size > 0) [high, knowsHigh] = [along, true];
      else [low, knowsLow] = [along, true];
      const curvature = sign * (n[0] * (jet.xx * n[0] + 2 * jet.xy * n[1]) + n[1] * jet.yy * n[1]);
      let next = along - size / curvature;
      if (!(next > low)) {
        if (!knowsLow && pull(jetAt(low)) > 0) return undefined;
        knowsLow = true;
        next = low / 2 + along / 2;
      } else if (!(next < high)) {
        if (!knowsHigh && pull(jetAt(high)) < 0) return undefined;
        knowsHigh = true;
        next = high / 2 + along / 2;
      }
      const beside = jetAt(next);
      if (beside.x === jet.x && beside.y === jet.y) break;
      along = next;
      jet = beside;
    }
    this.guess = along;
    return floorPoint(field, best, n, t, s, Math.max(Math.abs(region.x) + region.rx, Math.abs(region.y) + region.ry));
  }
}

/** Sign of nᵀHn over bounds of H, 0 where it is open. */
function definite([axx, bxx, axy, bxy, ayy, byy]: Float64Array, [u, v]: Vector): number {
  // u² ≥ 0 and v² ≥ 0, so only the mixed term needs care.
  const mixed = 2 * u * v;
  if (u * u * axx! + v * v * ayy! + Math.min(mixed * axy!, mixed * bxy!) > 0) return 1;
  return u * u * bxx! + v * v * byy! + Math.max(mixed * axy!, mixed * bxy!) < 0 ? -1 : 0;
}

/** Half the width of a box in a direction. */
export function halfWidth(box: Box, [u, v]: Vector): number {
  return box.rx * Math.abs(u) + box.ry * Math.abs(v);
}

/** Where |offset + a·direction| ≤ half. */
export function cut(offset: number, direction: number, half: number): Vector {
  if (direction === 0) return Math.abs(offset) <= half ? [-Infinity, Infinity] : [0, 0];
  const p = (-half - offset) / direction;
  const q = (half - offset) / direction;
  return p < q ? [p, q] : [q, p];
}
