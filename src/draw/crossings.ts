/**
 * Where iso-lines cross a lattice, and which crossings belong to one line: those of one level that a cell has in common
 * (disjoint sets with path halving). At a saddle inside a cell two lines count as one.
 */

/** Level coordinates at points `step` pixels apart, from the upper left corner, row by row; NaN where there are none. */
export interface LevelLattice {
  readonly columns: number;
  readonly rows: number;
  readonly step: number;
  readonly values: Float32Array;
}

export interface Crossing {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  /** The same number for all crossings of one line, whatever its level. */
  readonly line: number;
}

/** The lines of one level, as sets of edges: each of them names another one of its set, or itself. */
class Lines {
  private readonly parents = new Map<number, number>();

  join(a: number, b: number): void {
    this.parents.set(this.root(a), this.root(b));
  }

  root(edge: number): number {
    let at = edge;
    for (;;) {
      const parent = this.parents.get(at) ?? at;
      if (parent === at) return at;
      const next = this.parents.get(parent) ?? parent;
      this.parents.set(at, next);
      at = next;
    }
  }
}

export class Crossings {
  private readonly lines: ReadonlyMap<number, Lines>;
  private readonly found: { readonly level: number; readonly edge: number; readonly x: number; readonly y: number }[] = [];

  /** @param apart side of the squares, in pixels, in each of which a level is met once */
  constructor(
    private readonly lattice: LevelLattice,
    levels: readonly number[],
    private readonly apart: number,
  ) {
    this.lines = new Map(levels.map((level) => [level, new Lines()]));
    const { columns, rows, values } = lattice;
    const met = new Set<string>();
    for (let j = 0; j + 1 < rows; j++) {
      for (let i = 0; i + 1 < columns; i++) {
        const at = j * columns + i;
        const [a, b, c, d] = [values[at]!, values[at + 1]!, values[at + columns]!, values[at + columns + 1]!];
        // Where one of them is not a number, neither are these.
        const [low, high] = [Math.min(a, b, c, d), Math.max(a, b, c, d)];
        for (let level = Math.ceil(low); level <= high; level++) if (this.lines.has(level)) this.meet(level, at, met);
      }
    }
  }

  /** One crossing for each square that a line comes through. */
  *[Symbol.iterator](): Generator<Crossing> {
    for (const { level, edge, x, y } of this.found) yield { level, x, y, line: this.lines.get(level)!.root(edge) };
  }

  /** The line of a level that crosses the cell in which a point lies. */
  lineAt(level: number, x: number, y: number): number | undefined {
    const { columns, step } = this.lattice;
    const [edge] = this.edges(level, Math.floor(y / step) * columns + Math.floor(x / step));
    return edge === undefined ? undefined : this.lines.get(level)?.root(edge);
  }

  /** The edges of a cell that a level crosses. Of a point to the right: twice its number; downwards: one more. */
  private edges(level: number, at: number): number[] {
    const { columns, values } = this.lattice;
    const crosses = (from: number, to: number): boolean => values[from]! <= level !== values[to]! <= level;
    const right = crosses(at, at + 1) ? [2 * at] : [];
    const down = crosses(at, at + columns) ? [2 * at + 1] : [];
    const lower = crosses(at + columns, at + columns + 1) ? [2 * (at + columns)] : [];
    const far = crosses(at + 1, at + columns + 1) ? [2 * (at + 1) + 1] : [];
    return [...right, ...down, ...lower, ...far];
  }

  private meet(level: number, at: number, met: Set<string>): void {
    const { columns, step, values } = this.lattice;
    const edges = this.edges(level, at);
    const [edge] = edges;
    if (edge === undefined) return;
    const lines = this.lines.get(level)!;
    for (const other of edges) lines.join(other, edge);
    const from = edge >> 1;
    const to = edge % 2 === 0 ? from + 1 : from + columns;
    const share = (level - values[from]!) / (values[to]! - values[from]!);
    const along = share * step;
    const [x, y] = [(from % columns) * step + (edge % 2 === 0 ? along : 0), Math.floor(from / columns) * step + (edge % 2 === 0 ? 0 : along)];
    const key = `${level} ${Math.floor(x / this.apart)} ${Math.floor(y / this.apart)}`;
    if (met.has(key)) return;
    met.add(key);
    this.found.push({ level, edge, x, y });
  }
}
