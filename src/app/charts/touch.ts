/** A finger on a small map scrolls the page up and down, as there is little beside the maps to take hold of; on the start it moves the start. */
import { toPixelX, toPixelY } from "../../views/map/layout.ts";
import { REACH } from "../map/pointers.ts";
import type { MapController } from "../map/controller.ts";
import type { PageStore } from "../store/store.ts";

/** @returns a function that ends it */
export function holdStart({ elements: { stage }, viewport }: MapController, store: PageStore): () => void {
  const hold = (event: TouchEvent): void => {
    const [finger] = event.touches;
    const [x, y] = store.getState().document.start;
    if (finger === undefined || x === undefined || y === undefined) return;
    const at = viewport.locate(stage, finger);
    const far = Math.hypot(at.x - toPixelX(viewport.layout, x), at.y - toPixelY(viewport.layout, y));
    if (event.touches.length > 1 || far <= REACH.touch) event.preventDefault();
  };
  stage.addEventListener("touchstart", hold, { passive: false });
  return () => stage.removeEventListener("touchstart", hold);
}
