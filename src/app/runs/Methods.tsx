/** The methods that there are, each with a sentence on what it does and the learning rate that it begins with. Loaded when first opened. */
import { useLayoutEffect, useMemo, useRef } from "react";
import { formatExact } from "../knobs/numbers.ts";
import { MathSymbol } from "../knobs/MathSymbol.tsx";
import { place } from "../menus/place.ts";
import { optimizerTitle } from "../names.ts";
import { useActions, usePageState, useText } from "../page.ts";
import { ADD_BUTTON, RUNS_TABLE } from "./ids.ts";
import { methodsOf, rateKnob } from "./methods.ts";
import { triedSteps, useBeginnings } from "./useBeginnings.ts";
import { useWords } from "./useWords.ts";
import styles from "./Runs.module.css";
import type { Messages } from "../../text/index.ts";
import type { Catalogue } from "../../scenario/index.ts";
import type { Beginning, Method } from "./methods.ts";

/** The first sentence, in the scripts of all languages of the page. */
function firstSentence(text: string): string {
  return /^.*?(?:\.(?=\s|$)|。)/.exec(text)?.[0] ?? text;
}

/** Brings the row of a run just added into sight, once it stands. */
function showLastRun(): void {
  requestAnimationFrame(() => document.querySelector(`#${RUNS_TABLE} > tbody:last-of-type`)?.scrollIntoView({ block: "nearest" }));
}

function titleOf({ entry, variant }: Method, catalogue: Catalogue, text: Messages): string {
  if (variant === undefined) return optimizerTitle(catalogue, entry.id, text);
  return variant === "plain" ? text.runs.plain : text.runs[variant];
}

interface EntryProps {
  readonly method: Method;
  readonly title: string;
  readonly summary: string;
  /** `undefined` until it is known. */
  readonly beginning: Beginning | undefined;
  readonly add: () => void;
}

function Entry({ method: { id, entry }, title, summary, beginning, add }: EntryProps): React.JSX.Element {
  const { runs } = useText();
  const knob = rateKnob(entry);
  const refused = beginning?.refused;
  return (
    <button
      type="button"
      aria-labelledby={`method-${id}`}
      aria-describedby={`summary-${id} rate-${id}`}
      // Not `disabled`: whoever walks through the list shall hear why it cannot be chosen.
      aria-disabled={refused === undefined ? undefined : true}
      onClick={refused === undefined ? add : undefined}
    >
      <span className={styles["method"]}>
        <span id={`method-${id}`}>{title}</span>
        <span id={`rate-${id}`} className={styles["rate"]}>
          {refused !== undefined && runs.rates.unserved}
          {refused === undefined && beginning !== undefined && knob !== undefined && (
            <>
              {knob.symbol !== undefined && <MathSymbol latex={knob.symbol} />}{" "}
              {beginning.rate === undefined ? runs.rates.byDefault(formatExact(knob.initial)) : formatExact(beginning.rate)}
            </>
          )}
        </span>
      </span>
      <small id={`summary-${id}`}>{refused === undefined ? summary : (runs.reasons[refused] ?? "")}</small>
    </button>
  );
}

/** What came after the list was opened takes its place and the focus as if it had been there. */
function settle(first: HTMLElement): void {
  const panel = first.closest<HTMLElement>("[popover]");
  const button = document.getElementById(ADD_BUTTON);
  if (panel === null || button === null || !panel.matches(":popover-open")) return;
  place(panel, button);
  if (document.activeElement === panel) panel.querySelector("button")?.focus();
}

export function Methods({ close }: { readonly close: () => void }): React.JSX.Element {
  const text = useText();
  const actions = useActions();
  const catalogue = usePageState((state) => state.catalogue);
  const steps = usePageState((state) => triedSteps(state.document.steps));
  const methods = useMemo(() => methodsOf(catalogue.optimizers), [catalogue]);
  const note = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => settle(note.current!), []);
  const { beginnings, awaited } = useBeginnings(methods);
  const loaded = useWords(catalogue.optimizers.map(({ id }) => id));
  const summary = ({ entry, variant }: Method): string => {
    if (variant !== undefined && variant !== "plain") return text.runs.variants[variant];
    if (loaded === undefined || loaded === "failed") return "";
    return firstSentence(loaded.say(loaded.words.get(entry.id)?.summary ?? ""));
  };
  const add = async ({ id, entry, values }: Method): Promise<void> => {
    const known = beginnings.has(id) ? beginnings : awaited();
    close();
    // What is known is added at once, in the task of the click.
    const rate = (known instanceof Promise ? await known : known).get(id)?.rate;
    actions.addRun(entry.id, rate === undefined ? values : { ...values, lr: rate });
    showLastRun();
  };
  return (
    <>
      <p ref={note} className={styles["ratesNote"]}>
        {text.runs.rates.note(steps)}
      </p>
      {methods.map((method) => (
        <Entry
          key={method.id}
          method={method}
          title={titleOf(method, catalogue, text)}
          summary={summary(method)}
          beginning={beginnings.get(method.id)}
          add={() => void add(method)}
        />
      ))}
    </>
  );
}
