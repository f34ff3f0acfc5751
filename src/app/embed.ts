/**
 * The embedding protocol: a page that shows Steepest in a frame hears where it stands and may steer it.
 * Everything said is public state, so any origin may listen; what is heard is only data, read like any link.
 */
import { decode } from "../scenario/index.ts";
import { linkOf } from "./store/link.ts";
import type { PageParts } from "./page.ts";

const SOURCE = "steepest";

type Outgoing =
  | { readonly type: "ready" }
  | { readonly type: "resize"; readonly height: number }
  | {
      readonly type: "step";
      readonly step: number;
      readonly runs: readonly { readonly run: number; readonly theta: readonly number[]; readonly loss: number; readonly gradNorm: number }[];
    }
  | { readonly type: "scenario"; readonly url: string };

function field(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null && Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : undefined;
}

/** @returns a function that ends it */
export function startEmbedding({ store, trajectories }: PageParts): () => void {
  const say = (message: Outgoing): void => window.parent.postMessage({ source: SOURCE, ...message }, "*");

  let frame = 0;
  let lastUrl = "";
  const report = (): void => {
    frame = 0;
    const state = store.getState();
    const step = Math.min(state.playhead, trajectories.lastPlace);
    const runs = state.document.runs.flatMap(({ key }, run) => {
      const trajectory = trajectories.get(key);
      if (trajectory === undefined || trajectory.count === 0) return [];
      const row = trajectory.rowNow(step);
      const { dim, points, loss, gradNorm } = trajectory;
      return [{ run, theta: [...points.subarray(row * dim, (row + 1) * dim)], loss: loss[row]!, gradNorm: gradNorm[row]! }];
    });
    say({ type: "step", step, runs });
    const url = `${location.origin}${location.pathname}?${linkOf(state)}`;
    if (url !== lastUrl && !state.playing) {
      lastUrl = url;
      say({ type: "scenario", url });
    }
  };
  const schedule = (): void => {
    frame ||= requestAnimationFrame(report);
  };

  const hear = (event: MessageEvent<unknown>): void => {
    if (field(event.data, "source") !== SOURCE) return;
    const { actions } = store;
    switch (field(event.data, "type")) {
      case "load": {
        const url = field(event.data, "url");
        if (typeof url === "string") actions.load(decode(url, store.getState().catalogue));
        return;
      }
      case "play":
        actions.play();
        return;
      case "pause":
        actions.pause();
        return;
      case "seek": {
        const step = field(event.data, "step");
        if (typeof step === "number" && Number.isFinite(step)) actions.seek(Math.floor(step));
        return;
      }
      default:
    }
  };

  const leave = [store.subscribe(schedule), trajectories.subscribe(schedule)];
  const observer = new ResizeObserver(() => say({ type: "resize", height: document.documentElement.scrollHeight }));
  observer.observe(document.documentElement);
  window.addEventListener("message", hear);
  say({ type: "ready" });
  schedule();
  return () => {
    for (const one of leave) one();
    observer.disconnect();
    cancelAnimationFrame(frame);
    window.removeEventListener("message", hear);
  };
}
