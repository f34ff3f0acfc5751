/** Asks the engine for the best rates of the page's runs at the budget at which they are compared. */
import { MOST_TRIALS } from "../../core/experiments/parts/rate-terms.ts";
import { UNITS, countAt } from "../../views/parts/units.ts";
import type { TunedRate, Untuned } from "../../core/experiments/rates.ts";
import type { PageParts } from "../page.ts";
import type { DocumentRun } from "../store/document.ts";

/** Share of the first loss that a run has to lose at least. */
const WORTH = 1e-3;

export interface Progress {
  /** Runs that are done, in the order of the page. */
  readonly tuned: readonly (TunedRate | Untuned)[];
  /** Trials made of the run after them. */
  readonly trials: number;
  /** Of the whole search. */
  readonly share: number;
}

export interface Search {
  readonly runs: readonly DocumentRun[];
  readonly seed: number;
  /** The end of the search; rejects where it cannot be carried out. */
  readonly done: Promise<readonly (TunedRate | Untuned)[]>;
}

export function searchRates({ store, ask }: Pick<PageParts, "store" | "ask">, signal: AbortSignal, onProgress: (progress: Progress) => void): Search {
  const { equal, document } = store.getState();
  const { problem, start, seed, steps, tolerance } = document;
  const runs = document.runs.map(({ optimizer, values, options }) => ({ optimizer, values, options }));
  const budget = equal === "steps" ? Infinity : countAt(UNITS.evaluations, steps);
  const question = { kind: "rates", budget, problem: { id: problem.id, values: problem.values }, runs, start, seed, steps, tolerance } as const;
  const tell = (answer: Awaited<ReturnType<typeof ask>>): void => {
    if (answer.kind !== "rates" || signal.aborted) return;
    onProgress({ tuned: answer.tuned, trials: answer.trials, share: (answer.tuned.length + answer.trials / MOST_TRIALS) / Math.max(1, runs.length) });
  };
  const done = ask(question, signal, tell).then((answer) => {
    if (answer.kind !== "rates") throw new Error(`an answer of another kind: ${answer.kind}`);
    return answer.tuned;
  });
  return { runs: document.runs, seed, done };
}

/** Whether some rate ends lower than the run begins. A run that walks to a saddle or a maximum is best off where it does not move. */
export function gains({ best }: TunedRate, startLoss: number | undefined): boolean {
  return best !== undefined && !(startLoss !== undefined && best.loss >= startLoss * (1 - Math.sign(startLoss) * WORTH));
}

/** What was found for a run that is worth applying. */
export function foundRate(tuned: TunedRate | Untuned | undefined, startLoss: number | undefined): { readonly knob: string; readonly rate: number } | undefined {
  return tuned?.kind !== "tuned" || tuned.best === undefined || !gains(tuned, startLoss) ? undefined : { knob: tuned.knob, rate: tuned.best.rate };
}
