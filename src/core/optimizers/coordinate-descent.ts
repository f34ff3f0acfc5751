/**
 * Cyclic coordinate descent: the loss is minimised exactly over one coordinate after another. One step is one sweep over all of them.
 * Source: Wright, Coordinate descent algorithms, Mathematical Programming 151 (2015), algorithm 1 with exact steps; on a quadratic it is the
 * Gauss–Seidel iteration (Golub, Van Loan, Matrix Computations (2013), section 11.2).
 * Deviation: "exact" means the first minimum that the search along the axis brackets, to the last bit, not the lowest of several (parts/axis.ts).
 */
import { defineOptimizer } from "../define.ts";
import { MOVED } from "../model.ts";
import { copy } from "../numerics/vectors.ts";
import { showNumber, showStep, showVector } from "./parts/autopsy.ts";
import { minimiseAlongAxis } from "./parts/axis.ts";
import { theta } from "./parts/symbols.ts";
import type { Evaluated } from "./parts/axis.ts";
import type { Outcome } from "../model.ts";

type SweepState = {
  /** Length of the last move along each axis, where the next search tries first; 0 before the first. */
  reach: Float64Array;
};

/** First trial along an axis: this share of the coordinate, or of 1 where that is longer. */
const FIRST_REACH = 0.1;
/** A later trial is never shorter than this share: a search that begins with rounding errors learns nothing. */
const SHORTEST_REACH = 1e-7;

export const coordinateDescent = defineOptimizer({
  id: "coordinate-descent",
  words: {
    title: "Coordinate descent",
    summary:
      "Minimises exactly along x, then along y, and begins again. It needs no learning rate, and is as fast as the coordinates are independent: in a diagonal valley it climbs down a staircase of tiny steps.",
    symbols: [
      theta,
      { symbol: "f", meaning: "the loss" },
      { symbol: "i", meaning: "coordinate, from the first to the last in every sweep" },
      { symbol: "s", meaning: "new value of the coordinate, while the others stay" },
    ],
    rule: [
      "\\theta_i \\leftarrow \\operatorname*{arg\\,min}_{s} f(\\theta_1, \\dots, \\theta_{i-1}, s, \\theta_{i+1}, \\dots, \\theta_n) \\quad \\text{for } i = 1, \\dots, n \\text{ in turn}",
    ],
    worked: [
      {
        formula: "(x - y)^2 + (x^2 + y^2)",
        values: {},
        theta: [1, 1],
        gradients: [
          [2, 2],
          [1.5, 0],
        ],
        expected: [
          [0.5, 0.25],
          [0.125, 0.0625],
        ],
        text: "f = (x − y)² + x² + y². For fixed y the minimum over x is y/2, for fixed x the minimum over y is x/2. From (1, 1): x = 1/2, then y = 1/4 with the new x. Second sweep: x = 1/8, y = 1/16. A sweep multiplies y by ¼.",
      },
    ],
    references: [
      "Wright: Coordinate descent algorithms, Mathematical Programming 151 (2015)",
      "Powell: On search directions for minimization algorithms, Mathematical Programming 4 (1973)",
      "Goodfellow, Bengio, Courville: Deep Learning (2016), section 8.7.2",
    ],
    disagreements: [
      "A step is a whole sweep, in the order of the coordinates, each search seeing what the one before it found (Gauss–Seidel). Searching all coordinates from the same point (Jacobi) would be another method, and so would a random or greedy order.",
      "Along an axis with several minima the search takes the one it brackets first; a search for the lowest would jump over hills.",
      "At a kink it can stop where no coordinate alone goes down, though a diagonal step would: the end is then called converged, and no minimum is claimed.",
    ],
  },
  knobs: {},
  needs: () => [],
  init: (_problem, start): SweepState => ({ reach: new Float64Array(start.length) }),
  step(problem, here, state, _values, _noise, out, parts): Outcome {
    const n = here.theta.length;
    const point = here.theta.slice();
    // What each search ends with, the next one begins with.
    let known: Evaluated = here;
    const corners = new Float64Array((n + 1) * n);
    corners.set(point);
    copy(state.reach, out.state.reach);
    if (parts !== undefined) showVector(parts, "gradient", "g", here.gradient);
    for (let i = 0; i < n; i++) {
      const from = point[i]!;
      const size = Math.max(1, Math.abs(from));
      const reach = state.reach[i] === 0 ? FIRST_REACH * size : Math.max(state.reach[i]!, SHORTEST_REACH * size);
      const result = minimiseAlongAxis(problem, point, i, reach, known);
      if (result.kind === "unbounded") {
        return { kind: "failed", error: "no-minimum-along-axis", message: `the loss falls for ever along coordinate ${i + 1}: there is no minimum to go to` };
      }
      known = result;
      const moved = result.x !== from;
      if (moved) out.state.reach[i] = Math.abs(result.x - from);
      corners.set(point, (i + 1) * n);
      parts?.trials.push({ at: point.slice(), loss: result.loss, accepted: moved, alpha: result.x - from });
    }
    copy(point, out.theta);
    if (parts !== undefined) {
      parts.figures.push({ name: "corners", kind: "points", points: corners });
      showNumber(parts, "loss after the sweep", "f", parts.trials.at(-1)!.loss);
      showStep(parts, here.theta, point);
    }
    if (point.every((value, i) => value === here.theta[i])) {
      return { kind: "converged", by: "no-movement", message: "no coordinate alone goes further down" };
    }
    return MOVED;
  },
});
