/**
 * Critical points on a valley's floor (critical-floor.ts). Where rounding hides the slope on a stretch of it, the stretch is a continuum
 * or a single degenerate point: a curve of critical points of an analytic function has no ends (Sullivan, Combinatorial Invariants of
 * Analytic Spaces, 1971), so a stretch on whose both ends the slope comes into sight is a point. Its index is that of the slope's change.
 */
import { Crease } from "./critical-crease.ts";
import { Floor } from "./critical-floor.ts";
import { isHidden, isSimple, powerZero, scan } from "./critical-scan.ts";
import { along, distance, trace } from "./critical-trace.ts";
import { gradNorm } from "./critical-field.ts";
import { roundings } from "./critical-written.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { FloorPoint } from "./critical-floor.ts";
import type { Box } from "./critical-roots.ts";
import type { Effort, Zone } from "./critical-scan.ts";
import type { Trail } from "./critical-trace.ts";

/** A zero of the gradient on a floor. */
export interface Seat {
  readonly jet: Jet;
  readonly index: number;
  /** A single zero, where the Hessian decides; else a degenerate one. */
  readonly simple: boolean;
  /** How far the zero may be from where it is said to be, in x and y. */
  readonly spread: readonly [number, number];
}

/** A point this far outside a box, in its half sides, is its own; neighbours find the same. */
const SLACK = 1e-6;
/** Places on a floor are told apart, in half sides of its box. */
const RESOLUTION = 1e-14;
/** Times its rounding error up to which a slope is followed from the place where it vanishes, and doublings on the way. */
const PLAIN = 1e4;
const DOUBLINGS = 8;
/** Half sides, in windows, of a box too small for a first look to tell a crease without any slope. */
const SMALL = 1 / 1200;
/** Length, in windows, from which on a floor that cannot be followed to an end is a continuum. */
const LEAST = 1e-6;
/** Each look at a crease is a search along a line. */
const CREASE_EFFORT: Effort = { pieces: 8, looks: 800 };
/** Where two creases cross, the slope jumps, and what is seen of it within this part of a box is rounding. */
const MERGED = 1e-9;
/** The same in windows. */
const TOGETHER = 1e-12;

function isIn({ x, y, rx, ry }: Box, jet: Jet, spread: readonly [number, number] = [0, 0]): boolean {
  const slack = SLACK * Math.max(rx, ry);
  return Math.abs(jet.x - x) <= rx + slack + spread[0] && Math.abs(jet.y - y) <= ry + slack + spread[1];
}

/** Of the rectangle around two points, and of the places that the coordinates of a box can tell apart. */
function halfSides(a: Jet, b: Jet, { rx, ry }: Box): readonly [number, number] {
  const least = RESOLUTION * Math.max(rx, ry);
  return [Math.abs(a.x - b.x) / 2 + least, Math.abs(a.y - b.y) / 2 + least];
}

function sign(value: number): number {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/** Stretches that lie close together as one. */
function merged(zones: readonly Zone[], close: number): readonly Zone[] {
  const result: Zone[] = [];
  for (const zone of zones) {
    const last = result.at(-1);
    if (last !== undefined && zone.from.s - last.to.s <= close) result[result.length - 1] = { ...last, to: zone.to, root: undefined };
    else result.push(zone);
  }
  return result;
}

export class Valleys {
  private readonly trails: Trail[] = [];

  constructor(
    private readonly field: Field,
    private readonly found: (seat: Seat) => void,
    private readonly kink: (kink: Omit<Seat, "simple">) => void,
    private readonly continuum: (at: Jet) => void,
  ) {}

  /** Finds all critical points of a box, if they lie on a floor. @returns whether that could be done */
  settle(box: Box): boolean {
    const stretch = Floor.of(this.field, box);
    if (stretch === undefined) return false;
    const { line: floor, lo, hi } = stretch;
    const zones = scan((s) => floor.at(s), lo, hi);
    if (zones === undefined) return false;
    return zones.map((zone) => this.take(floor, box, zone, lo, hi)).every((done) => done);
  }

  /** The same on a crease. */
  settleCrease(box: Box): boolean {
    const stretch = Crease.of(this.field, box);
    if (stretch === undefined) return false;
    const { line: crease, lo, hi } = stretch;
    const look = crease.look(lo, hi);
    if (crease.isLost) return false;
    if (look === "steep") return true;
    // In small boxes a slope may vanish for being next to its zero.
    if (look === "level" && box.rx > SMALL * this.field.width && box.ry > SMALL * this.field.height) {
      this.continuum(crease.at(lo)?.jet ?? this.field.jet(box.x, box.y));
      return true;
    }
    const found = scan((s) => crease.at(s), lo, hi, CREASE_EFFORT);
    if (found === undefined || crease.isLost) return false;
    const zones = merged(found, MERGED * (hi - lo) + TOGETHER * Math.max(this.field.width, this.field.height));
    // What is cut off by an end of what was looked at is left to smaller boxes, unless it is all there is.
    const isCut = ({ from, to, root }: Zone): boolean => root === undefined && (isHidden(from) || isHidden(to));
    const [first] = zones;
    if (zones.length === 1 && first !== undefined && isHidden(first.from) && isHidden(first.to)) this.continuum(first.inner.jet);
    else if (zones.some(isCut)) return false;
    else {
      for (const { from, to, root, inner } of zones) {
        const spread = halfSides(from.jet, to.jet, box);
        const { jet } = root ?? crease.at(powerZero(from, to)) ?? inner;
        if (isIn(box, jet, spread)) this.kink({ jet, index: (crease.sign * (sign(to.slope) - sign(from.slope))) / 2, spread });
      }
    }
    return true;
  }

  /** The critical point in a small box with curvatures without bound along a line, if there is a single one. */
  gradual(box: Box): Jet | undefined {
    const stretch = Crease.of(this.field, box, true);
    const zones = stretch && scan((s) => stretch.line.at(s), stretch.lo, stretch.hi, CREASE_EFFORT);
    const [zone] = zones ?? [];
    return zones?.length === 1 ? (zone?.root ?? zone?.inner)?.jet : undefined;
  }

  private take(floor: Floor, box: Box, zone: Zone, lo: number, hi: number): boolean {
    const { from, to, root, inner } = zone;
    if (root !== undefined) {
      const at = this.written(root.jet, halfSides(from.jet, to.jet, box), false);
      if (isIn(box, at)) this.report(at, floor.sign * sign(to.slope - from.slope), true, [0, 0]);
      return true;
    }
    if (isHidden(from) || isHidden(to)) {
      if (!isIn(box, from.jet) && !isIn(box, inner.jet) && !isIn(box, to.jet)) return true;
      const reach = Math.max(box.rx, box.ry);
      if (this.trails.some((trail) => distance(trail, inner.jet.x, inner.jet.y) <= reach)) return true;
      const trail = trace(this.field, inner, floor.n, floor.t, reach);
      const long = trail.points.at(-1)!.s - trail.points[0]!.s > LEAST * Math.min(this.field.width, this.field.height);
      if (trail.isBlocked || (!trail.ends && !long)) return false;
      this.trails.push(trail);
      if (!trail.ends) {
        this.continuum(inner.jet);
        return true;
      }
      const hidden = trail.points.filter(isHidden);
      const [first = from, last = to] = [hidden[0], hidden.at(-1)];
      const at = (s: number): Jet => along(this.field, trail, s);
      this.place(trail.points[0]!, trail.points.at(-1)!, halfSides(first.jet, last.jet, box), floor.sign, at);
      return true;
    }
    const outward = (end: FloorPoint, width: number, limit: number): FloorPoint => {
      let best = end;
      for (let k = 0; k < DOUBLINGS && Math.abs(best.slope) < PLAIN * best.noise; k++, width *= 2) {
        if (width > 0 ? end.s + width > limit : end.s + width < limit) break;
        const next = floor.at(end.s + width);
        if (next === undefined || !(next.slope / best.slope > 1)) break;
        best = next;
      }
      return best;
    };
    const width = Math.max(to.s - from.s, Number.MIN_VALUE);
    const at = (s: number): Jet => floor.at(s)?.jet ?? inner.jet;
    this.place(outward(from, -width, lo), outward(to, width, hi), halfSides(from.jet, to.jet, box), floor.sign, at, box);
    return true;
  }

  /** A point between two places at which the slope is seen. */
  private place(a: FloorPoint, b: FloorPoint, spread: readonly [number, number], curved: number, at: (s: number) => Jet, box?: Box): void {
    const simple = isSimple(a, b);
    const jet = this.written(at(powerZero(a, b)), spread, true);
    if (box !== undefined && !isIn(box, jet, spread)) return;
    this.report(jet, (curved * (sign(b.slope) - sign(a.slope))) / 2, simple, spread);
  }

  private report(jet: Jet, index: number, simple: boolean, spread: readonly [number, number]): void {
    this.found({ jet, index, simple, spread });
  }

  /** The place itself, or one nearby that can be written down, if nothing tells it from a zero. */
  private written(jet: Jet, [rx, ry]: readonly [number, number], isHiddenPlace: boolean): Jet {
    const { field } = this;
    for (const [x, y] of roundings(field, jet)) {
      if (!(Math.abs(x - jet.x) <= rx && Math.abs(y - jet.y) <= ry)) continue;
      const other = field.jet(x, y);
      if (gradNorm(other) === 0 || ((isHiddenPlace || gradNorm(other) < gradNorm(jet)) && field.vanishes(x, y))) return other;
    }
    return jet;
  }
}
