/** A data set among the settings: drawn, edited by hand and by keys, typed and pasted, with what a run has made of it. Comes when it is opened. */
import { useId } from "react";
import { knobName } from "../knobs/words.ts";
import { useText } from "../page.ts";
import { late } from "../../text/late.ts";
import { useLateText } from "../useLateText.ts";
import { DataChart } from "./DataChart.tsx";
import { DataText } from "./DataText.tsx";
import { sheetOf } from "./dots.ts";
import { useListed } from "./useListed.ts";
import styles from "./Data.module.css";
import type { Value } from "../../core/knobs.ts";
import type { DataKnob as Knob } from "./dots.ts";

export interface DataProps {
  readonly knob: Knob;
  /** Accessible name. */
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly value: Value;
  /** The settings beside it: how many classes there are. */
  readonly siblings: Readonly<Record<string, Value>>;
  readonly change: (value: Value, gesture?: string) => void;
  readonly gesture: string;
}

export function DataKnob({ value: given, ...rest }: DataProps): React.JSX.Element | null {
  const { knob, siblings, change } = rest;
  const listed = useListed(given === undefined);
  const value = given ?? listed;
  const text = useText();
  const words = useLateText(late.data);
  const noteId = useId();
  if (words === undefined || value === undefined) return null;
  const props = { ...rest, value };
  const sheet = sheetOf(knob, value, siblings);
  const classes = knob.kind === "examples" && typeof knob.classes === "string" ? knobName(text, "", knob.classes) : undefined;
  return (
    <div className={styles["data"]}>
      {sheet === undefined ? (
        <p id={noteId} className={styles["note"]}>
          {words.notDrawn}
        </p>
      ) : (
        <DataChart {...props} sheet={sheet} words={words} />
      )}
      {(sheet?.free ?? true) && <DataText {...props} words={words} classes={classes} />}
      {given !== undefined && (knob.optional || given !== knob.initial) && (
        <div className={styles["row"]}>
          <button type="button" className={styles["button"]} onClick={() => change(knob.optional ? undefined : knob.initial)}>
            {words.listed}
          </button>
        </div>
      )}
    </div>
  );
}
