/**
 * The field for a typed formula. What is typed is in the document at once, as a draft, so that link, session and undo hold it even while it
 * cannot be read; map and runs keep the last formula that can. The place of a mistake is underlined by a copy of the text behind the field.
 */
import { useEffect, useId, useRef } from "react";
import { useActions, usePageState, useText } from "../page.ts";
import { FORMULA_FIELD, takeFocus } from "./field.ts";
import { sayMistake } from "./mistake.ts";
import { formulaOf } from "./surface.ts";
import styles from "./Formula.module.css";
import type { PlacedMistake } from "./mistake.ts";

/** As many characters as the formula engine reads. */
const LONGEST = 2000;

/** Milliseconds without a key after which the field may leave the caret and show the mistake. */
const PAUSE_MILLISECONDS = 900;

/** Brings the mark into view; the caret stays where it is. */
function scrollTo(mark: HTMLElement, field: HTMLInputElement): void {
  const { offsetLeft: left, offsetWidth: width } = mark;
  if (left >= field.scrollLeft && left + width <= field.scrollLeft + field.clientWidth) return;
  field.scrollLeft = left + width / 2 - field.clientWidth / 2;
}

/** The text with the offending characters marked; at the end, where something is missing, a gap is. */
function Marked({ position, length, text }: PlacedMistake): React.JSX.Element {
  return (
    <>
      {text.slice(0, position)}
      <span className={length === 0 ? styles["missing"] : styles["wrong"]} data-fault="">
        {text.slice(position, position + length)}
      </span>
      {text.slice(position + length)}
    </>
  );
}

export function FormulaField({ mistake }: { readonly mistake: PlacedMistake | undefined }): React.JSX.Element {
  const { problems } = useText();
  const actions = useActions();
  const text = usePageState((state) => state.document.draft ?? formulaOf(state.document.problem.values));
  /** Whether an earlier formula is still on the map. */
  const kept = usePageState((state) => state.document.draft !== undefined);
  const messageId = useId();
  const marks = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const follow = (): void => {
    if (marks.current !== null && field.current !== null) marks.current.scrollLeft = field.current.scrollLeft;
  };
  useEffect(() => {
    if (takeFocus()) field.current?.focus();
  }, []);
  // A moment old where typing goes on: the message may stay until the next answer, the underline would be at the wrong place.
  const placed = mistake !== undefined && mistake.text === text ? mistake : undefined;
  useEffect(() => {
    if (placed === undefined) return;
    // The marks have just come, and stand at the beginning.
    follow();
    const show = (): void => {
      const mark = marks.current?.querySelector<HTMLElement>("[data-fault]");
      if (mark && field.current !== null) scrollTo(mark, field.current);
    };
    const timer = setTimeout(show, document.activeElement === field.current ? PAUSE_MILLISECONDS : 0);
    return () => clearTimeout(timer);
  }, [placed]);
  return (
    <div className={styles["formula"]}>
      <label className={styles["name"]} htmlFor={FORMULA_FIELD}>
        <span aria-hidden="true">J =</span>
        <span className={styles["hidden"]}>{problems.formula}</span>
      </label>
      <div className={styles["box"]}>
        <div ref={marks} className={styles["marks"]} aria-hidden="true">
          {placed !== undefined && <Marked {...placed} />}
        </div>
        <input
          ref={field}
          id={FORMULA_FIELD}
          className={styles["field"]}
          type="text"
          value={text}
          maxLength={LONGEST}
          placeholder="x^2 + 3*y^2"
          title={problems.formulaHelp}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={mistake !== undefined}
          aria-describedby={mistake === undefined ? undefined : messageId}
          onChange={(event) => {
            actions.setDraft(event.target.value);
            follow();
          }}
          onScroll={follow}
          onSelect={follow}
          onBlur={() => actions.endGesture()}
        />
      </div>
      <div className={styles["message"]} id={messageId} aria-live="polite" data-issues={mistake === undefined ? undefined : ""}>
        {mistake !== undefined && (
          <p data-path="problem.f" data-code={mistake.code}>
            <strong>{sayMistake(mistake, problems)}</strong> {kept && problems.kept}
          </p>
        )}
      </div>
    </div>
  );
}
