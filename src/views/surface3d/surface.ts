/**
 * The height field in the world of the 3-D picture: the window is a ground of height 2 about the origin, with one scale for x and y, z upwards.
 * Between four samples the surface is two triangles, here exactly as on the graphics card, so that what is draped on it lies on it.
 */
import type { Window2 } from "../../draw/scales.ts";
import type { HeightScale } from "./scale.ts";

/** Losses at the corners of the cells of a window, row by row from ylo upwards; the first and the last ones lie on its border. */
export interface Samples {
  readonly window: Window2;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** The most samples on one side: narrow valleys stay valleys. */
const FINEST = 257;
const COARSEST = 9;
/** Every so many-th sample makes the rough surface. */
const STRIDE = 2;

/** How many samples a window gets: cells as square as can be, a whole number of rough ones. */
export function gridFor([xlo, xhi, ylo, yhi]: Window2): { readonly columns: number; readonly rows: number } {
  const [width, height] = [xhi - xlo, yhi - ylo];
  const cell = Math.max(width, height) / ((FINEST - 1) / STRIDE);
  const count = (side: number): number => STRIDE * Math.max((COARSEST - 1) / STRIDE, Math.min((FINEST - 1) / STRIDE, Math.round(side / cell))) + 1;
  return { columns: count(width), rows: count(height) };
}

/** Longest and narrowest that the ground is: of a strip little would be seen. */
const WIDEST = 1.45;
const NARROWEST = 0.7;

/** The middle of a window that is too long one way or the other. */
export function cutWindow([xlo, xhi, ylo, yhi]: Window2): Window2 {
  const width = Math.min(xhi - xlo, (yhi - ylo) * WIDEST);
  const height = Math.min(yhi - ylo, (xhi - xlo) / NARROWEST);
  const [x, y] = [(xlo + xhi) / 2, (ylo + yhi) / 2];
  return [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
}

/** Between the plane of the loss and the ground of the world. */
export interface Ground {
  readonly x: number;
  readonly y: number;
  /** Units of x and y that one of the world's spans. */
  readonly unit: number;
  /** Half the ground's width; half its height is 1. */
  readonly halfWidth: number;
}

export function groundOf([xlo, xhi, ylo, yhi]: Window2): Ground {
  const unit = (yhi - ylo) / 2;
  return { x: (xlo + xhi) / 2, y: (ylo + yhi) / 2, unit, halfWidth: (xhi - xlo) / 2 / unit };
}

/** How high the picture is, in the world's units: less than the ground is wide, so that the far side shows. */
export function tallOf({ halfWidth }: Ground): number {
  return 0.8 * Math.min(1, halfWidth);
}

export class Surface {
  readonly ground: Ground;
  readonly tall: number;
  readonly columns: number;
  readonly rows: number;
  /** World heights, in the order of the samples; NaN where the surface has none. */
  readonly heights: Float32Array;
  /** Three numbers for each sample: x, y, z. Samples in holes lie on the ground; no triangle has them. */
  readonly positions: Float32Array;
  /** Corners of the triangles, counter-clockwise from above; cells with a hole at a corner have none. */
  readonly triangles: Uint32Array;
  /** The same of fewer samples, for what has to be fast. */
  readonly rough: Uint32Array;
  private readonly dx: number;
  private readonly dy: number;

  constructor(
    readonly samples: Samples,
    scale: HeightScale,
  ) {
    const { window, columns, rows, values } = samples;
    this.ground = groundOf(window);
    this.tall = tallOf(this.ground);
    this.columns = columns;
    this.rows = rows;
    this.dx = (2 * this.ground.halfWidth) / (columns - 1);
    this.dy = 2 / (rows - 1);
    // Only places with a finite loss are part of it: hills to infinity are holes, not plateaus.
    this.heights = Float32Array.from(values, (loss) => (Number.isFinite(loss) ? scale.heightOf(loss) : Number.NaN));
    this.positions = this.place();
    this.triangles = this.divide(1);
    this.rough = this.divide(STRIDE);
  }

  /** Side of a cell, in the world's units. */
  get cell(): number {
    return Math.min(this.dx, this.dy);
  }

  /** Height over a place of the ground; NaN in a hole and outside. */
  at(x: number, y: number): number {
    const u = (x + this.ground.halfWidth) / this.dx;
    const v = (y + 1) / this.dy;
    // Negated, so that NaN is outside too.
    if (!(u >= -1e-6 && v >= -1e-6 && u <= this.columns - 1 + 1e-6 && v <= this.rows - 1 + 1e-6)) return Number.NaN;
    const i = Math.max(0, Math.min(this.columns - 2, Math.floor(u)));
    const j = Math.max(0, Math.min(this.rows - 2, Math.floor(v)));
    return this.inCell(i, j, u - i, v - j);
  }

  private inCell(i: number, j: number, fx: number, fy: number): number {
    const at = j * this.columns + i;
    const [a, b, c, d] = [this.heights[at]!, this.heights[at + 1]!, this.heights[at + this.columns]!, this.heights[at + this.columns + 1]!];
    if (rising(a, b, c, d)) return fx >= fy ? a + (b - a) * fx + (d - b) * fy : a + (d - c) * fx + (c - a) * fy;
    return fx + fy <= 1 ? a + (b - a) * fx + (c - a) * fy : d + (c - d) * (1 - fx) + (b - d) * (1 - fy);
  }

  /** Whether all four corners of a cell have a height. */
  hasCell(i: number, j: number): boolean {
    const { columns, rows, heights } = this;
    if (i < 0 || j < 0 || i >= columns - 1 || j >= rows - 1) return false;
    const at = j * columns + i;
    return !Number.isNaN(heights[at]! + heights[at + 1]! + heights[at + columns]! + heights[at + columns + 1]!);
  }

  private place(): Float32Array {
    const { columns, rows, heights, dx, dy } = this;
    const result = new Float32Array(3 * heights.length);
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const k = j * columns + i;
        const z = heights[k]!;
        result[3 * k] = i * dx - this.ground.halfWidth;
        result[3 * k + 1] = j * dy - 1;
        result[3 * k + 2] = Number.isNaN(z) ? 0 : z;
      }
    }
    return result;
  }

  /** Unit normals from the differences to both neighbours, or to the one that there is. */
  normals(): Float32Array {
    const { columns, rows, heights, dx, dy } = this;
    const result = new Float32Array(3 * heights.length);
    const slope = (k: number, before: number | undefined, after: number | undefined, distance: number): number => {
      const here = heights[k]!;
      const low = before === undefined || Number.isNaN(heights[before]!) ? undefined : heights[before]!;
      const high = after === undefined || Number.isNaN(heights[after]!) ? undefined : heights[after]!;
      if (low !== undefined && high !== undefined) return (high - low) / (2 * distance);
      if (high !== undefined) return (high - here) / distance;
      return low === undefined ? 0 : (here - low) / distance;
    };
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const k = j * columns + i;
        const sx = slope(k, i > 0 ? k - 1 : undefined, i < columns - 1 ? k + 1 : undefined, dx) || 0;
        const sy = slope(k, j > 0 ? k - columns : undefined, j < rows - 1 ? k + columns : undefined, dy) || 0;
        const length = Math.sqrt(sx * sx + sy * sy + 1);
        result[3 * k] = -sx / length;
        result[3 * k + 1] = -sy / length;
        result[3 * k + 2] = 1 / length;
      }
    }
    return result;
  }

  /** @param stride samples along the side of a cell */
  private divide(stride: number): Uint32Array {
    const { columns, rows, heights } = this;
    const result = new Uint32Array(((columns - 1) * (rows - 1) * 6) / stride ** 2);
    let count = 0;
    for (let j = 0; j < rows - 1; j += stride) {
      for (let i = 0; i < columns - 1; i += stride) {
        const a = j * columns + i;
        const [b, c] = [a + stride, a + stride * columns];
        const d = c + stride;
        const [za, zb, zc, zd] = [heights[a]!, heights[b]!, heights[c]!, heights[d]!];
        if (Number.isNaN(za + zb + zc + zd)) continue;
        result.set(rising(za, zb, zc, zd) ? [a, b, d, a, d, c] : [a, b, c, b, d, c], count);
        count += 6;
      }
    }
    return result.subarray(0, count);
  }
}

/** Which diagonal divides a cell: the one along which the surface changes less, so that valleys at an angle stay valleys. */
function rising(a: number, b: number, c: number, d: number): boolean {
  return Math.abs(a - d) <= Math.abs(b - c);
}
