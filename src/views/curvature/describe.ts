/** The chart in words, for whoever does not see it. */
import { readable } from "../../draw/scales.ts";
import { SERIES_LABELS } from "./layout.ts";
import { limitFormula } from "./words.ts";
import type { EventFinder } from "./events.ts";
import type { QuantityModel } from "./series.ts";
import type { WordsOfCurvature } from "../../text/index.ts";
import type { Annotation } from "../view.ts";

/** Steps that are listed of each kind of event. */
const LISTED = 12;

/** A label as it is read out: what stands lower is said in line. */
const plain = (label: string): string => label.replaceAll("_", "");

export function describeChart(model: QuantityModel, finder: EventFinder, run: string, text: WordsOfCurvature): string {
  const { table, quantity, series, count, gaps } = model;
  const { firstStep } = table.trajectory;
  const sentences = [text.summary(text.spoken[quantity], run, firstStep, firstStep + table.count - 1)];
  for (const { id, index } of series) {
    const { low, high } = index.over(0, count);
    const name = id === "actual" || id === "predicted" ? text.lines[id] : plain(SERIES_LABELS[id]);
    if (low <= high) sentences.push(text.range(name, readable(low, 4), readable(high, 4)));
  }
  if (gaps.length > 0) sentences.push(text.gaps(gaps.length));
  if (quantity === "eigenvalues") {
    const steps = (kind: Annotation["kind"]): string => {
      const all = finder.events.filter((event) => event.kind === kind).map(({ step }) => step);
      return all.length === 0 ? "" : text.atSteps(all.slice(0, LISTED), finder.total[kind] > LISTED);
    };
    sentences.push(text.signs(finder.total.sign, steps("sign")));
    if (table.rule !== undefined && table.steps > 0) {
      sentences.push(text.limit(plain(limitFormula(table.rule, "own", table.steady)), readable(table.limitAt(table.steps - 1, "own"), 5)));
      if (finder.total.over > 0) sentences.push(text.overs(finder.total.over, steps("over")));
    }
  }
  return sentences.join(" ");
}
