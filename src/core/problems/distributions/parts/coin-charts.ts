/** Two coins by their probabilities of heads, and by their logits log p − log(1 − p). */
import { log, log1p, sigmoid } from "../../../elementary/index.ts";
import type { ChartMap, ChartMaps, Numbers } from "../../../model.ts";

function map(symbols: ChartMap["symbols"], to: (x: number) => number, from: (p: number) => number): ChartMap {
  const both = (one: (x: number) => number) => (source: Numbers, target: Float64Array) => {
    for (const j of [0, 1]) target[j] = one(source[j]!);
  };
  return { symbols, toCommon: both(to), fromCommon: both(from) };
}

const inside = (p: number): number => (p > 0 && p < 1 ? p : Number.NaN);
const logit = (p: number): number => (p > 0 && p < 1 ? log(p) - log1p(-p) : Number.NaN);

export const coinMaps: ChartMaps = {
  common: "p",
  compared: [0, 1],
  of: { p: map(["p_1", "p_2"], inside, inside), logit: map(["z_1", "z_2"], sigmoid, logit) },
};
