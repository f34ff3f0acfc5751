/** Answers that are not runs, computed a few rows at a time so that they can be cancelled. */
import { buildProblem } from "../core/plan.ts";
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

export function work(question: Question): Work {
  const { built, issues } = buildProblem(question.problem);
  if (built === undefined) return refuse("unknown-problem", issues[0]?.message ?? `${JSON.stringify(question.problem.id)} is not a known problem`);
  switch (question.kind) {
    case "problem": {
      const answer: Answer = { kind: "problem", latex: built.latex, minima: built.definition.minima(question.problem.values) };
      return () => ({ done: true, answer });
    }
    case "grid": {
      const { columns, rows, window } = question;
      const { problem } = built;
      if (problem.gridRow === undefined) return refuse("not-2-d", "this problem is not a surface");
      if (!(columns >= 1 && rows >= 1 && columns * rows <= MOST_SAMPLES)) return refuse("grid-size", `a grid of ${columns} × ${rows} is not possible`);
      const [xlo, xhi, ylo, yhi] = window;
      const dx = (xhi - xlo) / columns;
      const dy = (yhi - ylo) / rows;
      const values = new Float64Array(columns * rows);
      let row = 0;
      return () => {
        const until = Math.min(rows, row + Math.max(1, Math.floor(SAMPLES_PER_TURN / columns)));
        for (; row < until; row++) problem.gridRow?.(xlo + dx / 2, dx, ylo + (row + 0.5) * dy, columns, values.subarray(row * columns, (row + 1) * columns));
        return row < rows ? { done: false } : { done: true, answer: { kind: "grid", columns, rows, window, values } };
      };
    }
  }
}
