/** Keys of the map, while it has the focus: arrows move the start (Shift ten times as far), Alt and arrows pan, + and − zoom, 0 fits. */
import { panned, zoomAbout } from "../../views/map/camera.ts";
import { unitsPerPixel } from "../../views/map/layout.ts";
import { snapped } from "../../views/map/snap.ts";
import type { PageStore } from "../store/store.ts";
import type { Viewport } from "./viewport.ts";

/** Share of the window's height that one key moves the start by, and the view. */
const START_SHARE = 0.01;
const LARGE = 10;
const PAN_SHARE = 0.1;
const ZOOM = 1.25;
const GESTURE = "map-start-keys";

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @returns a function that ends it */
export function listenToKeys(stage: HTMLElement, store: PageStore, viewport: Viewport): () => void {
  const { actions } = store;
  const abort = new AbortController();
  // Keys come only to what can have the focus.
  stage.tabIndex = 0;

  const moveStart = ([dx, dy]: readonly [number, number], times: number): void => {
    const { layout, camera } = viewport;
    const [x = 0, y = 0] = store.getState().document.start;
    const by = times * START_SHARE * 2 * camera.halfHeight;
    const unit = unitsPerPixel(layout);
    actions.setStart([dx === 0 ? x : snapped(x + dx * by, unit), dy === 0 ? y : snapped(y + dy * by, unit)], GESTURE);
  };
  const zoom = (factor: number): void => {
    const { camera, home } = viewport;
    actions.setCamera(zoomAbout(camera, factor, camera.x, camera.y, home));
  };

  /** @returns whether the key meant something here */
  const press = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey) return false;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      const by = PAN_SHARE * 2 * viewport.camera.halfHeight;
      if (event.altKey) actions.setCamera(panned(viewport.camera, arrow[0] * by, arrow[1] * by, viewport.home));
      else moveStart(arrow, event.shiftKey ? LARGE : 1);
      return true;
    }
    if (event.altKey) return false;
    switch (event.key) {
      case "+":
      case "=":
        zoom(ZOOM);
        return true;
      case "-":
      case "−":
        zoom(1 / ZOOM);
        return true;
      case "0":
        actions.setCamera(undefined);
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    viewport.update(store.getState());
    if (press(event)) event.preventDefault();
  };
  // Keys held down are one step for undo, like a drag.
  const onKeyUp = (event: KeyboardEvent): void => {
    if (ARROWS[event.key] !== undefined) actions.endGesture();
  };
  stage.addEventListener("keydown", onKeyDown, { signal: abort.signal });
  stage.addEventListener("keyup", onKeyUp, { signal: abort.signal });
  stage.addEventListener("blur", () => actions.endGesture(), { signal: abort.signal });
  return () => abort.abort();
}
