/**
 * The shortest way between two members of a family with two parameters, where length is measured by the Fisher information (Fisher–Rao distance).
 *
 * Of Gaussians in closed form: half-circles about points of the axis in (μ/√2, σ), d = 2√2·arsinh(½√(((μ₁ − μ₂)²/2 + (σ₁ − σ₂)²)/(σ₁σ₂))): Atkinson,
 * Mitchell, Rao's distance measure, Sankhyā A 43 (1981). Of other families θ″ = −Γ(θ′, θ′) is integrated by Dormand and Prince's pair of
 * orders 5 and 4 (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 1993, table II.5.2), and the velocity at the start found
 * by Newton's method on where that leads (single shooting), the aim moved out from the start bit by bit where it does not converge at once.
 */
import { hypot } from "../elementary/index.ts";
import { MetricField, solveMetric, squareLength } from "./metric.ts";
import type { Distribution } from "../model.ts";
import type { Point } from "./metric.ts";

export interface Geodesic {
  /** Rows of x and y, from one end to the other. */
  readonly points: Float64Array;
  /** In √(2·nat): half its square is KL for small distances. */
  readonly length: number;
}

type State = readonly [x: number, y: number, u: number, v: number];

const TOLERANCE = 1e-12;
const MOST_STEPS = 400;
const SHORTEST = 1e-10;
/** Right-hand sides that one try of a search may ask for. */
const MOST_FLOWS = 40_000;

interface Budget {
  left: number;
}
interface Shot {
  /** Vertices of the way are put there. */
  readonly path?: number[];
  readonly budget?: Budget;
  readonly tolerance?: number;
}

/** Dormand–Prince: nodes are not needed, the equation does not depend on time. Row i: what stage i + 1 is made of; the last one is the step itself. */
const STAGES = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
] as const;
const ERRORS = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40] as const;

/** Γ(v, v) moved to the other side; NaN outside of the domain. */
function flow(field: MetricField, [x, y, u, v]: State): State {
  const [a, b] = field.slopes([x, y]);
  // Γ(v, v) with lowered index: ∂ᵥF·v − ½∇(vᵀFv).
  const along: readonly [number, number, number] = [u * a[0] + v * b[0], u * a[1] + v * b[1], u * a[2] + v * b[2]];
  const low: Point = [along[0] * u + along[1] * v - squareLength(a, [u, v]) / 2, along[1] * u + along[2] * v - squareLength(b, [u, v]) / 2];
  const [ax, ay] = solveMetric(field.at([x, y]), low);
  return [u, v, -ax, -ay];
}

const add = (s: State, h: number, rates: readonly State[], weights: readonly number[]): State => {
  const sum = (k: 0 | 1 | 2 | 3): number => s[k] + h * rates.reduce((total, rate, i) => total + (weights[i] ?? 0) * rate[k], 0);
  return [sum(0), sum(1), sum(2), sum(3)];
};

/** Where the geodesic from a point with a velocity is after time 1; `undefined` where it leaves the domain. */
export function shoot(
  family: Distribution,
  from: Point,
  velocity: Point,
  { path, budget = { left: MOST_FLOWS }, tolerance = TOLERANCE }: Shot = {},
): State | undefined {
  const field = new MetricField(family);
  let state: State = [from[0], from[1], velocity[0], velocity[1]];
  const scale = hypot(velocity[0], velocity[1]) || 1;
  let [t, h] = [0, 1 / 16];
  let first = flow(field, state);
  path?.push(state[0], state[1]);
  for (let k = 0; k < MOST_STEPS; k++) {
    h = Math.min(h, 1 - t);
    budget.left -= STAGES.length;
    if (budget.left < 0) return undefined;
    const rates = [first];
    let next = state;
    for (const weights of STAGES) rates.push(flow(field, (next = add(state, h, rates, weights))));
    const error = add([0, 0, 0, 0], h, rates, ERRORS);
    const size = Math.max(...error.map(Math.abs)) / (tolerance * (scale + Math.max(Math.abs(next[2]), Math.abs(next[3]))));
    if (size <= 1) {
      t += h;
      state = next;
      first = rates[6]!;
      path?.push(state[0], state[1]);
      if (t >= 1) return state;
    }
    // size to the power of −1/4 rather than −1/5: square roots will do.
    const factor = size > 0 ? 0.9 / Math.sqrt(Math.sqrt(size)) : 4;
    h *= Number.isFinite(factor) ? Math.max(0.2, Math.min(4, factor)) : 0.2;
    if (!(h > SHORTEST)) return undefined;
  }
  return undefined;
}

/** How well the end is to be met, as a share of the way, and by how many steps of Newton's method at most. */
const FINE = { tolerance: TOLERANCE, close: 1e-12, steps: 12 } as const;
const COARSE = { tolerance: 1e-7, close: 1e-4, steps: 10 } as const;
/** Share of the velocity by which its effect is measured. */
const NUDGE = 1e-3;
/** The aim is moved out in steps of at least this share of the way. */
const LEAST_PART = 1 / 256;

/** Where a velocity beside another leads, coarsely. */
function aside(family: Distribution, from: Point, [u, v]: Point, [du, dv]: Point, budget: Budget): State | undefined {
  return shoot(family, from, [u + du, v + dv], { budget, tolerance: COARSE.tolerance });
}

/** Change of a coordinate of the end by a change of the velocity; NaN where one end is not known. */
function slope([more, less]: readonly (State | undefined)[], k: 0 | 1, h: number): number {
  return more === undefined || less === undefined ? Number.NaN : (more[k] - less[k]) / (2 * h);
}

/** The velocity at `from` that leads to `to`, from a first guess; `undefined` where Newton's method does not find it. The Jacobian need not be fine. */
function aim(family: Distribution, from: Point, to: Point, guess: Point, detail: typeof FINE | typeof COARSE, budget: Budget): Point | undefined {
  let velocity = guess;
  const size = hypot(to[0] - from[0], to[1] - from[1]);
  let miss = Infinity;
  for (let k = 0; k < detail.steps; k++) {
    const end = shoot(family, from, velocity, { budget, tolerance: detail.tolerance });
    if (end === undefined) return undefined;
    const [dx, dy] = [end[0] - to[0], end[1] - to[1]];
    const now = hypot(dx, dy);
    if (now <= detail.close * size || (now <= 1e3 * detail.close * size && now >= miss / 2)) return velocity;
    if (!(now < 2 * miss)) return undefined;
    miss = now;
    const h = NUDGE * hypot(velocity[0], velocity[1]);
    const central = velocity;
    const ends = (
      [
        [h, 0],
        [0, h],
      ] as const
    ).map(([u, v]) => [1, -1].map((sign) => aside(family, from, central, [sign * u, sign * v], budget)));
    const [a, b, c, d] = [slope(ends[0]!, 0, h), slope(ends[1]!, 0, h), slope(ends[0]!, 1, h), slope(ends[1]!, 1, h)];
    const determinant = a * d - b * c;
    if (!(Math.abs(determinant) > 0)) return undefined;
    velocity = [velocity[0] - (d * dx - b * dy) / determinant, velocity[1] - (a * dy - c * dx) / determinant];
  }
  return undefined;
}

/** The geodesic between two members; `undefined` where none was found. */
export function geodesic(family: Distribution, from: Point, to: Point): Geodesic | undefined {
  const whole: Point = [to[0] - from[0], to[1] - from[1]];
  if (whole[0] === 0 && whole[1] === 0) return { points: Float64Array.from([...from, ...to]), length: 0 };
  const budget: Budget = { left: MOST_FLOWS };
  let [reached, part] = [0, 1];
  let velocity = whole;
  while (reached < 1) {
    const next = Math.min(1, reached + part);
    const target: Point = next === 1 ? to : [from[0] + next * whole[0], from[1] + next * whole[1]];
    const growth = reached === 0 ? next : next / reached;
    const found = aim(family, from, target, [velocity[0] * growth, velocity[1] * growth], COARSE, budget);
    if (found === undefined) {
      part /= 2;
      if (part < LEAST_PART || budget.left < 0) return undefined;
    } else {
      [reached, velocity, part] = [next, found, 2 * part];
    }
  }
  const exact = aim(family, from, to, velocity, FINE, { left: MOST_FLOWS });
  if (exact === undefined) return undefined;
  const points: number[] = [];
  shoot(family, from, exact, { path: points });
  return { points: Float64Array.from(points), length: Math.sqrt(squareLength(new MetricField(family).at(from), exact)) };
}

/** Length of the straight line between two members of a chart, by Gauss's rule on halves of halves until they agree; NaN where it leaves the domain. */
export function straightLength(family: Distribution, from: Point, to: Point): number {
  const field = new MetricField(family);
  const whole: Point = [to[0] - from[0], to[1] - from[1]];
  const piece = (start: number, width: number): number => {
    let sum = 0;
    for (const [node, weight] of GAUSS) {
      const t = start + node * width;
      sum += weight * width * Math.sqrt(squareLength(field.at([from[0] + t * whole[0], from[1] + t * whole[1]]), whole));
    }
    return sum;
  };
  const refined = (start: number, width: number, rough: number, depth: number): number => {
    const half = width / 2;
    const [first, second] = [piece(start, half), piece(start + half, half)];
    const fine = first + second;
    if (depth === 0 || !(Math.abs(fine - rough) > AGREED * fine)) return fine;
    return refined(start, half, first, depth - 1) + refined(start + half, half, second, depth - 1);
  };
  return refined(0, 1, piece(0, 1), MOST_HALVINGS);
}
const AGREED = 1e-9;
const MOST_HALVINGS = 30;
/** Nodes and weights of Gauss's rule of five points on [0, 1]. */
const GAUSS = [
  [0.04691007703066802, 0.11846344252809454],
  [0.23076534494715845, 0.23931433524968324],
  [0.5, 0.28444444444444444],
  [0.7692346550528415, 0.23931433524968324],
  [0.953089922969332, 0.11846344252809454],
] as const;
