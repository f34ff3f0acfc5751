/**
 * The Fisher information of a family with two parameters as a metric of the plane: lengths of its axes, natural directions, how it changes from
 * point to point, and the curvature that follows from that.
 *
 * Source: do Carmo, Differential Geometry of Curves and Surfaces (1976), section 4-3: Γ from derivatives of the metric, K by Brioschi's formula.
 * Derivatives by central differences of sixth and fourth order, with steps measured by the metric itself, so that every chart is asked as finely.
 */
import { eigen2 } from "../numerics/eigen2.ts";
import type { Distribution, Numbers } from "../model.ts";
import type { Eigen2 } from "../numerics/eigen2.ts";

export type Point = readonly [number, number];
/** Entries (1,1), (1,2), (2,2) of a symmetric matrix. */
export type Metric = readonly [xx: number, xy: number, yy: number];

/** Eigenvalues below this share of the larger one are rounding: there is no information in that direction. */
const SINGULAR = 1e-12;
/** Share of the metric's own unit by which differences are taken, of first and of second derivatives. */
const FIRST_STEP = 0.004;
const SECOND_STEP = 0.005;

export class MetricField {
  private readonly fisher = new Float64Array(4);

  constructor(readonly family: Distribution) {}

  at(theta: Numbers): Metric {
    const { fisher } = this;
    this.family.fisher(theta, fisher);
    return [fisher[0]!, fisher[1]!, fisher[3]!];
  }

  /** Derivatives of the three entries along both coordinates. */
  slopes(theta: Numbers): readonly [along1: Metric, along2: Metric] {
    const here = this.at(theta);
    return [this.slope(theta, 0, here), this.slope(theta, 1, here)];
  }

  private slope(theta: Numbers, axis: 0 | 1, here: Metric): Metric {
    const h = FIRST_STEP / Math.sqrt(axis === 0 ? here[0] : here[2]);
    const move = (steps: number): Metric => this.at(axis === 0 ? [theta[0]! + steps * h, theta[1]!] : [theta[0]!, theta[1]! + steps * h]);
    const [a, b, c, d, e, f] = [move(-3), move(-2), move(-1), move(1), move(2), move(3)];
    const entry = (k: 0 | 1 | 2): number => (f[k] - a[k] - 9 * (e[k] - b[k]) + 45 * (d[k] - c[k])) / (60 * h);
    return [entry(0), entry(1), entry(2)];
  }
}

/** Whether a matrix has a direction without information. A metric that is not finite has none of anything. */
export function rankOf({ values }: Eigen2): 0 | 1 | 2 {
  const [low, high] = values;
  if (!(high > 0)) return 0;
  return low > SINGULAR * high ? 2 : 1;
}

/** F⁻¹v; where F is singular, by the pseudo-inverse: nothing along the direction without information. */
export function solveMetric([xx, xy, yy]: Metric, v: Point): Point {
  const pairs = eigen2(xx, xy, yy);
  const rank = rankOf(pairs);
  let [x, y] = [0, 0];
  for (const i of [0, 1] as const) {
    if (i < 2 - rank) continue;
    const [a, b] = pairs.vectors[i];
    const along = (a * v[0] + b * v[1]) / pairs.values[i];
    x += along * a;
    y += along * b;
  }
  return [x, y];
}

/** dᵀFd */
export function squareLength([xx, xy, yy]: Metric, [x, y]: Point): number {
  return xx * x * x + 2 * xy * x * y + yy * y * y;
}

/** Gaussian curvature of the metric at a point; NaN where the metric is singular or a neighbour is no member. */
export function curvature(family: Distribution, theta: Point): number {
  const field = new MetricField(family);
  const [E, F, G] = field.at(theta);
  const [hu, hv] = [SECOND_STEP / Math.sqrt(E), SECOND_STEP / Math.sqrt(G)];
  const shift = (i: number, j: number): Metric => field.at([theta[0] + i * hu, theta[1] + j * hv]);
  const row = [-2, -1, 0, 1, 2].map((i) => shift(i, 0));
  const column = [-2, -1, 0, 1, 2].map((j) => shift(0, j));
  const first = (of: readonly Metric[], k: 0 | 1 | 2, h: number): number => (of[0]![k] - 8 * of[1]![k] + 8 * of[3]![k] - of[4]![k]) / (12 * h);
  const second = (of: readonly Metric[], k: 0 | 1 | 2, h: number): number =>
    (-of[0]![k] + 16 * of[1]![k] - 30 * of[2]![k] + 16 * of[3]![k] - of[4]![k]) / (12 * h * h);
  const cross = (n: number): number => (shift(n, n)[1] - shift(n, -n)[1] - shift(-n, n)[1] + shift(-n, -n)[1]) / (4 * n * n * hu * hv);
  const mixed = (4 * cross(1) - cross(2)) / 3;
  const [Eu, Fu, Gu] = [first(row, 0, hu), first(row, 1, hu), first(row, 2, hu)];
  const [Ev, Fv, Gv] = [first(column, 0, hv), first(column, 1, hv), first(column, 2, hv)];
  const a = -second(column, 0, hv) / 2 + mixed - second(row, 2, hu) / 2;
  const b = Fv - Gu / 2;
  const c = Fu - Ev / 2;
  const one = a * (E * G - F * F) - (Eu / 2) * (b * G - (Gv / 2) * F) + c * (b * F - (Gv / 2) * E);
  const two = -(Ev / 2) * ((Ev / 2) * G - (Gu / 2) * F) + (Gu / 2) * ((Ev / 2) * F - (Gu / 2) * E);
  const determinant = E * G - F * F;
  return (one - two) / (determinant * determinant);
}
