/**
 * What hides what: how near to the eye the block is at every spot of the picture, worked out on the processor at half the pixels'
 * fineness. So paths and marks can be painted anew with every move of a hand while the picture below them stays as it is. Inverse depths,
 * which are linear on the screen (Blinn, "Hyperbolic interpolation", 1992). Pure.
 */
import type { Block } from "./block.ts";
import type { Eye } from "./orbit.ts";

/** Pixels of the picture that one spot spans. */
const SPOT = 2;
/** Spots at whose middle a triangle just ends belong to it: no cracks between neighbours. */
const EDGE = -1e-3;
/** Pixels that something may lie deeper than what is seen at its spot, and is not hidden: spots are coarse, and slopes are steep. */
const SLACK = 4;

export class Depth {
  private readonly columns: number;
  private readonly rows: number;
  /** 1 / depth of what is nearest; 0 where nothing is. */
  private readonly nearest: Float32Array;

  constructor(
    { meshes }: Block,
    private readonly eye: Eye,
  ) {
    this.columns = Math.ceil(eye.width / SPOT);
    this.rows = Math.ceil(eye.height / SPOT);
    this.nearest = new Float32Array(this.columns * this.rows);
    for (const { positions, triangles } of meshes) this.cover(positions, triangles);
  }

  /** Whether something is behind the block that is seen at a pixel, so far from the eye. */
  hides(x: number, y: number, depth: number): boolean {
    const [i, j] = [Math.floor(x / SPOT), Math.floor(y / SPOT)];
    if (i < 0 || j < 0 || i >= this.columns || j >= this.rows) return false;
    // The farthest of the spots about it: at the edge of a hill what is in front of it is not behind it.
    let least = Infinity;
    for (let v = Math.max(0, j - 1); v <= Math.min(this.rows - 1, j + 1); v++) {
      for (let u = Math.max(0, i - 1); u <= Math.min(this.columns - 1, i + 1); u++) least = Math.min(least, this.nearest[v * this.columns + u]!);
    }
    return least > 0 && depth > 1 / least + SLACK * this.eye.pixelAt(depth);
  }

  private cover(positions: Float32Array, triangles: Uint32Array): void {
    const count = positions.length / 3;
    const [xs, ys, inverse] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    for (let k = 0; k < count; k++) {
      const { x, y, depth } = this.eye.project({ x: positions[3 * k]!, y: positions[3 * k + 1]!, z: positions[3 * k + 2]! });
      xs[k] = x / SPOT - 0.5;
      ys[k] = y / SPOT - 0.5;
      inverse[k] = 1 / depth;
    }
    for (let t = 0; t < triangles.length; t += 3) this.fill(xs, ys, inverse, triangles[t]!, triangles[t + 1]!, triangles[t + 2]!);
  }

  private fill(xs: Float32Array, ys: Float32Array, inverse: Float32Array, a: number, b: number, c: number): void {
    const { columns, rows, nearest } = this;
    const [ax, ay, bx, by, cx, cy] = [xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[c]!, ys[c]!];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area === 0) return;
    const [left, right] = [Math.max(0, Math.ceil(Math.min(ax, bx, cx))), Math.min(columns - 1, Math.floor(Math.max(ax, bx, cx)))];
    const [first, last] = [Math.max(0, Math.ceil(Math.min(ay, by, cy))), Math.min(rows - 1, Math.floor(Math.max(ay, by, cy)))];
    const [da, db, dc] = [inverse[a]!, inverse[b]!, inverse[c]!];
    for (let y = first; y <= last; y++) {
      for (let x = left; x <= right; x++) {
        const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
        const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
        const w = 1 - u - v;
        if (u < EDGE || v < EDGE || w < EDGE) continue;
        const near = u * da + v * db + w * dc;
        const at = y * columns + x;
        if (near > nearest[at]!) nearest[at] = near;
      }
    }
  }
}
