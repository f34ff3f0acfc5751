/**
 * The exhaustive part of the search: boxes are thrown away once they are proven empty, or proven to hold nothing but a point that is
 * known (branch and bound with Krawczyk's operator; Kearfott, Rigorous Global Search, 1996, ch. 4; Neumaier, Interval Methods for
 * Systems of Equations, 1990, ch. 5). What is left after a level is handed to its caller: degenerate, not smooth, or not isolated.
 */
import { Flag } from "../model.ts";
import { surround } from "./critical-degenerate.ts";
import { contains, covers, deviation, isolate, polish, regular, uncertainty } from "./critical-roots.ts";
import { Valleys } from "./critical-valley.ts";
import { gradNorm } from "./critical-field.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Box, Root } from "./critical-roots.ts";
import type { Counted, Degenerate } from "./critical-judge.ts";
import type { Seat } from "./critical-valley.ts";

/** The first cut is off centre: points of symmetry would lie on the edges of all boxes around them. */
const OFF_CENTRE = 0.4863;
/** Rounding of a sum of three terms, and of a box's edges, generously. */
const ROUNDING = 1e-15;
/** Bounds this small are those of a function that has underflowed. */
const UNDERFLOW = 1e-290;
/** A box thinner than this, in windows, has small gradients for that alone. */
const THIN = 1e-12;
/** Boxes at which a valley is looked for: larger ones seldom lie on a single one. */
const VALLEY_LEVEL = 3;
/** Boxes at which a crease is looked for, from samples: larger ones may hold more than is seen. */
const CREASE_LEVEL = 5;
const LAST_CREASE = 20;
/** Part of a box that Newton's operator leaves where it does not help. */
const STUCK = 0.9;
/** Degenerate points, and points without a gradient, closer than this, in windows, are one. */
const SAME = 1e-8;
/** How far a polished point may be from the one found on a floor, in what rounding leaves open. */
const NEAR = 8;
/** How far outside the window points are remembered, as a fraction of it: their boxes reach in. */
const MARGIN = 0.05;

export class Search {
  readonly roots: Root[] = [];
  readonly degenerate: Degenerate[] = [];
  /** Points without a gradient. */
  readonly kinks: Counted[] = [];
  readonly valleys: Valleys;
  /** Where a continuum was met, if any was. */
  continuum: readonly [number, number] | undefined;

  constructor(
    readonly field: Field,
    private readonly found: (root: { readonly jet: Jet }) => void,
  ) {
    this.valleys = new Valleys(
      field,
      (seat) => this.seat(seat),
      ({ jet: { x, y }, index, spread: [rx, ry] }) => {
        if (this.kinks.some(({ region }) => contains(region, x, y))) return;
        this.addKink({ index, region: { x, y, rx: 2 * rx + SAME * field.width, ry: 2 * ry + SAME * field.height } });
      },
      ({ x, y }) => (this.continuum ??= [x, y]),
    );
  }

  /** Four boxes that make up the window. */
  start(): Box[] {
    const [xlo, xhi, ylo, yhi] = this.field.window;
    const x = xlo + (xhi - xlo) * OFF_CENTRE;
    const y = ylo + (yhi - ylo) * OFF_CENTRE;
    // Their edges are rounded, and a critical point may lie on the border.
    const half = (a: number, b: number): number => b / 2 - a / 2 + ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    const box = (a: number, b: number, c: number, d: number): Box => ({ x: a / 2 + b / 2, y: c / 2 + d / 2, rx: half(a, b), ry: half(c, d) });
    return [box(xlo, x, ylo, y), box(x, xhi, ylo, y), box(xlo, x, y, yhi), box(x, xhi, y, yhi)];
  }

  known(x: number, y: number): Root | undefined {
    return this.roots.find((root) => contains(root.box, x, y));
  }

  /** Newton from (x, y); a point that is new and isolated is remembered. @returns the point it led to, new or known */
  probe(x: number, y: number): Root | undefined {
    const jet = polish(this.field, x, y);
    return jet === undefined ? undefined : this.remember(jet);
  }

  remember(jet: Jet): Root | undefined {
    if (!this.field.inside(jet.x, jet.y, MARGIN)) return undefined;
    const known = this.known(jet.x, jet.y);
    if (known !== undefined) return known;
    if (!this.field.vanishes(jet.x, jet.y)) return undefined;
    const root = isolate(this.field, jet);
    if (root === undefined) return undefined;
    this.roots.push(root);
    this.found(root);
    return root;
  }

  /** What is left of a box: nothing, a smaller one, or its quarters. */
  examine(box: Box, level: number): readonly Box[] {
    const { field } = this;
    const { x, y, rx, ry } = box;
    if (this.roots.some((root) => covers(root.box, box))) return [];
    const flags = field.boundGradient(x - rx, x + rx, y - ry, y + ry);
    if ((flags & Flag.partial) !== 0) field.holes = true;
    if ((flags & Flag.empty) !== 0) return [];
    const { bounds } = field.enclosure;
    const [fxlo, fxhi, fylo, fyhi] = [bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!];
    if (!(fxlo <= 0 && fxhi >= 0 && fylo <= 0 && fyhi >= 0)) return [];
    if (Math.max(-fxlo, fxhi, -fylo, fyhi) < UNDERFLOW && Math.min(rx / field.width, ry / field.height) > THIN) {
      this.continuum ??= [x, y];
      return [];
    }
    if (flags === Flag.kink && level >= CREASE_LEVEL && level <= LAST_CREASE && this.valleys.settleCrease(box)) return [];
    if (flags !== 0 || field.boundHessian() !== 0) return quarters(box);
    return this.contract(box, level);
  }

  /** Mean-value bounds, then Krawczyk's operator, of a smooth box whose Hessian was bounded last. */
  private contract(box: Box, level: number): readonly Box[] {
    const { field } = this;
    const { x, y, rx, ry } = box;
    const { bounds } = field.enclosure;
    field.boundGradient(x, x, y, y);
    const magnitude = (i: number): number => Math.max(Math.abs(bounds[i]!), Math.abs(bounds[i + 1]!));
    const swayX = magnitude(4) * rx + magnitude(6) * ry + UNDERFLOW;
    const swayY = magnitude(6) * rx + magnitude(8) * ry + UNDERFLOW;
    if (bounds[0]! > swayX || bounds[1]! < -swayX || bounds[2]! > swayY || bounds[3]! < -swayY) return [];
    const gx = bounds[0]! / 2 + bounds[1]! / 2;
    const gy = bounds[2]! / 2 + bounds[3]! / 2;
    const nx = bounds[1]! - gx;
    const ny = bounds[3]! - gy;
    const [xx, xy, yy] = [bounds[4]! / 2 + bounds[5]! / 2, bounds[6]! / 2 + bounds[7]! / 2, bounds[8]! / 2 + bounds[9]! / 2];
    const e = deviation(field, xx, xy, yy);
    if (e === undefined) return this.valley(box, level);
    const det = xx * yy - xy * xy;
    const [p, q, r] = [yy / det, -xy / det, xx / det];
    const kx = x - (p * gx + q * gy);
    const ky = y - (q * gx + r * gy);
    // The step itself is rounded: without this a box could shrink past the point that it holds.
    const tx = ROUNDING * (Math.abs(x) + Math.abs(p * gx) + Math.abs(q * gy));
    const ty = ROUNDING * (Math.abs(y) + Math.abs(q * gx) + Math.abs(r * gy));
    const sx = Math.abs(p) * nx + Math.abs(q) * ny + e[0] * rx + e[1] * ry + tx;
    const sy = Math.abs(q) * nx + Math.abs(r) * ny + e[2] * rx + e[3] * ry + ty;
    const xlo = Math.max(x - rx, kx - sx);
    const xhi = Math.min(x + rx, kx + sx);
    const ylo = Math.max(y - ry, ky - sy);
    const yhi = Math.min(y + ry, ky + sy);
    if (xlo > xhi || ylo > yhi) return [];
    // Where rounding keeps Newton's operator from gaining ground, near a zero that is all but degenerate, a floor may still tell.
    const stuck = sx >= STUCK * rx && sy >= STUCK * ry;
    if (regular(e)) {
      const root = this.probe(clamp(kx, x - rx, x + rx), clamp(ky, y - ry, y + ry));
      if (root !== undefined && covers(root.box, box)) return [];
    }
    if (!regular(e) || stuck) {
      const left = this.valley(box, level);
      if (left.length === 0) return left;
    }
    const shrunk: Box = { x: xlo / 2 + xhi / 2, y: ylo / 2 + yhi / 2, rx: xhi / 2 - xlo / 2, ry: yhi / 2 - ylo / 2 };
    return pieces(shrunk, rx / 2, ry / 2);
  }

  private valley(box: Box, level: number): readonly Box[] {
    return level >= VALLEY_LEVEL && this.valleys.settle(box) ? [] : quarters(box);
  }

  /** In place of all that it has counted, too. */
  addKink(kink: Counted): void {
    for (const other of this.kinks.filter(({ region }) => contains(kink.region, region.x, region.y))) this.kinks.splice(this.kinks.indexOf(other), 1);
    this.kinks.push(kink);
  }

  private near({ x, y }: Jet): readonly Degenerate[] {
    const { width, height } = this.field;
    return this.degenerate.filter(({ jet }) => Math.abs(jet.x - x) <= SAME * width && Math.abs(jet.y - y) <= SAME * height);
  }

  /** Of all that was found next to a degenerate point one is left, with the index of a look all around. @returns whether it is the first there */
  settle(point: Degenerate): boolean {
    const near = this.near(point.jet);
    for (const other of near) this.degenerate.splice(this.degenerate.indexOf(other), 1);
    this.degenerate.push(near.length > 0 && point.index === undefined ? near[0]! : point);
    return near.length === 0;
  }

  /** A point of a valley's floor. */
  private seat({ jet, index, simple, spread }: Seat): void {
    const { field } = this;
    if (this.degenerate.some(({ region }) => contains(region, jet.x, jet.y))) return;
    const [ux, uy] = uncertainty(field, jet);
    const [rx, ry] = [Math.max(ux, spread[0]), Math.max(uy, spread[1])];
    if (simple) {
      const polished = polish(field, jet.x, jet.y);
      const near: Box = { x: jet.x, y: jet.y, rx: NEAR * rx, ry: NEAR * ry };
      const best = polished !== undefined && contains(near, polished.x, polished.y) && gradNorm(polished) < gradNorm(jet) ? polished : jet;
      if (this.remember(best) !== undefined || !field.inside(best.x, best.y, MARGIN)) return;
      const root: Root = { jet: best, index, box: { ...near, x: best.x, y: best.y } };
      this.roots.push(root);
      this.found(root);
    } else {
      const region: Box = { x: jet.x, y: jet.y, rx: 2 * spread[0] + field.wobble(jet.x, field.width), ry: 2 * spread[1] + field.wobble(jet.y, field.height) };
      // Found twice, at places that can be told apart: there may be more to it than one floor.
      const around = this.near(jet).length > 0 ? surround(this, region) : { index, region };
      if (this.settle({ jet, spread, singular: true, ...around })) this.found({ jet });
    }
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function quarters(box: Box): readonly Box[] {
  return pieces(box, box.rx / 2, box.ry / 2);
}

/** A box cut so that no half side is longer than those given. */
function pieces({ x, y, rx, ry }: Box, longestX: number, longestY: number): readonly Box[] {
  const columns = rx > longestX ? [x - rx / 2, x + rx / 2] : [x];
  const rows = ry > longestY ? [y - ry / 2, y + ry / 2] : [y];
  return rows.flatMap((row) =>
    columns.map((column) => ({ x: column, y: row, rx: rx / columns.length + ROUNDING * Math.abs(x), ry: ry / rows.length + ROUNDING * Math.abs(y) })),
  );
}
