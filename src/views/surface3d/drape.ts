/**
 * A path laid on the surface. Its points stand at the height of their own losses, never below the surface as drawn, which in a narrow valley
 * is coarser than the path; between two points the line follows the surface. Extended as steps arrive.
 */
import { cutSegment } from "../../draw/clip.ts";
import type { Box, Cut } from "../../draw/clip.ts";
import type { HeightScale } from "./scale.ts";
import type { Surface } from "./surface.ts";

/** Numbers of a vertex: x, y, z, and 0 where a stroke begins, 1 where one leads to it, STEP where that is a step of the path. */
export const STRIDE = 4;
export const STEP = 2;
/** Points nearer than this to the last kept one are not kept, in the world's units: half a pixel. */
const MERGE = 0.0015;
/** Vertices after which twice as much is merged: a path of a million steps is no finer to the eye. */
const CROWD = 20_000;
/** Parts of one step at most. */
const MOST_PARTS = 256;

export class Drape {
  vertices = new Float32Array(256 * STRIDE);
  /** Vertices in use. */
  count = 0;
  /** Rows of the trajectory that have been followed. */
  rows = 0;
  /** Vertices there are once a row has been followed. */
  private readonly ends: number[] = [];
  private readonly box: Box;
  private readonly cut: Cut = { from: 0, to: 1 };
  private last: readonly [number, number, number] | undefined;
  private stroke = false;

  constructor(
    readonly surface: Surface,
    readonly scale: HeightScale,
  ) {
    const { halfWidth } = surface.ground;
    this.box = { x: -halfWidth, y: -1, width: 2 * halfWidth, height: 2 };
  }

  /** Vertices up to a row. */
  upTo(row: number): number {
    return this.ends.length === 0 ? 0 : this.ends[Math.max(0, Math.min(this.ends.length - 1, row))]!;
  }

  /** @returns rows followed: at most `most` */
  extend(points: Float64Array, loss: Float64Array, dim: number, count: number, most: number): number {
    const until = Math.min(count, this.rows + most);
    const from = this.rows;
    const { ground } = this.surface;
    for (let row = from; row < until; row++) {
      const x = (points[row * dim]! - ground.x) / ground.unit;
      const y = (points[row * dim + 1]! - ground.y) / ground.unit;
      this.follow(x, y, this.scale.heightOf(loss[row]!));
      this.ends.push(this.count);
    }
    this.rows = until;
    return until - from;
  }

  private follow(x: number, y: number, z: number): void {
    if (!Number.isFinite(x + y) || Number.isNaN(z)) {
      this.last = undefined;
      this.stroke = false;
      return;
    }
    const { last } = this;
    if (last === undefined) {
      this.last = [x, y, z];
      return;
    }
    const [lx, ly, lz] = last;
    const merge = MERGE * 2 ** Math.floor(this.count / CROWD);
    if (Math.abs(x - lx) < merge && Math.abs(y - ly) < merge && Math.abs(z - lz) < merge) return;
    this.last = [x, y, z];
    if (!cutSegment(this.box, lx, ly, x, y, this.cut)) {
      this.stroke = false;
      return;
    }
    const { from, to } = this.cut;
    this.walk(last, [x, y, z], from, to);
    if (to < 1) this.stroke = false;
  }

  /** The part of a step that is inside: its own ends at their own heights, what lies between on the surface. */
  private walk(a: readonly [number, number, number], b: readonly [number, number, number], from: number, to: number): void {
    const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const parts = Math.max(1, Math.min(MOST_PARTS, Math.ceil(((to - from) * Math.hypot(dx, dy)) / this.surface.cell)));
    for (let k = this.stroke && from === 0 ? 1 : 0; k <= parts; k++) {
      const t = from + ((to - from) * k) / parts;
      const [x, y] = [a[0] + dx * t, a[1] + dy * t];
      const ground = this.surface.at(x, y);
      const straight = a[2] + dz * t;
      const isEnd = (k === 0 && from === 0) || (k === parts && to === 1);
      const z = Number.isNaN(ground) ? straight : isEnd ? Math.max(ground, straight) : ground;
      this.put(x, y, z, k > 0, k === parts && to === 1);
    }
    this.stroke = true;
  }

  private put(x: number, y: number, z: number, joined: boolean, isStep: boolean): void {
    const at = this.count * STRIDE;
    if (at + STRIDE > this.vertices.length) {
      const grown = new Float32Array(2 * this.vertices.length);
      grown.set(this.vertices);
      this.vertices = grown;
    }
    const v = this.vertices;
    v[at] = x;
    v[at + 1] = y;
    v[at + 2] = z;
    v[at + 3] = isStep ? STEP : joined || this.stroke ? 1 : 0;
    this.count++;
  }
}
