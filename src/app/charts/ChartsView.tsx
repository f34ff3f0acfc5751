/** Charts side by side, once their texts are here. */
import { use } from "react";
import { Charts } from "./Charts.tsx";
import type { WordsOf3d, WordsOfCharts } from "../../text/index.ts";

type Load = WordsOf3d["loadCharts"];
const kept = new Map<Load, Promise<WordsOfCharts | undefined>>();

interface Props {
  readonly on: ReadonlySet<string>;
  readonly words: WordsOf3d;
}

export function ChartsView({ on, words: { loadCharts } }: Props): React.JSX.Element | null {
  let coming = kept.get(loadCharts);
  // Where they cannot be had the page says so by itself.
  if (coming === undefined) kept.set(loadCharts, (coming = loadCharts().catch(() => undefined)));
  const words = use(coming);
  return words === undefined ? null : <Charts on={on} words={words} />;
}
