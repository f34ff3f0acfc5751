/**
 * A 2-D problem as the search for critical points sees it: derivatives at points, bounds of them over boxes, and the work done so far.
 * Where a problem has no proven bounds (it is not a formula) they are estimated from samples; the index check then carries more weight.
 */
import { eigen2 } from "../numerics/eigen2.ts";
import { Flag } from "../model.ts";
import type { Enclosure, Problem, Window2 } from "../model.ts";
import type { Eigen2 } from "../numerics/eigen2.ts";

/** Samples along one side of a box, and by how much of its spread their range is widened, where bounds are estimated. */
const SAMPLES = 5;
const WIDENING = 0.5;
/** Rounding error of a gradient relative to the gradients of its neighbourhood, where bounds are estimated. */
const ESTIMATED_NOISE = 1e-14;
/** Cost of an estimated enclosure beside the operations of a proven one. */
const SAMPLED_COST = 2000;
/** Units in the last place by which a computed root may be off on its own account. */
const ULPS = 4 * 2.220446049250313e-16;

/** A gradient beside a kink is 0 if it is this small beside its bounds. */
const AT_KINK = 1e-8;

/** Derivatives at a point. */
export interface Jet {
  readonly x: number;
  readonly y: number;
  readonly loss: number;
  readonly gx: number;
  readonly gy: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

function sampledEnclosure(hessian: NonNullable<Problem["hessian"]>): Enclosure {
  const bounds = new Float64Array(10);
  const spread = new Float64Array(10);
  const gradient = new Float64Array(2);
  const matrix = new Float64Array(4);
  const at = new Float64Array(2);
  let flags = 0;
  return {
    cost: SAMPLED_COST,
    bounds,
    gradient(xlo, xhi, ylo, yhi) {
      let defined = 0;
      for (let i = 0; i < spread.length; i++) spread[i] = i % 2 === 0 ? Infinity : -Infinity;
      for (let k = 0; k < SAMPLES * SAMPLES; k++) {
        at[0] = xlo + ((xhi - xlo) * (k % SAMPLES)) / (SAMPLES - 1);
        at[1] = ylo + ((yhi - ylo) * Math.floor(k / SAMPLES)) / (SAMPLES - 1);
        hessian(at, matrix, gradient);
        const values = [gradient[0]!, gradient[1]!, matrix[0]!, matrix[1]!, matrix[3]!];
        if (!values.every((value) => Number.isFinite(value))) continue;
        defined++;
        values.forEach((value, i) => {
          spread[2 * i] = Math.min(spread[2 * i]!, value);
          spread[2 * i + 1] = Math.max(spread[2 * i + 1]!, value);
        });
      }
      flags = defined === 0 ? Flag.empty | Flag.partial : defined < SAMPLES * SAMPLES ? Flag.partial : 0;
      for (let i = 0; i < spread.length; i += 2) {
        const [low, high] = [spread[i]!, spread[i + 1]!];
        const margin = (high - low) * WIDENING + Math.max(Math.abs(low), Math.abs(high)) * ESTIMATED_NOISE;
        spread[i] = defined === 0 ? Number.NaN : low - margin;
        spread[i + 1] = defined === 0 ? Number.NaN : high + margin;
      }
      // Rounding of the gradient itself: what its coordinates' own rounding makes of it.
      const [jx, jy] = [Math.max(Math.abs(xlo), Math.abs(xhi)), Math.max(Math.abs(ylo), Math.abs(yhi))].map((size) => size * ESTIMATED_NOISE) as [
        number,
        number,
      ];
      const magnitude = (i: number): number => Math.max(Math.abs(spread[i]!), Math.abs(spread[i + 1]!));
      const noiseX = magnitude(4) * jx + magnitude(6) * jy;
      const noiseY = magnitude(6) * jx + magnitude(8) * jy;
      bounds[0] = spread[0]! - noiseX;
      bounds[1] = spread[1]! + noiseX;
      bounds[2] = spread[2]! - noiseY;
      bounds[3] = spread[3]! + noiseY;
      return flags;
    },
    hessian() {
      bounds.set(spread.subarray(4), 4);
      return flags;
    },
  };
}

export class Field {
  readonly enclosure: Enclosure;
  /** Whether the bounds are proven rather than estimated. */
  readonly proven: boolean;
  /** Operations done so far: what budgets and slices are counted in. */
  work = 0;
  /** Whether a part of the window turned out to be outside the domain. */
  holes = false;
  readonly width: number;
  readonly height: number;
  private readonly hessianAt: NonNullable<Problem["hessian"]>;
  private readonly gradient = new Float64Array(2);
  private readonly matrix = new Float64Array(4);
  private readonly theta = new Float64Array(2);

  constructor(
    problem: Problem,
    readonly window: Window2,
  ) {
    if (problem.dim !== 2 || problem.hessian === undefined) throw new RangeError("critical points need a problem of two variables with a Hessian");
    this.hessianAt = (theta, hessian, gradient) => problem.hessian!(theta, hessian, gradient);
    this.proven = problem.enclosure !== undefined;
    this.enclosure = problem.enclosure?.() ?? sampledEnclosure(this.hessianAt);
    this.width = window[1] - window[0];
    this.height = window[3] - window[2];
  }

  jet(x: number, y: number): Jet {
    const { theta, gradient, matrix } = this;
    theta[0] = x;
    theta[1] = y;
    this.work += this.enclosure.cost / 4;
    const loss = this.hessianAt(theta, matrix, gradient);
    return { x, y, loss, gx: gradient[0]!, gy: gradient[1]!, xx: matrix[0]!, xy: matrix[1]!, yy: matrix[3]! };
  }

  boundGradient(xlo: number, xhi: number, ylo: number, yhi: number): number {
    this.work += this.enclosure.cost / 2;
    return this.enclosure.gradient(xlo, xhi, ylo, yhi);
  }

  boundHessian(): number {
    this.work += this.enclosure.cost / 2;
    return this.enclosure.hessian();
  }

  /** How far a coordinate of a root may be off for rounding alone. */
  wobble(x: number, size: number): number {
    return ULPS * Math.max(Math.abs(x), size * ULPS);
  }

  /** Whether the gradient cannot be told from 0 at a point and its nearest neighbours among the doubles. */
  vanishes(x: number, y: number): boolean {
    const dx = this.wobble(x, this.width);
    const dy = this.wobble(y, this.height);
    const flags = this.boundGradient(x - dx, x + dx, y - dy, y + dy);
    const { bounds } = this.enclosure;
    const open = (flags & Flag.empty) === 0 && bounds[0]! <= 0 && bounds[1]! >= 0 && bounds[2]! <= 0 && bounds[3]! >= 0;
    if (!open || (flags & Flag.kink) === 0) return open;
    // Across a kink the bounds hold 0 without a zero being there.
    const largest = Math.max(-bounds[0]!, bounds[1]!, -bounds[2]!, bounds[3]!);
    return gradNorm(this.jet(x, y)) <= AT_KINK * largest;
  }

  /** Inside the closed window, widened on each side by a fraction of it. */
  inside(x: number, y: number, margin = 0): boolean {
    const [xlo, xhi, ylo, yhi] = this.window;
    const mx = margin * this.width;
    const my = margin * this.height;
    return x >= xlo - mx && x <= xhi + mx && y >= ylo - my && y <= yhi + my;
  }
}

export function eigenOf({ xx, xy, yy }: Jet): Eigen2 {
  return eigen2(xx, xy, yy);
}

export function gradNorm({ gx, gy }: Jet): number {
  return Math.max(Math.abs(gx), Math.abs(gy));
}

/** A Hessian whose eigenvalues differ more than this is singular for the purpose of recognizing a valley. */
const SINGULAR = 1e-4;

export function isSingular(jet: Jet): boolean {
  const [low, high] = eigenOf(jet).values;
  const [a, b] = [Math.abs(low), Math.abs(high)];
  return Math.min(a, b) <= SINGULAR * Math.max(a, b);
}
