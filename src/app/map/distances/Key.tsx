/** The row of the key: level, where it is measured from, how many labels are drawn, and what each line is. Its numbers are written by the control. */
import { readable } from "../../../draw/scales.ts";
import { TOKENS } from "../../../views/map/distances/mark.ts";
import { CHART } from "./chart.ts";
import { DRAWS, LEVELS, placeOf, valueAt } from "./memory.ts";
import styles from "./Distances.module.css";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { DistanceMark } from "../../../views/map/distances/mark.ts";
import type { Settings } from "./control.ts";

/** Share of a slider that a key moves. */
const STEP = 0.02;

interface Props {
  readonly ref: React.Ref<HTMLDivElement>;
  readonly name: string;
  readonly words: WordsOfDistances;
  readonly offered: readonly DistanceMark[];
  readonly settings: Settings;
  readonly onChange: (part: Partial<Pick<Settings, "level" | "draws" | "cursor">>) => void;
}

export function Key({ ref, name, words, offered, settings, onChange }: Props): React.JSX.Element {
  const { on, level, draws, cursor } = settings;
  const levelled = offered.some(({ id, group }) => on.has(id) && (group === "balls" || id === "forward" || id === "reverse"));
  return (
    <div ref={ref} className={styles["key"]} role="group" aria-label={name} hidden={on.size === 0}>
      {levelled && (
        <Slider symbol="c" name={words.level} help={words.levelHelp} value={level} range={LEVELS} onChange={(value) => onChange({ level: value })} />
      )}
      <label className={styles["cursor"]} title={words.cursorHelp}>
        <input type="checkbox" checked={cursor} onChange={() => onChange({ cursor: !cursor })} />
        {words.cursor}
      </label>
      {(on.has("scores") || on.has("sampled")) && (
        <Slider symbol="N" name={words.draws} help={words.drawsHelp} value={draws} range={DRAWS} onChange={(value) => onChange({ draws: value })} />
      )}
      <span data-ball="state" hidden />
      {offered.map((mark) => (
        <span key={mark.id} data-ball={mark.id} hidden>
          <Sample mark={mark} />
          <span data-text />
          {mark.id === "scores" && <Chart name={words.chart} />}
        </span>
      ))}
    </div>
  );
}

interface SliderProps {
  readonly symbol: string;
  readonly name: string;
  readonly help: string;
  readonly value: number;
  readonly range: typeof LEVELS | typeof DRAWS;
  readonly onChange: (value: number) => void;
}

function Slider({ symbol, name, help, value, range, onChange }: SliderProps): React.JSX.Element {
  return (
    <label className={styles["level"]} title={help}>
      <i>{symbol}</i>
      <input
        type="range"
        min={0}
        max={1}
        step={STEP}
        aria-label={name}
        aria-valuetext={readable(value)}
        value={placeOf(value, range)}
        onChange={(event) => onChange(valueAt(Number(event.target.value), range))}
      />
      <output>{readable(value)}</output>
    </label>
  );
}

const OUTLINES = { line: "M1 6H27", diamond: "M14 0.5L22 6L14 11.5L6 6Z", square: "M8 1H20V11H8Z", arrow: "M1 6H26M20 2L26.5 6L20 10" } as const;

function Sample({ mark: { line, sample } }: { readonly mark: DistanceMark }): React.JSX.Element {
  const look = { stroke: `var(${TOKENS[line.colour]})`, strokeWidth: line.width, strokeDasharray: line.dash.join(" "), fill: "none" };
  return (
    <svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      {sample === "round" ? <ellipse cx="14" cy="6" rx="9" ry="5" {...look} /> : <path d={OUTLINES[sample ?? "line"]} {...look} />}
    </svg>
  );
}

/** Thin: 1/√N; bold: what was drawn; across: the length by the data's labels. */
function Chart({ name }: { readonly name: string }): React.JSX.Element {
  const { width, height } = CHART;
  const line = (token: string, strokeWidth: number, strokeDasharray?: string): React.SVGProps<SVGPathElement> => ({
    stroke: `var(${token})`,
    strokeWidth,
    strokeDasharray,
    strokeLinecap: "round",
    strokeLinejoin: "round",
    fill: "none",
  });
  return (
    <svg className={styles["chart"]} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={name}>
      <title>{name}</title>
      <path data-chart="expected" {...line("--text-2", 1, "3 3")} />
      <path data-chart="given" {...line(TOKENS.gradient, 1.5)} />
      <path data-chart="drawn" {...line(TOKENS.fisher, 1.75)} />
    </svg>
  );
}
