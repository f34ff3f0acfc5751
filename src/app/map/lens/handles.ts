/** Hands and keys on the lens itself: the disc and its centre are dragged, the rim is pulled; arrows, plus and minus do the same. */
import { toPixelX, toPixelY, unitsPerPixel } from "../../../views/map/layout.ts";
import { REACH } from "../pointers.ts";
import type { LensControl, LensElements } from "./control.ts";

/** Share of the window's height that one key moves the lens by, and the factor of its radius. */
const SHARE = 0.01;
const LARGE = 10;
const GROWTH = 1.25;
/** Pixels within which the centre falls onto a critical point: about its mark. */
export const SNAP = { mouse: 8, touch: 16 } as const;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

type Grip =
  | { readonly kind: "move"; readonly pointer: number; readonly dx: number; readonly dy: number; readonly from: readonly [number, number] }
  | { readonly kind: "pull"; readonly pointer: number; readonly factor: number };

/** @returns a function that ends it */
export function listenToHandles(control: LensControl, { disc, centre, rim, card }: LensElements): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const { map } = control;
  let grip: Grip | undefined;

  const locate = (event: PointerEvent): { readonly x: number; readonly y: number } => map.viewport.locate(map.elements.stage, event);
  const centrePixel = (): readonly [number, number] => {
    const { layout } = map.viewport;
    return [toPixelX(layout, control.at[0]), toPixelY(layout, control.at[1])];
  };
  /** The start keeps its handle, wherever the lens lies. */
  const isOnStart = (event: PointerEvent): boolean => {
    const { layout } = map.viewport;
    const [sx = Number.NaN, sy = Number.NaN] = control.parts.store.getState().document.start;
    const { x, y } = locate(event);
    return Math.hypot(toPixelX(layout, sx) - x, toPixelY(layout, sy) - y) <= (event.pointerType === "mouse" ? REACH.mouse : REACH.touch);
  };
  const down = (event: PointerEvent): void => {
    const target = event.currentTarget as HTMLElement;
    if (event.button !== 0 || (target === disc && isOnStart(event))) return;
    event.stopPropagation();
    event.preventDefault();
    (target === rim ? rim : centre).focus({ preventScroll: true });
    target.setPointerCapture(event.pointerId);
    const { x, y } = locate(event);
    const [cx, cy] = centrePixel();
    const pointer = event.pointerId;
    if (target === rim) grip = { kind: "pull", pointer, factor: (control.lens?.radius ?? 0) / Math.max(1, Math.hypot(x - cx, y - cy)) };
    else grip = { kind: "move", pointer, dx: x - cx, dy: y - cy, from: [x, y] };
  };
  const move = (event: PointerEvent): void => {
    if (grip?.pointer !== event.pointerId) return;
    const { x, y } = locate(event);
    if (grip.kind === "pull") {
      const [cx, cy] = centrePixel();
      control.resize(grip.factor * Math.hypot(x - cx, y - cy));
      return;
    }
    // A hand that only rests on the lens leaves it where it is.
    if (x === grip.from[0] && y === grip.from[1]) return;
    const at = control.pointAt(x - grip.dx, y - grip.dy, event.pointerType === "mouse" ? SNAP.mouse : SNAP.touch);
    control.change({ at, follows: "nothing" });
  };
  const up = (event: PointerEvent): void => {
    if (grip?.pointer === event.pointerId) grip = undefined;
  };
  const press = (event: KeyboardEvent): boolean => {
    const { lens } = control;
    if (event.ctrlKey || event.metaKey || event.altKey || lens === undefined) return false;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      const { layout, camera } = map.viewport;
      const by = (event.shiftKey ? LARGE : 1) * SHARE * 2 * camera.halfHeight;
      if (event.currentTarget === rim) control.resize(lens.radius + (arrow[0] + arrow[1]) * by);
      else control.change({ at: control.rounded(control.at[0] + arrow[0] * by, control.at[1] + arrow[1] * by), follows: "nothing" });
      return unitsPerPixel(layout) > 0;
    }
    switch (event.key) {
      case "+":
      case "=":
        control.resize(lens.radius * GROWTH);
        return true;
      case "-":
      case "−":
        control.resize(lens.radius / GROWTH);
        return true;
      case "1":
      case "2":
        control.change({ order: event.key === "1" ? 1 : 2 });
        return true;
      default:
        return false;
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    control.dismiss();
    map.elements.stage.focus({ preventScroll: true });
  };
  for (const handle of [disc, centre, rim]) {
    handle.addEventListener("pointerdown", down, { signal });
    handle.addEventListener("pointermove", move, { signal });
    handle.addEventListener("pointerup", up, { signal });
    handle.addEventListener("pointercancel", up, { signal });
  }
  for (const handle of [centre, rim]) handle.addEventListener("keydown", onKey, { signal });
  for (const part of [centre, rim, card]) part.addEventListener("keydown", onEscape, { signal });
  return () => abort.abort();
}
