/** How a run is drawn: its colour, its dash and its marker, as a piece of its path. */
import { LOOKS, markerPath } from "../../draw/markers.ts";
import styles from "./Runs.module.css";

/** Size of the picture and radius of the marker in it, in pixels. */
const WIDTH = 40;
const HEIGHT = 16;
const MARKER = 5;
/** Room that the marker keeps free of the line. */
const CLEAR = 8;

export function Swatch({ look }: { readonly look: number }): React.JSX.Element {
  const number = (look % LOOKS) + 1;
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  return (
    <svg className={styles["swatch"]} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path
        d={`M${x - CLEAR} ${y}H0M${x + CLEAR} ${y}H${WIDTH}`}
        fill="none"
        stroke={`var(--run-${number})`}
        strokeWidth="var(--line-path)"
        style={{ strokeDasharray: `var(--run-${number}-dash)` }}
      />
      <path d={markerPath(look, MARKER)} transform={`translate(${x} ${y})`} fill={`var(--run-${number})`} />
    </svg>
  );
}
