/** The settings of the problem and the window that is shown, with the present values on the button. */
import { readable } from "../../draw/scales.ts";
import { problemKnobs } from "../../scenario/index.ts";
import { KnobList } from "../knobs/KnobList.tsx";
import { MathSymbol } from "../knobs/MathSymbol.tsx";
import { knobName } from "../knobs/words.ts";
import { Popover } from "../menus/Popover.tsx";
import { usePage, usePageState, useText } from "../page.ts";
import { MORE_BUTTON, SETTINGS_BUTTON } from "../shell/ids.ts";
import { FORMULA } from "./surface.ts";
import { problemTitle } from "./title.ts";
import styles from "./ProblemPicker.module.css";
import type { Value } from "../../core/knobs.ts";

/** Significant digits on the button. */
const DIGITS = 3;

export function ProblemSettings(): React.JSX.Element | null {
  const text = useText();
  const { store } = usePage();
  const catalogue = usePageState((state) => state.catalogue);
  const { id, values } = usePageState((state) => state.document.problem);
  const entry = catalogue.problems.find((one) => one.id === id);
  if (entry === undefined) return null;
  // The formula has its field in the bar.
  const knobs = Object.fromEntries(Object.entries(problemKnobs(entry, values)).filter(([name]) => name !== FORMULA));
  const numbers = Object.entries(knobs).filter(([name, { kind }]) => kind === "real" && typeof values[name] === "number");
  const change = (name: string, value: Value, gesture?: string): void => {
    const set = (): void => store.actions.setProblemKnob(name, value, gesture);
    if (name !== entry.variants?.knob || typeof value !== "string") set();
    else import("../charts/change.ts").then(({ changeChart }) => changeChart(store, value), set);
  };
  const face = (
    <>
      {numbers.length === 0 && text.problems.settings}
      {numbers.map(([name, { symbol }], i) => (
        <span key={name} className={styles["value"]}>
          {i > 0 && <span className={styles["label"]}>· </span>}
          {symbol === undefined ? <span className={styles["label"]}>{knobName(text, id, name)}</span> : <MathSymbol latex={symbol} />}{" "}
          {readable(Number(values[name]), DIGITS)}
        </span>
      ))}
      <span className={styles["chevron"]} aria-hidden="true" />
    </>
  );
  return (
    <Popover
      face={face}
      buttonLabel={text.problems.settings}
      label={text.problems.settings}
      kind="text"
      buttonId={SETTINGS_BUTTON}
      standIn={MORE_BUTTON}
      buttonClass={styles["chip"]}
      className={styles["settings"]}
    >
      {() => <KnobList owner={id} ownerName={problemTitle(text, entry)} gesture={`problem.${id}`} knobs={knobs} values={values} change={change} />}
    </Popover>
  );
}
