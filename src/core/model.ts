/**
 * The central types. Inputs are `Numbers` (read-only by type); outputs are caller-owned `Float64Array`s that never alias the inputs.
 * Matrices are row-major. Everything is float64.
 */
import type { Issue, Knobs, KnobValues, Value, Values } from "./knobs.ts";
import type { Noise, Rng } from "./random.ts";

export type Numbers = ArrayLike<number>;
/** [xlo, xhi, ylo, yhi] with lower < upper. */
export type Window2 = readonly [number, number, number, number];

export interface BaseProblem {
  readonly dim: number;
  /** Loss at θ; NaN outside the domain, never a throw. */
  loss(theta: Numbers): number;
  /** Loss at θ; ∂loss/∂θ is written to `gradient` (length dim). */
  lossAndGradient(theta: Numbers, gradient: Float64Array): number;
}

/** Proven bounds of the derivatives of a loss over boxes of the plane. */
export interface Enclosure {
  /** Relative cost of a call. */
  readonly cost: number;
  /** Lower and upper bounds in turn: of f_x, f_y, f_xx, f_xy, f_yy; those of a box where nothing is defined are NaN. */
  readonly bounds: Float64Array;
  /** Bounds the gradient over [xlo, xhi] × [ylo, yhi]. @returns a sum of `Flag`s */
  gradient(xlo: number, xhi: number, ylo: number, yhi: number): number;
  /** Bounds the Hessian over the box given last. @returns the flags of both */
  hessian(): number;
}
/** Properties of a box: perhaps not smooth somewhere, perhaps undefined somewhere, undefined everywhere. */
export const Flag = { kink: 1, partial: 2, empty: 4 } as const;

/** The family of probability distributions that θ parametrizes. With inputs, every figure is the mean over them. Natural logarithms. */
export interface Distribution {
  /** Whether θ names a member of the family: inside the domain, finite. */
  isMember(theta: Numbers): boolean;
  /** Fisher information of one observation (dim × dim), the expectation over the model's own outcomes; NaN outside the domain. */
  fisher(theta: Numbers, fisher: Float64Array): void;
  /** The mean of ∇ℓᵢ∇ℓᵢᵀ over the examples with their own labels, not centred (dim × dim); absent where there are no data. */
  empiricalFisher?(theta: Numbers, fisher: Float64Array): void;
  /** KL(p_θ‖p_φ) ≥ 0 in nats, exactly 0 for equal arguments, accurate where it is tiny; NaN where either is no member. */
  divergence(theta: Numbers, phi: Numbers): number;
  /** Why the Fisher information is singular at θ, in English; `undefined` where it is not. Absent where it never is inside the domain. */
  singularity?(theta: Numbers): string | undefined;
  /** Present where θ are the natural parameters of an exponential family. */
  readonly natural?: NaturalChart;
  /** Outcomes that the model itself gives, where they can be drawn. */
  readonly labels?: Labels;
}

/** Outcomes of p_θ; where there are inputs, each of them with one of the inputs of the data, all of these equally often. Asked only for members. */
export interface Labels {
  /** Draws an outcome and writes the gradient of its −log p: 0 in expectation, and its covariance is the Fisher information. */
  draw(theta: Numbers, rng: Rng, gradient: Float64Array): void;
  /** How many outcomes there are, where they can be counted. */
  readonly count?: number;
  /** Writes the gradient of −log p of outcome k. @returns its probability */
  each?(theta: Numbers, k: number, gradient: Float64Array): number;
}

/** Mean parameters of an exponential family, the expected sufficient statistics: the gradient of the log-partition in the natural parameters. */
export interface NaturalChart {
  /** Writes the mean parameters (length dim) of θ. */
  toMean(theta: Numbers, mean: Float64Array): void;
  /** Writes the θ with these mean parameters. @returns false where no member of the family has them */
  fromMean(mean: Numbers, theta: Float64Array): boolean;
}

/** A policy over finitely many actions. The loss is −Σ π(a)·R(a), the expected reward with its sign changed. */
export interface Policy {
  /** Expected reward of each action. */
  readonly rewards: Numbers;
  /** Writes log π(a) of each action, finite wherever θ is a member, and, where asked for, their gradients (actions × dim). */
  logProbabilities(theta: Numbers, logs: Float64Array, scores?: Float64Array): void;
}

/** Examples that the loss is the mean over, and the same problem with some of them alone. */
export type Sampled = { readonly count: number; readonly only: (indices: readonly number[]) => Problem };

export interface Abilities {
  readonly distribution: Distribution;
  readonly examples: Sampled;
  /** The actions behind the distribution, where it is a policy. */
  readonly policy: Policy;
  /** Hessian (dim × dim) and gradient (dim) at θ are written; the loss is returned. */
  hessian(theta: Numbers, hessian: Float64Array, gradient: Float64Array): number;
  /** 2-D: losses at (x0 + i·dx, y), i = 0…count−1, written to `out`. */
  gridRow(x0: number, dx: number, y: number, count: number, out: Float64Array): void;
  /** 2-D: bounds of the derivatives over boxes, made when asked for. */
  enclosure(): Enclosure;
  /**
   * Least squares: loss = Σ rᵢ², without a ½, so that the gradient is 2·Jᵀr. Writes r (length residualCount) and
   * J (row-major residualCount × dim, row i the gradient of rᵢ).
   */
  residuals(theta: Numbers, r: Float64Array, jacobian: Float64Array): void;
  readonly residualCount: number;
  /** Lowest loss known from the literature (surfaces), for regret and Polyak's step. */
  readonly minimumValue: number | undefined;
}
export type Problem = BaseProblem & Partial<Abilities>;

/** What a method may ask of a problem; an absent one is a refusal before anything runs. */
export type Requirement =
  | "hessian"
  | "minimumValue"
  | "data"
  | "distribution"
  | "empiricalFisher"
  | "labels"
  | "natural"
  | "policy"
  | "matrices"
  | "residuals"
  | "deterministic";

export interface Minimum {
  readonly at: readonly number[];
  readonly loss: number;
  readonly global: boolean;
}

/** Where a function is not differentiable: the zero set of `where`, an expression in the problem's variables. */
export interface Kink {
  readonly cause: string;
  readonly where: string;
}

interface Variant {
  readonly start: readonly number[];
  readonly window: Window2;
  readonly symbols?: readonly string[];
}

/** How start, window, number and names of the parameters follow from the settings: as data, so that files and links are read without building anything. */
export interface ShapeRules {
  /** Start, window and symbols by the value of a choice knob. */
  readonly variants?: { readonly knob: string; readonly of: Readonly<Record<string, Variant>> };
  /** θ holds a row for each unit of a count knob, and in it a number for each input of an `examples` knob. */
  readonly size?: { readonly rows: string; readonly examples: string };
  /** LaTeX of each parameter, or of all of them together; x and y where nothing is said. */
  readonly symbols?: readonly string[];
}

/** One coordinate system of a family, and the exact way to the common one and back. NaN for what names no member. */
export interface ChartMap {
  /** LaTeX of each parameter. */
  readonly symbols: readonly [string, string];
  toCommon(theta: Numbers, common: Float64Array): void;
  fromCommon(common: Numbers, theta: Float64Array): void;
}
/** The coordinate systems in which a family of two parameters can be run, by the value of the knob of its `variants`. */
export interface ChartMaps {
  /** The one in which all are drawn together. */
  readonly common: string;
  /** Which of its coordinates paths are compared by. */
  readonly compared: readonly number[];
  readonly of: Readonly<Record<string, ChartMap>>;
}
/** Spanned by orthonormal directions through the origin: see plane.ts. */
export type Plane = { readonly along: readonly [readonly number[], readonly number[]]; readonly window: Window2 };

export interface ProblemDef<K extends Knobs = Knobs> extends ShapeRules {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** What to look at, traps, provenance; one paragraph each. */
  readonly notes: readonly string[];
  readonly references: readonly string[];
  readonly knobs: K;
  /** With the default settings; see `ShapeRules` and shape.ts for others. */
  readonly dim: number;
  /** Maps between the coordinates of its `variants`, where they name the same members. */
  readonly charts?: ChartMaps;
  /** Absent where θ itself is no plane to draw. */
  readonly window?: Window2;
  /** Of more than two parameters, the plane that shows all there is to see, where there is one. */
  readonly plane?: Plane;
  readonly start: readonly number[];
  /** Source text in the grammar of the formula engine, where the problem is one. */
  readonly formula?: string;
  readonly provides: readonly Requirement[];
  minima(values: KnobValues<K>): readonly Minimum[];
  /** Builds the problem, or says why not. Never throws. */
  create(values: KnobValues<K>):
    | {
        readonly ok: true;
        readonly problem: Problem;
        readonly kinks: readonly Kink[];
        readonly latex: string;
      }
    | { readonly ok: false; readonly issues: readonly Issue[] };
}

/** Full state of an optimizer between two steps: numbers and Float64Arrays only, so that run.ts copies, checkpoints and branches it generically. */
export type State = Record<string, number | Float64Array>;

/** A point with everything known of it. `loss` and `gradient` are those of the step's own objective (after batching and clipping). */
export interface Here {
  readonly theta: Float64Array;
  readonly loss: number;
  readonly gradient: Float64Array;
  /** Number of the step about to be made: 1, 2, … (absolute, also in a branch). */
  readonly t: number;
}

export type Outcome =
  | { readonly kind: "moved" }
  | { readonly kind: "rejected"; readonly reason: string }
  /** `by` and `error` are codes; `message` says it in English where the code alone would not. */
  | { readonly kind: "converged"; readonly by: string; readonly message?: string }
  | { readonly kind: "failed"; readonly error: string; readonly message?: string };
export const MOVED: Outcome = Object.freeze({ kind: "moved" });

/** A place that a step tried: a trial of a line search, a trust region's candidate, a sampled or reflected point. */
export interface Trial {
  readonly at: Float64Array;
  readonly loss: number;
  readonly accepted: boolean;
  /** Length along the search direction, where the trials lie on one. */
  readonly alpha?: number;
  /** What made this trial, where a method has several ways: "reflection", "expansion" and so on; or why it was refused. */
  readonly label?: string;
  /** KL(p_θ‖p_trial) in nats, where the method judges by it; NaN where the trial is no member of the family. */
  readonly divergence?: number;
}

/** A shape that belongs to a step, in the coordinates of θ. `matrix` and `hessian` are row-major dim × dim, points are rows of dim numbers. */
export type Figure = { readonly name: string } & (
  | { readonly kind: "circle"; readonly centre: Float64Array; readonly radius: number }
  /** All θ with (θ − centre)ᵀ·matrix·(θ − centre) = 1. */
  | { readonly kind: "ellipse"; readonly centre: Float64Array; readonly matrix: Float64Array }
  | { readonly kind: "polygon" | "points"; readonly points: Float64Array }
  /** What the step measures lengths by, diag(diagonal): a ruler of no size of its own. */
  | { readonly kind: "ruler"; readonly diagonal: Float64Array }
  /** The quadratic model loss + gᵀd + ½dᵀHd about the centre. */
  | { readonly kind: "model"; readonly centre: Float64Array; readonly loss: number; readonly gradient: Float64Array; readonly hessian: Float64Array }
);

/** What the autopsy of a step shows, filled only when a step is replayed. Vectors have length dim, in the units of θ unless said otherwise. */
export interface StepParts {
  /** In the order in which they were made. */
  readonly trials: Trial[];
  readonly figures: Figure[];
  readonly vectors: { name: string; symbol: string; value: Float64Array }[];
  readonly numbers: { name: string; symbol: string; value: number }[];
  /** What the step adds up from, in the order of the rule, with a short formula as plain text; empty where it is no sum of few things. */
  readonly terms: Term[];
}

export interface Term {
  readonly of: "gradient" | "velocity" | "decay";
  readonly label: string;
  readonly value: Float64Array;
}

export interface SymbolRow {
  readonly symbol: string;
  readonly meaning: string;
  /** Name of the knob, where the symbol is one. */
  readonly knob?: string;
  /** The choice of that knob at which the symbol is 0. */
  readonly off?: string;
}

/** A setting at which something of a rule is carried out. */
export type Setting = { readonly knob: string } & ({ readonly is: Value } | { readonly isNot: Value });

/** One step redone by hand: from `theta` with gradient `gradient` (of step 1, or of each step in turn), what θ must be. */
export interface WorkedExample {
  /** The loss, where the method asks for more of it than gradients; the gradients must then be those of this formula along the way. */
  readonly formula?: string;
  /** Its residuals, where the method needs them. */
  readonly residuals?: readonly string[];
  /** A registered problem instead of a formula, where the method asks for a distribution. */
  readonly problem?: { readonly id: string; readonly values: Values };
  readonly values: Values;
  readonly theta: readonly number[];
  readonly gradients: readonly (readonly number[])[];
  readonly expected: readonly (readonly number[])[];
  readonly text: string;
}

export interface Words {
  readonly title: string;
  readonly summary: string;
  readonly symbols: readonly SymbolRow[];
  /** Update equations in LaTeX, one line each, in the order in which they are carried out. */
  readonly rule: readonly string[];
  /** Words inside the rule that stand for settings: the line or the case with them is carried out only there. */
  readonly when?: Readonly<Record<string, Setting>>;
  readonly worked: readonly WorkedExample[];
  readonly references: readonly string[];
  /** Where implementations disagree, and which side this one takes. */
  readonly disagreements: readonly string[];
}

/** A constraint between knobs, as data, so that files and URLs are checked without loading the method. */
export interface KnobRule {
  readonly when: { readonly knob: string; readonly equals: string | number | boolean };
  readonly needs: readonly { readonly knob: string; readonly op: ">" | "="; readonly value: number }[];
  readonly set: { readonly knob: string; readonly value: string | number | boolean };
  readonly code: string;
  readonly message: string;
}

/** Something that a reader has to know of a run whatever ended it: a code for translation, how many steps it is about, and the same in English. */
export interface Remark {
  readonly code: string;
  readonly count: number;
  readonly message: string;
}

export interface OptimizerDef<K extends Knobs = Knobs, S extends State = State> {
  readonly id: string;
  readonly words: Words;
  readonly knobs: K;
  readonly rules?: readonly KnobRule[];
  needs(values: KnobValues<K>): readonly Requirement[];
  /** State before step 1. Every field exists whatever the knobs say, so that a branch may change them. */
  init(problem: Problem, theta: Numbers, values: KnobValues<K>): S;
  /**
   * Makes step `here.t`. Reads `here` and `state`, writes *all* of `out.theta` and `out.state` (never aliases of the inputs).
   * `values.lr` is already scheduled. `noise` gives the step's own random streams. `parts` is filled when given.
   */
  step(
    problem: Problem,
    here: Here,
    state: S,
    values: KnobValues<K>,
    noise: Noise,
    out: { readonly theta: Float64Array; readonly state: S },
    parts?: StepParts,
  ): Outcome;
  /** The method's own averaged iterate inside its state, printed as `averageTheta`. */
  average?(state: S): Float64Array;
  /** What the end of a run says beside its reason. */
  remark?(state: S, values: KnobValues<K>): Remark | undefined;
  /** Set by methods that use no gradient and ask by themselves for every loss that they need: what the loop evaluates for the record is no cost of theirs. */
  readonly derivativeFree?: true;
  /** Whether the method draws random numbers whatever the problem: with another seed its path is another one. Absent where it never does. */
  stochastic?(values: KnobValues<K>): boolean;
}
/** An optimizer as registries and the loop see it: its knobs and state erased to plain data. */
export type AnyOptimizer = Omit<OptimizerDef, "needs" | "init" | "step" | "average" | "remark" | "stochastic"> & {
  needs(values: Values): readonly Requirement[];
  init(problem: Problem, theta: Numbers, values: Values): State;
  step(
    problem: Problem,
    here: Here,
    state: State,
    values: Values,
    noise: Noise,
    out: { readonly theta: Float64Array; readonly state: State },
    parts?: StepParts,
  ): Outcome;
  average?(state: State): Float64Array;
  remark?(state: State, values: Values): Remark | undefined;
  stochastic?(values: Values): boolean;
};
export type AnyProblem = Omit<ProblemDef, "minima" | "create"> & {
  minima(values: Values): readonly Minimum[];
  create(values: Values): ReturnType<ProblemDef["create"]>;
};

/** How a run ended. `steps` is the number of its last recorded step. */
export type EndKind = "budget" | "converged" | "diverged" | "failed";
export interface Ended {
  readonly kind: EndKind;
  /** Why, for translation: "budget", "tolerance", "not-finite", or the method's own word. */
  readonly code: string;
  readonly steps: number;
  readonly message: string;
  /** The end of the message, where the method has a remark. */
  readonly remark?: Remark;
  /** What a converged run stands on, by the signs of the Hessian's eigenvalues, where the problem has a Hessian. */
  readonly stationary?: StationaryKind;
}
export type StationaryKind = "minimum" | "maximum" | "saddle" | "degenerate";

/** A stretch of a trajectory: flat, transferable. Row k of `points` is θ after step `firstStep + k`. */
export interface TrajectoryChunk {
  readonly firstStep: number;
  readonly count: number;
  readonly dim: number;
  readonly points: Float64Array;
  readonly loss: Float64Array;
  readonly gradNorm: Float64Array;
  /** Averaged iterates, count × dim, where the run or the method averages. */
  readonly average?: Float64Array;
  /**
   * Evaluations of functions, gradients and Hessians, cumulative since the start of the run (a branch: of its first parent), count × 3.
   * Absent where every row so far cost one function and one gradient, as for plain first-order methods. Read it with `costOf` (costs.ts).
   */
  readonly costs?: Float64Array;
}
