/** A run's search as a picture: every rate that was tried, those that diverged in a lane above, the present rate and the best. */
import { LOOKS, markerPath } from "../../draw/markers.ts";
import { plotRates } from "./plot.ts";
import type { TunedRate } from "../../core/experiments/rates.ts";
import type { WordsOfFairness } from "../../text/index.ts";
import styles from "./Tuning.module.css";

const WIDTH = 320;
const HEIGHT = 132;
const DOT = 2;
const MARKER = 5;
const RING = 4;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function tenTo(exponent: number): string {
  return `10${exponent < 0 ? "⁻" : ""}${SUPERSCRIPTS[Math.abs(exponent)]}`;
}

interface Props {
  readonly tuned: TunedRate;
  readonly look: number;
  readonly name: string;
  readonly words: WordsOfFairness["tuning"];
}

export function RateChart({ tuned, look, name, words }: Props): React.JSX.Element {
  const plot = plotRates(tuned, WIDTH, HEIGHT);
  const { points, best, current, left, right, top, bottom, above } = plot;
  const diverged = points.filter(({ kind }) => kind === "diverged");
  const colour = `var(--run-${(look % LOOKS) + 1})`;
  return (
    <svg
      className={styles["chart"]}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${words.plot(name)}. ${words.plotWords(diverged.length, points.length)}`}
    >
      {plot.losses.map(({ y, label }) => (
        <g key={label}>
          <path className={styles["grid"]} d={`M${left} ${y}H${right}`} />
          <text x={left - 6} y={y + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {plot.rates.map(({ x, exponent }) => (
        <g key={exponent}>
          <path className={styles["tick"]} d={`M${x} ${bottom + 4}v4`} />
          <text x={x} y={HEIGHT - 1} textAnchor="middle">
            {tenTo(exponent)}
          </text>
        </g>
      ))}
      <path className={styles["tick"]} d={`M${left} ${bottom + 4}H${right}`} />
      {diverged.length > 0 && (
        <text x={left - 6} y={above + 4} textAnchor="end">
          {words.diverged}
        </text>
      )}
      <path d={plot.path} fill="none" stroke={colour} strokeWidth="1.25" />
      {points.map(({ x, y, kind }, i) =>
        kind === "diverged" ? (
          <path key={i} className={styles["diverged"]} d={`M${x} ${y - 4}v8`} />
        ) : (
          <circle key={i} cx={x} cy={y} r={DOT} fill={kind === "beyond" ? "var(--surface)" : colour} stroke={colour} />
        ),
      )}
      <circle className={styles["now"]} cx={current.x} cy={current.y} r={RING} />
      {best !== undefined && (
        <>
          <path className={styles["best"]} d={`M${best.x} ${Math.min(best.y + MARKER, bottom + 4)}V${bottom + 4}`} />
          <path d={markerPath(look, MARKER)} transform={`translate(${best.x} ${Math.max(top, best.y)})`} fill={colour} stroke="var(--surface)" />
        </>
      )}
    </svg>
  );
}
