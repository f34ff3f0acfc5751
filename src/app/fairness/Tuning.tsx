/** The search for learning rates: states what it does, shows how far it is and what it found, and applies it when told to. Loaded when first opened. */
import { useEffect, useRef, useState } from "react";
import { GRID_POINTS, MOST_TRIALS, RATE_RANGE, REFINEMENTS, SEEDS } from "../../core/experiments/parts/rate-terms.ts";
import { countAt, UNITS } from "../../views/parts/units.ts";
import { formatExact } from "../knobs/numbers.ts";
import { runNames } from "../names.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { foundRate, searchRates } from "./search.ts";
import { TunedRun } from "./TunedRun.tsx";
import { useFairWords } from "./useFairWords.ts";
import type { RunKey } from "../store/document.ts";
import type { TunedRate, Untuned } from "../../core/experiments/rates.ts";
import type { WordsOfFairness } from "../../text/index.ts";
import type { Progress } from "./search.ts";
import shared from "../share/Share.module.css";
import styles from "./Tuning.module.css";

type Tuned = readonly (TunedRate | Untuned)[];
type Outcome = { readonly tuned: Tuned; readonly state: "searching" | "done" | "failed" };

/** Runs the search once. What it has found makes the page render once a run; how far it is goes to `onProgress`. */
function useSearch(onProgress: (progress: Progress) => void): Outcome {
  const { store, ask } = usePage();
  const [outcome, setOutcome] = useState<Outcome>({ tuned: [], state: "searching" });
  const hear = useRef(onProgress);
  useEffect(() => {
    hear.current = onProgress;
  });
  useEffect(() => {
    const control = new AbortController();
    const end = (state: Outcome["state"], tuned?: Tuned): void => {
      if (!control.signal.aborted) setOutcome((now) => ({ tuned: tuned ?? now.tuned, state }));
    };
    const search = searchRates({ store, ask }, control.signal, (progress) => {
      hear.current(progress);
      setOutcome((now) => (now.tuned.length === progress.tuned.length ? now : { ...now, tuned: progress.tuned }));
    });
    search.done.then(
      (tuned) => end("done", tuned),
      () => end("failed"),
    );
    return () => control.abort();
  }, [store, ask]);
  return outcome;
}

function Contents({ words, close }: { readonly words: WordsOfFairness["tuning"]; readonly close: () => void }): React.JSX.Element {
  const text = useText();
  const { store, trajectories } = usePage();
  const { actions } = store;
  const startLoss = (key: RunKey): number | undefined => trajectories.get(key)?.loss[0];
  // What is searched stands still; whether a rate is applied follows the document.
  const [begun] = useState(() => store.getState());
  const { document, equal, catalogue } = begun;
  const now = usePageState((state) => state.document.runs);
  const [names] = useState(() => runNames({ catalogue, document }, text));
  const bar = useRef<HTMLProgressElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const { tuned, state } = useSearch(({ share, trials, tuned: done }) => {
    const run = document.runs[done.length];
    if (bar.current !== null) bar.current.value = share;
    if (said.current !== null && run !== undefined) said.current.textContent = words.running(names.get(run.key)!, trials + 1, MOST_TRIALS);
  });
  const pending = document.runs.flatMap(({ key }, i) => {
    const found = foundRate(tuned[i], startLoss(key));
    const has = now.find((run) => run.key === key)?.values;
    return found === undefined || has === undefined || has[found.knob] === found.rate ? [] : [{ key, ...found }];
  });
  /** All of it is one step for undo. */
  const apply = (some: typeof pending): void => {
    actions.endGesture();
    for (const { key, knob, rate } of some) actions.setRunKnob(key, knob, rate, "tune");
    actions.endGesture();
  };
  const amount = words.amount[equal](countAt(UNITS[equal], document.steps));
  const drawn = tuned.find((one): one is TunedRate => one.kind === "tuned" && one.seeds.length === SEEDS);
  return (
    <>
      <p>{words.statement(GRID_POINTS, formatExact(RATE_RANGE[0]), formatExact(RATE_RANGE[1]), REFINEMENTS)}</p>
      <p>
        {words.objective(amount)} {drawn !== undefined && words.random(drawn.seeds.join(", "))}
      </p>
      {state === "searching" && (
        <div className={styles["progress"]}>
          <progress ref={bar} max={1} value={0} aria-label={words.progress} />
          <p ref={said} />
        </div>
      )}
      {state === "failed" && <p role="alert">{words.failed}</p>}
      <ul className={styles["runs"]}>
        {tuned.map((one, i) => {
          const run = document.runs[i]!;
          const mine = pending.filter(({ key }) => key === run.key);
          return (
            <TunedRun
              key={run.key}
              run={run}
              name={names.get(run.key)!}
              tuned={one}
              startLoss={startLoss(run.key)}
              words={words}
              apply={mine.length === 0 ? undefined : () => apply(mine)}
            />
          );
        })}
      </ul>
      <div className={styles["end"]}>
        {state === "searching" ? (
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
        ) : (
          <button
            type="button"
            className={shared["button"]}
            disabled={pending.length === 0}
            onClick={() => {
              apply(pending);
              close();
            }}
          >
            {words.applyAll}
          </button>
        )}
      </div>
    </>
  );
}

export function Tuning({ close }: { readonly close: () => void }): React.JSX.Element {
  const { runs, shell } = useText();
  const words = useFairWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  const leave = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className={`${shared["dialog"]} ${styles["tuning"]}`}
      aria-label={typeof words === "object" ? words.tuning.title : runs.words.loading}
      onClose={close}
    >
      <div className={shared["head"]}>
        <h2>{typeof words === "object" ? words.tuning.title : runs.words.loading}</h2>
        <button type="button" onClick={leave}>
          {shell.close}
        </button>
      </div>
      {words === "failed" && <p role="alert">{runs.words.failed}</p>}
      {typeof words === "object" && <Contents words={words.tuning} close={leave} />}
    </dialog>
  );
}
