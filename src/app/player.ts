/** Playback: while playing, the playhead moves through finished paths at so many steps a second. Outside React. */
import type { PageStore } from "./store/store.ts";
import type { Trajectories } from "./trajectories.ts";

export function startPlayer(store: PageStore, trajectories: Trajectories): () => void {
  let frame = 0;
  let last = 0;
  /** Fraction of a step carried over, so that slow speeds advance evenly. */
  let exact = 0;
  const tick = (now: number): void => {
    frame = 0;
    const { playing, speed, playhead } = store.getState();
    if (!playing) return;
    const end = trajectories.lastPlace;
    if (Math.floor(exact) !== playhead) exact = Math.min(playhead, end);
    exact = Math.min(end, exact + ((now - last) / 1000) * speed);
    last = now;
    if (Math.floor(exact) !== playhead) store.actions.advance(Math.floor(exact));
    if (exact >= end) store.actions.pause();
    else frame = requestAnimationFrame(tick);
  };
  const leave = store.subscribe((state, before) => {
    if (!state.playing || before.playing) return;
    // At the end, playing begins again from the start.
    exact = state.playhead >= trajectories.lastPlace ? 0 : state.playhead;
    store.actions.advance(exact);
    last = performance.now();
    frame ||= requestAnimationFrame(tick);
  });
  return () => {
    leave();
    cancelAnimationFrame(frame);
  };
}
