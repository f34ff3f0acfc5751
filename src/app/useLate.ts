/** Texts of a part that is loaded when it is opened, in the page's language, a moment after they are first wanted. */
import { useEffect, useState } from "react";
import { loadLate } from "../text/late.ts";
import { usePageState } from "./page.ts";

export function useLate<T>(part: Parameters<typeof loadLate<T>>[0]): T | undefined {
  const language = usePageState((state) => state.language);
  const [words, setWords] = useState<T>();
  useEffect(() => {
    let current = true;
    loadLate(part, language).then(
      (loaded) => {
        if (current) setWords(() => loaded);
      },
      // The page says by itself when its files cannot be had.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [part, language]);
  return words;
}
