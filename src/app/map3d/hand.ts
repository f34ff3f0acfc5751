/**
 * Pointers on the 3-D picture: a drag turns it, a click puts the start where it points, a drag of the start takes it over the surface, a drag
 * with Shift or the right button moves what is shown; two fingers spread, move and twist. The wheel zooms about what is under the pointer.
 */
import { panned, wheelFactor, zoomAbout } from "../../views/map/camera.ts";
import { unitsPerPixel } from "../../views/map/layout.ts";
import { snapped } from "../../views/map/snap.ts";
import { meet, meetLevel } from "../../views/surface3d/pick.ts";
import { turned } from "../../views/surface3d/orbit.ts";
import { REACH, STILL, gripOf, isWithin, listenToPointers, spreadBy } from "../map/pointers.ts";
import { changeView, viewOf } from "./view.ts";
import type { Camera } from "../../views/map/camera.ts";
import type { Eye, Orbit, Vector } from "../../views/surface3d/orbit.ts";
import type { Surface } from "../../views/surface3d/surface.ts";
import type { PageStore } from "../store/store.ts";
import type { Grip, Point } from "../map/pointers.ts";
import type { Viewport } from "../map/viewport.ts";

/** Degrees a pixel. */
const TURN = 0.4;
const GESTURE = "map3d-start";

/** What was painted last: what a pointer points at. */
export interface Seen {
  readonly surface: Surface;
  readonly eye: Eye;
  readonly start: Vector | undefined;
}
type Mode =
  | { readonly kind: "press"; readonly at: Point; readonly orbit: Orbit }
  | { readonly kind: "turn"; readonly at: Point; readonly orbit: Orbit }
  | { readonly kind: "start"; readonly offset: Point; level: number; readonly seen: Seen }
  | { readonly kind: "pan"; readonly at: Point; readonly camera: Camera; readonly seen: Seen }
  | { readonly kind: "pinch"; readonly grip: Grip; readonly camera: Camera; readonly orbit: Orbit; readonly seen: Seen };
/** Where a pixel points: on the surface, or, beside it, on the plane of a height. */
function pointedAt({ surface, eye }: Seen, { x, y }: Point, level: number): Vector | undefined {
  const ray = eye.ray(x, y);
  return meet(surface, ray) ?? meetLevel(ray, level);
}

/** NaN while the start is not in the picture. */
function offsetFromStart({ start, eye }: Seen, at: Point): Point {
  const pixel = start && eye.project(start);
  return { x: at.x - (pixel?.x ?? Number.NaN), y: at.y - (pixel?.y ?? Number.NaN) };
}

export class Hand3d {
  private readonly pointers = new Map<number, Point>();
  private mode: Mode | undefined;
  private readonly abort = new AbortController();

  /**
   * @param seen what was painted last, if anything
   * @param taken a hand is on the picture
   * @param point a pointer that is not pressed is over a place of the plane, or over none
   */
  constructor(
    private readonly stage: HTMLElement,
    private readonly store: PageStore,
    private readonly viewport: Viewport,
    private readonly seen: () => Seen | undefined,
    private readonly taken: () => void,
    private readonly point: (at: Point | undefined) => void,
  ) {
    const { signal } = this.abort;
    const { down, move, up, cancel } = this;
    listenToPointers(stage, { down, move, up, cancel, leave: () => point(undefined) }, signal);
    stage.addEventListener("wheel", this.wheel, { signal, passive: false });
    // The right button moves the view.
    stage.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  }

  close(): void {
    this.abort.abort();
    this.finish();
  }

  private at(event: MouseEvent): Point {
    return this.viewport.locate(this.stage, event);
  }

  private readonly down = (event: PointerEvent): void => {
    const seen = this.seen();
    if (seen === undefined || event.button === 1) return;
    this.taken();
    const at = this.at(event);
    this.stage.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, at);
    const orbit = viewOf(this.store);
    const { camera } = this.viewport;
    if (this.pointers.size === 2) {
      this.finish();
      this.mode = { kind: "pinch", grip: gripOf(this.pointers), camera, orbit, seen };
      return;
    }
    if (this.pointers.size > 2) return;
    const offset = offsetFromStart(seen, at);
    const reach = event.pointerType === "mouse" ? REACH.mouse : REACH.touch;
    this.point(undefined);
    if (event.button === 2 || event.shiftKey) this.mode = { kind: "pan", at, camera, seen };
    else if (isWithin(offset, reach)) this.mode = { kind: "start", offset, level: seen.start!.z, seen };
    else this.mode = { kind: "press", at, orbit };
    this.stage.style.cursor = "grabbing";
  };

  private readonly move = (event: PointerEvent): void => {
    const at = this.at(event);
    if (!this.pointers.has(event.pointerId)) {
      if (event.pointerType !== "touch") this.hover(at);
      return;
    }
    this.pointers.set(event.pointerId, at);
    const { mode } = this;
    switch (mode?.kind) {
      case "start":
        this.moveStart(mode, at);
        return;
      case "press":
        if (isWithin({ x: at.x - mode.at.x, y: at.y - mode.at.y }, STILL)) return;
        this.mode = { ...mode, kind: "turn" };
        this.turn(at, this.mode);
        return;
      case "turn":
        this.turn(at, mode);
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

  private hover(at: Point): void {
    const seen = this.seen();
    if (seen === undefined) return;
    const offset = offsetFromStart(seen, at);
    this.stage.style.cursor = isWithin(offset, REACH.mouse) ? "grab" : "";
    const place = meet(seen.surface, seen.eye.ray(at.x, at.y));
    const { x, y, unit } = seen.surface.ground;
    this.point(place && { x: x + place.x * unit, y: y + place.y * unit });
  }

  private readonly up = (event: PointerEvent): void => {
    if (!this.pointers.delete(event.pointerId)) return;
    const seen = this.seen();
    const place = this.mode?.kind === "press" && seen !== undefined ? meet(seen.surface, seen.eye.ray(this.at(event).x, this.at(event).y)) : undefined;
    if (place !== undefined) this.setStart(seen!.surface, place);
    this.goOn();
  };

  private readonly cancel = (event: PointerEvent): void => {
    if (this.pointers.delete(event.pointerId)) this.goOn();
  };

  /** After a pointer is gone: one that is left goes on turning, and never clicks. */
  private goOn(): void {
    const [left] = this.pointers.values();
    this.finish();
    if (left !== undefined) this.mode = { kind: "turn", at: left, orbit: viewOf(this.store) };
    else this.stage.style.cursor = "";
  }

  private finish(): void {
    if (this.mode?.kind === "start" || this.mode?.kind === "press") this.store.actions.endGesture();
    this.mode = undefined;
  }

  private turn(at: Point, { at: from, orbit }: Extract<Mode, { kind: "turn" }>): void {
    changeView(this.store, turned(orbit, (from.x - at.x) * TURN, (at.y - from.y) * TURN));
  }

  private moveStart(mode: Extract<Mode, { kind: "start" }>, at: Point): void {
    const { seen, offset } = mode;
    const place = pointedAt(seen, { x: at.x - offset.x, y: at.y - offset.y }, mode.level);
    if (place === undefined) return;
    mode.level = place.z;
    this.setStart(seen.surface, place);
  }

  private setStart({ ground }: Surface, { x, y }: Vector): void {
    const unit = unitsPerPixel(this.viewport.layout);
    // Beside the picture the nearest place on its border.
    const [wx, wy] = [Math.max(-ground.halfWidth, Math.min(ground.halfWidth, x)), Math.max(-1, Math.min(1, y))];
    this.store.actions.setStart([snapped(ground.x + wx * ground.unit, unit), snapped(ground.y + wy * ground.unit, unit)], GESTURE);
  }

  private pan(at: Point, { at: from, camera, seen }: Extract<Mode, { kind: "pan" }>): void {
    const [a, b] = [meetLevel(seen.eye.ray(from.x, from.y), 0), meetLevel(seen.eye.ray(at.x, at.y), 0)];
    if (a === undefined || b === undefined) return;
    const { unit } = seen.surface.ground;
    this.store.actions.setCamera(panned(camera, (a.x - b.x) * unit, (a.y - b.y) * unit, this.viewport.home));
  }

  private pinch({ grip, camera, orbit, seen }: Extract<Mode, { kind: "pinch" }>): void {
    if (this.pointers.size < 2) return;
    const now = gripOf(this.pointers);
    const { ground } = seen.surface;
    const [a, b] = [meetLevel(seen.eye.ray(grip.middle.x, grip.middle.y), 0), meetLevel(seen.eye.ray(now.middle.x, now.middle.y), 0)];
    if (a !== undefined && b !== undefined) {
      const zoomed = zoomAbout(camera, spreadBy(grip, now), ground.x + a.x * ground.unit, ground.y + a.y * ground.unit, this.viewport.home);
      const share = (zoomed.halfHeight / camera.halfHeight) * ground.unit;
      this.store.actions.setCamera(panned(zoomed, (a.x - b.x) * share, (a.y - b.y) * share, this.viewport.home));
    }
    changeView(this.store, turned(orbit, now.angle - grip.angle, 0));
  }

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const seen = this.seen();
    if (seen === undefined) return;
    this.taken();
    const { camera, home } = this.viewport;
    const place = pointedAt(seen, this.at(event), 0) ?? { x: 0, y: 0 };
    const { ground } = seen.surface;
    const [x, y] = [ground.x + place.x * ground.unit, ground.y + place.y * ground.unit];
    const inside = Math.abs(place.x) <= ground.halfWidth && Math.abs(place.y) <= 1;
    this.store.actions.setCamera(zoomAbout(camera, wheelFactor(event), inside ? x : camera.x, inside ? y : camera.y, home));
    // The next event may come before the next paint.
    this.viewport.update(this.store.getState());
  };
}
