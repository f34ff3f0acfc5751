/** The address bar and the last session follow the store, a moment after it comes to rest. */
import { linkOf } from "./store/link.ts";
import type { PageStore } from "./store/store.ts";

/** Browsers limit how often an address may change (Safari: 100 times in 30 s); a gesture ends within this. */
const REST_MILLISECONDS = 300;
const SESSION = "steepest.session";

/** The link of the last session, where the browser keeps one for us. */
export function lastSession(): string | undefined {
  try {
    return localStorage.getItem(SESSION) ?? undefined;
  } catch {
    // Storage may be forbidden; then there is no past.
    return undefined;
  }
}

function remember(link: string): void {
  try {
    localStorage.setItem(SESSION, link);
  } catch {
    // Full or forbidden: the link in the address bar still holds everything.
  }
}

/** @returns a function that ends it */
export function followWithAddress(store: PageStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = "";
  const write = (): void => {
    timer = undefined;
    const state = store.getState();
    // While it plays the playhead changes with every frame; where it stops is what counts.
    if (state.playing) return;
    const link = linkOf(state);
    if (link === written) return;
    written = link;
    history.replaceState(null, "", `?${link}${location.hash}`);
    if (!state.page.embed) remember(link);
  };
  const leave = store.subscribe((now, before) => {
    if (now.playing && before.playing) return;
    clearTimeout(timer);
    timer = setTimeout(write, REST_MILLISECONDS);
  });
  // Closing the page within the moment must not lose the last change.
  const hurry = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    write();
  };
  window.addEventListener("pagehide", hurry);
  timer = setTimeout(write, REST_MILLISECONDS);
  return () => {
    leave();
    clearTimeout(timer);
    window.removeEventListener("pagehide", hurry);
  };
}
