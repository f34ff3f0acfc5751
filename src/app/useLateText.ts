/** Texts of a part that is loaded when it is opened, in the page's language, a moment after they are first wanted. */
import { useCallback } from "react";
import { loadLate } from "../text/late.ts";
import { useLate } from "../views/parts/useLate.ts";
import { usePageState } from "./page.ts";

export function useLateText<T>(part: Parameters<typeof loadLate<T>>[0]): T | undefined {
  const language = usePageState((state) => state.language);
  return useLate(useCallback(() => loadLate(part, language), [part, language]));
}
