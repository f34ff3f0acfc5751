/**
 * A von Mises distribution, the normal distribution's like on a circle, fitted to angles: mean direction μ, concentration κ > 0.
 * Loss = log 2π + log I₀(κ) − κ·mean cos(x − μ). Source: Mardia, Jupp, Directional Statistics (2000), sections 3.5.4 and 5.3. Fisher information
 * diag(κA, A′) with A = I₁/I₀; KL(1‖2) = [what log I₀ has at κ₂ above its tangent at κ₁] + 2·A(κ₁)·κ₂·sin²((μ₁ − μ₂)/2).
 */
import { defineProblem } from "../../define.ts";
import { atan2, cos, hypot, sin } from "../../elementary/index.ts";
import { besselRatio, besselRatioSlope, logBesselScaled } from "../../numerics/bessel.ts";
import { tangentGap } from "../../numerics/tangent-gap.ts";
import { createFamily, examplesOf, mean } from "./parts/family.ts";
import type { Family } from "./parts/family.ts";

const LOG_TWO_PI = 1.8378770664093456;
const DATA = [-0.9, -0.2, 0.1, 0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.9];

/** Mean cosine and sine of angles. */
const resultant = (data: readonly number[]): readonly [number, number] => [mean(data.map((x) => cos(x))), mean(data.map((x) => sin(x)))];

function familyOf(data: readonly number[]): Family {
  const [c, s] = resultant(data);
  /** Mean of cos(x − μ), and of sin(x − μ). */
  const along = (mu: number): number => c * cos(mu) + s * sin(mu);
  const across = (mu: number): number => s * cos(mu) - c * sin(mu);
  return {
    dim: 2,
    inside: (theta) => theta[1]! > 0,
    // −κ of the scaled logarithm and κ·(1 − cos) apart, so that large κ do not cancel.
    loss: (theta) => LOG_TWO_PI + logBesselScaled(theta[1]!) + theta[1]! * (1 - along(theta[0]!)),
    gradient(theta, gradient) {
      gradient[0] = -theta[1]! * across(theta[0]!);
      gradient[1] = besselRatio(theta[1]!) - along(theta[0]!);
    },
    hessian(theta, hessian) {
      hessian[0] = theta[1]! * along(theta[0]!);
      hessian[1] = -across(theta[0]!);
      hessian[2] = hessian[1];
      hessian[3] = besselRatioSlope(theta[1]!);
    },
    fisher(theta, fisher) {
      fisher.set([theta[1]! * besselRatio(theta[1]!), 0, 0, besselRatioSlope(theta[1]!)]);
    },
    empiricalFisher(theta, fisher) {
      const [mu, kappa] = [theta[0]!, theta[1]!];
      const ratio = besselRatio(kappa);
      let [xx, xy, yy] = [0, 0, 0];
      for (const x of data) {
        const a = -kappa * sin(x - mu);
        const b = ratio - cos(x - mu);
        xx += a * a;
        xy += a * b;
        yy += b * b;
      }
      fisher.set([xx, xy, xy, yy].map((sum) => sum / data.length));
    },
    divergence(theta, phi) {
      const [kappa, other] = [theta[1]!, phi[1]!];
      const ratio = besselRatio(kappa);
      const step = other - kappa;
      const half = sin((theta[0]! - phi[0]!) / 2);
      // A′ has its poles on the imaginary axis, from 2.4 on.
      const near = Math.abs(step) < Math.max(1, kappa / 2);
      const gap = near
        ? tangentGap((t) => besselRatioSlope(kappa + t * step)) * step * step
        : logBesselScaled(other) - logBesselScaled(kappa) + (1 - ratio) * step;
      return gap + 2 * ratio * other * half * half;
    },
  };
}

/** Steps of Newton's method for A(κ) = R; from the usual first guess four are enough. */
const STEPS = 40;

/** κ with A(κ) = R, 0 < R < 1. First guess: Mardia, Jupp, section 5.3.1 after Best, Fisher (1981). */
function concentration(length: number): number {
  let kappa = (length * (2 - length * length)) / (1 - length * length);
  for (let k = 0; k < STEPS; k++) {
    const next = kappa - (besselRatio(kappa) - length) / besselRatioSlope(kappa);
    if (!(next > 0) || next === kappa) break;
    kappa = next;
  }
  return kappa;
}

export const vonMises = defineProblem({
  id: "von-mises",
  title: "Von Mises distribution",
  summary: "A distribution of angles with mean direction μ and concentration κ, fitted to data.",
  notes: [
    "The direction is an angle, so the picture repeats every 2π. Near κ = 0 all directions are the same distribution, and the Fisher information of μ, κ·I₁(κ)/I₀(κ), vanishes with it: a step in μ costs nothing there.",
    "Opposite to the data the loss rises with κ, so gradient descent lowers κ first, even across the border at 0, where the step is refused and the run ends.",
  ],
  references: ["Mardia, Jupp: Directional Statistics (2000), sections 3.5.4 and 5.3"],
  knobs: {
    data: { kind: "vector", length: "any", least: 1, initial: DATA, symbol: "x_i", help: "The angles, in radians, that the distribution is fitted to." },
  },
  dim: 2,
  window: [-3.5, 3.5, -0.4, 4.6],
  start: [-1, 3.4],
  symbols: ["\\mu", "\\kappa"],
  provides: ["data", "hessian", "deterministic", "distribution", "empiricalFisher"],
  minima({ data }) {
    const [c, s] = resultant(data);
    const length = hypot(c, s);
    // Without a direction the best κ is 0, and of equal angles it is infinite.
    if (!(length > 1e-9 && length < 1 - 1e-9)) return [];
    const kappa = concentration(length);
    return [{ at: [atan2(s, c), kappa], loss: LOG_TWO_PI + logBesselScaled(kappa) + kappa * (1 - length), global: true }];
  },
  create: ({ data }) =>
    createFamily(familyOf(data), "\\log 2\\pi I_0(\\kappa) - \\kappa\\,\\tfrac{1}{n}\\sum_i \\cos(x_i - \\mu)", undefined, examplesOf(data, familyOf)),
});
