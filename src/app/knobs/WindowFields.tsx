/** The part of the plane that is shown: four numbers, each with its name, judged together. */
import { useCoordinates } from "../coordinates.ts";
import { useText } from "../page.ts";
import { formatExact, parseNumbers } from "./numbers.ts";
import { TypedField } from "./TypedField.tsx";
import styles from "./Knobs.module.css";
import type { Value, VectorKnob } from "../../core/knobs.ts";

interface Props {
  readonly knob: VectorKnob;
  /** Accessible name of all four together. */
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly value: readonly number[];
  readonly change: (value: Value, gesture?: string) => void;
  readonly gesture: string;
}

export function WindowFields({ knob, label, describedBy, value, change, gesture }: Props): React.JSX.Element {
  const { problems } = useText();
  return (
    <div className={styles["edges"]} role="group" aria-label={label} aria-describedby={describedBy}>
      {problems.edges(useCoordinates()).map((edge, i) => (
        <label key={edge} className={styles["edge"]}>
          {edge}
          <TypedField
            label={edge}
            value={value}
            format={(window) => formatExact(window[i]!)}
            parse={(typed) => parseNumbers(value.map((one, j) => (j === i ? typed : formatExact(one))).join(" "), knob)}
            change={change}
            gesture={gesture}
          />
        </label>
      ))}
    </div>
  );
}
