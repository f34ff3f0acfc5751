/**
 * Pointers on the map: a click moves the start there, a drag of the start moves it live, any other drag pans, two fingers pinch.
 * One hand at a time; what a gesture began as it stays.
 */
import { panned, zoomAbout } from "../../views/map/camera.ts";
import { toPixelX, toPixelY, toPlane, unitsPerPixel } from "../../views/map/layout.ts";
import { snapped } from "../../views/map/snap.ts";
import type { Camera } from "../../views/map/camera.ts";
import type { PageStore } from "../store/store.ts";
import type { Viewport } from "./viewport.ts";

/** Half the side of what counts as the handle: 24 px for a mouse, 44 for a finger. */
export const REACH = { mouse: 12, touch: 22 } as const;
/** Pixels that a press may wander and still be a click. */
const STILL = 4;
const GESTURE = "map-start";
/** Milliseconds between two places of the start that are taken up before their frame: mice report up to a thousand times a second. */
const EARLY = 8;

interface Point {
  readonly x: number;
  readonly y: number;
}
type Mode =
  | { readonly kind: "press"; readonly at: Point; readonly camera: Camera }
  | { readonly kind: "start"; readonly offset: Point }
  | { readonly kind: "pan"; readonly at: Point; readonly camera: Camera }
  | { readonly kind: "pinch"; readonly middle: Point; readonly spread: number; readonly camera: Camera };

export class Hand {
  private readonly pointers = new Map<number, Point>();
  private mode: Mode | undefined;
  /** When a move was last taken up early. */
  private taken = 0;
  private readonly abort = new AbortController();

  /** @param hover tells where the pointer is while no button is down, `undefined` when it left */
  constructor(
    private readonly stage: HTMLElement,
    private readonly store: PageStore,
    private readonly viewport: Viewport,
    private readonly hover: (at: Point | undefined) => void,
  ) {
    const { signal } = this.abort;
    stage.addEventListener("pointerdown", this.down, { signal });
    stage.addEventListener("pointermove", this.move, { signal });
    // The runs can be on their way before the frame begins in which other moves are heard: their paths come a frame earlier.
    stage.addEventListener("pointerrawupdate", this.early, { signal });
    stage.addEventListener("pointerup", this.up, { signal });
    stage.addEventListener("pointercancel", this.cancel, { signal });
    stage.addEventListener("lostpointercapture", this.cancel, { signal });
    stage.addEventListener("pointerleave", () => this.hover(undefined), { signal });
  }

  close(): void {
    this.abort.abort();
    this.finish();
  }

  private at(event: MouseEvent): Point {
    return this.viewport.locate(this.stage, event);
  }

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = this.at(event);
    this.stage.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, at);
    const { camera } = this.viewport;
    if (this.pointers.size === 2) {
      this.finish();
      this.mode = { kind: "pinch", camera, ...this.grip() };
      return;
    }
    if (this.pointers.size > 2) return;
    const offset = this.offsetFromStart(at);
    const reach = event.pointerType === "mouse" ? REACH.mouse : REACH.touch;
    this.mode = Math.hypot(offset.x, offset.y) <= reach ? { kind: "start", offset } : { kind: "press", at, camera };
    this.hover(undefined);
    this.show();
  };

  private readonly early = (event: Event): void => {
    const { mode } = this;
    if (mode?.kind !== "start" || !(event instanceof PointerEvent) || event.timeStamp - this.taken < EARLY) return;
    this.taken = event.timeStamp;
    this.follow(this.at(event), mode.offset);
  };

  private readonly move = (event: PointerEvent): void => {
    const at = this.at(event);
    if (!this.pointers.has(event.pointerId)) {
      if (event.pointerType !== "touch") this.hover(at);
      this.stage.style.cursor = this.isNearStart(at) ? "grab" : "crosshair";
      return;
    }
    this.pointers.set(event.pointerId, at);
    const { mode } = this;
    switch (mode?.kind) {
      case "start":
        this.follow(at, mode.offset);
        return;
      case "press":
        if (Math.hypot(at.x - mode.at.x, at.y - mode.at.y) <= STILL) return;
        // From where it was pressed, so that what was under the finger stays there.
        this.mode = { ...mode, kind: "pan" };
        this.show();
        this.pan(at, this.mode);
        return;
      case "pan":
        this.pan(at, mode);
        return;
      case "pinch":
        this.pinch(mode);
        return;
      case undefined:
    }
  };

  private readonly up = (event: PointerEvent): void => {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.mode?.kind === "press") this.moveStart(this.at(event));
    this.goOn();
  };

  private readonly cancel = (event: PointerEvent): void => {
    if (this.pointers.delete(event.pointerId)) this.goOn();
  };

  /** After a pointer is gone: one that is left goes on panning, and never clicks. */
  private goOn(): void {
    const [left] = this.pointers.values();
    this.finish();
    if (left !== undefined) this.mode = { kind: "pan", at: left, camera: this.viewport.camera };
    this.show();
  }

  private finish(): void {
    if (this.mode?.kind === "start" || this.mode?.kind === "press") this.store.actions.endGesture();
    this.mode = undefined;
  }

  private follow(at: Point, offset: Point): void {
    this.moveStart({ x: at.x - offset.x, y: at.y - offset.y });
  }

  private moveStart({ x, y }: Point): void {
    const { layout } = this.viewport;
    const unit = unitsPerPixel(layout);
    this.store.actions.setStart(
      toPlane(layout, x, y).map((value) => snapped(value, unit)),
      GESTURE,
    );
  }

  private pan(at: Point, { at: from, camera }: { readonly at: Point; readonly camera: Camera }): void {
    const unit = unitsPerPixel(this.viewport.layout);
    this.store.actions.setCamera(panned(camera, (from.x - at.x) * unit, (at.y - from.y) * unit, this.viewport.home));
  }

  private pinch({ camera, middle, spread }: Extract<Mode, { kind: "pinch" }>): void {
    if (this.pointers.size < 2) return;
    const { plot } = this.viewport.layout;
    const now = this.grip();
    const factor = spread > 0 && now.spread > 0 ? now.spread / spread : 1;
    // The point of the plane that was between the fingers stays between them.
    const unit = (2 * camera.halfHeight) / plot.height;
    const off = (point: Point): Point => ({ x: (point.x - plot.x - plot.width / 2) * unit, y: (plot.y + plot.height / 2 - point.y) * unit });
    const anchor = off(middle);
    const zoomed = zoomAbout(camera, factor, camera.x + anchor.x, camera.y + anchor.y, this.viewport.home);
    const share = zoomed.halfHeight / camera.halfHeight;
    const target = off(now.middle);
    this.store.actions.setCamera(panned(zoomed, (anchor.x - target.x) * share, (anchor.y - target.y) * share, this.viewport.home));
  }

  private grip(): { readonly middle: Point; readonly spread: number } {
    const [a, b] = [...this.pointers.values()];
    return { middle: { x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2 }, spread: Math.hypot(a!.x - b!.x, a!.y - b!.y) };
  }

  private offsetFromStart({ x, y }: Point): Point {
    const { layout } = this.viewport;
    const [sx, sy] = this.store.getState().document.start;
    return { x: x - toPixelX(layout, sx ?? Number.NaN), y: y - toPixelY(layout, sy ?? Number.NaN) };
  }

  private isNearStart(at: Point): boolean {
    const offset = this.offsetFromStart(at);
    return Math.hypot(offset.x, offset.y) <= REACH.mouse;
  }

  private show(): void {
    const { mode } = this;
    this.stage.style.cursor = mode === undefined ? "crosshair" : mode.kind === "press" ? "crosshair" : "grabbing";
  }
}
