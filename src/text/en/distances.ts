/** Texts of distances between distributions on the map. */
interface Spoken {
  readonly at: string;
  readonly level: string;
}

export const words = {
  marks: {
    forward: "KL(θ‖φ) = c, exact",
    reverse: "KL(φ‖θ) = c, exact",
    ellipse: "Fisher ellipse ½dᵀFd = c",
    circle: "Euclidean circle ½dᵀd = c",
    steps: "Steepest step of each",
    tissot: "Fisher ellipses on a grid",
    ways: "Shortest ways (Fisher–Rao)",
    natural: "Natural gradient directions",
    plain: "Gradient directions",
  },
  /** What KL is measured from: the point in the middle. */
  level: "Level c in nats",
  levelHelp: "How far from θ, in nats: the curves hold all φ with this KL divergence, the ellipse and the circle what F and the identity take for it",
  cursor: "θ at the cursor",
  cursorHelp: "θ is where the playhead of the leading run is, or the cursor while it is over the map",
  /** In the key, beside a sample of the line. */
  forward: (c: string): string => `KL(θ‖φ) = ${c}`,
  reverse: (c: string): string => `KL(φ‖θ) = ${c}`,
  ellipse: (c: string): string => `½dᵀFd = ${c}`,
  strip: (c: string): string => `½dᵀFd = ${c}: F singular, a strip`,
  noInformation: "F = 0: no ellipse",
  circle: (c: string, radius: string): string => `½dᵀd = ${c}, r = ${radius}`,
  tissot: (level: string, curvature: string): string => `grid: ½dᵀFd = ${level}; curvature ${curvature}`,
  ways: (length: string, straight: string): string => `shortest ${length}, straight ${straight}`,
  noWay: "no shortest way found",
  natural: "−F⁻¹g",
  plain: "−g",
  /** Why a curve is not closed. */
  open: { border: "leaves the domain", reach: "goes on beyond the view", folded: "folded: not all of it is drawn" },
  noMember: "No distribution at θ",
  waiting: "Measuring…",
  spoken: ({ at, level }: Spoken): string => `About θ = ${at}, at c = ${level}:`,
  spokenClosed: (name: string): string => `${name}, closed.`,
  spokenOpen: (name: string, why: string): string => `${name}, ${why}.`,
  spokenLine: (name: string): string => `${name}.`,
  spokenSteps: "Steepest steps:",
  spokenStep: (name: string, to: string): string => `${name} to ${to}`,
};

export type WordsOfDistances = typeof words;
