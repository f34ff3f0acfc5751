/** The control that fits a setting, without its name; and the box to tick where something is on or off. */
import { lazy, Suspense } from "react";
import { useText } from "../page.ts";
import { NumberKnob } from "./NumberKnob.tsx";
import { formatNumbers, parseNumbers } from "./numbers.ts";
import { TypedField } from "./TypedField.tsx";
import { WindowFields } from "./WindowFields.tsx";
import { optionName } from "./words.ts";
import styles from "./Knobs.module.css";
import type { FlagKnob, GroupKnob, Knob, Value, Values } from "../../core/knobs.ts";

const DataKnob = lazy(() => import("../data/DataKnob.tsx").then(({ DataKnob: component }) => ({ default: component })));

interface Props {
  readonly knob: Exclude<Knob, FlagKnob | GroupKnob>;
  /** Accessible name. */
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly value: Value;
  /** The settings beside it. */
  readonly siblings: Values;
  readonly change: (value: Value, gesture?: string) => void;
  readonly gesture: string;
}

const textOf = (value: Value): string => (typeof value === "string" ? value : "");

export function Control({ knob, label, describedBy, value, siblings, change, gesture }: Props): React.JSX.Element {
  const text = useText();
  switch (knob.kind) {
    case "real":
    case "count":
      return <NumberKnob knob={knob} label={label} value={Number(value)} change={change} gesture={gesture} describedBy={describedBy} />;
    case "choice":
      return (
        <select
          className={styles["select"]}
          aria-label={label}
          aria-describedby={describedBy}
          value={textOf(value)}
          onChange={(event) => change(event.target.value)}
        >
          {knob.options.map((option) => (
            <option key={option} value={option}>
              {optionName(text, option)}
            </option>
          ))}
        </select>
      );
    case "vector":
    case "examples":
      if (knob.kind === "vector" && knob.form === "window") {
        return <WindowFields knob={knob} label={label} describedBy={describedBy} value={value as readonly number[]} change={change} gesture={gesture} />;
      }
      return (
        <>
          {knob.kind === "vector" && knob.length !== "any" && (
            <TypedField
              wide
              label={label}
              value={value as readonly number[]}
              format={formatNumbers}
              parse={(typed) => parseNumbers(typed, knob)}
              change={change}
              gesture={gesture}
              describedBy={describedBy}
            />
          )}
          <Suspense>
            <DataKnob knob={knob} label={label} describedBy={describedBy} value={value} siblings={siblings} change={change} gesture={gesture} />
          </Suspense>
        </>
      );
    case "text":
      return (
        <TypedField
          wide
          label={label}
          value={textOf(value)}
          format={textOf}
          parse={(typed) => ({ ok: true, value: typed.slice(0, knob.maxLength) })}
          change={change}
          gesture={gesture}
          describedBy={describedBy}
        />
      );
  }
}

interface TickProps {
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
  readonly children: React.ReactNode;
}

export function Tick({ label, describedBy, checked, change, children }: TickProps): React.JSX.Element {
  return (
    <label className={styles["tick"]}>
      <input type="checkbox" aria-label={label} aria-describedby={describedBy} checked={checked} onChange={(event) => change(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
