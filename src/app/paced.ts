/**
 * Hears of changes as numbers and charts beside the map want to: at once where something was pointed at, chosen or sought, and at reading
 * pace while paths stream in or a hand drags the start. The map follows the hand with every frame; nobody reads ten numbers a frame, and
 * without them the frames come twice as often.
 */
import type { PageParts } from "./page.ts";

/** Milliseconds between two updates under a moving hand: the eye takes numbers that change more often for noise. */
const PACE = 100;
/** Every listener is a little slower than the one before, so that they do not all make one frame long. */
const APART = 20;
const PHASES = 5;
let listeners = 0;

/** @returns a function that ends it */
export function subscribePaced({ store, trajectories }: Pick<PageParts, "store" | "trajectories">, listener: () => void): () => void {
  const pace = PACE + APART * (listeners++ % PHASES);
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    last = performance.now();
    listener();
  };
  const soon = (): void => {
    if (timer !== undefined) return;
    const wait = last + pace - performance.now();
    if (wait > 0) timer = setTimeout(tell, wait);
    else tell();
  };
  const leave = [
    trajectories.subscribe(soon),
    store.subscribe((now, before) => {
      if (now.document === before.document) listener();
      else soon();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const one of leave) one();
  };
}
