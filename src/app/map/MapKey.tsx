/** The key below the map: what the tones mean, and the marks in use. The controller fills in what changes without React. */
import { degenerateMark, maximumMark, minimumMark, saddleMark } from "../../draw/surface-marks.ts";
import { useCoordinates } from "../coordinates.ts";
import { useText } from "../page.ts";
import styles from "./Map.module.css";

const MARKS = [
  ["minimum", minimumMark],
  ["maximum", maximumMark],
  ["saddle", saddleMark],
  ["degenerate", degenerateMark],
] as const;

interface Props {
  readonly ref: React.Ref<HTMLDivElement>;
}

export function MapKey({ ref }: Props): React.JSX.Element {
  const text = useText().map;
  return (
    <div ref={ref} className={styles["key"]}>
      <span className={styles["heightsKey"]}>
        <span className={styles["quantity"]}>
          <i>J</i>
          <span>({useCoordinates().join(", ")})</span>
        </span>
        <div data-legend className={styles["legend"]} />
        <span data-scale className={styles["scale"]} />
      </span>
      {MARKS.map(([mark, outline]) => (
        <span key={mark} data-mark={mark} hidden>
          <svg className={styles["mark"]} viewBox="-8 -8 16 16" aria-hidden="true">
            <path d={outline(6.5)} fill="currentColor" />
          </svg>
          {text[mark]}
        </span>
      ))}
      <span data-mark="arms" className={styles["wordy"]} hidden>
        <span data-value="arms" />
      </span>
      <span data-mark="vectors" hidden>
        <svg className={styles["wideMark"]} viewBox="0 -8 28 16" aria-hidden="true">
          <path d="M1,-1H19V-4.5L27,0L19,4.5V1H1Z" fill="currentColor" />
        </svg>
        <span data-value="vectors" />
      </span>
    </div>
  );
}
