/**
 * Simultaneous perturbation stochastic approximation. Source: Spall, Implementation of the simultaneous perturbation algorithm for stochastic
 * optimization, IEEE Transactions on Aerospace and Electronic Systems 34 (1998), steps 1–4, with the gains and exponents given there.
 * Deviation: a step whose probes have no finite loss is rejected instead of taken.
 */
import { defineOptimizer } from "../define.ts";
import { pow } from "../elementary/index.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { descend } from "./parts/descend.ts";
import { count, theta } from "./parts/symbols.ts";
import type { Outcome } from "../model.ts";

/** Draws each sign from the top bit of a word. */
const TOP_BIT = 2147483648;

export const spsa = defineOptimizer({
  id: "spsa",
  words: {
    title: "SPSA",
    summary:
      "Estimates the whole gradient from two losses: all coordinates are disturbed at once, each by a random sign. One estimate points nearly anywhere; on average they point along the gradient.",
    symbols: [
      theta,
      count,
      { symbol: "\\Delta_t", meaning: "random signs, +1 or −1 with equal chance, one per coordinate" },
      { symbol: "\\hat g_t", meaning: "estimate of the gradient from the two losses" },
      { symbol: "a_t", meaning: "gain: learning rate of step t" },
      { symbol: "c_t", meaning: "distance of the probes in each coordinate at step t" },
      { symbol: "a", meaning: "gain, before it falls", knob: "a" },
      { symbol: "c", meaning: "distance of the probes at the first step", knob: "c" },
      { symbol: "A", meaning: "stability constant: steps by which the fall of the gain is delayed", knob: "A" },
      { symbol: "\\alpha", meaning: "exponent with which the gain falls", knob: "alpha" },
      { symbol: "\\gamma", meaning: "exponent with which the distance of the probes falls", knob: "gamma" },
    ],
    rule: [
      "a_t = \\frac{a}{(A + t)^{\\alpha}}, \\qquad c_t = \\frac{c}{t^{\\gamma}}",
      "\\hat g_t = \\frac{f(\\theta + c_t \\Delta_t) - f(\\theta - c_t \\Delta_t)}{2\\,c_t}\\,\\Delta_t^{-1}",
      "\\theta \\leftarrow \\theta - a_t\\,\\hat g_t",
    ],
    worked: [
      {
        formula: "x + 2*y",
        values: { a: 0.1, A: 0, alpha: 0, gamma: 0 },
        theta: [1, 1],
        gradients: [
          [1, 2],
          [1, 2],
        ],
        expected: [
          [1.1, 0.9],
          [0.8, 0.6],
        ],
        text: "On f = x + 2y with constant gains, seed 1. Step 1 draws Δ = (1, −1): along it the loss falls at the rate 1 − 2 = −1, so ĝ = −1·(1, −1) = (−1, 1) and θ = (1, 1) − 0.1·ĝ = (1.1, 0.9): x went the wrong way. Step 2 draws Δ = (1, 1): the rate is 3, ĝ = (3, 3), θ = (0.8, 0.6). The mean of the two estimates is (1, 2), the gradient.",
      },
    ],
    references: [
      "Spall: Multivariate stochastic approximation using a simultaneous perturbation gradient approximation, IEEE Transactions on Automatic Control 37 (1992)",
      "Spall: Implementation of the simultaneous perturbation algorithm for stochastic optimization, IEEE Transactions on Aerospace and Electronic Systems 34 (1998)",
    ],
    disagreements: [
      "The first step has t = 1 in both gains (Spall's k + 1 with k from 0); programs that start at t = 0 in the second divide by 0.",
      "a, c and A depend on the problem. Spall takes c near the noise of a loss, A near a tenth of all steps, and a so that the first steps are as long as wanted; the defaults here suit surfaces of size 1 to 10.",
      "Every step is taken, also uphill; variants that block steps which raise the loss need a third evaluation.",
    ],
  },
  knobs: {
    a: { kind: "real", min: 0, max: Infinity, slider: [1e-4, 10], scale: "log", initial: 0.006, symbol: "a", help: "Gain: scales every step." },
    c: {
      kind: "real",
      min: 0,
      minBound: "open",
      max: Infinity,
      slider: [1e-4, 1],
      scale: "log",
      initial: 0.1,
      symbol: "c",
      help: "Distance of the two probes at the first step, in each coordinate.",
    },
    A: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0, 100],
      scale: "linear",
      initial: 20,
      symbol: "A",
      help: "Delays the fall of the gain by this many steps.",
    },
    alpha: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0, 1],
      scale: "linear",
      initial: 0.602,
      symbol: "\\alpha",
      help: "Exponent with which the gain falls; 0 keeps it.",
    },
    gamma: {
      kind: "real",
      min: 0,
      max: Infinity,
      slider: [0, 0.5],
      scale: "linear",
      initial: 0.101,
      symbol: "\\gamma",
      help: "Exponent with which the distance of the probes falls; 0 keeps it.",
    },
  },
  derivativeFree: true,
  stochastic: () => true,
  needs: () => [],
  init: () => ({}),
  step(problem, here, _state, values, noise, out, parts): Outcome {
    const n = here.theta.length;
    const gain = values.a / pow(values.A + here.t, values.alpha);
    const reach = values.c / pow(here.t, values.gamma);
    const { bits } = noise.stream("signs");
    const signs = Float64Array.from({ length: n }, () => (bits() < TOP_BIT ? -1 : 1));
    const probe = (side: number): Float64Array => here.theta.map((value, i) => value + side * reach * signs[i]!);
    const ahead = probe(1);
    const behind = probe(-1);
    const high = problem.loss(ahead);
    const low = problem.loss(behind);
    // The signs are their own inverses.
    const estimate = signs.map((sign) => ((high - low) / (2 * reach)) * sign);
    if (parts !== undefined) {
      parts.trials.push({ at: ahead, loss: high, accepted: false, label: "probe" }, { at: behind, loss: low, accepted: false, label: "probe" });
      showVector(parts, "signs", "\\Delta_t", signs);
      showVector(parts, "estimated gradient", "\\hat g_t", estimate);
      showVector(parts, "gradient, which the method does not see", "g", here.gradient);
      showNumber(parts, "gain", "a_t", gain);
      showNumber(parts, "distance of the probes", "c_t", reach);
    }
    if (!(high - low - (high - low) === 0)) {
      copy(here.theta, out.theta);
      return { kind: "rejected", reason: "a probe has no finite loss" };
    }
    descend(here.theta, estimate, gain, out.theta);
    if (parts !== undefined) showStep(parts, here.theta, out.theta);
    return MOVED;
  },
});
