/** The methods that there are, each with a sentence on what it does. */
import { useActions, usePageState, useText } from "../page.ts";
import { Popover } from "../menus/Popover.tsx";
import { optimizerTitle } from "../names.ts";
import { MOST_RUNS } from "../store/document.ts";
import { ADD_BUTTON, RUNS_TABLE } from "./ids.ts";
import { useWords } from "./useWords.ts";
import styles from "./Runs.module.css";

/** The first sentence, in the scripts of all languages of the page. */
function firstSentence(text: string): string {
  return /^.*?(?:\.(?=\s|$)|。)/.exec(text)?.[0] ?? text;
}

/** Brings the row of a run just added into sight, once it stands. */
function showLastRun(): void {
  requestAnimationFrame(() => document.querySelector(`#${RUNS_TABLE} > tbody:last-of-type`)?.scrollIntoView({ block: "nearest" }));
}

function Methods({ close }: { readonly close: () => void }): React.JSX.Element {
  const text = useText();
  const actions = useActions();
  const catalogue = usePageState((state) => state.catalogue);
  const loaded = useWords(catalogue.optimizers.map(({ id }) => id));
  const summary = (id: string): string => {
    if (loaded === undefined || loaded === "failed") return "";
    return firstSentence(loaded.say(loaded.words.get(id)?.summary ?? ""));
  };
  return (
    <>
      {catalogue.optimizers.map(({ id }) => (
        <button
          key={id}
          type="button"
          aria-labelledby={`method-${id}`}
          aria-describedby={`summary-${id}`}
          onClick={() => {
            close();
            actions.addRun(id);
            showLastRun();
          }}
        >
          <span id={`method-${id}`} className={styles["method"]}>
            {optimizerTitle(catalogue, id, text)}
          </span>
          <small id={`summary-${id}`}>{summary(id)}</small>
        </button>
      ))}
    </>
  );
}

export function AddOptimizer(): React.JSX.Element {
  const { runs } = useText();
  const full = usePageState((state) => state.document.runs.length >= MOST_RUNS);
  const known = usePageState((state) => state.catalogue.problems.some(({ id }) => id === state.document.problem.id));
  return (
    <div className={styles["add"]}>
      <Popover
        face={runs.add}
        buttonId={ADD_BUTTON}
        buttonClass={styles["addButton"]}
        label={runs.add}
        kind="list"
        className={styles["methods"]}
        disabled={full || !known}
        describedBy={full ? "runs-full" : undefined}
      >
        {(close) => <Methods close={close} />}
      </Popover>
      {full && <small id="runs-full">{runs.full(MOST_RUNS)}</small>}
    </div>
  );
}
