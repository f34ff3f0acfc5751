/** The settings that every run understands, whatever its optimizer: clipping, schedule, averaging, batches, noise stream, branch. */
import type { Knobs, KnobValues } from "./knobs.ts";

const MOST_STEPS = 1_000_000;

export const runKnobs = {
  clipNorm: {
    kind: "real",
    min: 0,
    minBound: "open",
    max: Infinity,
    slider: [0.01, 100],
    scale: "log",
    initial: 1,
    optional: true,
    symbol: "c",
    help: "Gradients longer than this are shortened to it, before weight decay.",
  },
  schedule: {
    kind: "group",
    help: "Multiplies the learning rate at every step.",
    fields: {
      kind: { kind: "choice", options: ["constant", "step", "cosine", "linear", "1/k", "1/sqrt-k"], initial: "constant" },
      warmup: { kind: "count", min: 0, max: MOST_STEPS, slider: [0, 100], initial: 0, help: "Steps of linear growth from 0 to the full rate." },
      every: { kind: "count", min: 1, max: MOST_STEPS, slider: [1, 200], initial: 50, help: "Steps between two reductions of the step schedule." },
      gamma: { kind: "real", min: 0, max: Infinity, slider: [0.1, 1], scale: "linear", initial: 0.5, symbol: "\\gamma", help: "Factor of one reduction." },
      final: { kind: "real", min: 0, max: Infinity, slider: [0, 1], scale: "linear", initial: 0.01, help: "Multiplier at the last step." },
    },
  },
  average: {
    kind: "group",
    optional: true,
    help: "Keeps an average of the iterates beside them.",
    fields: {
      kind: { kind: "choice", options: ["uniform", "exponential"], initial: "uniform" },
      decay: { kind: "real", min: 0, max: 1, maxBound: "open", slider: [0.5, 0.999], scale: "linear", initial: 0.99, help: "Weight of the past." },
    },
  },
  batchSize: { kind: "count", min: 1, max: MOST_STEPS, slider: [1, 256], initial: 1, optional: true, help: "Examples drawn for each step." },
  stream: { kind: "count", min: 0, max: MOST_STEPS, slider: [0, 10], initial: 0, help: "Random stream; equal streams see equal noise." },
  from: {
    kind: "group",
    optional: true,
    help: "Continues an earlier run from its full state after a step.",
    fields: {
      run: { kind: "count", min: 0, max: 31, initial: 0 },
      step: { kind: "count", min: 0, max: MOST_STEPS, initial: 0 },
    },
  },
} as const satisfies Knobs;

export type RunOptions = KnobValues<typeof runKnobs>;
export type Schedule = RunOptions["schedule"];
