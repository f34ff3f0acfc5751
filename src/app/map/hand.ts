/**
 * Pointers on the map: a click moves the start there, a drag of the start moves it live, any other drag pans, two fingers pinch.
 * One hand at a time; what a gesture began as it stays.
 */
import { panned, zoomAbout } from "../../views/map/camera.ts";
import { toPixelX, toPixelY, toPlane, unitsPerPixel } from "../../views/map/layout.ts";
import { snapped } from "../../views/map/snap.ts";
import { REACH, STILL, gripOf, isWithin, listenToPointers, spreadBy } from "./pointers.ts";
import type { Camera } from "../../views/map/camera.ts";
import type { PageStore } from "../store/store.ts";
import type { Grip, Point } from "./pointers.ts";
import type { Viewport } from "./viewport.ts";

const GESTURE = "map-start";
/** Milliseconds between two places of the start that are taken up before their frame: mice report up to a thousand times a second. */
const EARLY = 8;

type Mode =
  | { readonly kind: "press"; readonly at: Point; readonly camera: Camera }
  | { readonly kind: "start"; readonly offset: Point }
  | { readonly kind: "pan"; readonly at: Point; readonly camera: Camera }
  | { readonly kind: "pinch"; readonly grip: Grip; readonly camera: Camera };

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
    const { down, move, up, cancel } = this;
    listenToPointers(stage, { down, move, up, cancel, leave: () => this.hover(undefined) }, signal);
    // The runs can be on their way before the frame begins in which other moves are heard: their paths come a frame earlier.
    stage.addEventListener("pointerrawupdate", this.early, { signal });
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
      this.mode = { kind: "pinch", camera, grip: gripOf(this.pointers) };
      return;
    }
    if (this.pointers.size > 2) return;
    const offset = this.offsetFromStart(at);
    const reach = event.pointerType === "mouse" ? REACH.mouse : REACH.touch;
    this.mode = isWithin(offset, reach) ? { kind: "start", offset } : { kind: "press", at, camera };
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
        if (isWithin({ x: at.x - mode.at.x, y: at.y - mode.at.y }, STILL)) return;
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

  private pinch({ camera, grip }: Extract<Mode, { kind: "pinch" }>): void {
    if (this.pointers.size < 2) return;
    const { plot } = this.viewport.layout;
    const now = gripOf(this.pointers);
    // The point of the plane that was between the fingers stays between them.
    const unit = (2 * camera.halfHeight) / plot.height;
    const off = (point: Point): Point => ({ x: (point.x - plot.x - plot.width / 2) * unit, y: (plot.y + plot.height / 2 - point.y) * unit });
    const anchor = off(grip.middle);
    const zoomed = zoomAbout(camera, spreadBy(grip, now), camera.x + anchor.x, camera.y + anchor.y, this.viewport.home);
    const share = zoomed.halfHeight / camera.halfHeight;
    const target = off(now.middle);
    this.store.actions.setCamera(panned(zoomed, (anchor.x - target.x) * share, (anchor.y - target.y) * share, this.viewport.home));
  }

  private offsetFromStart({ x, y }: Point): Point {
    const { layout } = this.viewport;
    const [sx, sy] = this.store.getState().document.start;
    return { x: x - toPixelX(layout, sx ?? Number.NaN), y: y - toPixelY(layout, sy ?? Number.NaN) };
  }

  private isNearStart(at: Point): boolean {
    return isWithin(this.offsetFromStart(at), REACH.mouse);
  }

  private show(): void {
    const { mode } = this;
    this.stage.style.cursor = mode === undefined ? "crosshair" : mode.kind === "press" ? "crosshair" : "grabbing";
  }
}
