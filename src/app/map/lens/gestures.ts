/**
 * What opens the lens on the map: a double click or tap, a long press of a finger, the key L, and the menu of a point. Two presses of one hand on
 * one place are no two clicks: what the first of them did to the start is taken back.
 */
import { SNAP } from "./handles.ts";
import type { PageState } from "../../store/state.ts";
import type { LensControl } from "./control.ts";

/** Milliseconds and pixels between two clicks that belong together, and of a press that is held. */
const AGAIN = 400;
const NEAR = { mouse: 6, touch: 24 } as const;
const HELD = 500;
const KEY = "l";

interface Click {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly before: PageState;
}

/** @returns a function that ends it */
export function listenToGestures(
  control: LensControl,
  onMenu: (place: { readonly x: number; readonly y: number; readonly at: readonly [number, number] }) => void,
): () => void {
  const { map, parts } = control;
  const { stage } = map.elements;
  const abort = new AbortController();
  const { signal } = abort;
  let first: Click | undefined;
  let press: Click | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let touches = 0;

  const forget = (): void => {
    first = undefined;
    press = undefined;
  };
  const kindOf = (event: PointerEvent): "mouse" | "touch" => (event.pointerType === "mouse" ? "mouse" : "touch");
  const isNear = (a: Click, event: PointerEvent): boolean => Math.hypot(a.x - event.clientX, a.y - event.clientY) <= NEAR[kindOf(event)];
  const openAt = (event: MouseEvent, reach: number): void => {
    const { x, y } = map.viewport.locate(stage, event);
    control.put(control.pointAt(x, y, reach));
    // React builds it first.
    requestAnimationFrame(() => control.focus());
  };

  const down = (event: PointerEvent): void => {
    touches++;
    clearTimeout(timer);
    if (event.button !== 0 || touches > 1) {
      forget();
      return;
    }
    press = { x: event.clientX, y: event.clientY, time: event.timeStamp, before: parts.store.getState() };
    if (event.pointerType !== "touch") return;
    timer = setTimeout(() => {
      forget();
      // The map lets go: what was held is no click, and does not go on as a drag.
      for (const holder of [stage, event.target as HTMLElement]) if (holder.hasPointerCapture(event.pointerId)) holder.releasePointerCapture(event.pointerId);
      openAt(event, SNAP.touch);
    }, HELD);
  };
  const move = (event: PointerEvent): void => {
    if (press === undefined || isNear(press, event)) return;
    clearTimeout(timer);
    forget();
  };
  const up = (event: PointerEvent): void => {
    touches = Math.max(0, touches - 1);
    clearTimeout(timer);
    const now = press;
    press = undefined;
    if (now === undefined || event.type === "pointercancel") return;
    if (first !== undefined && now.time - first.time <= AGAIN && isNear(first, event)) {
      const { before } = first;
      first = undefined;
      if (parts.store.getState().document !== before.document) parts.store.actions.takeBack(before);
      openAt(event, SNAP[kindOf(event)]);
      return;
    }
    first = now;
  };
  const menu = (event: MouseEvent): void => {
    event.preventDefault();
    // A finger that is held has already said what it wants.
    if (event instanceof PointerEvent && event.pointerType === "touch") return;
    const [x, y] = [event.clientX, event.clientY];
    const picture = map.viewport.locate(stage, event);
    onMenu({ x, y, at: control.pointAt(picture.x, picture.y, SNAP.mouse) });
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && control.lens !== undefined) control.dismiss();
    if (event.key.toLowerCase() !== KEY || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (control.lens === undefined) control.put(control.usualPlace());
    requestAnimationFrame(() => control.focus());
  };
  // In the first phase: also what the lens itself keeps from the map. The map has already done its part when a press ends only in the last.
  stage.addEventListener("pointerdown", down, { signal, capture: true });
  stage.addEventListener("pointermove", move, { signal, capture: true });
  stage.addEventListener("pointerup", up, { signal });
  stage.addEventListener("pointercancel", up, { signal });
  stage.addEventListener("contextmenu", menu, { signal });
  stage.addEventListener("keydown", key, { signal });
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}
