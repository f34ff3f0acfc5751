/** Whether the page is as narrow as on a phone, or as on a small tablet (the same widths as in the styles), or low. */
import { useSyncExternalStore } from "react";

function watching(media: string): () => boolean {
  const subscribe = (listener: () => void): (() => void) => {
    const query = matchMedia(media);
    query.addEventListener("change", listener);
    return () => query.removeEventListener("change", listener);
  };
  return () => useSyncExternalStore(subscribe, () => matchMedia(media).matches);
}

export const usePhone = watching("(max-width: 700px)");
/** Then the bar holds the problem, sharing and the menu; everything else stands in the menu. */
export const useNarrow = watching("(max-width: 860px)");
/** Too little height for all panels beside the map at once. */
export const useLow = watching("(max-height: 839px)");
