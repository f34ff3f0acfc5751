/** Place for the numbers under the pointer; written by the controller. */
import { useCoordinates } from "../coordinates.ts";
import { useText } from "../page.ts";
import styles from "./Map.module.css";

interface Props {
  readonly ref: React.Ref<HTMLDivElement>;
}

export function Readings({ ref }: Props): React.JSX.Element {
  const text = useText().map;
  const [x, y] = useCoordinates();
  return (
    <div ref={ref} className={styles["readings"]}>
      <span data-value="caption" className={styles["caption"]} />
      <span className={styles["coordinate"]}>
        <i>{x}</i> <b data-value="x" />
      </span>
      <span className={styles["coordinate"]}>
        <i>{y}</i> <b data-value="y" />
      </span>
      <span>
        <span className={styles["caption"]}>{text.loss}</span> <b data-value="loss" />
      </span>
      <span className={styles["gradient"]}>
        <i>‖g‖</i> <b data-value="gradient" />
      </span>
    </div>
  );
}
