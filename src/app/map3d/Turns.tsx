/** Turning without dragging: a button for each way, for those who point but cannot drag. */
import styles from "./View3d.module.css";
import type { WordsOf3d } from "../../text/index.ts";

/** Degrees of one press. */
const STEP = 15;

interface Props {
  readonly words: WordsOf3d;
  readonly onTurn: (azimuth: number, elevation: number) => void;
  readonly onBack: () => void;
}

/** Paths about the origin: chevrons, and an arrow that goes round. */
const ACROSS = "M2.5,-5L-2.5,0L2.5,5";
const UPWARDS = "M-5,2.5L0,-2.5L5,2.5";
const ROUND = "M-4.4,-3A5.3 5.3 0 1 1 -5.2,1.2M-4.6,-7V-3H-0.6";

export function Turns({ words: text, onTurn, onBack }: Props): React.JSX.Element {
  const turns = [
    { name: text.left, path: ACROSS, flip: undefined, act: () => onTurn(-STEP, 0) },
    { name: text.right, path: ACROSS, flip: "scale(-1,1)", act: () => onTurn(STEP, 0) },
    { name: text.higher, path: UPWARDS, flip: undefined, act: () => onTurn(0, STEP) },
    { name: text.lower, path: UPWARDS, flip: "scale(1,-1)", act: () => onTurn(0, -STEP) },
    { name: text.back, path: ROUND, flip: undefined, act: onBack },
  ];
  return (
    <fieldset className={styles["turns"]} aria-label={text.turn}>
      {turns.map(({ name, path, flip, act }) => (
        <button key={name} type="button" aria-label={name} title={name} onClick={act}>
          <svg viewBox="-8 -8 16 16" aria-hidden="true">
            <path d={path} transform={flip} />
          </svg>
        </button>
      ))}
    </fieldset>
  );
}
