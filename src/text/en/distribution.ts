/** Texts of the distribution panel. */
export const words = {
  quantity: "Quantity",
  quantities: { step: "Before and after", path: "KL per step" },
  /** The same, as they are read out and explained. */
  spoken: {
    step: "The model's distribution before and after the step",
    path: "KL(before‖after) of each step along every run's path",
  },
  before: (step: number) => `before: step ${step}`,
  after: (step: number) => `after: step ${step}`,
  data: "data",
  target: "target",
  density: "density",
  probability: "probability",
  bars: {
    outcomes: (k: number) => `outcome ${k}`,
    actions: (k: number) => `action ${k}`,
    classes: (k: number) => `class ${k - 1}`,
    coins: (k: number) => `coin ${k}: heads`,
  },
  /** Axes of the plane: of a line through points, or of inputs with classes. */
  plane: { line: ["input", "target"], classes: ["x₁", "x₂"] },
  noBoundary: "no boundary: every class is as likely everywhere",
  noMember: (step: number) => `step ${step} names no distribution`,
  readouts: "Distance that the step moves the distribution",
  forward: "KL(before‖after)",
  backward: "KL(after‖before)",
  quadratic: "½dᵀFd",
  ratio: "KL / ½dᵀFd",
  meaning: {
    forward: "Kullback–Leibler divergence in nats, averaged under the distribution before the step",
    backward: "The same with both exchanged: another number, for KL is no distance",
    quadratic: "Second-order model of both: F is the Fisher information before the step, d the step",
    ratio: "KL(before‖after) as a multiple of its second-order model",
  },
  off: (percent: string) => `${percent} % off`,
  offMeaning: "The step is too long for the second-order model: its KL is another one.",
  copy: "Copy TSV",
  noDistribution: "This problem has no probability distribution. Those of the group with distributions do: Gaussian, softmax, bandit and others.",
  failed: "The distribution could not be computed.",
  noRun: "No run is shown.",
  noStep: "This run has made no step.",
  summary: (run: string, before: number, after: number) => `Distribution of ${run} before and after the step from ${before} to ${after}.`,
  numbers: (forward: string, backward: string, quadratic: string) =>
    `KL(before‖after) ${forward}, KL(after‖before) ${backward}, quadratic model ${quadratic} nats.`,
  probabilities: (name: string, before: string, after: string) => `${name}: ${before} before, ${after} after.`,
  pathSummary: (steps: number) => `KL(before‖after) of each step, up to step ${steps}, logarithmic axis, in nats.`,
  range: (run: string, low: string, high: string) => `${run}: from ${low} to ${high}.`,
};

export type WordsOfDistribution = typeof words;
