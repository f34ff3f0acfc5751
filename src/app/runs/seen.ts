/** What can be seen of the plane: the map as it is turned now, and as it stands by itself, so that looking closely at something drives no run off the map. */
import { windowOf } from "../../views/map/camera.ts";
import { plotBox } from "../../views/map/layout.ts";
import { Viewport } from "../map/viewport.ts";
import type { Window2 } from "../../core/model.ts";
import type { PageState } from "../store/state.ts";

/** Id of the map's stage, which the skip link leads to. */
const STAGE = "map";
const NOWHERE: readonly Window2[] = [];

export interface Seen {
  /** The same array while nothing about it changes; empty where there is no map. */
  readonly windows: (state: PageState) => readonly Window2[];
  readonly close: () => void;
}

/** @param resized told when the map has another size */
export function watchMap(resized: () => void): Seen {
  const viewport = new Viewport();
  let layout = viewport.layout;
  let windows = NOWHERE;
  const sizes = new ResizeObserver(([entry]) => {
    viewport.width = entry!.contentRect.width;
    viewport.height = entry!.contentRect.height;
    resized();
  });
  const stage = document.getElementById(STAGE);
  if (stage !== null) sizes.observe(stage);
  return {
    windows(state) {
      const { width, height } = viewport;
      if (width === 0 || height === 0) return NOWHERE;
      viewport.update(state);
      if (viewport.layout !== layout) {
        layout = viewport.layout;
        const plot = plotBox(width, height);
        windows = [layout.window, windowOf(viewport.home, plot.width, plot.height)];
      }
      return windows;
    },
    close: () => sizes.disconnect(),
  };
}
