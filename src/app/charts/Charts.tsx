/** Charts side by side: one fit in two to four coordinate systems, each on its own map, and all of them together in one picture below. */
import { useEffect, useMemo, useState } from "react";
import { chartMaps } from "../../core/problems/distributions/charts.ts";
import { chartsOf } from "../../core/charts.ts";
import { symbolText } from "../knobs/symbols.ts";
import { optionName } from "../knobs/words.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { ChartMap } from "./ChartMap.tsx";
import { chosenCharts, nextCharts } from "./choice.ts";
import { Gap } from "./Gap.tsx";
import { openFit } from "./fit.ts";
import { nameAxes, nameCharts } from "./pictures.ts";
import { ownChart } from "./store.ts";
import { openTogether } from "./together.ts";
import styles from "./Charts.module.css";
import type { Messages, WordsOfCharts } from "../../text/index.ts";
import type { Fit } from "./fit.ts";
import type { Family } from "./store.ts";
import type { Together } from "./together.ts";

/** Layers that a small map has no room for, or no key. */
const TOO_MUCH = ["arrows", "shapes", "critical"];

/** The names of a chart's axes: the two that its own name is made of, else its symbols. */
function axesOf(text: Messages, { maps }: Family, chart: string): readonly [string, string] {
  const [x, y, more] = optionName(text, chart).split(", ");
  if (x !== undefined && y !== undefined && more === undefined) return [x, y];
  const [first, second] = maps.of[chart]!.symbols;
  return [symbolText(first), symbolText(second)];
}

interface Opened {
  readonly fits: readonly Fit[];
  readonly together: Together;
}

/** The runs of all charts, for as long as they are shown. */
function useFits(family: Family, own: string, charts: readonly string[]): Opened | undefined {
  const page = usePage();
  const [opened, setOpened] = useState<Opened>();
  const wanted = charts.join();
  useEffect(() => {
    const fits = wanted.split(",").map((chart) => openFit(page, family, chart));
    const together = openTogether(page, family, fits);
    setOpened({ fits, together });
    return () => {
      together.close();
      for (const fit of fits) fit.close();
    };
    // The chart that is the page's own has its runs from the page.
  }, [page, family, own, wanted]);
  return opened;
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
  const names = (opened?.fits ?? []).map(({ chart }) => optionName(text, chart));
  const nameOf = names.join("\n");
  const compared = family.maps.compared.map((i) => axesOf(text, family, family.maps.common)[i]).join(", ");
  const common = useMemo(() => nameCharts(axesOf(text, family, family.maps.common), nameOf.split("\n")), [text, family, nameOf]);
  const axes = useMemo(() => new Map(chartsOf(family.entry).map((chart) => [chart, nameAxes(axesOf(text, family, chart))])), [text, family]);
  return (
    <div className={styles["charts"]}>
      <fieldset className={styles["choice"]} aria-label={words.choice}>
        {all.map((chart) => {
          const shown = charts.includes(chart);
          return (
            <button
              key={chart}
              type="button"
              aria-pressed={shown}
              disabled={nextCharts(charts, chart, all) === undefined}
              onClick={() => store.actions.setPage({ charts: nextCharts(charts, chart, all) })}
            >
              {optionName(text, chart)}
            </button>
          );
        })}
      </fieldset>
      <div className={styles["grid"]} data-count={charts.length}>
        {opened?.fits.map((fit) => (
          <ChartMap key={fit.chart} parts={fit} name={optionName(text, fit.chart)} on={layers} attachment={axes.get(fit.chart)!}>
            {fit.chart === own && <span className={styles["own"]}>{words.own}</span>}
          </ChartMap>
        ))}
      </div>
      <div className={styles["strip"]}>
        {opened && <ChartMap parts={opened.together} name={words.together} on={layers} attachment={common} />}
        <Gap charts={charts} names={charts.map((chart) => optionName(text, chart))} symbol={compared} words={words} />
      </div>
    </div>
  );
}
