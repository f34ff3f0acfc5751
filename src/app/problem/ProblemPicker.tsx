/** What is looked at, in the bar: the problem with its formula beside it, its settings, and what there is to know of it. */
import { lazy, Suspense, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { problemName } from "../names.ts";
import { Popover } from "../menus/Popover.tsx";
import { useActions, usePage, usePageState, useText } from "../page.ts";
import { ABOUT_BUTTON, MORE_BUTTON } from "../shell/ids.ts";
import { focusField } from "./field.ts";
import { TYPED, useSurface } from "./surface.ts";
import styles from "./ProblemPicker.module.css";
import type { Chooser as ChooserType } from "./Chooser.tsx";
import type { FormulaField as FormulaFieldType } from "./FormulaField.tsx";

const loadChooser = (): Promise<{ default: typeof ChooserType }> => import("./Chooser.tsx").then(({ Chooser: component }) => ({ default: component }));
const Chooser = lazy(loadChooser);
const loadField = (): Promise<{ default: typeof FormulaFieldType }> =>
  import("./FormulaField.tsx").then(({ FormulaField: component }) => ({ default: component }));
const FormulaField = lazy(loadField);
const BarFormula = lazy(() => import("./BarFormula.tsx").then(({ BarFormula: component }) => ({ default: component })));
/** What fails now fails again, and is heard of, when it is opened. */
const preload = (): void => void Promise.all([loadChooser(), loadField()]).catch(() => undefined);
const ProblemSettings = lazy(() => import("./ProblemSettings.tsx").then(({ ProblemSettings: component }) => ({ default: component })));
const AboutSurface = lazy(() => import("./AboutSurface.tsx").then(({ AboutSurface: component }) => ({ default: component })));

/** Between the button and what opens below it. */
const GAP = 4;

/** Tab leads out of the list and so closes it, as of any combobox. */
function leavable(sheet: HTMLElement | null): (() => void) | undefined {
  if (sheet === null) return undefined;
  const leave = ({ relatedTarget: to }: FocusEvent): void => {
    if (to instanceof Element && !sheet.contains(to) && to.getAttribute("aria-controls") !== sheet.id) sheet.hidePopover();
  };
  sheet.addEventListener("focusout", leave);
  return () => sheet.removeEventListener("focusout", leave);
}

function ProblemCombobox(): React.JSX.Element {
  const text = useText();
  const { store } = usePage();
  const actions = useActions();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  usePageState((state) => state.document.problem.id);
  const name = problemName(store.getState(), text);
  const close = (): void => document.getElementById(id)?.hidePopover();
  const choose = (chosen: string): void => {
    close();
    if (chosen !== TYPED) {
      actions.setProblem(chosen);
      return;
    }
    // At once, so that what is typed next is already typed into the field.
    flushSync(() => actions.editFormula());
    focusField();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        role="combobox"
        className={styles["problem"]}
        popoverTarget={id}
        aria-label={text.problems.problem}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        // Whoever comes near will open it.
        onFocus={preload}
        onPointerEnter={preload}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          document.getElementById(id)?.showPopover();
        }}
      >
        <span className={styles["title"]}>{name}</span>
        <span className={styles["chevron"]} aria-hidden="true" />
      </button>
      <div
        ref={leavable}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={text.problems.choose}
        className={styles["sheet"]}
        onBeforeToggle={(event) => {
          const box = button.current?.getBoundingClientRect();
          if (event.newState !== "open" || box === undefined) return;
          event.currentTarget.style.setProperty("--x", `${box.left}px`);
          event.currentTarget.style.setProperty("--y", `${box.bottom + GAP}px`);
        }}
        // Not before it is shown: nothing hidden takes the focus.
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open && (
          <Suspense fallback={null}>
            <Chooser choose={choose} close={close} />
          </Suspense>
        )}
      </div>
    </>
  );
}

export function ProblemPicker(): React.JSX.Element {
  const { problems } = useText();
  const surface = useSurface();
  const typed = usePageState((state) => state.document.problem.id === TYPED);
  const entry = usePageState(({ catalogue, document }) => catalogue.problems.find(({ id }) => id === document.problem.id));
  return (
    <div className={`${styles["picker"]} ${typed ? styles["typing"] : ""}`}>
      <div className={styles["choice"]}>
        <ProblemCombobox />
      </div>
      {typed && (
        <div className={styles["typed"]}>
          <Suspense fallback={null}>
            <FormulaField mistake={surface.mistake} />
          </Suspense>
        </div>
      )}
      {!typed && entry?.formula !== undefined && (
        <div className={styles["formula"]}>
          <Suspense fallback={`J = ${entry.formula}`}>
            <BarFormula latex={surface.answer?.latex} formula={entry.formula} knobs={entry.knobs} />
          </Suspense>
        </div>
      )}
      {entry !== undefined && (
        <div className={styles["details"]}>
          <Suspense fallback={null}>
            <ProblemSettings />
          </Suspense>
          <Popover face={problems.about} label={problems.aboutTitle} kind="text" buttonId={ABOUT_BUTTON} standIn={MORE_BUTTON} buttonClass={styles["quiet"]}>
            {() => (
              <Suspense fallback={null}>
                <AboutSurface answer={surface.answer} />
              </Suspense>
            )}
          </Popover>
        </div>
      )}
    </div>
  );
}
