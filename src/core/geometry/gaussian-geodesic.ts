/**
 * Geodesics of the Gaussian family in closed form, in whatever coordinates: half-circles about points of the axis σ = 0 in the half-plane (μ/√2, σ),
 * upright lines between equal means. Source: Atkinson, Mitchell, Rao's distance measure, Sankhyā A 43 (1981), section 5.
 */
import { cosh, hypot, log1p, tanh } from "../elementary/index.ts";
import type { Chart } from "../problems/distributions/parts/gaussian-charts.ts";
import type { Geodesic } from "./geodesic.ts";
import type { Point } from "./metric.ts";

const ROOT_TWO = Math.sqrt(2);
const VERTICES = 96;

/** √2 times the hyperbolic distance, accurate where it is small: arcosh(1 + x) = 2·arsinh(√(x/2)). */
export function gaussianDistance([mu, sigma]: Point, [other, spread]: Point): number {
  const x = hypot((mu - other) / ROOT_TWO, sigma - spread) / 2 / Math.sqrt(sigma) / Math.sqrt(spread);
  return 2 * ROOT_TWO * arsinh(x);
}

/** Of x ≥ 0. */
function arsinh(x: number): number {
  return log1p(x + (x * x) / (1 + Math.sqrt(1 + x * x)));
}

/** @param from θ of two members in the chart */
export function gaussianGeodesic(chart: Chart, from: Point, to: Point): Geodesic {
  const place = (theta: Point): Point => [chart.mean(theta), chart.sigma(theta)];
  const [one, two] = [place(from), place(to)];
  const [x1, x2] = [one[0] / ROOT_TWO, two[0] / ROOT_TWO];
  const [y1, y2] = [one[1], two[1]];
  const length = gaussianDistance(one, two);
  const points = new Float64Array(2 * VERTICES + 2);
  const put = (k: number, x: number, y: number): void => points.set(chart.point(x * ROOT_TWO, y), 2 * k);
  // The circle's middle on the axis, from differences: far away where the means are nearly equal.
  const middle = (x1 + x2) / 2 + ((y2 - y1) * (y2 + y1)) / (2 * (x2 - x1));
  const radius = hypot(x1 - middle, y1);
  // A parameter that runs evenly with length: x = middle + r·tanh s, y = r / cosh s.
  const place1 = side(x1 - middle, y1);
  const place2 = side(x2 - middle, y2);
  const upright = !(radius < FLAT * (Math.abs(x2 - x1) + y1 + y2));
  for (let k = 0; k <= VERTICES; k++) {
    const t = k / VERTICES;
    if (upright) put(k, x1 + t * (x2 - x1), y1 + t * (y2 - y1));
    else {
      const s = place1 + t * (place2 - place1);
      put(k, middle + radius * tanh(s), radius / cosh(s));
    }
  }
  points.set(from, 0);
  points.set(to, 2 * VERTICES);
  return { points, length };
}
/** From this many times the size of things a circle is a straight line. */
const FLAT = 1e7;

/** The s with x = r·tanh s and y = r / cosh s, so that x / y = sinh s. */
function side(x: number, y: number): number {
  return x < 0 ? -arsinh(-x / y) : arsinh(x / y);
}
