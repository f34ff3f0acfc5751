/**
 * A path as pixels can show it: points that fall on the same spot are merged, what lies outside is cut off at a border, and where a
 * crowd has already covered everything further strokes are left out. Extended as steps arrive, a bounded number at a time, so that
 * a million steps neither freeze the page nor are drawn a million times.
 */
import { contains, cutSegment } from "./clip.ts";
import type { Box, Cut } from "./clip.ts";

/** Pixel = offset + scale · value, for each axis. */
export interface Projection {
  readonly x0: number;
  readonly xScale: number;
  readonly y0: number;
  readonly yScale: number;
}

/** Where a path leaves the box for good, as far as it has been followed: the point, and the direction it goes on in. */
export interface Exit {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Points closer than this many pixels to the last kept one are not kept: under half a line's width, hence unseen. */
const MERGE = 0.4;
/** Side of the cells, in pixels, in which strokes are counted. */
const CELL = 8;
/** Stroke ends after which a cell of 8 × 8 pixels is covered by lines 2 px wide: four passes of short strokes … */
const FULL = 64;
/** … or sixteen long ones. */
const LONG = 4;
const FIRST_CAPACITY = 256;

const MOVE = 1;
const STEP = 2;

export class Trace {
  /** Vertices kept. */
  count = 0;
  x = new Float32Array(FIRST_CAPACITY);
  y = new Float32Array(FIRST_CAPACITY);
  /** Row of the trajectory at (or, at the border, after) a vertex; ascending. */
  row = new Int32Array(FIRST_CAPACITY);
  /** Rows looked at so far. */
  rows = 0;
  exit: Exit | undefined;
  private marks = new Uint8Array(FIRST_CAPACITY);
  private readonly crowd: Uint8Array;
  private readonly columns: number;
  private readonly cut: Cut = { from: 0, to: 1 };
  private hasLast = false;
  private lastX = 0;
  private lastY = 0;
  private penUp = true;

  constructor(
    private readonly projection: Projection,
    private readonly box: Box,
  ) {
    this.columns = Math.ceil(box.width / CELL) + 1;
    this.crowd = new Uint8Array(this.columns * (Math.ceil(box.height / CELL) + 1));
  }

  /** Whether a vertex begins a new stroke. */
  moves(vertex: number): boolean {
    return (this.marks[vertex]! & MOVE) !== 0;
  }
  /** Whether a vertex is a step, rather than a point on the border. */
  isStep(vertex: number): boolean {
    return (this.marks[vertex]! & STEP) !== 0;
  }

  /**
   * Follows the path up to row `until` (not included), `budget` rows at most.
   * @param points row-major, `dim` numbers a row, of which the first two are shown
   * @returns rows followed
   */
  extend(points: Float64Array, dim: number, until: number, budget: number): number {
    const { x0, xScale, y0, yScale } = this.projection;
    const first = this.rows;
    const end = Math.min(until, first + budget);
    for (let row = first; row < end; row++) this.follow(x0 + xScale * points[row * dim]!, y0 + yScale * points[row * dim + 1]!, row);
    this.rows = Math.max(first, end);
    return this.rows - first;
  }

  /** Number of vertices whose row is at most `row`. */
  upTo(row: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.row[middle]! <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private follow(x: number, y: number, row: number): void {
    const { box, hasLast, lastX, lastY } = this;
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      this.hasLast = false;
      this.penUp = true;
      return;
    }
    this.hasLast = true;
    this.lastX = x;
    this.lastY = y;
    const inside = contains(box, x, y);
    if (!hasLast) {
      this.penUp = !inside;
      if (inside) this.keep(x, y, row, MOVE | STEP);
      return;
    }
    const wasInside = contains(box, lastX, lastY);
    if (inside && wasInside) this.continueTo(x, y, lastX, lastY, row);
    else this.cross(x, y, lastX, lastY, row);
  }

  private continueTo(x: number, y: number, lastX: number, lastY: number, row: number): void {
    const kept = this.count - 1;
    if (!this.penUp && Math.abs(x - this.x[kept]!) < MERGE && Math.abs(y - this.y[kept]!) < MERGE) return;
    const from = this.cell(lastX, lastY);
    const to = this.cell(x, y);
    if (this.crowd[from]! >= FULL && this.crowd[to]! >= FULL) {
      this.penUp = true;
      return;
    }
    const weight = Math.abs(x - lastX) + Math.abs(y - lastY) > CELL ? LONG : 1;
    this.crowd[from] = Math.min(FULL, this.crowd[from]! + weight);
    this.crowd[to] = Math.min(FULL, this.crowd[to]! + weight);
    if (this.penUp) this.keep(lastX, lastY, row - 1, MOVE | STEP);
    this.penUp = false;
    this.keep(x, y, row, STEP);
  }

  /** A stretch with at least one end outside. */
  private cross(x: number, y: number, lastX: number, lastY: number, row: number): void {
    const { cut, box } = this;
    if (!cutSegment(box, lastX, lastY, x, y, cut)) {
      this.penUp = true;
      return;
    }
    const [dx, dy] = [x - lastX, y - lastY];
    if (cut.from > 0 || this.penUp) this.keep(lastX + cut.from * dx, lastY + cut.from * dy, row, MOVE);
    const leaves = cut.to < 1;
    this.keep(lastX + cut.to * dx, lastY + cut.to * dy, row, leaves ? 0 : STEP);
    this.penUp = leaves;
    this.exit = leaves ? { x: lastX + cut.to * dx, y: lastY + cut.to * dy, dx, dy } : undefined;
  }

  private cell(x: number, y: number): number {
    return Math.floor((y - this.box.y) / CELL) * this.columns + Math.floor((x - this.box.x) / CELL);
  }

  private keep(x: number, y: number, row: number, marks: number): void {
    if (this.count === this.x.length) this.grow();
    const at = this.count++;
    this.x[at] = x;
    this.y[at] = y;
    this.row[at] = row;
    this.marks[at] = marks;
  }

  private grow(): void {
    const length = 2 * this.x.length;
    const { x, y, row, marks } = this;
    (this.x = new Float32Array(length)).set(x);
    (this.y = new Float32Array(length)).set(y);
    (this.row = new Int32Array(length)).set(row);
    (this.marks = new Uint8Array(length)).set(marks);
  }
}

/** Boxes of a footprint: side in pixels, and how many at most. */
const FOOT = 6;
const MOST_FEET = 300;

/** Small boxes along a path, for what should keep off it. */
export function footprint(trace: Trace): Box[] {
  const boxes: Box[] = [];
  const stride = Math.max(1, Math.ceil(trace.count / MOST_FEET));
  for (let i = stride; i < trace.count && boxes.length < MOST_FEET; i += stride) {
    if (trace.moves(i)) continue;
    const [ax, ay, bx, by] = [trace.x[i - stride]!, trace.y[i - stride]!, trace.x[i]!, trace.y[i]!];
    const parts = Math.min(MOST_FEET - boxes.length, Math.max(1, Math.round(Math.hypot(bx - ax, by - ay) / (2 * FOOT))));
    for (let k = 1; k <= parts; k++) {
      boxes.push({ x: ax + (k / parts) * (bx - ax) - FOOT / 2, y: ay + (k / parts) * (by - ay) - FOOT / 2, width: FOOT, height: FOOT });
    }
  }
  return boxes;
}

export interface Hit {
  readonly row: number;
  /** Pixels from the pointer to the path. */
  readonly distance: number;
}

/** The step of a path that is nearest along it to a pixel, where the path itself comes within `radius`. */
export function nearestStep(trace: Trace, x: number, y: number, radius: number): Hit | undefined {
  let best = radius;
  let row = -1;
  for (let i = 0; i < trace.count; i++) {
    const [bx, by] = [trace.x[i]!, trace.y[i]!];
    let share = 1;
    let [nx, ny] = [bx, by];
    if (i > 0 && !trace.moves(i)) {
      const [ax, ay] = [trace.x[i - 1]!, trace.y[i - 1]!];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      share = length > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 1;
      [nx, ny] = [ax + share * (bx - ax), ay + share * (by - ay)];
    }
    const distance = Math.hypot(x - nx, y - ny);
    if (distance > best) continue;
    best = distance;
    row = share < 0.5 ? trace.row[i - 1]! : trace.row[i]!;
  }
  return row < 0 ? undefined : { row, distance: best };
}
