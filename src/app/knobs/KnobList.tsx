/** Settings one below the other, each with its name, its symbol and its help: made from knobs alone, whatever they belong to. */
import { useId } from "react";
import { initialValues } from "../../core/knobs.ts";
import { useText } from "../page.ts";
import { Control, Tick } from "./Control.tsx";
import { MathSymbol } from "./MathSymbol.tsx";
import { knobHelp, knobName } from "./words.ts";
import styles from "./Knobs.module.css";
import type { Knob, Knobs, Value, Values } from "../../core/knobs.ts";

interface Owner {
  /** Id of the optimizer or problem that has the settings, or "run". */
  readonly owner: string;
  /** How the reader calls it: part of every control's accessible name. */
  readonly ownerName: string;
  /** Begins the names of gestures, so that equal settings of two owners are two steps for undo. */
  readonly gesture: string;
  /** Whether a setting has any effect beside its neighbours; the others are not shown. `path` is `group.field` inside groups. */
  readonly applies?: ((path: string, values: Values) => boolean) | undefined;
}
interface ListProps extends Owner {
  readonly knobs: Knobs;
  readonly values: Values;
  readonly change: (name: string, value: Value, gesture?: string) => void;
  /** Of the group that the settings stand in, with its dot. */
  readonly prefix?: string;
}
interface FieldProps extends Owner {
  readonly path: string;
  readonly knob: Knob;
  readonly value: Value;
  /** The settings beside it. */
  readonly siblings: Values;
  readonly change: (value: Value, gesture?: string) => void;
}

/** What an optional setting begins with once it is wanted. */
function wanted(knob: Knob): Value {
  return knob.kind === "group" ? initialValues(knob.fields) : knob.initial;
}

export function KnobList({ knobs, values, change, prefix = "", ...owner }: ListProps): React.JSX.Element {
  const shown = Object.entries(knobs).filter(([name]) => owner.applies?.(prefix + name, values) ?? true);
  return (
    <>
      {shown.map(([name, knob]) => (
        <KnobField
          key={name}
          {...owner}
          path={prefix + name}
          knob={knob}
          value={values[name]}
          siblings={values}
          change={(value, during) => change(name, value, during)}
        />
      ))}
    </>
  );
}

function KnobField({ path, knob, value, siblings, change, ...owner }: FieldProps): React.JSX.Element {
  const text = useText();
  const id = useId();
  const name = knobName(text, owner.owner, path);
  const label = text.runs.controls.of(name, owner.ownerName);
  const help = knobHelp(text, knob);
  const helpId = help === undefined ? undefined : id;
  const present = value !== undefined;
  const symbol = knob.symbol !== undefined && <MathSymbol latex={knob.symbol} />;
  const heading =
    knob.kind === "flag" ? (
      <Tick label={label} describedBy={helpId} checked={value === true} change={change}>
        {name} {symbol}
      </Tick>
    ) : knob.optional ? (
      <Tick label={label} describedBy={helpId} checked={present} change={(on) => change(on ? wanted(knob) : undefined)}>
        {name} {symbol}
      </Tick>
    ) : (
      <>
        {name} {symbol}
      </>
    );
  const explanation = help !== undefined && (
    <p id={helpId} className={styles["help"]}>
      {help}
    </p>
  );
  if (knob.kind === "group") {
    const fields = value as Values;
    return (
      <fieldset className={styles["group"]}>
        <legend>{heading}</legend>
        {explanation}
        {present && (
          <div className={styles["fields"]}>
            <KnobList
              {...owner}
              prefix={`${path}.`}
              knobs={knob.fields}
              values={fields}
              change={(field, to, during) => change({ ...fields, [field]: to }, during)}
            />
          </div>
        )}
      </fieldset>
    );
  }
  return (
    <div className={styles["knob"]}>
      <div className={styles["name"]}>{heading}</div>
      {(present || knob.kind === "examples") && knob.kind !== "flag" && (
        <div className={styles["control"]}>
          <Control knob={knob} siblings={siblings} label={label} describedBy={helpId} value={value} change={change} gesture={`${owner.gesture}.${path}`} />
        </div>
      )}
      {explanation}
    </div>
  );
}
