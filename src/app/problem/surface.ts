/** What the engine says of the surface that is shown: its formula typeset, or where the typed one goes wrong. A draft that is a formula is accepted. */
import { useEffect, useState } from "react";
import { EngineError } from "../../client/engine.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { mistakeOf } from "./mistake.ts";
import type { PlacedMistake } from "./mistake.ts";
import type { Values } from "../../core/knobs.ts";
import type { ProblemAnswer } from "../../protocol/messages.ts";

/** Milliseconds after the last key: a reader sees no delay, and a fast typist causes a third of the questions. */
const REST_MILLISECONDS = 60;

interface Surface {
  /** Of the last formula that could be read. */
  readonly answer: ProblemAnswer | undefined;
  readonly mistake: PlacedMistake | undefined;
}

/** The formula's knob. */
export const FORMULA = "f";
/** The problem whose formula is typed. */
export const TYPED = "formula";

/** What is typed as the formula; empty where the problem has none. */
export function formulaOf(values: Values): string {
  const formula = values[FORMULA];
  return typeof formula === "string" ? formula : "";
}

export function useSurface(): Surface {
  const { ask, store } = usePage();
  const { problems } = useText();
  const problem = usePageState((state) => state.document.problem);
  const draft = usePageState((state) => state.document.draft);
  const [surface, setSurface] = useState<Surface & { readonly id: string }>({ id: "", answer: undefined, mistake: undefined });
  useEffect(() => {
    if (!problem.known) return;
    const { id } = problem;
    const values = draft === undefined ? problem.values : { ...problem.values, [FORMULA]: draft };
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask({ kind: "problem", problem: { id, values } }, stop.signal).then(
        (answer) => {
          if (answer.kind !== "problem") return;
          setSurface({ id, answer, mistake: undefined });
          if (draft !== undefined) store.actions.acceptDraft(draft);
        },
        (error: unknown) => {
          const mistake = error instanceof EngineError ? mistakeOf(formulaOf(values), error, problems.mistakes) : undefined;
          setSurface((last) => ({ id, answer: last.id === id ? last.answer : undefined, mistake }));
        },
      );
    }, REST_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ask, store, problem, draft, problems]);
  // What was said of another problem is not said of this one.
  return surface.id === problem.id ? surface : { answer: undefined, mistake: undefined };
}
