/** Asks how far the charts come apart, once nothing has moved for a moment; never two questions at once, and no answer to an old one. */
import { EMPTY_PAGE } from "../../scenario/index.ts";
import { toScenario } from "../store/document.ts";
import type { Gaps, NoGap } from "../../core/experiments/charts.ts";
import type { Answer } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";
import type { Document, DocumentRun } from "../store/document.ts";

/** Stillness before it is asked, in milliseconds: the paths have the engine to themselves while a hand moves. */
const REST = 350;

export interface GapsOfRun {
  readonly run: DocumentRun;
  readonly gaps: Gaps | NoGap;
}
export interface GapsFound {
  readonly charts: readonly string[];
  /** Of the runs measured so far. */
  readonly runs: readonly GapsOfRun[];
  readonly complete: boolean;
}

const differs = (a: Document, b: Document): boolean =>
  a.problem !== b.problem || a.start !== b.start || a.runs !== b.runs || a.seed !== b.seed || a.steps !== b.steps;

/** @returns a function that ends it */
export function followGaps({ store, ask }: PageParts, charts: readonly string[], found: (gaps: GapsFound) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: AbortController | undefined;
  const inquire = (): void => {
    const { document } = store.getState();
    const { page: _page, v: _v, ...plan } = toScenario(document, EMPTY_PAGE);
    flight = new AbortController();
    const { signal } = flight;
    const tell = (answer: Answer, complete: boolean): void => {
      if (answer.kind !== "chartGaps" || signal.aborted) return;
      found({ charts, complete, runs: answer.runs.map((gaps, i) => ({ run: document.runs[i]!, gaps })) });
    };
    ask({ kind: "chartGaps", charts, ...plan }, signal, (part) => tell(part, false)).then(
      (answer) => tell(answer, true),
      // A start that names no distribution, a problem that cannot be built: there is nothing to compare, and the maps say why.
      () => {
        if (!signal.aborted) found({ charts, runs: [], complete: true });
      },
    );
  };
  const later = (): void => {
    flight?.abort();
    clearTimeout(timer);
    timer = setTimeout(inquire, REST);
  };
  later();
  const leave = store.subscribe((now, before) => {
    if (differs(now.document, before.document)) later();
  });
  return () => {
    leave();
    clearTimeout(timer);
    flight?.abort();
  };
}
