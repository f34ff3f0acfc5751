/** Answers that are not runs, computed a few rows at a time so that they can be cancelled. */
import { critical } from "./critical.ts";
import { curvatureAlong } from "../core/analysis/curvature.ts";
import { distributionStep, klAlong } from "../core/analysis/distribution.ts";
import { lookThrough } from "../core/analysis/lens.ts";
import { analyzeLocally } from "../core/analysis/local.ts";
import { outcomesOf } from "../core/analysis/outcomes.ts";
import { reachOf } from "../core/analysis/reach.ts";
import { scheduledRates, stabilityRule } from "../core/analysis/stability.ts";
import { readDistances } from "../core/geometry/reading.ts";
import { optimizers } from "../core/optimizers/index.ts";
import { pictureOfMembers } from "../core/analysis/members.ts";
import { buildProblem } from "../core/plan.ts";
import { rowsOn } from "../core/plane.ts";
import { gaps } from "./gaps.ts";
import { paths } from "./paths.ts";
import { rates } from "./rates.ts";
import { replay } from "./replay.ts";
import { results } from "./results.ts";
import type { BuiltProblem, Plan } from "../core/plan.ts";
import type { Problem } from "../core/model.ts";
import type { Issue } from "../core/knobs.ts";
import type { Answer, Question } from "../protocol/messages.ts";

/** Samples between two looks at the mailbox: a few milliseconds on the slowest formulas. */
const SAMPLES_PER_TURN = 65536;
/** Points of a path whose curvature is asked for at once: a few milliseconds. */
const MOST_ROWS = 8192;
/** Steps of a path whose KL is computed between two looks at the mailbox: a few milliseconds where each is an integral. */
const STEPS_PER_TURN = 32;
/** Members shown together at most: every run of every chart. */
const MOST_MEMBERS = 128;
/** Points of one side of a grid at most. */
const LONGEST_SIDE = 4096;

export type Progress =
  | { readonly done: false; readonly part?: Answer }
  | { readonly done: true; readonly answer: Answer }
  | { readonly done: true; readonly error: string; readonly code: string; readonly args?: Issue["args"] };

/** A question being worked on: each call does a bounded amount of work. */
export type Work = () => Progress;

function refuse(code: string, error: string, args: Issue["args"] = {}): Work {
  return () => ({ done: true, code, error, args });
}

const NO_DISTRIBUTION = ["no-distribution", "this problem has no probability distribution"] as const;

/** The problem asked about last: a map asks for dozens of tiles of the same one, and building costs more than a tile. */
let last: { readonly key: string; readonly result: ReturnType<typeof buildProblem> } | undefined;

function build(choice: Plan["problem"]): ReturnType<typeof buildProblem> {
  const key = JSON.stringify(choice);
  if (last?.key !== key) last = { key, result: buildProblem(choice) };
  return last.result;
}

/** Losses at columns × rows points from (x, y) on, and how to wrap them up. */
interface Lattice {
  readonly x: number;
  readonly dx: number;
  readonly rowAt: (row: number) => number;
  readonly columns: number;
  readonly rows: number;
  readonly wrap: (values: Float64Array) => Answer;
}

function sample({ problem, definition: { plane } }: BuiltProblem, { x, dx, rowAt, columns, rows, wrap }: Lattice): Work {
  const possible = [columns, rows].every((side) => Number.isInteger(side) && side >= 1 && side <= LONGEST_SIDE);
  const fill = plane === undefined ? problem.gridRow?.bind(problem) : rowsOn(plane, problem);
  if (fill === undefined) return refuse("not-2-d", "this problem is not a surface");
  if (!possible) return refuse("grid-size", `a grid of ${columns} × ${rows} is not possible`);
  const values = new Float64Array(columns * rows);
  let row = 0;
  return () => {
    const until = Math.min(rows, row + Math.max(1, Math.floor(SAMPLES_PER_TURN / columns)));
    for (; row < until; row++) fill(x, dx, rowAt(row), columns, values.subarray(row * columns, (row + 1) * columns));
    return row < rows ? { done: false } : { done: true, answer: wrap(values) };
  };
}

function line(problem: Problem, { at, along, span, count }: Extract<Question, { kind: "line" }>): Work {
  const possible = Number.isInteger(count) && count >= 2 && count <= LONGEST_SIDE;
  if (!possible) return refuse("grid-size", `a line of ${count} points is not possible`);
  if (at.length !== problem.dim || along.length !== problem.dim) return refuse("not-a-point", `a point here has ${problem.dim} coordinates`);
  const [from, to] = span;
  const theta = new Float64Array(problem.dim);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const alpha = from + ((to - from) * i) / (count - 1);
    for (let j = 0; j < theta.length; j++) theta[j] = at[j]! + alpha * along[j]!;
    values[i] = problem.loss(theta);
  }
  return () => ({ done: true, answer: { kind: "line", values } });
}

function distribution(problem: Problem, { problem: choice, before, after }: Extract<Question, { kind: "distribution" }>): Work {
  if (![before, after].every(({ length }) => length === problem.dim)) return refuse("not-a-point", `a point here has ${problem.dim} coordinates`);
  const step = distributionStep(problem, outcomesOf(choice), before, after);
  return step === undefined ? refuse(...NO_DISTRIBUTION) : () => ({ done: true, answer: { kind: "distribution", ...step } });
}

function members(problem: Problem, { problem: choice, at, within }: Extract<Question, { kind: "members" }>): Work {
  if (at.length > MOST_MEMBERS || !at.every(({ length }) => length === problem.dim))
    return refuse("not-a-point", `a point here has ${problem.dim} coordinates`);
  const picture = pictureOfMembers(problem, outcomesOf(choice), at, within);
  return picture === undefined ? refuse(...NO_DISTRIBUTION) : () => ({ done: true, answer: { kind: "members", picture } });
}

function klPath(problem: Problem, points: Float64Array): Work {
  const rows = Math.floor(points.length / problem.dim);
  if (rows > MOST_ROWS) return refuse("too-many-points", `at most ${MOST_ROWS} points at once`);
  if (problem.distribution === undefined) return refuse(...NO_DISTRIBUTION);
  const values = new Float64Array(rows);
  let row = 0;
  return () => {
    const until = Math.min(rows, row + STEPS_PER_TURN);
    klAlong(problem, points, row, until, values);
    row = until;
    return row < rows ? { done: false } : { done: true, answer: { kind: "klPath", values } };
  };
}

function sayWords(id: string): Work {
  const optimizer = optimizers.get(id);
  if (optimizer === undefined) return refuse("unknown-optimizer", `${JSON.stringify(id)} is not a known optimizer`);
  return () => ({ done: true, answer: { kind: "words", words: optimizer.words } });
}

function stability({ run, steps, from, count }: Extract<Question, { kind: "stability" }>): Work {
  if (!Number.isInteger(count) || count < 0 || count > MOST_ROWS) return refuse("too-many-points", `at most ${MOST_ROWS} points at once`);
  return () => ({ done: true, answer: { kind: "stability", rule: stabilityRule(run), values: scheduledRates(run, steps, from, count) } });
}

export function work(question: Question): Work {
  if (question.kind === "words") return sayWords(question.optimizer);
  if (question.kind === "stability") return stability(question);
  const { built, issues } = build(question.problem);
  if (built === undefined) {
    const [first] = issues;
    return first === undefined
      ? refuse("unknown-problem", `${JSON.stringify(question.problem.id)} is not a known problem`)
      : refuse(first.code, first.message, first.args);
  }
  switch (question.kind) {
    case "problem": {
      const { latex, symbols, kinks, definition } = built;
      const { notes, references } = definition;
      const answer: Answer = { kind: "problem", latex, symbols, kinks, notes, references, minima: definition.minima(question.problem.values) };
      return () => ({ done: true, answer });
    }
    case "grid": {
      const { columns, rows, window } = question;
      const [xlo, xhi, ylo, yhi] = window;
      const dx = (xhi - xlo) / columns;
      const dy = (yhi - ylo) / rows;
      const rowAt = (row: number): number => ylo + (row + 0.5) * dy;
      return sample(built, { x: xlo + dx / 2, dx, rowAt, columns, rows, wrap: (values) => ({ kind: "grid", columns, rows, window, values }) });
    }
    case "point": {
      const { at } = question;
      if (at.length !== built.problem.dim) return refuse("not-a-point", `a point here has ${built.problem.dim} coordinates`);
      const gradient = new Float64Array(at.length);
      const loss = built.problem.lossAndGradient(at, gradient);
      return () => ({ done: true, answer: { kind: "point", at, loss, gradient } });
    }
    case "local": {
      const { at } = question;
      if (at.length !== built.problem.dim) return refuse("not-a-point", `a point here has ${built.problem.dim} coordinates`);
      const analysis = analyzeLocally(built.problem, at);
      return analysis === undefined ? refuse("no-hessian", "this problem has no Hessian") : () => ({ done: true, answer: { kind: "local", analysis } });
    }
    case "lens": {
      const reading = lookThrough(built.problem, question.at, question.radius);
      return reading === undefined ? refuse("no-hessian", "this problem has no Hessian") : () => ({ done: true, answer: { kind: "lens", ...reading } });
    }
    case "distances": {
      const reading = readDistances(question.problem, built.problem, question);
      return reading === undefined ? refuse("not-2-d", "this problem is not a surface") : () => ({ done: true, answer: { kind: "distances", ...reading } });
    }
    case "line":
      return line(built.problem, question);
    case "critical":
      return critical(built.problem, question.window);
    case "curvature": {
      const { points } = question;
      if (points.length > 2 * MOST_ROWS) return refuse("too-many-points", `at most ${MOST_ROWS} points at once`);
      const values = curvatureAlong(built.problem, points);
      return values === undefined ? refuse("no-hessian", "this problem has no Hessian") : () => ({ done: true, answer: { kind: "curvature", values } });
    }
    case "distribution":
      return distribution(built.problem, question);
    case "members":
      return members(built.problem, question);
    case "reach": {
      const { at, level } = question;
      if (at.length !== built.problem.dim) return refuse("not-a-point", `a point here has ${built.problem.dim} coordinates`);
      const reach = reachOf(built.problem, at, level);
      return reach === undefined ? refuse(...NO_DISTRIBUTION) : () => ({ done: true, answer: { kind: "reach", ...reach } });
    }
    case "klPath":
      return klPath(built.problem, question.points);
    case "replay": {
      const { run, from, count, problem, runs, start, seed, steps, tolerance } = question;
      return replay({ plan: { problem, runs, start, seed, steps, tolerance }, run, from, count });
    }
    case "chartGaps":
      return gaps(built, question, question.charts);
    case "paths":
      return paths(question);
    case "results":
      return results(question, question.window);
    case "rates":
      return rates(built, question, question.budget);
    case "tile": {
      const { columns, rows, origin, spacing } = question;
      const rowAt = (row: number): number => origin[1] + row * spacing[1];
      return sample(built, { x: origin[0], dx: spacing[0], rowAt, columns, rows, wrap: (values) => ({ kind: "tile", columns, rows, values }) });
    }
  }
}
