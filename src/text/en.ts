/**
 * English, and the shape of every language: a message is a text, or a function of its arguments, so that the compiler
 * finds what a translation lacks and no grammar has to be pressed into a template.
 */
export const en = {
  language: "English",
  tagline: "See why optimizers step where they step.",
  problem: "Problem",
  map: "Map",
  runs: "Runs",
  optimizer: "Optimizer",
  steps: "Steps",
  loss: "Loss",
  gradientNorm: "Gradient norm",
  ending: "Ending",
  start: "start",
  minimum: "minimum",
  issues: "What the link could not say",
  loading: "Computing…",
  running: "running",
  endings: {
    budget: "all steps made",
    converged: "converged",
    diverged: "diverged",
    failed: "failed",
  },
  engineLost: "The computation stopped unexpectedly and has been started again.",
  noProblem: "There is nothing to draw: the problem of this link is not known.",
  runEnds: (run: string, steps: string, loss: string) => `${run}: ${steps} steps, loss ${loss}`,
  mapDescription: (problem: string, window: string, start: string, runs: string) => `${problem}, ${window}. Every run starts at ${start}. ${runs}`,
  windowText: (xlo: string, xhi: string, ylo: string, yhi: string) => `x from ${xlo} to ${xhi}, y from ${ylo} to ${yhi}`,
};

export type Messages = typeof en;
