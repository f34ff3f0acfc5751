/** Texts of charts side by side. */
export const words = {
  choice: "Coordinates side by side, two to four",
  /** Beside the chart that the settings of the problem name. */
  own: "in the settings",
  /** Methods that need other coordinates than these. */
  unserved: (runs: string): string => `not here: ${runs}`,
  together: "All together",
  density:
    "Distributions at the playhead, of every run in every chart: densities over the data, which stand as strokes on the axis, or shares beside those observed, which are dots.",
  gap: "Gap between charts against η",
  gapPicture: (symbol: string, first: string): string =>
    `Largest difference in ${symbol} from the path in ${first}, over the same time, for learning rates η, η/2, η/4 and so on; both axes are logarithmic.`,
  largest: (symbol: string): string => `largest |Δ${symbol}|`,
  guide: "slope 1",
  slope: (chart: string, slope: string): string => `${chart}: slope ${slope}`,
  verdicts: {
    first: "agrees to first order in η.",
    order: "neither agrees to first order nor stays apart by a constant.",
    none: "does not agree at all: smaller steps do not close the gap.",
    same: "takes the same path in all charts, to rounding.",
    lost: "does not last in all charts at two rates.",
  },
  noGap: {
    unserved: "cannot run in one of these charts.",
    "no-rate": "has no learning rate to make smaller.",
    "own-length": "takes steps of a length of their own, not of a rate.",
    schedule: "has a schedule by the number of the step: with a smaller rate, no number of steps is the same time.",
    branch: "goes on from another run and is not measured.",
  },
  lost: (charts: string): string => `Not at every rate: a path leaves the family in ${charts} (×).`,
  measuring: "Measuring…",
};

export type WordsOfCharts = typeof words;
