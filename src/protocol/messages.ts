/**
 * Messages between page and engine: types, version and transfer lists; no behaviour.
 * Errors are values. Whatever belongs to a session or a request carries its number, so that stale answers can be dropped.
 */
import type { Catalogue } from "../scenario/model.ts";
import type { CriticalPoints } from "../core/analysis/critical.ts";
import type { DistributionStep } from "../core/analysis/distribution.ts";
import type { MembersPicture } from "../core/analysis/members.ts";
import type { Reach } from "../core/analysis/reach.ts";
import type { LensReading } from "../core/analysis/lens.ts";
import type { DistanceReading, DistanceWish } from "../core/geometry/reading.ts";
import type { LocalAnalysis } from "../core/analysis/local.ts";
import type { Gaps, NoGap } from "../core/experiments/charts.ts";
import type { TunedRate, Untuned } from "../core/experiments/rates.ts";
import type { Issue } from "../core/knobs.ts";
import type { Plan, PlanRun } from "../core/plan.ts";
import type { StabilityRule } from "../core/analysis/stability.ts";
import type { Ended, Kink, Minimum, Outcome, StepParts, TrajectoryChunk, Window2, Words } from "../core/model.ts";

export const PROTOCOL_VERSION = 1;

declare const brand: unique symbol;
/** One start of all runs of a scenario. A new one replaces the old one. */
export type SessionId = number & { readonly [brand]: "session" };
/** One question. */
export type RequestId = number & { readonly [brand]: "request" };

export type Question =
  /** Losses at the centres of columns × rows cells of the window, row by row from ylo upwards. */
  | { readonly kind: "grid"; readonly problem: Plan["problem"]; readonly window: Window2; readonly columns: number; readonly rows: number }
  /** Losses at the points (x + i·dx, y + j·dy), row by row from the given y on. Points that two tiles share have the same bits in both. */
  | {
      readonly kind: "tile";
      readonly problem: Plan["problem"];
      readonly origin: readonly [x: number, y: number];
      readonly spacing: readonly [dx: number, dy: number];
      readonly columns: number;
      readonly rows: number;
    }
  /** What there is to say about a method: too long for the first load. */
  | { readonly kind: "words"; readonly optimizer: string }
  /** What can be said of a problem: formula, kinks, known minima, notes. Fails with the code and place of whatever is wrong with a formula. */
  | { readonly kind: "problem"; readonly problem: Plan["problem"] }
  /** Loss and gradient at one point. */
  | { readonly kind: "point"; readonly problem: Plan["problem"]; readonly at: readonly number[] }
  /** Loss, gradient, Hessian and its eigenpairs at one point. */
  | { readonly kind: "local"; readonly problem: Plan["problem"]; readonly at: readonly number[] }
  /** What a lens of that radius shows of a 2-D problem: exact derivatives, both Taylor models and the surface itself. */
  | { readonly kind: "lens"; readonly problem: Plan["problem"]; readonly at: readonly [number, number]; readonly radius: number }
  /** Of two parameters: what is as far as c from a point, by several rulers; of a family of distributions also by KL, the metric on a lattice, shortest ways. */
  | ({ readonly kind: "distances"; readonly problem: Plan["problem"] } & DistanceWish)
  /** Losses at `count` points θ = at + α·along, α from the first of `span` to the last, evenly. */
  | {
      readonly kind: "line";
      readonly problem: Plan["problem"];
      readonly at: readonly number[];
      readonly along: readonly number[];
      readonly span: readonly [from: number, to: number];
      readonly count: number;
    }
  /** Every critical point in a window, first what has been found so far, in parts, at the end all of them sorted. */
  | { readonly kind: "critical"; readonly problem: Plan["problem"]; readonly window: Window2 }
  /** Curvature at every point of a path: see `curvatureAlong`. */
  | { readonly kind: "curvature"; readonly problem: Plan["problem"]; readonly points: Float64Array }
  /** Rates of the steps that lead away from positions `from`, `from + 1`, … of a run that is to make `steps`, and up to which curvature they contract. */
  | { readonly kind: "stability"; readonly run: PlanRun; readonly steps: number; readonly from: number; readonly count: number }
  /** The distributions that two points name, and how far one is from the other. Fails where a problem has none. */
  | { readonly kind: "distribution"; readonly problem: Plan["problem"]; readonly before: readonly number[]; readonly after: readonly number[] }
  /** What several members of a family look like, with room for one that stands still. Fails where a problem has no such picture. */
  | { readonly kind: "members"; readonly problem: Plan["problem"]; readonly at: readonly (readonly number[])[]; readonly within: readonly number[] }
  /** How far the natural gradient may go within a KL of `level`: see `reachOf`. */
  | { readonly kind: "reach"; readonly problem: Plan["problem"]; readonly at: readonly number[]; readonly level: number }
  /** KL of every step of a path, row-major: see `klAlong`. */
  | { readonly kind: "klPath"; readonly problem: Plan["problem"]; readonly points: Float64Array }
  /** How far the paths of each run come apart in these charts of a family, by rate: told in parts, run after run. */
  | ({ readonly kind: "chartGaps"; readonly charts: readonly string[] } & Plan)
  /** Steps of one run made again, with their parts: those that lead away from position `from`, `from + 1`, … */
  | ({ readonly kind: "replay"; readonly run: number; readonly from: number; readonly count: number } & Plan)
  /** The paths of all runs of a plan at once, for a thumbnail. */
  | ({ readonly kind: "paths" } & Plan)
  /** What becomes of each run of a plan, without its path: for choosing among settings before any is shown. */
  | ({ readonly kind: "results"; readonly window: Window2 | undefined } & Plan)
  /** The best learning rate of each run within a budget of evaluations (`Infinity`: the plan's steps), told in parts, run after run. */
  | ({ readonly kind: "rates"; readonly budget: number } & Plan);

export interface GridAnswer {
  readonly kind: "grid";
  readonly columns: number;
  readonly rows: number;
  readonly window: Window2;
  readonly values: Float64Array;
}
export interface TileAnswer {
  readonly kind: "tile";
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}
export interface ProblemAnswer {
  readonly kind: "problem";
  readonly latex: string;
  /** LaTeX of each parameter, or of all of them together. */
  readonly symbols: readonly string[];
  readonly minima: readonly Minimum[];
  readonly kinks: readonly Kink[];
  /** In English, one paragraph each. */
  readonly notes: readonly string[];
  readonly references: readonly string[];
}
export interface PathsAnswer {
  readonly kind: "paths";
  /** Of each run, row-major steps × dim. */
  readonly paths: readonly Float64Array[];
}
/** Of one run, from its start to its end. */
export interface RunResult {
  readonly firstLoss: number;
  readonly lastLoss: number;
  /** No position lies outside the window that was asked about. */
  readonly inside: boolean;
  readonly ended: Ended;
}
export interface ResultsAnswer {
  readonly kind: "results";
  readonly results: readonly RunResult[];
}
export interface RatesAnswer {
  readonly kind: "rates";
  /** Of the runs searched so far, in their order. */
  readonly tuned: readonly (TunedRate | Untuned)[];
  /** Trials made of the run after them, of `MOST_TRIALS`. */
  readonly trials: number;
}
export interface PointAnswer {
  readonly kind: "point";
  readonly at: readonly number[];
  readonly loss: number;
  readonly gradient: Float64Array;
}
export interface LocalAnswer {
  readonly kind: "local";
  readonly analysis: LocalAnalysis;
}
export interface LensAnswer extends LensReading {
  readonly kind: "lens";
}
export interface DistancesAnswer extends DistanceReading {
  readonly kind: "distances";
}
export interface LineAnswer {
  readonly kind: "line";
  readonly values: Float64Array;
}
export interface CriticalAnswer extends Pick<CriticalPoints, "points" | "complete" | "issues"> {
  readonly kind: "critical";
}
export interface CurvatureAnswer {
  readonly kind: "curvature";
  /** Row-major, `CURVATURE_COLUMNS` numbers for each point. */
  readonly values: Float64Array;
}
export interface StabilityAnswer {
  readonly kind: "stability";
  /** `undefined`: nothing of the kind is known of this method. */
  readonly rule: StabilityRule | undefined;
  /** Learning rates, one for each position. */
  readonly values: Float64Array;
}
export interface DistributionAnswer extends DistributionStep {
  readonly kind: "distribution";
}
export interface MembersAnswer {
  readonly kind: "members";
  readonly picture: MembersPicture;
}
export interface ReachAnswer extends Reach {
  readonly kind: "reach";
}
export interface KlPathAnswer {
  readonly kind: "klPath";
  /** Nats, one number for each point: of the step that leads away from it. */
  readonly values: Float64Array;
}
export interface ChartGapsAnswer {
  readonly kind: "chartGaps";
  /** Of the runs measured so far, in their order. */
  readonly runs: readonly (Gaps | NoGap)[];
}
/** One step made again: where from, where to, and what went into it. */
export interface ReplayedStep extends StepParts {
  readonly theta: Float64Array;
  readonly next: Float64Array;
  readonly outcome: Outcome["kind"];
  /** Why the step was rejected, by code. */
  readonly reason?: string;
}
export interface ReplayAnswer {
  readonly kind: "replay";
  readonly from: number;
  /** Fewer than asked for where the run is over. */
  readonly steps: readonly ReplayedStep[];
}
export interface WordsAnswer {
  readonly kind: "words";
  readonly words: Words;
}
export type Answer =
  | WordsAnswer
  | GridAnswer
  | TileAnswer
  | ProblemAnswer
  | PathsAnswer
  | ResultsAnswer
  | RatesAnswer
  | PointAnswer
  | LocalAnswer
  | LensAnswer
  | DistancesAnswer
  | LineAnswer
  | CriticalAnswer
  | CurvatureAnswer
  | StabilityAnswer
  | DistributionAnswer
  | ReachAnswer
  | KlPathAnswer
  | ChartGapsAnswer
  | MembersAnswer
  | ReplayAnswer;

export type ToEngine =
  | { readonly type: "start"; readonly session: SessionId; readonly plan: Plan }
  /** Credit: every run of the session may make this many more steps. The engine never outruns the page. */
  | { readonly type: "grant"; readonly session: SessionId; readonly steps: number }
  /** Ends the session where it is. */
  | { readonly type: "stop"; readonly session: SessionId }
  | { readonly type: "ask"; readonly request: RequestId; readonly question: Question }
  /** The answer is not wanted any more. */
  | { readonly type: "cancel"; readonly request: RequestId }
  /** Is anybody there? A worker can end without a word; only its silence tells. */
  | { readonly type: "ping" };

/** More of a trajectory, or its end. */
export type RunNews = { readonly run: number; readonly chunk: TrajectoryChunk } | { readonly run: number; readonly ended: Ended };

export type FromEngine =
  | { readonly type: "ready"; readonly version: number; readonly catalogue: Catalogue }
  | { readonly type: "pong" }
  /** Everything that one round over the runs brought, in order: a page that follows a hand cannot afford a task for each. */
  | { readonly type: "round"; readonly session: SessionId; readonly news: readonly RunNews[] }
  | { readonly type: "issue"; readonly session: SessionId; readonly issue: Issue }
  | { readonly type: "answer"; readonly request: RequestId; readonly answer: Answer }
  /** What is known so far; the answer, with everything, comes later. */
  | { readonly type: "part"; readonly request: RequestId; readonly answer: Answer }
  /** A question or session that could not be served, or a message that was not understood (then without a number). */
  | {
      readonly type: "failed";
      readonly request?: RequestId;
      readonly session?: SessionId;
      readonly code: string;
      readonly message: string;
      readonly args?: Issue["args"];
    };

/** The buffers that travel with a message instead of being copied. */
export function transferList(message: FromEngine): ArrayBuffer[] {
  const arrays: (Float64Array | undefined)[] = [];
  for (const news of message.type === "round" ? message.news : []) {
    if ("chunk" in news) arrays.push(news.chunk.points, news.chunk.loss, news.chunk.gradNorm, news.chunk.average, news.chunk.costs);
  }
  if (message.type === "answer" && "values" in message.answer) arrays.push(message.answer.values);
  if (message.type === "answer" && message.answer.kind === "paths") arrays.push(...message.answer.paths);
  return arrays.flatMap((array) => (array === undefined ? [] : [array.buffer as ArrayBuffer]));
}
