/** Texts of the page: map. */
import type { WordsOfDistances } from "./distances.ts";
import type { WordsOfLens } from "./lens.ts";
import type { WordsOf3d } from "./map3d.ts";

interface RunText {
  readonly name: string;
  /** Position at the playhead, and what is known there, as printed numbers. */
  readonly at: string;
  readonly loss: string;
  readonly gradient: string;
}

const counted = (steps: number): string => (steps === 1 ? "1 step" : `${steps} steps`);

export const map = {
  name: "Map",
  /** What the keys act on, while it has the focus. */
  stage: "Loss surface: arrow keys move the start, Alt and arrow keys move the view, plus and minus zoom, 0 shows everything",
  layersMenu: "Layers",
  layers: {
    figures: "Heights on lines",
    paths: "Paths",
    dots: "Steps as dots",
    current: "Current step",
    ends: "Ends of runs",
    start: "Start",
    minima: "Known minima",
    critical: "Critical points",
    arrows: "Step, gradient and velocity",
    names: "Names of runs",
    exits: "Diverged runs",
    averages: "Averaged iterates",
    hover: "Step under the pointer",
    axes: "Axes",
    shapes: "What made the step",
    forks: "Forks of branches",
    lens: "Lens",
    distances: "Balls and distances",
  },
  /** The 3-D picture's texts come with it. */
  load3d: (): Promise<WordsOf3d> => import("./map3d.ts").then(({ words }) => words),
  spacing: "Spacing of contours",
  spacings: { log: "Log spacing", quantile: "Equal areas", linear: "Linear spacing" },
  /** Said beside the key of the heights. */
  scales: { log: "log scale", shifted: "log of J − min", quantile: "equal areas", linear: "even steps", levelled: "even steps: no bottom to count a log from" },
  start: "start",
  /** Stands at the start until it is moved for the first time: by mouse, by finger. */
  hints: { mouse: "drag the start, or click the map", touch: "drag the start, or tap the map" },
  cursor: "cursor",
  loss: "loss",
  minimum: "minimum",
  maximum: "maximum",
  saddle: "saddle",
  degenerate: "degenerate point",
  arms: (rise: string): string => `arms: quadratic model ±${rise}`,
  accepted: "accepted",
  rejected: "rejected",
  vectors: (factor: string): string => `vectors ${factor}`,
  hovered: (name: string, step: number): string => `${name}, step ${step}`,
  diverged: (name: string): string => `${name} diverged`,
  distanceWords: (): Promise<WordsOfDistances> => import("./distances.ts").then(({ words }) => words),
  lensWords: (): Promise<WordsOfLens> => import("./lens.ts").then(({ words }) => words),
  cannotDraw: "This loss cannot be drawn",
  computing: "Computing the surface…",
  describe: {
    problem: (title: string): string => `${title}.`,
    window: ([x, y]: readonly string[], xlo: string, xhi: string, ylo: string, yhi: string): string =>
      `Shown: ${x} from ${xlo} to ${xhi}, ${y} from ${ylo} to ${yhi}.`,
    start: (x: string, y: string): string => `The start is at (${x}, ${y}).`,
    minima: (count: number): string => (count === 1 ? "One minimum is known." : `${count} minima are known.`),
    step: (step: number, last: number): string => `Step ${step} of ${last}.`,
    /** Clauses about one run, the first with its name, as a sentence. */
    sentence: (clauses: readonly string[]): string => `${clauses.join(", ")}.`,
    run: ({ name, at, loss, gradient }: RunText): string => `${name}: at ${at}, loss ${loss}, gradient norm ${gradient}`,
    found: "at a known minimum",
    outside: "outside the part shown",
    budget: (steps: number): string => (steps === 1 ? "made its one step" : `made all ${steps} steps`),
    converged: (steps: number): string => `converged after ${counted(steps)}`,
    diverged: (steps: number): string => `diverged at step ${steps}`,
    failed: (steps: number): string => `failed after ${counted(steps)}`,
    none: "No run is shown.",
  },
};
