/** Texts of the gallery. What its presets are called and show comes when the first of them is shown. */
import type { WordsOfChapters, WordsOfPresets } from "./preset-words.ts";

export const presets = {
  gallery: "Gallery",
  explain: "Each picture shows one idea. It opens ready to be played with; undo leads back to what you had.",
  caption: "What to look at",
  dismiss: "Dismiss",
  chapters: (): Promise<WordsOfChapters> => import("./preset-words.ts").then(({ chapters }) => chapters),
  load: (): Promise<WordsOfPresets> => import("./preset-words.ts").then(({ words }) => words),
};
