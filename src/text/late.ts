/**
 * Texts that parts of the page bring along when they are opened: a loader for each part and language, kept apart from the languages themselves so that
 * the first load does not even name the files.
 */
import type { WordsOfCurve } from "./en/curve.ts";
import type { WordsOfData } from "./en/data.ts";
import type { WordsOfPlane } from "./en/plane.ts";

type Loaders<T> = Readonly<Record<string, () => Promise<{ readonly words: T }>>>;

const data: Loaders<WordsOfData> = { en: () => import("./en/data.ts"), ko: () => import("./ko/data.ts"), "zh-CN": () => import("./zh-CN/data.ts") };
const curve: Loaders<WordsOfCurve> = { en: () => import("./en/curve.ts"), ko: () => import("./ko/curve.ts"), "zh-CN": () => import("./zh-CN/curve.ts") };

const plane: Loaders<WordsOfPlane> = { en: () => import("./en/plane.ts"), ko: () => import("./ko/plane.ts"), "zh-CN": () => import("./zh-CN/plane.ts") };

export const late = { data, curve, plane };

/** @returns English where a language has none */
export async function loadLate<T>(part: Loaders<T>, language: string): Promise<T> {
  const { words } = await (part[language] ?? part["en"]!)();
  return words;
}
