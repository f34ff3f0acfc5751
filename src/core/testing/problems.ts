/**
 * Small problems for tests, written by hand with their gradients, so that the loop and the methods are tested apart from the formula engine.
 * Sums and products are spelled as in the golden data's generator where rounding matters.
 */
import type { Problem } from "../model.ts";

export interface TestProblem extends Problem {
  readonly id: string;
  readonly start: readonly number[];
}

type Evaluate = (x: number, y: number, gradient: Float64Array) => number;

/** Second derivatives: xx, xy, yy. */
type Bend = (x: number, y: number) => readonly [number, number, number];
/** Residuals, each with its two derivatives. */
type Rows = (x: number, y: number) => readonly (readonly [number, number, number])[];

function plane(id: string, start: readonly [number, number], evaluate: Evaluate, bend: Bend, rows?: Rows): TestProblem {
  const unused = new Float64Array(2);
  const least: Partial<TestProblem> =
    rows === undefined
      ? {}
      : {
          residualCount: rows(0, 0).length,
          residuals(theta, r, jacobian) {
            for (const [i, row] of rows(theta[0]!, theta[1]!).entries()) {
              r[i] = row[0];
              jacobian.set(row.slice(1), 2 * i);
            }
          },
        };
  return {
    ...least,
    hessian(theta, hessian, gradient) {
      const [xx, xy, yy] = bend(theta[0]!, theta[1]!);
      hessian.set([xx, xy, xy, yy]);
      return evaluate(theta[0]!, theta[1]!, gradient);
    },
    id,
    start,
    dim: 2,
    loss: (theta) => evaluate(theta[0]!, theta[1]!, unused),
    lossAndGradient: (theta, gradient) => evaluate(theta[0]!, theta[1]!, gradient),
  };
}

/** (1 − x)² + 100 (y − x²)² */
export const rosenbrock = plane(
  "rosenbrock",
  [-1.5, 1.75],
  (x, y, g) => {
    const a = 1 - x;
    const b = y - x * x;
    g[0] = -2 * a - 400 * x * b;
    g[1] = 200 * b;
    return a * a + 100 * b * b;
  },
  (x, y) => [2 + 1200 * x * x - 400 * y, -400 * x, 200],
  (x, y) => [
    [1 - x, -1, 0],
    [10 * (y - x * x), -20 * x, 10],
  ],
);

/** (x² + y − 11)² + (x + y² − 7)² */
export const himmelblau = plane(
  "himmelblau",
  [-0.75, -1.5],
  (x, y, g) => {
    const a = x * x + y - 11;
    const b = x + y * y - 7;
    g[0] = 4 * x * a + 2 * b;
    g[1] = 2 * a + 4 * y * b;
    return a * a + b * b;
  },
  (x, y) => [12 * x * x + 4 * y - 42, 4 * (x + y), 12 * y * y + 4 * x - 26],
  (x, y) => [
    [x * x + y - 11, 2 * x, 1],
    [x + y * y - 7, 1, 2 * y],
  ],
);

/** (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)² */
export const beale = plane(
  "beale",
  [-1.25, 1],
  (x, y, g) => {
    const a = 1.5 - x + x * y;
    const b = 2.25 - x + x * y * y;
    const c = 2.625 - x + x * y * y * y;
    g[0] = 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1);
    g[1] = 2 * a * x + 4 * b * x * y + 6 * c * x * y * y;
    return a * a + b * b + c * c;
  },
  (x, y) => {
    const [p, q, s] = [y - 1, y * y - 1, y * y * y - 1];
    const [a, b, c] = [1.5 + x * p, 2.25 + x * q, 2.625 + x * s];
    return [
      2 * (p * p + q * q + s * s),
      2 * (a + x * p + 2 * y * (b + x * q) + 3 * y * y * (c + x * s)),
      2 * (x * x * (1 + 4 * y * y + 9 * y * y * y * y) + 2 * b * x + 6 * c * x * y),
    ];
  },
  (x, y) => [
    [1.5 - x + x * y, y - 1, x],
    [2.25 - x + x * y * y, y * y - 1, 2 * x * y],
    [2.625 - x + x * y * y * y, y * y * y - 1, 3 * x * y * y],
  ],
);

/** ½ (u² + 100 v²) with u along (0.8, 0.6): condition number 100 */
export const quadratic = plane(
  "quad_cond100",
  [2.5, -1.75],
  (x, y, g) => {
    const u = 0.8 * x + 0.6 * y;
    const v = -0.6 * x + 0.8 * y;
    g[0] = 0.8 * u - 60 * v;
    g[1] = 0.6 * u + 80 * v;
    return 0.5 * u * u + 50 * v * v;
  },
  () => [36.64, -47.52, 64.36],
);

/** ax + by: the same gradient everywhere */
export function slope(a: number, b: number): TestProblem {
  return plane(
    "slope",
    [0, 0],
    (x, y, g) => {
      g[0] = a;
      g[1] = b;
      return a * x + b * y;
    },
    () => [0, 0, 0],
  );
}

/** ½ Σ i·θᵢ², i = 1 … dim: for everything that must not depend on two dimensions */
export function axes(dim: number): TestProblem {
  const loss = (theta: ArrayLike<number>, gradient?: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < dim; i++) {
      if (gradient !== undefined) gradient[i] = (i + 1) * theta[i]!;
      sum += ((i + 1) * theta[i]! * theta[i]!) / 2;
    }
    return sum;
  };
  const start = Array.from({ length: dim }, (_, i) => (i % 2 === 0 ? 1 : -1) * (1 + i / 8));
  return {
    id: `axes-${dim}`,
    start,
    dim,
    loss: (theta) => loss(theta),
    lossAndGradient: loss,
    hessian(theta, hessian, gradient) {
      for (let k = 0; k < dim * dim; k++) hessian[k] = k % (dim + 1) === 0 ? k / (dim + 1) + 1 : 0;
      return loss(theta, gradient);
    },
    residualCount: dim,
    residuals(theta, r, jacobian) {
      for (let i = 0; i < dim; i++) {
        r[i] = Math.sqrt((i + 1) / 2) * theta[i]!;
        for (let j = 0; j < dim; j++) jacobian[i * dim + j] = i === j ? Math.sqrt((i + 1) / 2) : 0;
      }
    },
  };
}

export const testProblems: readonly TestProblem[] = [rosenbrock, himmelblau, beale, quadratic, slope(0, 0), slope(3, -4), axes(1), axes(5)];
