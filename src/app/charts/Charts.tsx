/** Charts side by side: one fit in two to four coordinate systems, each on its own map, and all of them together in one picture below. */
import { useMemo } from "react";
import { chartMaps } from "../../core/problems/distributions/charts.ts";
import { chartsOf } from "../../core/charts.ts";
import { symbolText } from "../knobs/symbols.ts";
import { optionName } from "../knobs/words.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { ChartMap } from "./ChartMap.tsx";
import { chosenCharts, nextCharts } from "./choice.ts";
import { Density } from "./Density.tsx";
import { Gap } from "./Gap.tsx";
import { nameAxes, nameCharts } from "./pictures.ts";
import { ownChart } from "./store.ts";
import { Unserved } from "./Unserved.tsx";
import { useFits } from "./useFits.ts";
import styles from "./Charts.module.css";
import type { Messages, WordsOfCharts } from "../../text/index.ts";
import type { Family } from "./store.ts";

/** Layers that a small map has no room for, or no key. */
const TOO_MUCH = ["arrows", "shapes", "critical"];

/** The name of a chart, kept on one line. */
const nameOf = (text: Messages, chart: string): string => optionName(text, chart).replaceAll(", ", ",\u00A0").replaceAll("log ", "log\u00A0");

/** The names of a chart's axes: the two that its own name is made of, else its symbols. */
function axesOf(text: Messages, { maps }: Family, chart: string): readonly [string, string] {
  const [x, y, more] = optionName(text, chart).split(", ");
  if (x !== undefined && y !== undefined && more === undefined) return [x, y];
  const [first, second] = maps.of[chart]!.symbols;
  return [symbolText(first), symbolText(second)];
}

interface Props {
  readonly on: ReadonlySet<string>;
  readonly words: WordsOfCharts;
}

export function Charts(props: Props): React.JSX.Element | null {
  const entry = usePageState(({ catalogue, document }) => catalogue.problems.find(({ id }) => id === document.problem.id));
  const maps = entry && chartMaps.get(entry.id);
  const family = useMemo(() => entry && maps && { entry, maps }, [entry, maps]);
  return family === undefined ? null : <FamilyCharts key={family.entry.id} {...props} family={family} />;
}

function FamilyCharts({ on, words, family }: Props & { readonly family: Family }): React.JSX.Element {
  const text = useText();
  const { store } = usePage();
  const own = usePageState(({ document }) => ownChart(family, document));
  const wanted = usePageState(({ page }) => page.charts);
  const all = chartsOf(family.entry);
  const charts = chosenCharts(wanted, own, all);
  const opened = useFits(family, own, charts);
  const layers = useMemo(() => new Set([...on].filter((id) => !TOO_MUCH.includes(id))), [on]);
  const shown = (opened?.fits ?? []).map(({ chart }) => nameOf(text, chart)).join("\n");
  const symbols = family.maps.compared.map((i) => axesOf(text, family, family.maps.common)[i]);
  const compared = symbols.length === 1 ? symbols.join() : `(${symbols.join(", ")})`;
  const common = useMemo(() => nameCharts(axesOf(text, family, family.maps.common), shown.split("\n")), [text, family, shown]);
  const axes = useMemo(() => new Map(chartsOf(family.entry).map((chart) => [chart, nameAxes(axesOf(text, family, chart))])), [text, family]);
  return (
    <div id="map" tabIndex={-1} className={styles["charts"]}>
      <fieldset className={styles["choice"]} aria-label={words.choice}>
        {all.map((chart) => {
          const next = nextCharts(charts, chart, all);
          return (
            <button
              key={chart}
              type="button"
              aria-pressed={charts.includes(chart)}
              aria-disabled={next === undefined}
              onClick={() => next && store.actions.setPage({ charts: next })}
            >
              {nameOf(text, chart)}
            </button>
          );
        })}
      </fieldset>
      <div className={styles["scroll"]}>
        <div className={styles["grid"]} data-count={charts.length}>
          {opened?.fits.map((fit) => (
            <ChartMap key={fit.chart} parts={fit} name={nameOf(text, fit.chart)} on={layers} attachment={axes.get(fit.chart)!}>
              {fit.chart === own && <span className={styles["own"]}>{words.own}</span>}
              <Unserved store={fit.store} words={words} />
            </ChartMap>
          ))}
        </div>
        <div className={styles["strip"]}>
          {opened && (
            <div className={styles["together"]}>
              <ChartMap parts={opened.together} name={words.together} on={layers} attachment={common} />
              <Density parts={opened.together} names={axesOf(text, family, family.maps.common)} label={words.density} />
            </div>
          )}
          <Gap charts={charts} names={charts.map((chart) => nameOf(text, chart))} symbol={compared} words={words} />
        </div>
      </div>
    </div>
  );
}
