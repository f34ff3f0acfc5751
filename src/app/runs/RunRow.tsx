/** One run: name and numbers, its two most important settings, and all the others when opened. */
import { Suspense, lazy, memo, useState } from "react";
import { useActions, usePageState, useText } from "../page.ts";
import { applyKnobRules } from "../../scenario/index.ts";
import { MathSymbol } from "../knobs/MathSymbol.tsx";
import { NumberKnob } from "../knobs/NumberKnob.tsx";
import { knobName } from "../knobs/words.ts";
import { RuleButton } from "./RuleButton.tsx";
import { RunMenu } from "./RunMenu.tsx";
import { useRoom } from "./room.ts";
import { mainKnobs } from "./settings.ts";
import { Swatch } from "./Swatch.tsx";
import styles from "./Runs.module.css";
import type { Value } from "../../core/knobs.ts";
import type { OptimizerEntry } from "../../core/catalogue.ts";
import type { DocumentRun } from "../store/document.ts";

interface Props {
  readonly run: DocumentRun;
  readonly name: string;
  /** `undefined`: nobody knows its optimizer, and it only fails. */
  readonly entry: OptimizerEntry | undefined;
  /** What it has that other runs of its method have not. */
  readonly difference: string;
  /** Name of the run that this one branches from. */
  readonly parent: string | undefined;
  /** Writes readouts that have just appeared. */
  readonly refresh: () => void;
}

const Details = lazy(() => import("./Details.tsx").then(({ Details: component }) => ({ default: component })));

/** Columns of the table. */
const COLUMNS = 5;

/** Renders again only when the run itself changes: a row among many is dragged without the others. */
export const RunRow = memo(function RunRow({ run, name, entry, difference, parent, refresh }: Props): React.JSX.Element {
  const { key } = run;
  const text = useText();
  const actions = useActions();
  const selected = usePageState((state) => state.selected === key);
  const hidden = usePageState((state) => (state.solo === undefined ? state.muted.has(key) : state.solo !== key));
  const [open, setOpen] = useState(false);
  useRoom(open);
  /** The rule between settings that undid the last change. */
  const [broken, setBroken] = useState<string>();

  const change = (knob: string, value: Value, gesture?: string): void => {
    setBroken(applyKnobRules(entry?.rules ?? [], { ...run.values, [knob]: value }, "").issues[0]?.code);
    actions.setRunKnob(key, knob, value, gesture);
  };
  const cell = (readout: string): React.JSX.Element => <data className={styles["number"]} data-run={key} data-readout={readout} />;
  const detailsId = `run-${key}-settings`;
  return (
    <tbody className={[styles["run"], selected ? styles["selected"] : "", hidden ? styles["hidden"] : ""].join(" ")}>
      <tr className={styles["head"]}>
        <th scope="row">
          <div className={styles["title"]}>
            <Swatch look={run.look} />
            <div className={styles["names"]}>
              <button type="button" className={styles["name"]} aria-pressed={selected} onClick={() => actions.select(selected ? undefined : key)}>
                {name}
              </button>
              {hidden && <small>{text.runs.muted}</small>}
              {difference !== "" && <small>{difference}</small>}
              <small className={styles["ended"]} data-run={key} data-readout="ended" />
              <small data-run={key} data-readout="spent" />
            </div>
          </div>
        </th>
        <td className={styles["step"]}>{cell("step")}</td>
        <td>{cell("loss")}</td>
        <td>{cell("gradNorm")}</td>
        <td data-controls="">
          <RunMenu run={run} name={name} />
        </td>
      </tr>
      <tr className={styles["knobs"]} data-controls="">
        <td colSpan={COLUMNS}>
          <div className={styles["line"]}>
            {mainKnobs(entry?.knobs ?? {}, run.values).map(([knob, definition]) => (
              <div key={knob} className={styles["knob"]}>
                {definition.symbol === undefined ? knobName(text, run.optimizer, knob) : <MathSymbol latex={definition.symbol} />}
                <NumberKnob
                  knob={definition}
                  label={text.runs.controls.of(knobName(text, run.optimizer, knob), name)}
                  value={Number(run.values[knob])}
                  change={(value, gesture) => change(knob, value, gesture)}
                  gesture={`run-${key}.${knob}`}
                />
              </div>
            ))}
            {entry !== undefined && (
              <div className={styles["tools"]}>
                <button
                  type="button"
                  className={styles["more"]}
                  aria-expanded={open}
                  aria-controls={detailsId}
                  aria-label={text.runs.moreOf(name)}
                  onClick={() => setOpen(!open)}
                >
                  <span>{text.runs.more}</span>
                  <span className={styles["chevron"]} aria-hidden="true" />
                </button>
                <RuleButton run={run} name={name} entry={entry} />
              </div>
            )}
          </div>
          <p className={styles["failure"]} data-run={key} data-readout="failure" />
          <p className={styles["reason"]} data-run={key} data-readout="remark" />
          {parent !== undefined && run.options.from !== undefined && <p className={styles["note"]}>{text.runs.branch(parent, run.options.from.step)}</p>}
          {broken !== undefined && <output className={styles["note"]}>{text.runs.rules[broken] ?? broken}</output>}
          {open && entry !== undefined && (
            <div id={detailsId} className={styles["details"]} data-details="">
              <Suspense fallback={text.runs.words.loading}>
                <Details run={run} name={name} entry={entry} change={change} refresh={refresh} />
              </Suspense>
            </div>
          )}
        </td>
      </tr>
    </tbody>
  );
});
