/**
 * Knobs that several methods share. Validity is torch's own check; a slider spans what is worth seeing on a surface in two dimensions.
 * Where a logarithmic slider starts above a valid 0, 0 means "off".
 */
import type { FlagKnob, RealKnob } from "../../knobs.ts";

export function learningRate(initial: number, slider: readonly [number, number] = [1e-4, 1]): RealKnob {
  return { kind: "real", min: 0, max: Infinity, slider, scale: "log", initial, symbol: "\\eta", help: "Learning rate: scales every step." };
}

export function weightDecay(initial = 0): RealKnob {
  return {
    kind: "real",
    min: 0,
    max: Infinity,
    slider: [1e-5, 1],
    scale: "log",
    initial,
    symbol: "\\lambda",
    help: "Adds λθ to the gradient: a pull towards the origin.",
  };
}

export function momentum(): RealKnob {
  return {
    kind: "real",
    min: 0,
    max: Infinity,
    slider: [0, 0.99],
    scale: "linear",
    initial: 0,
    symbol: "\\mu",
    help: "Share of the last step's velocity that is kept; 0 keeps none.",
  };
}

export function epsilon(initial: number): RealKnob {
  return {
    kind: "real",
    min: 0,
    max: Infinity,
    slider: [1e-12, 0.1],
    scale: "log",
    initial,
    symbol: "\\epsilon",
    help: "Keeps the denominator away from 0; large values make the method behave like gradient descent.",
  };
}

export function damping(help: string): RealKnob {
  return { kind: "real", min: 0, max: Infinity, slider: [0, 10], scale: "linear", initial: 0, symbol: "a", help };
}

/** Decay rate of the average of gradients. */
export const beta1: RealKnob = {
  kind: "real",
  min: 0,
  max: 1,
  maxBound: "open",
  slider: [0, 0.99],
  scale: "linear",
  initial: 0.9,
  symbol: "\\beta_1",
  help: "Memory of the average of gradients: about 1/(1 − β₁) steps.",
};

/** Decay rate of the average of squared gradients (or of their running maximum). */
export const beta2: RealKnob = {
  kind: "real",
  min: 0,
  max: 1,
  maxBound: "open",
  slider: [0.5, 0.9999],
  scale: "linear",
  initial: 0.999,
  symbol: "\\beta_2",
  help: "Memory of the gradient's size: about 1/(1 − β₂) steps.",
};

export const amsgrad: FlagKnob = { kind: "flag", initial: false, help: "Divides by the largest average of squares so far, so that rates never grow again." };
