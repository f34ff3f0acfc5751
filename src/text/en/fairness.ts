/** Texts of the fair comparison: the budgets, what is counted, and the search for learning rates. */
export const words = {
  title: { steps: (count: number) => `Compared at equal steps (${count})`, evaluations: (count: number) => `Compared at equal evaluations (${count})` },
  budget: "Budget",
  steps: "Equal steps",
  evaluations: "Equal evaluations",
  stepsMean: (steps: number) => `Every run makes ${steps} steps, whatever a step costs.`,
  evaluationsMean: (budget: number, steps: number) =>
    `Every run is shown up to its last step within ${budget} evaluations, the cost of ${steps} steps of a first-order method. A run whose ${steps} steps cost less ends earlier.`,
  counting: "What counts as an evaluation",
  loss: "a value of the loss, f",
  gradient: "a gradient, g",
  hessian: (dim: number) =>
    `a Hessian, H, in ${dim} coordinates: each of its columns is a product H·v, which costs about as much as a gradient. A product alone counts 1.`,
  rest: "A run pays one f and one g for each position that it comes to; what a step already knows is not paid twice. Methods without gradients pay for f alone. Residuals with their Jacobian count as one f and one g.",
  spent: "Spent at the playhead",
  columns: { run: "Run", step: "step", sum: "evaluations" },
  tune: "Tune learning rates for this budget…",
  tuning: {
    title: "Learning rates tuned for this budget",
    amount: { steps: (count: number) => `${count} steps`, evaluations: (count: number) => `${count} evaluations` },
    statement: (grid: number, low: string, high: string, refinements: number) =>
      `The same search for every run: its present rate, ${grid} rates from ${low} to ${high} spaced evenly by their logarithms, then ${refinements} more by golden-section search between the two neighbours of the best.`,
    objective: (budget: string) =>
      `What counts is the loss at the end of ${budget}, not the lowest on the way. A run that diverges or fails counts as infinite; of equal losses the smallest rate wins.`,
    random: (seeds: string) => `Methods that draw random numbers run each rate with the seeds ${seeds}; the median decides.`,
    running: (run: string, trial: number, of: number) => `${run}: trial ${trial} of ${of}`,
    progress: "Search",
    cancel: "Cancel",
    failed: "The search could not be carried out.",
    rate: "Rate",
    atEnd: "Loss at the end",
    now: "Now",
    found: "Found",
    seed: (seed: number, loss: string) => `${loss} with seed ${seed}`,
    best: "The present rate is the best of all that were tried.",
    noGain: (start: string) => `No rate that was tried ends below the loss at the start, ${start}: this run does not go downhill from here.`,
    none: "Every rate that was tried diverges or fails.",
    edge: { low: "The lower end of the range: a smaller rate may do better.", high: "The upper end of the range: a larger rate may do better." },
    cost: (evaluations: string, trials: number) => `${trials} trials, ${evaluations} evaluations`,
    untuned: {
      "no-rate": "This method has no learning rate.",
      branch: "A branch goes on from another run's state and keeps its rate.",
      refused: "This run cannot start on this problem.",
    },
    plot: (run: string) => `${run}: loss at the end against the rate`,
    plotWords: (diverged: number, of: number) => `${diverged} of ${of} rates diverge or fail.`,
    diverged: "diverged",
    trials: "All trials",
    trialsOf: (run: string) => `All trials: ${run}`,
    apply: "Apply",
    applyTo: (run: string) => `Apply: ${run}`,
    applied: "Applied",
    applyAll: "Apply all",
  },
};

export type WordsOfFairness = typeof words;
