/** The gap between charts against the learning rate, both logarithmic, the slope that is measured, and what it says. */
import { useEffect, useMemo, useRef, useState } from "react";
import { slopeOf } from "../../core/experiments/charts.ts";
import { LOOKS } from "../../draw/markers.ts";
import { mapScale } from "../../views/map/theme.ts";
import { runNames } from "../names.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { Swatch } from "../runs/Swatch.tsx";
import { followGaps } from "./gap-inquiry.ts";
import { plotGaps, slopeText, verdictOf } from "./gap-plot.ts";
import { dashOf } from "./pictures.ts";
import styles from "./Gap.module.css";
import type { WordsOfCharts } from "../../text/index.ts";
import type { GapsFound } from "./gap-inquiry.ts";
import type { GapPlot } from "./gap-plot.ts";

interface Props {
  readonly charts: readonly string[];
  /** Names of the charts. */
  readonly names: readonly string[];
  /** What is compared. */
  readonly symbol: string;
  readonly words: WordsOfCharts;
}

const colourOf = (look: number): string => `var(--run-${(look % LOOKS) + 1})`;

/** The size that there is, in pixels of the picture, whose figures grow with those of the maps; measured anew only when it changes. */
function useSize(): readonly [React.RefObject<HTMLDivElement | null>, readonly [number, number]] {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<readonly [number, number]>([360, 180]);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const scale = mapScale(Number.parseFloat(getComputedStyle(document.documentElement).fontSize), innerWidth);
      if (entry !== undefined) setSize([Math.round(entry.contentRect.width / scale), Math.round(entry.contentRect.height / scale)]);
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  return [box, size];
}

export function Gap({ charts, names, symbol, words }: Props): React.JSX.Element {
  const page = usePage();
  const text = useText();
  const [found, setFound] = useState<GapsFound>();
  const [box, [width, height]] = useSize();
  const wanted = charts.join();
  useEffect(() => followGaps(page, wanted.split(","), setFound), [page, wanted]);
  usePageState(({ document }) => document.runs);
  const titles = runNames(page.store.getState(), text);
  const current = found?.charts.join() === wanted ? found : undefined;
  const plot = useMemo(() => {
    const measured = (current?.runs ?? []).flatMap(({ run, gaps }) => (typeof gaps === "string" ? [] : [{ look: run.look, gaps }]));
    return plotGaps(measured, width, height);
  }, [current, width, height]);
  const first = names[0] ?? "";
  return (
    <section className={styles["gap"]} aria-label={words.gap}>
      <h2 className={styles["name"]}>{words.gap}</h2>
      <div ref={box} className={styles["plot"]}>
        <Picture plot={plot} width={width} height={height} label={words.gapPicture(symbol, first)} symbol={symbol} words={words} />
      </div>
      <ul className={styles["verdicts"]} aria-live="polite">
        {current?.runs.map(({ run, gaps }) => {
          const name = titles.get(run.key) ?? run.optimizer;
          const slopes = typeof gaps === "string" ? [] : gaps.gaps.map((line) => slopeOf(gaps.rates, line));
          const said = slopes.flatMap((slope, i) => (Number.isNaN(slope) ? [] : [words.slope(names[i + 1] ?? "", slopeText(slope))]));
          const lost = typeof gaps === "string" ? [] : gaps.gaps.flatMap((line, i) => (line.some(Number.isNaN) ? [names[i + 1] ?? ""] : []));
          return (
            <li key={run.key}>
              <Swatch look={run.look} />
              <span>
                <strong>{name}</strong> {typeof gaps === "string" ? words.noGap[gaps] : words.verdicts[verdictOf(gaps)]}{" "}
                <span className={styles["slopes"]}>
                  {said.map((one, i) => (
                    <span key={one}>
                      {i > 0 && " · "}
                      <span className={styles["slope"]}>{one}</span>
                    </span>
                  ))}
                </span>
                {lost.length > 0 && <span className={styles["lost"]}> {words.lost(lost.join(", "))}</span>}
              </span>
            </li>
          );
        })}
        {current?.complete !== true && <li className={styles["slopes"]}>{words.measuring}</li>}
      </ul>
    </section>
  );
}

interface PictureProps {
  readonly plot: GapPlot;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly symbol: string;
  readonly words: WordsOfCharts;
}

function Picture({ plot, width, height, label, symbol, words }: PictureProps): React.JSX.Element {
  const { left, right, top, bottom, lane, lines, rates, gaps, guides } = plot;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className={styles["guide"]} d={guides} />
      <path className={styles["axis"]} d={`M${left} ${top}V${bottom}H${right}`} />
      {gaps.map(({ at, label: figure }) => (
        <g key={figure}>
          <path className={styles["axis"]} d={`M${left - 4} ${at}h4`} />
          <text x={left - 7} y={at + 4} textAnchor="end">
            {figure}
          </text>
        </g>
      ))}
      {rates.map(({ at, label: figure }) => (
        <g key={figure}>
          <path className={styles["axis"]} d={`M${at} ${bottom}v4`} />
          <text x={at} y={bottom + 16} textAnchor="middle">
            {figure}
          </text>
        </g>
      ))}
      <text className={styles["title"]} x={right} y={height - 3} textAnchor="end">
        η
      </text>
      <text className={styles["title"]} x={4} y={12}>
        {words.largest(symbol)}
      </text>
      <text className={styles["guideName"]} x={right - 4} y={bottom - 6} textAnchor="end">
        {words.guide}
      </text>
      {lines.map(({ look, place, path, points, missing }) => (
        <g key={`${look} ${place}`} stroke={colourOf(look)} fill={colourOf(look)}>
          <path d={path} fill="none" strokeWidth="1.75" strokeDasharray={dashOf(place).join(" ")} />
          {points.map(({ x, y }) => (
            <circle key={x} cx={x} cy={y} r="2.5" />
          ))}
          {lane !== undefined && missing.map((x) => <path key={x} d={`M${x - 3} ${lane - 3}l6 6m0 -6l-6 6`} strokeWidth="1.75" />)}
        </g>
      ))}
    </svg>
  );
}
