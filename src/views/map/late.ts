/** Layers whose painting arrives when there is first something to paint: the first picture does not wait for them. */
import type { MapFrame } from "./frame.ts";
import type { MapLayer } from "./layer.ts";

const listeners = new Set<() => void>();

/** Calls back when a layer has arrived and the picture can be completed. @returns a function that ends it */
export function onArrival(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is fetched when it is first asked for; then pictures are completed. @returns what gives it, once it is there */
export function arriving<T>(load: () => Promise<T>): () => T | undefined {
  let arrived: T | undefined;
  let asked = false;
  const fetch = async (): Promise<void> => {
    try {
      arrived = await load();
      for (const listener of listeners) listener();
    } catch {
      // Without a network: the next picture asks again.
      asked = false;
    }
  };
  return () => {
    if (!asked) {
      asked = true;
      void fetch();
    }
    return arrived;
  };
}

/** @param wanted whether a picture has anything for the layer; before that it is not fetched */
export function late(
  layer: Omit<MapLayer, "paint">,
  wanted: (frame: MapFrame) => boolean,
  load: () => Promise<{ readonly paint: MapLayer["paint"] }>,
): MapLayer {
  const painter = arriving(load);
  return {
    ...layer,
    paint(context, frame, board) {
      if (wanted(frame)) painter()?.paint(context, frame, board);
    },
  };
}
