/** The choice of a budget for the comparison, what counts towards it, and what each run has spent. Loaded when first opened. */
import { useEffect, useId, useRef } from "react";
import { UNITS, countAt } from "../../views/parts/units.ts";
import { place } from "../menus/place.ts";
import { runNames } from "../names.ts";
import { subscribePaced } from "../paced.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { compareAt } from "./lens.ts";
import { writeSpending } from "./spending.ts";
import { useFairWords } from "./useFairWords.ts";
import styles from "./Fairness.module.css";
import type { WordsOfFairness } from "../../text/index.ts";
import type { Equal } from "../store/state.ts";

/** What stands in a row of the costs, in the order of `writeSpending`. */
const NUMBERS = ["step", "functions", "gradients", "hessians", "sum"] as const;

const BUDGETS: readonly Equal[] = ["steps", "evaluations"];

/** Evaluations so far, run by run, written without React: the playhead may move while this is open. */
function Spending({ words }: { readonly words: WordsOfFairness }): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const runs = usePageState(({ document }) => document.runs);
  const catalogue = usePageState((state) => state.catalogue);
  const names = runNames({ catalogue, document: { runs } }, text);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const write = (): void => writeSpending(table.current!, parts);
    write();
    return subscribePaced(parts, write);
  }, [parts, runs]);
  return (
    <table ref={table} className={styles["spent"]}>
      <caption>{words.spent}</caption>
      <thead>
        <tr>
          {[words.columns.run, words.columns.step, "f", "g", "H", words.columns.sum].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ key }) => (
          <tr key={key} data-run={key}>
            <th scope="row">{names.get(key)}</th>
            {NUMBERS.map((number) => (
              <td key={number}>–</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What came after the popover opened takes its place and the focus as if it had been there. */
function settle(contents: HTMLElement | null): void {
  const panel = contents?.closest<HTMLElement>("[popover]");
  const button = panel?.previousElementSibling;
  if (panel === null || panel === undefined || !(button instanceof HTMLElement) || !panel.matches(":popover-open")) return;
  place(panel, button);
  if (document.activeElement === panel) panel.querySelector<HTMLElement>("input:checked")?.focus();
}

export function Fairness({ tune }: { readonly tune: () => void }): React.JSX.Element {
  const parts = usePage();
  const { runs } = useText();
  const words = useFairWords();
  const equal = usePageState((state) => state.equal);
  const steps = usePageState(({ document }) => document.steps);
  const dim = usePageState(({ document }) => document.start.length);
  const id = useId();
  if (words === undefined) return <p>{runs.words.loading}</p>;
  if (words === "failed") return <p role="alert">{runs.words.failed}</p>;
  const choose = (one: Equal): void => {
    parts.store.actions.setEqual(one);
    compareAt(parts);
  };
  const means = { steps: words.stepsMean(steps), evaluations: words.evaluationsMean(countAt(UNITS.evaluations, steps), steps) };
  return (
    <div ref={settle} className={styles["fairness"]}>
      <h3>{words.title[equal](countAt(UNITS[equal], steps))}</h3>
      <fieldset className={styles["budgets"]}>
        <legend>{words.budget}</legend>
        {BUDGETS.map((one) => (
          <label key={one}>
            <input type="radio" name={id} checked={one === equal} aria-describedby={`${id}-${one}`} onChange={() => choose(one)} />
            <b>{words[one]}</b>
            <span id={`${id}-${one}`}>{means[one]}</span>
          </label>
        ))}
      </fieldset>
      <h4>{words.counting}</h4>
      <dl className={styles["counting"]}>
        <dt>1</dt>
        <dd>{words.loss}</dd>
        <dt>1</dt>
        <dd>{words.gradient}</dd>
        <dt>{dim}</dt>
        <dd>{words.hessian(dim)}</dd>
      </dl>
      <p>{words.rest}</p>
      <Spending words={words} />
      <button type="button" className={styles["primary"]} onClick={tune}>
        {words.tune}
      </button>
    </div>
  );
}
