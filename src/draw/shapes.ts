/** Outlines of what a step is made of: ellipses of matrices, and level lines of quadratic models. */

const CORNERS = 96;

/** The ellipse of all c + d with dᵀAd = 1, as rows of x and y; `undefined` where A is not positive definite. With A = LLᵀ, d = L⁻ᵀu for unit u. */
export function ellipsePoints(centre: ArrayLike<number>, matrix: ArrayLike<number>): Float64Array | undefined {
  const [a, b, c] = [matrix[0]!, (matrix[1]! + matrix[2]!) / 2, matrix[3]!];
  const l11 = Math.sqrt(a);
  const l21 = b / l11;
  const l22 = Math.sqrt(c - l21 * l21);
  if (!(l11 > 0) || !(l22 > 0) || !Number.isFinite(l11) || !Number.isFinite(l22)) return undefined;
  const points = new Float64Array(2 * CORNERS);
  for (let i = 0; i < CORNERS; i++) {
    const angle = (2 * Math.PI * i) / CORNERS;
    const dy = Math.sin(angle) / l22;
    points[2 * i] = centre[0]! + (Math.cos(angle) - l21 * dy) / l11;
    points[2 * i + 1] = centre[1]! + dy;
  }
  return points;
}

interface Quadratic {
  readonly gradient: ArrayLike<number>;
  readonly hessian: ArrayLike<number>;
}

/** Level lines in a disc, and cells along its diameter in which they are straight. */
const LEVELS = 7;
const CELLS = 40;

/** Level lines of gᵀd + ½dᵀHd in the square about d = 0, evenly spaced between the extremes in its disc: lines as rows of x and y. */
export function modelContours({ gradient, hessian }: Quadratic, radius: number): readonly (readonly number[])[] {
  const side = CELLS + 1;
  const at = (i: number): number => radius * ((2 * i) / CELLS - 1);
  const values = new Float64Array(side * side);
  let [low, high] = [Infinity, -Infinity];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [x, y] = [at(column), at(row)];
      const curved = hessian[0]! * x * x + (hessian[1]! + hessian[2]!) * x * y + hessian[3]! * y * y;
      const value = gradient[0]! * x + gradient[1]! * y + curved / 2;
      values[row * side + column] = value;
      if (x * x + y * y > radius * radius) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(high > low) || !Number.isFinite(high - low)) return [];
  return Array.from({ length: LEVELS }, (_, k) => levelLines(values, side, at, low + ((high - low) * (k + 1)) / (LEVELS + 1))).flat();
}

/** Iso-lines of values on a square of points, row by row from below, at each of the levels: in units of half a side about the middle, as x, y, x, y, … */
export function isoLines(values: Float64Array, side: number, levels: readonly number[]): readonly (readonly number[])[] {
  const at = (i: number): number => (2 * i) / (side - 1) - 1;
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return levels.filter((level) => level >= low && level <= high).flatMap((level) => levelLines(values, side, at, level));
}

/** Marching squares: where one level crosses the edges of the cells, joined in pairs inside each cell, the pairs joined to lines. */
function levelLines(values: Float64Array, side: number, at: (i: number) => number, level: number): number[][] {
  const neighbours = new Map<number, number[]>();
  const link = (a: number, b: number): void => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  };
  /** An edge goes from a node to the right (even) or upwards (odd). */
  const crosses = (edge: number): boolean => {
    const node = edge >> 1;
    return values[node]! < level !== values[node + (edge % 2 === 0 ? 1 : side)]! < level;
  };
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const node = row * side + column;
      const below = values[node]! < level;
      const whole = below === values[node + 1]! < level && below === values[node + side]! < level && below === values[node + side + 1]! < level;
      // Most cells are on one side; beside a place without a value there is nothing to cross.
      if (whole || Number.isNaN(values[node]! + values[node + 1]! + values[node + side]! + values[node + side + 1]!)) continue;
      const found = [2 * node, 2 * (node + 1) + 1, 2 * (node + side), 2 * node + 1].filter(crosses);
      for (let i = 0; i + 1 < found.length; i += 2) link(found[i]!, found[i + 1]!);
    }
  }
  const place = (edge: number): [number, number] => {
    const node = edge >> 1;
    const [column, row] = [node % side, Math.floor(node / side)];
    const [from, to] = [values[node]!, values[node + (edge % 2 === 0 ? 1 : side)]!];
    const share = (level - from) / (to - from);
    const along = (i: number): number => at(i) + share * (at(i + 1) - at(i));
    return edge % 2 === 0 ? [along(column), at(row)] : [at(column), along(row)];
  };
  const lines: number[][] = [];
  const seen = new Set<number>();
  /** From an edge on, as long as there is one that was not visited. */
  const walk = (start: number): void => {
    const line: number[] = [];
    let edge: number | undefined = start;
    let last = start;
    while (edge !== undefined) {
      seen.add(edge);
      line.push(...place(edge));
      last = edge;
      edge = neighbours.get(edge)!.find((one) => !seen.has(one));
    }
    // A line that comes back to where it began is closed.
    if (line.length > 4 && neighbours.get(last)!.includes(start)) line.push(...place(start));
    lines.push(line);
  };
  // Lines with ends first, then rings.
  for (const [edge, others] of neighbours) if (others.length === 1 && !seen.has(edge)) walk(edge);
  for (const edge of neighbours.keys()) if (!seen.has(edge)) walk(edge);
  return lines;
}
