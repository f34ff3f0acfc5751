/**
 * Families whose coordinates can be changed, by id: what a page needs to carry a point from one chart to another, without what it takes to run a fit.
 * One line each.
 */
import { coinMaps } from "./parts/coin-charts.ts";
import { gaussianMaps } from "./parts/gaussian-charts.ts";
import type { ChartMaps, Numbers } from "../../model.ts";

export const chartMaps: ReadonlyMap<string, ChartMaps> = new Map([
  ["gaussian", gaussianMaps],
  ["bernoulli-pair", coinMaps],
]);

/** The same member of the family in another chart; NaN where there is none, or where the chart is not known. */
export function convert({ of }: ChartMaps, from: string, to: string, theta: Numbers): readonly [number, number] {
  const [source, target] = [of[from], of[to]];
  if (from === to) return [theta[0]!, theta[1]!];
  const common = new Float64Array(2);
  const result = new Float64Array(2).fill(Number.NaN);
  source?.toCommon(theta, common);
  if (source !== undefined) target?.fromCommon(common, result);
  return [result[0]!, result[1]!];
}
