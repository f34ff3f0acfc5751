/** The registry of languages: one line each. English is there from the start, the others come when asked for. */
import { en } from "./en/index.ts";
import type { Messages } from "./en/index.ts";

export type { Messages };
export type { WordsOfDistances } from "./en/distances.ts";
export type { WordsOfLens } from "./en/lens.ts";
export type { WordsOfCurve } from "./en/curve.ts";
export type { WordsOfData } from "./en/data.ts";
export type { WordsOfCurvature } from "./en/curvature.ts";
export type { WordsOfDistribution } from "./en/distribution.ts";
export type { WordsOfCharts } from "./en/charts.ts";
export type { WordsOf3d } from "./en/map3d.ts";
export type { WordsOfFairness } from "./en/fairness.ts";
export { en };

interface Language {
  /** By its own name, as a language menu shows it. */
  readonly name: string;
  load(): Promise<Messages>;
}

/** By BCP 47 tag, as in `html[lang]` and in links. */
export const languages: ReadonlyMap<string, Language> = new Map<string, Language>([
  ["en", { name: "English", load: () => Promise.resolve(en) }],
  ["ko", { name: "한국어", load: () => import("./ko/index.ts").then(({ ko }) => ko) }],
  ["zh-CN", { name: "简体中文", load: () => import("./zh-CN/index.ts").then(({ zhCN }) => zhCN) }],
]);

/** The best of our languages for a reader's preferences, English where none fits. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    for (const ours of languages.keys()) if (tag === ours || tag.split("-")[0] === ours.split("-")[0]) return ours;
  }
  return "en";
}
