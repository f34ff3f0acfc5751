/** Copies a text and says how it went. */
import type { PageStore } from "./store/store.ts";

export async function copyText(store: PageStore, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    store.actions.tell("copied");
  } catch {
    store.actions.tell("copy-failed");
  }
}
