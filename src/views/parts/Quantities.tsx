/** What a chart can show: one of several, above it. */
import { useId } from "react";
import styles from "./Chart.module.css";

interface Props<Q extends string> {
  /** What is chosen here. */
  readonly title: string;
  readonly all: readonly Q[];
  readonly chosen: Q;
  /** Short names, to be seen. */
  readonly names: Readonly<Record<Q, string>>;
  /** Whole names, to be heard. */
  readonly spoken: Readonly<Record<Q, string>>;
  readonly onChoose: (quantity: Q) => void;
}

export function Quantities<Q extends string>({ title, all, chosen, names, spoken, onChoose }: Props<Q>): React.JSX.Element {
  const name = useId();
  return (
    <fieldset className={styles["quantities"]}>
      <legend className={styles["hidden"]}>{title}</legend>
      {all.map((one) => (
        <label key={one} className={styles["quantity"]} title={spoken[one]}>
          <input type="radio" name={name} checked={one === chosen} aria-label={spoken[one]} onChange={() => onChoose(one)} />
          <span>{names[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
