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

/** A stroke lies beside the one before it when it goes back and ends this near to that one's line: where casings of such strokes touch … */
const BESIDE = 7;
/** … and when both are at least this long: shorter ones are a path that creeps. Once it swings, it does so down to shorter ones. */
const SWING = 40;
const LEAST_SWING = 8;

const MOVE = 1;
const STEP = 2;
const BACK = 4;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

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
  /** Whether any stroke lies beside the one before it. */
  swings = false;
  private marks = new Uint8Array(FIRST_CAPACITY);
  private readonly crowd: Uint8Array;
  /** Cells that a stroke passes through. */
  private readonly touched: Uint8Array;
  private readonly columns: number;
  private readonly cut: Cut = { from: 0, to: 1 };
  private hasLast = false;
  private lastX = 0;
  private lastY = 0;
  private penUp = true;
  /** The last stroke, and whether it lies beside the one before. */
  private strokeX = 0;
  private strokeY = 0;
  private goesBack = false;

  constructor(
    private readonly projection: Projection,
    private readonly box: Box,
  ) {
    this.columns = Math.ceil(box.width / CELL) + 1;
    this.crowd = new Uint8Array(this.columns * (Math.ceil(box.height / CELL) + 1));
    this.touched = new Uint8Array(this.crowd.length);
  }

  /** Whether a vertex begins a new stroke. */
  moves(vertex: number): boolean {
    return (this.marks[vertex]! & MOVE) !== 0;
  }
  /** Whether a vertex is a step, rather than a point on the border. */
  isStep(vertex: number): boolean {
    return (this.marks[vertex]! & STEP) !== 0;
  }

  /** Whether the stroke that ends at a vertex goes back beside the one before it: the path swings to and fro, its strokes crowd. */
  isSwing(vertex: number): boolean {
    return (this.marks[vertex]! & BACK) !== 0;
  }

  /** Cells of a box, 8 × 8 pixels each, that strokes pass through. */
  cellsUnder({ x, y, width, height }: Box): number {
    const { box, columns, touched } = this;
    const last = touched.length / columns - 1;
    const i1 = Math.min(columns - 1, Math.floor((x + width - box.x) / CELL));
    const j1 = Math.min(last, Math.floor((y + height - box.y) / CELL));
    const i0 = Math.max(0, Math.floor((x - box.x) / CELL));
    let count = 0;
    for (let j = Math.max(0, Math.floor((y - box.y) / CELL)); j <= j1; j++) {
      for (let i = i0; i <= i1; i++) count += touched[j * columns + i]!;
    }
    return count;
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
    this.goesBack = hasLast && this.compare(x, y);
    this.strokeX = hasLast ? x - lastX : 0;
    this.strokeY = hasLast ? y - lastY : 0;
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
    const leaves = cut.to < 1;
    // Of ends that are astronomically far away, rounding leaves nothing of the place where they cross the border.
    const [fromX, toX] = [cut.from, cut.to].map((share) => clamp(lastX + share * dx, box.x, box.x + box.width)) as [number, number];
    const [fromY, toY] = [cut.from, cut.to].map((share) => clamp(lastY + share * dy, box.y, box.y + box.height)) as [number, number];
    if (cut.from > 0 || this.penUp) this.keep(fromX, fromY, row, MOVE);
    this.keep(toX, toY, row, leaves ? 0 : STEP);
    this.penUp = leaves;
    this.exit = leaves ? { x: toX, y: toY, dx, dy } : undefined;
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
    const goesBack = this.goesBack && (marks & MOVE) === 0;
    this.marks[at] = goesBack ? marks | BACK : marks;
    this.swings ||= goesBack;
    if ((marks & MOVE) === 0) this.touch(this.x[at - 1]!, this.y[at - 1]!, x, y);
  }

  /** Compares the stroke to a point with the one before, from all of both: also where the map shows only a part. */
  private compare(x: number, y: number): boolean {
    const { strokeX, strokeY } = this;
    const [dx, dy] = [x - this.lastX, y - this.lastY];
    const before = Math.hypot(strokeX, strokeY);
    const least = this.goesBack ? LEAST_SWING : SWING;
    if (before < least || dx * strokeX + dy * strokeY >= 0 || Math.hypot(dx, dy) < least) return false;
    return Math.abs(dx * strokeY - dy * strokeX) <= BESIDE * before;
  }

  private touch(ax: number, ay: number, bx: number, by: number): void {
    const parts = Math.ceil((2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))) / CELL) + 1;
    for (let k = 0; k <= parts; k++) this.touched[this.cell(ax + (k / parts) * (bx - ax), ay + (k / parts) * (by - ay))] = 1;
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
