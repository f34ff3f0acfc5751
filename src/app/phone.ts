/** Whether the page is as narrow as on a phone; the same width as in the styles. */
import { useSyncExternalStore } from "react";

const PHONE = "(max-width: 700px)";

function subscribe(listener: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(PHONE).matches);
}
