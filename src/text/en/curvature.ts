/** Texts of the curvature panel. */
export const words = {
  quantity: "Quantity",
  quantities: { eigenvalues: "Eigenvalues", condition: "Condition", energy: "gᵀHg / gᵀg", change: "ΔJ" },
  /** The same, as they are read out and explained. */
  spoken: {
    eigenvalues: "Eigenvalues of the Hessian",
    condition: "Condition number |λ|max / |λ|min",
    energy: "gᵀg, gᵀHg and their ratio",
    change: "Change of the loss in each step: actual, and predicted by the quadratic model",
  },
  lines: { actual: "actual", predicted: "predicted" },
  axes: { linear: "linear", log: "log", symlog: "symlog" },
  step: "step",
  stepOf: (step: number) => `step ${step}`,
  shaded: "shaded: λ_min < 0",
  infinite: "infinite",
  notANumber: "not a number",
  beyond: (size: string) => `up to ${size} ↑`,
  readouts: "Curvature at the playhead",
  /** Names of the readouts, as they are explained. */
  meaning: {
    low: "Smallest eigenvalue of the Hessian",
    high: "Largest eigenvalue of the Hessian",
    ratio: "Curvature along the gradient: gᵀHg / gᵀg",
    product: "Learning rate times λmax",
    predicted: "Change of the loss in the step from here, predicted by the quadratic model: gᵀd + ½dᵀHd",
    actual: "Change of the loss in the step from here",
  },
  predicted: "predicted",
  below: (limit: string) => `of ${limit}`,
  belowMeaning: (limit: string) => `Steps stop contracting at η·λmax = ${limit}.`,
  copy: "Copy TSV",
  loading: "Loading…",
  noHessian: "This problem has no Hessian in two dimensions, so there are no eigenvalues to show.",
  failed: "The curvature along this path could not be computed.",
  noRun: "No run is shown.",
  noPath: "This run has no path.",
  noLimit: "No 2/η line: that limit holds for gradient descent and momentum (SGD) with μ < 1 only.",
  kinks: "Where this surface has a kink, the Hessian is that of one side.",
  summary: (quantity: string, run: string, from: number, to: number) => `${quantity} along the path of ${run}, steps ${from} to ${to}.`,
  range: (name: string, low: string, high: string) => `${name}: ${low} to ${high}.`,
  limit: (formula: string, value: string) => `Limit ${formula}: ${value}.`,
  signs: (count: number, steps: string) =>
    count === 0 ? "No eigenvalue changes sign." : `An eigenvalue changes sign ${count === 1 ? "once" : `${count} times`}: ${steps}.`,
  overs: (count: number, steps: string) => `λmax rises over the limit ${count === 1 ? "once" : `${count} times`}: ${steps}.`,
  atSteps: (steps: readonly number[], more: boolean) => `${steps.length === 1 ? "step" : "steps"} ${steps.join(", ")}${more ? ", …" : ""}`,
  gaps: (count: number) => `${count === 1 ? "One stretch" : `${count} stretches`} without a finite value.`,
};

export type WordsOfCurvature = typeof words;
