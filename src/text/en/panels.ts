/** Texts of the panels: the loss chart, the table of numbers, and what holds them. */
import type { WordsOfCurvature } from "./curvature.ts";
import type { WordsOfDistribution } from "./distribution.ts";
import type { WordsOfStep } from "./step.ts";

export const panels = {
  /** Landmark of the column, and its row of tabs. */
  group: "Panels",
  runs: "Runs",
  collapse: (panel: string) => `Collapse ${panel}`,
  expand: (panel: string) => `Expand ${panel}`,
  resize: (above: string, below: string) => `Divider between ${above} and ${below}`,
  loading: "Loading…",
  loss: {
    name: "Loss",
    quantity: "Quantity",
    quantities: { loss: "Loss", gradient: "‖g‖", step: "Step length", distance: "Distance" },
    /** The same, as they are read out and explained. */
    spoken: { loss: "Loss", gradient: "Gradient norm ‖g‖", step: "Step length", distance: "Distance to the nearest known minimum" },
    axis: "Vertical axis",
    axes: { log: "log", "log-full": "log, full", symlog: "log, both signs", linear: "linear" },
    /** What stands at the end of the horizontal axis. */
    steps: "step",
    evaluations: "evals",
    stepOf: (step: number) => `step ${step}`,
    diverged: (run: string) => `${run} diverged`,
    floor: "≤ 0",
    dust: "below rounding",
    floorNote: "Values ≤ 0 have no logarithm: they run along the floor.",
    toLinear: "Linear axis",
    noMinimum: "No minimum of this problem is known, so there is no distance to show.",
    noRuns: "No run is shown.",
    summary: (quantity: string, axis: string, unit: string, end: number) => `${quantity} against ${unit}, 0 to ${end}, ${axis} axis.`,
    final: (run: string, value: string, step: number) => `${run}: ${value} at step ${step}.`,
    finalDiverged: (run: string, step: number) => `${run}: diverged at step ${step}.`,
    finalFailed: (run: string) => `${run}: failed.`,
    lowest: (run: string) => `Lowest at the end: ${run}.`,
    alternative: "The panel Table holds the same numbers.",
  },
  /** What it says comes with it. */
  curvature: {
    name: "Curvature",
    load: (): Promise<WordsOfCurvature> => import("./curvature.ts").then(({ words }) => words),
  },
  /** The same. */
  distribution: {
    name: "Distribution",
    load: (): Promise<WordsOfDistribution> => import("./distribution.ts").then(({ words }) => words),
  },
  /** The same. */
  step: {
    name: "Step",
    load: (): Promise<WordsOfStep> => import("./step.ts").then(({ words }) => words),
  },
  table: {
    name: "Table",
    title: (run: string) => `Numbers of ${run}`,
    run: "Run",
    step: "step",
    loss: "loss",
    gradient: "‖g‖",
    length: "step length",
    copyTsv: "Copy TSV",
    copyCsv: "Copy CSV",
    empty: "No numbers yet.",
    help: "Arrow keys, Page Up, Page Down, Home and End move the playhead; a click on a row jumps to it.",
  },
};
