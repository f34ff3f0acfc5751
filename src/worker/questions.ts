/** Answers that are not runs, computed a few rows at a time so that they can be cancelled. */
import { buildProblem } from "../core/plan.ts";
import type { Plan } from "../core/plan.ts";
import type { Problem } from "../core/model.ts";
import type { Answer, Question } from "../protocol/messages.ts";

/** Samples between two looks at the mailbox: a few milliseconds on the slowest formulas. */
const SAMPLES_PER_TURN = 65536;
/** Samples of one grid at most: 4096². */
const MOST_SAMPLES = 16_777_216;

export type Progress =
  | { readonly done: false }
  | { readonly done: true; readonly answer: Answer }
  | { readonly done: true; readonly error: string; readonly code: string };

/** A question being worked on: each call does a bounded amount of work. */
export type Work = () => Progress;

function refuse(code: string, error: string): Work {
  return () => ({ done: true, code, error });
}

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

function sample(problem: Problem, { x, dx, rowAt, columns, rows, wrap }: Lattice): Work {
  const whole = Number.isInteger(columns) && Number.isInteger(rows);
  if (problem.gridRow === undefined) return refuse("not-2-d", "this problem is not a surface");
  if (!(whole && columns >= 1 && rows >= 1 && columns * rows <= MOST_SAMPLES)) return refuse("grid-size", `a grid of ${columns} × ${rows} is not possible`);
  const values = new Float64Array(columns * rows);
  let row = 0;
  return () => {
    const until = Math.min(rows, row + Math.max(1, Math.floor(SAMPLES_PER_TURN / columns)));
    for (; row < until; row++) problem.gridRow?.(x, dx, rowAt(row), columns, values.subarray(row * columns, (row + 1) * columns));
    return row < rows ? { done: false } : { done: true, answer: wrap(values) };
  };
}

export function work(question: Question): Work {
  const { built, issues } = build(question.problem);
  if (built === undefined) return refuse("unknown-problem", issues[0]?.message ?? `${JSON.stringify(question.problem.id)} is not a known problem`);
  switch (question.kind) {
    case "problem": {
      const answer: Answer = { kind: "problem", latex: built.latex, minima: built.definition.minima(question.problem.values) };
      return () => ({ done: true, answer });
    }
    case "grid": {
      const { columns, rows, window } = question;
      const [xlo, xhi, ylo, yhi] = window;
      const dx = (xhi - xlo) / columns;
      const dy = (yhi - ylo) / rows;
      const rowAt = (row: number): number => ylo + (row + 0.5) * dy;
      return sample(built.problem, { x: xlo + dx / 2, dx, rowAt, columns, rows, wrap: (values) => ({ kind: "grid", columns, rows, window, values }) });
    }
    case "tile": {
      const { columns, rows, origin, spacing } = question;
      const rowAt = (row: number): number => origin[1] + row * spacing[1];
      return sample(built.problem, { x: origin[0], dx: spacing[0], rowAt, columns, rows, wrap: (values) => ({ kind: "tile", columns, rows, values }) });
    }
  }
}
