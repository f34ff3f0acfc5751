/** Texts of balls and distances on the map. */
interface Spoken {
  readonly at: string;
  readonly level: string;
}

const counted = (labels: string): string => (labels === "1" ? "1 label" : `${labels} labels`);

export const words = {
  /** Parts of the menu. */
  groups: { balls: "Balls", distances: "Distances", fields: "Fields", gradients: "Gradients" },
  /** How many marks of a part are on. */
  counted: (group: string, on: number): string => `${group} (${on} on)`,
  marks: {
    l1: "L1 ball: diamond",
    circle: "L2 ball: circle ½dᵀd = c",
    linf: "L∞ ball: square",
    hessian: "Ball of the Hessian ½dᵀHd = c",
    ellipse: "Fisher ellipse ½dᵀFd = c",
    empirical: "Empirical Fisher F̂, labels of the data",
    sampled: "Fₙ of sampled labels of the model",
    ruler: "Preconditioner P of Adam and its kin",
    steps: "Steepest step of each",
    contact: "Contact lines and drops",
    drop: "Same drop c for all balls",
    whole: "Whole steps −F⁻¹g, −F̂⁻¹g, −H⁻¹g",
    forward: "KL(θ‖φ) = c, exact",
    reverse: "KL(φ‖θ) = c, exact",
    tissot: "Fisher ellipses on a grid",
    ways: "Shortest ways (Fisher–Rao)",
    natural: "Natural gradient directions",
    plain: "Gradient directions",
    scores: "Two gradients: labels of data and model",
  },

  level: "Level c",
  levelHelp:
    "How far from θ: every ball has the radius √(2c) by its own ruler, ½dᵀMd = c for a matrix M, or the size at which it drops by c; the exact curves hold all φ with this KL divergence, in nats",
  cursor: "θ at the cursor",
  cursorHelp: "θ is where the playhead of the leading run is, or the cursor while it is over the map",
  draws: "Labels drawn",
  drawsHelp: "How many labels are drawn from the model at θ, by the scenario's seed: the same ones every time, more of them go on where fewer end",
  /** In the key, beside a sample of the line. */
  forward: (c: string): string => `KL(θ‖φ) = ${c}`,
  reverse: (c: string): string => `KL(φ‖θ) = ${c}`,
  l1: (radius: string): string => `L1: |d₁| + |d₂| = ${radius}`,
  linf: (radius: string): string => `L∞: max |dᵢ| = ${radius}`,
  circle: (c: string, radius: string): string => `½dᵀd = ${c}, r = ${radius}`,
  matrix: (symbol: string, c: string): string => `½dᵀ${symbol}d = ${c}`,
  shapes: {
    strip: (symbol: string): string => `${symbol} singular, a strip`,
    hyperbola: (symbol: string): string => `${symbol} indefinite: an open hyperbola, no minimiser`,
    nothing: (symbol: string): string => `${symbol} has no positive eigenvalue: no ball, no minimiser`,
  },
  sameDrop: (c: string): string => `g·d = −${c}: every ball is as large as it takes to touch this line`,
  /** Between parts of a sentence. */
  comma: ", ",
  colon: ": ",
  semicolon: "; ",
  drop: (drop: string): string => `drop ${drop}`,
  tie: { l1: "a tie: all of an edge", linf: "a tie: all of an edge" },
  noInformation: "F = 0: no ellipse",
  noHessian: "no Hessian here",
  empirical: "F̂ by the labels of the data",
  sampled: (count: string): string => `Fₙ by ${counted(count)} of the model`,
  ruler: (name: string): string => `P: diagonal, what ${name} divides by, roots of squared gradients`,
  notFisher: "by the data's labels, so not F",
  same: "the same as F",
  noRuler: (name: string): string => `P: ${name} keeps no second moments`,
  lastStep: "P: at its end a run has no step to come",
  /** Before the lengths of whole steps. */
  whole: "lengths:",
  scores: (length: string, factor: string): string => `−g by the data's labels: length ${length}, drawn ×${factor}`,
  drawn: (count: string, length: string, expected: string): string =>
    `mean over ${counted(count)} of the model: length ${length}; expected 0, ± ${expected} = √(tr F/N)`,
  chart: "Length of the mean against N, beside 1/√N",
  noScores: "no labels can be drawn here",
  /** On the map, at the tips of both gradients. */
  names: { data: "labels of the data", model: "labels of the model" },
  tissot: (level: string, curvature: string): string => `grid: ½dᵀFd = ${level}; curvature ${curvature}`,
  ways: (length: string, straight: string): string => `shortest ${length}, straight ${straight}`,
  noWay: "no shortest way found",
  natural: "−F⁻¹g",
  plain: "−g",
  steps: "steepest steps",
  contact: "level line of g·d at each step",
  /** Why a curve is not closed. */
  open: { border: "leaves the domain", reach: "goes on beyond the view", folded: "folded: not all of it is drawn" },
  noMember: "No distribution at θ",
  noLoss: "No loss at θ",
  waiting: "Measuring…",
  spoken: ({ at, level }: Spoken): string => `About θ = ${at}, at c = ${level}:`,
  spokenClosed: (name: string): string => `${name}, closed.`,
  spokenOpen: (name: string, why: string): string => `${name}, ${why}.`,
  spokenLine: (name: string): string => `${name}.`,
  spokenSteps: "Steepest steps:",
  spokenStep: (name: string, to: string): string => `${name} to ${to}`,
};

export type WordsOfDistances = typeof words;
