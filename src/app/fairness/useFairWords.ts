/** Texts of the fair comparison in the page's language, a moment after they are first wanted. */
import { useEffect, useState } from "react";
import { useText } from "../page.ts";
import type { WordsOfFairness } from "../../text/index.ts";

/** `undefined` while they are on their way, "failed" where they cannot come. */
export function useFairWords(): WordsOfFairness | "failed" | undefined {
  const { equal } = useText().runs;
  const [words, setWords] = useState<WordsOfFairness | "failed">();
  useEffect(() => {
    let current = true;
    const take = (loaded: WordsOfFairness | "failed"): void => {
      if (current) setWords(loaded);
    };
    equal.load().then(take, () => take("failed"));
    return () => {
      current = false;
    };
  }, [equal]);
  return words;
}
