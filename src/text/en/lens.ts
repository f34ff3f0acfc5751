/** Texts of the Taylor lens and its card. */
interface Spoken {
  readonly at: string;
  readonly verdict: string;
  readonly loss: string;
  readonly gradient: string;
  readonly low: string;
  readonly high: string;
}

export const words = {
  /** Said of the button. */
  help: "Lens: what the derivatives say about a point, and how far its Taylor models hold. A double click on the map opens it there.",
  close: "Close the lens",
  figures: "All figures",
  centre: "Centre of the lens",
  centreKeys: "Arrow keys move the lens, Shift ten times as far. Plus and minus change its radius, 1 and 2 the model. Escape closes it.",
  radius: "Radius of the lens",
  menu: "This point",
  examine: "Examine this point",
  moveStart: "Move the start here",
  model: "Model",
  orders: { 1: "1st: tangent", 2: "2nd: quadratic" },
  tangent: "tangent",
  quadratic: "quadratic",
  follows: "Centre",
  following: { nothing: "where it is put", playhead: "at the playhead", cursor: "at the cursor" },
  /** What a critical point is; undecided: derivatives up to the second do not tell. */
  verdicts: { minimum: "Minimum", maximum: "Maximum", saddle: "Saddle", degenerate: "Undecided" },
  reasons: {
    minimum: "g = 0, and the Hessian is positive definite.",
    maximum: "g = 0, and the Hessian is negative definite.",
    saddle: "g = 0, and the Hessian is indefinite.",
    degenerate: "g = 0, but the Hessian is singular: higher derivatives decide.",
    small: "g = 0, but an eigenvalue of the Hessian is too small, or too small beside the other, to count.",
    kink: "There is a kink here: no gradient, and the Hessian decides nothing.",
  },
  notCritical: "Not a critical point",
  alone: {
    minimum: "The Hessian alone: positive definite.",
    maximum: "The Hessian alone: negative definite.",
    saddle: "The Hessian alone: indefinite.",
    degenerate: "The Hessian alone: singular, undecided.",
    small: "The Hessian alone: an eigenvalue is too small, or too small beside the other, to count.",
    kink: "There is a kink here: no gradient, and the Hessian decides nothing.",
  },
  undefinedHere: "No value here",
  undefinedReason: "The loss is not a number at this point.",
  noModels: "No models here",
  noModelsReason: "The gradient or the Hessian is not finite at this point.",
  noHessian: "This loss has no Hessian.",
  cannot: "This point could not be examined.",
  waiting: "Examining…",
  point: "point",
  index: "index",
  /** How many eigenvalues are negative. */
  indexHelp: "Negative eigenvalues of the Hessian",
  conditionHelp: "Condition number |λ|max / |λ|min",
  errors: "Largest |J − model| on the rim",
  falls: "falls by",
  law: "→ law",
  rounding: "rounding",
  noValue: "no value",
  unknown: "–",
  errorKey: "|J − model|",
  noError: "No error above rounding.",
  surfaceLines: "surface",
  modelLines: "model",
  conic: (rise: string): string => `½dᵀHd = ±${rise}`,
  conicHelp: "solid where the quadratic term rises, dashed where it falls",
  more: "Error and key",
  spoken: ({ at, verdict, loss, gradient, low, high }: Spoken): string =>
    `${at}: ${verdict}. Loss ${loss}, gradient norm ${gradient}, eigenvalues ${low} and ${high}.`,
  spokenErrors: (radius: string, tangent: string, quadratic: string): string =>
    `At radius ${radius} the tangent errs by at most ${tangent}, the quadratic by ${quadratic}.`,
};

export type WordsOfLens = typeof words;
