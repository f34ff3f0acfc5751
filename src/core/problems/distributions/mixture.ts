/**
 * A mixture of two Gaussians of variance 1 with known shares and free means μ₁, μ₂, fitted to numbers by maximum likelihood.
 * Source: McLachlan, Peel, Finite Mixture Models (2000), sections 2.2 and 3.2; that the model is singular where the means meet: Watanabe, Algebraic Geometry
 * and Statistical Learning Theory (2009), section 1.2.
 *
 * Loss, gradient and Hessian are exact. Fisher information and divergence have no closed form: they are expectations over each component by the
 * trapezoidal rule on ±10 standard deviations, whose error for functions analytic in a strip of half-width a is about exp(−2πa/h) (Trefethen, Weideman,
 * The exponentially convergent trapezoidal rule, SIAM Review 56, 2014). The strip ends at the complex zeros of the densities, π/|μ₁ − μ₂| away from the
 * line, so h follows the distance of the means: relative errors stay below 1e-12 up to distances of 500.
 */
import { defineProblem } from "../../define.ts";
import { exp, expm1, log, log1p } from "../../elementary/index.ts";
import { expExcess } from "../../numerics/small.ts";
import { createFamily, examplesOf, mirror } from "./parts/family.ts";
import type { Family } from "./parts/family.ts";
import type { Numbers } from "../../model.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;
const DATA = [-2.6, -2.1, -1.7, -1.2, -0.8, 0.4, 1.1, 1.4, 1.8, 2.1, 2.3, 2.7, 3.2];

/** Standard deviations to both sides of a component: beyond there are 1.5e-23 of it. */
const REACH = 10;
const WIDEST = 1 / 16;
const NARROWEST = 1 / 1024;
/** Means nearer than this are one as far as the metric can tell: its smaller eigenvalue falls with the square of the distance. */
const MEET = 1e-5;
/** Means that move by less are followed by the small change of the density. */
const NEAR = 0.5;

/** log p and the responsibilities at a place. */
class Density {
  logP = 0;
  /** Probabilities that x came from the first and from the second component. */
  r1 = 0;
  r2 = 0;

  constructor(
    private readonly log1: number,
    private readonly log2: number,
  ) {}

  at(x: number, theta: Numbers): void {
    const a = this.log1 - ((x - theta[0]!) * (x - theta[0]!)) / 2;
    const b = this.log2 - ((x - theta[1]!) * (x - theta[1]!)) / 2;
    const high = Math.max(a, b);
    const first = exp(a - high);
    const second = exp(b - high);
    const sum = first + second;
    this.logP = high + log(sum) - HALF_LOG_TWO_PI;
    this.r1 = first / sum;
    this.r2 = second / sum;
  }
}

function familyOf(share: number, data: readonly number[]): Family {
  const shares = [share, 1 - share] as const;
  const [log1, log2] = [log(share), log1p(-share)];
  const here = new Density(log1, log2);
  const there = new Density(log1, log2);

  /** E of `visit` over the mixture at θ. */
  const expect = (theta: Numbers, h: number, visit: (x: number) => number): number => {
    const half = Math.ceil(REACH / h);
    let sum = 0;
    for (const k of [0, 1] as const) {
      let part = 0;
      let weights = 0;
      for (let i = -half; i <= half; i++) {
        const t = i * h;
        const weight = exp((-t * t) / 2);
        weights += weight;
        part += weight * visit(theta[k]! + t);
      }
      // The rule's own sum of the density, so that constants come out exactly.
      sum += shares[k] * (part / weights);
    }
    return sum;
  };
  /** Products of the scores, or second derivatives of log p, at x. */
  const score = (theta: Numbers, x: number): readonly [number, number] => {
    here.at(x, theta);
    return [here.r1 * (x - theta[0]!), here.r2 * (x - theta[1]!)];
  };

  return {
    dim: 2,
    inside: () => true,
    loss(theta) {
      let sum = 0;
      for (const x of data) {
        here.at(x, theta);
        sum -= here.logP;
      }
      return sum / data.length;
    },
    gradient(theta, gradient) {
      gradient.fill(0);
      for (const x of data) {
        const [a, b] = score(theta, x);
        gradient[0] = gradient[0]! - a / data.length;
        gradient[1] = gradient[1]! - b / data.length;
      }
    },
    hessian(theta, hessian) {
      hessian.fill(0);
      for (const x of data) {
        here.at(x, theta);
        const [d1, d2] = [x - theta[0]!, x - theta[1]!];
        const { r1, r2 } = here;
        // r₁(1 − r₁) is r₁r₂, which does not cancel.
        hessian[0] = hessian[0]! + (r1 - r1 * r2 * d1 * d1) / data.length;
        hessian[2] = hessian[2]! + (r1 * r2 * d1 * d2) / data.length;
        hessian[3] = hessian[3]! + (r2 - r1 * r2 * d2 * d2) / data.length;
      }
      mirror(hessian, 2);
    },
    fisher(theta, fisher) {
      const h = stepFor(theta);
      const entry = (i: 0 | 1, j: 0 | 1): number =>
        expect(theta, h, (x) => {
          const both = score(theta, x);
          return both[i] * both[j];
        });
      fisher[0] = entry(0, 0);
      fisher[2] = entry(1, 0);
      fisher[3] = entry(1, 1);
      mirror(fisher, 2);
    },
    empiricalFisher(theta, fisher) {
      fisher.fill(0);
      for (const x of data) {
        const [a, b] = score(theta, x);
        fisher[0] = fisher[0]! + (a * a) / data.length;
        fisher[2] = fisher[2]! + (a * b) / data.length;
        fisher[3] = fisher[3]! + (b * b) / data.length;
      }
      mirror(fisher, 2);
    },
    divergence(theta, phi) {
      const h = Math.min(stepFor(theta), stepFor(phi));
      const [step1, step2] = [phi[0]! - theta[0]!, phi[1]! - theta[1]!];
      if (Math.max(Math.abs(step1), Math.abs(step2)) > NEAR) {
        return expect(theta, h, (x) => {
          here.at(x, theta);
          there.at(x, phi);
          return here.logP - there.logP;
        });
      }
      const [middle1, middle2] = [(theta[0]! + phi[0]!) / 2, (theta[1]! + phi[1]!) / 2];
      // KL = E(q/p − 1 − log(q/p)), where q/p − 1 = Σ rₖ(qₖ/pₖ − 1).
      return expect(theta, h, (x) => {
        here.at(x, theta);
        const change = grown(here.r1, step1 * (x - middle1)) + grown(here.r2, step2 * (x - middle2));
        return expExcess(log1p(change));
      });
    },
    labels: {
      draw(theta, rng, gradient) {
        const x = theta[rng.uniform() < share ? 0 : 1]! + rng.normal();
        const [a, b] = score(theta, x);
        gradient[0] = -a;
        gradient[1] = -b;
      },
    },
    singularity: (theta) =>
      Math.abs(theta[0]! - theta[1]!) < MEET ? "the two means meet: there, moving them apart changes the distribution to second order only" : undefined,
  };
}

/** r·(e^d − 1); a component that has no part in a place has none in its change. */
function grown(r: number, d: number): number {
  return r === 0 ? 0 : r * expm1(d);
}

function stepFor(theta: Numbers): number {
  const distance = Math.abs(theta[0]! - theta[1]!);
  return Math.max(NARROWEST, Math.min(WIDEST, 0.5 / distance));
}

export const mixture = defineProblem({
  id: "mixture",
  title: "Mixture of two Gaussians",
  summary: "Two normal distributions with known shares and unknown means, fitted to numbers that came from both.",
  notes: [
    "Which mean is which makes two valleys, one deeper than the other, and a pass between them: where a run ends depends on where it starts.",
    "Where the means meet they are one distribution, and moving them apart shows to second order only. There the Fisher information is singular: the natural gradient has no answer without damping or the pseudo-inverse.",
    "Fisher information and divergence have no closed form here; they are integrals, computed to 1e-12.",
  ],
  references: ["McLachlan, Peel: Finite Mixture Models (2000)", "Watanabe: Algebraic Geometry and Statistical Learning Theory (2009), section 1.2"],
  knobs: {
    share: {
      kind: "real",
      min: 0,
      max: 1,
      minBound: "open",
      maxBound: "open",
      slider: [0.05, 0.95],
      scale: "linear",
      initial: 0.35,
      symbol: "\\rho",
      help: "Share of the first distribution.",
    },
    data: { kind: "vector", length: "any", least: 1, initial: DATA, symbol: "x_i", help: "The numbers that the mixture is fitted to." },
  },
  dim: 2,
  window: [-5, 5, -5, 5],
  start: [3.5, 2.5],
  symbols: ["\\mu_1", "\\mu_2"],
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher", "labels"],
  minima: () => [],
  create: ({ share, data }) =>
    createFamily(
      familyOf(share, data),
      "-\\tfrac{1}{n}\\sum_i \\log\\left(\\rho\\,\\varphi(x_i - \\mu_1) + (1 - \\rho)\\,\\varphi(x_i - \\mu_2)\\right),\\quad \\varphi(t) = \\tfrac{1}{\\sqrt{2\\pi}}\\, e^{-t^2/2}",
      undefined,
      examplesOf(data, (some) => familyOf(share, some)),
    ),
});
