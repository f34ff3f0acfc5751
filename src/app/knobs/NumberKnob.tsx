/** A number as a slider and a field, which always show the same value. The slider is live; one drag is one step for undo. */
import { useActions, useText } from "../page.ts";
import { formatExact, parseNumber } from "./numbers.ts";
import { BIG_NUDGE, hasSlider, nudge, placeOf, valueAt } from "./slider.ts";
import { TypedField } from "./TypedField.tsx";
import styles from "./Knobs.module.css";
import type { CountKnob, RealKnob } from "../../core/knobs.ts";

interface Props {
  readonly knob: RealKnob | CountKnob;
  /** Accessible name of both controls. */
  readonly label: string;
  readonly value: number;
  readonly change: (value: number, gesture?: string) => void;
  readonly gesture: string;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Arrow presses that a key of a slider stands for. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: BIG_NUDGE,
  PageDown: -BIG_NUDGE,
};

export function NumberKnob({ knob, label, value, change, gesture, describedBy, disabled }: Props): React.JSX.Element {
  const { runs } = useText();
  const actions = useActions();
  const slide = (to: number): void => {
    if (to !== value) change(to, gesture);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const presses = KEYS[event.key];
    const end = event.key === "Home" ? 0 : event.key === "End" ? 1 : undefined;
    if ((presses === undefined && end === undefined) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    slide(end === undefined ? nudge(knob, value, (event.shiftKey ? BIG_NUDGE : 1) * (presses ?? 0)) : valueAt(knob, end));
  };
  return (
    <>
      {hasSlider(knob) && (
        <input
          type="range"
          className={styles["slider"]}
          min={0}
          max={1}
          step="any"
          aria-label={label}
          aria-valuetext={value === 0 && knob.kind === "real" && knob.scale === "log" ? runs.controls.off : formatExact(value)}
          aria-describedby={describedBy}
          disabled={disabled}
          value={placeOf(knob, value)}
          onChange={(event) => slide(valueAt(knob, Number(event.target.value)))}
          onKeyDown={onKeyDown}
          onKeyUp={() => actions.endGesture()}
          onPointerUp={() => actions.endGesture()}
          onPointerCancel={() => actions.endGesture()}
          onBlur={() => actions.endGesture()}
        />
      )}
      <TypedField
        label={label}
        value={value}
        format={formatExact}
        parse={(text) => parseNumber(text, knob)}
        change={change}
        nudge={(from, presses) => nudge(knob, from, presses)}
        gesture={gesture}
        describedBy={describedBy}
        disabled={disabled}
      />
    </>
  );
}
