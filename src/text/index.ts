/** The registry of languages: one line each. */
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zhCN } from "./zh-CN.ts";
import type { Messages } from "./en.ts";

export type { Messages };
/** By BCP 47 tag, as in `html[lang]` and in links. */
export const languages: ReadonlyMap<string, Messages> = new Map([
  ["en", en],
  ["ko", ko],
  ["zh-CN", zhCN],
]);

/** The best of our languages for a reader's preferences, English where none fits. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    for (const ours of languages.keys()) if (tag === ours || tag.split("-")[0] === ours.split("-")[0]) return ours;
  }
  return "en";
}
