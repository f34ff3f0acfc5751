/** The texts of the 3-D picture in the page's language, which come after it. Until then whoever asks for them is suspended. */
import { use } from "react";
import { useText } from "../page.ts";
import type { WordsOf3d } from "../../text/index.ts";

type Load = () => Promise<WordsOf3d>;

const kept = new Map<Load, Promise<WordsOf3d | undefined>>();

/** @returns undefined where they cannot be had: the page says so by itself */
export function useWords3d(): WordsOf3d | undefined {
  const { load3d } = useText().map;
  let words = kept.get(load3d);
  if (words === undefined) kept.set(load3d, (words = load3d().catch(() => undefined)));
  return use(words);
}
