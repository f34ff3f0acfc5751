/** How the 3-D picture is seen, between the numbers that links carry and names. It shows the part of the plane that the map's camera does. */
import type { Orbit } from "../../views/surface3d/orbit.ts";
import type { HeightKind } from "../../views/surface3d/scale.ts";
import type { PageStore } from "../store/store.ts";

/** Which pictures of the surface are shown, in the order of their numbers in links. */
export const PANES = ["2d", "3d", "both"] as const;
export type Panes = (typeof PANES)[number];

export interface View3d extends Orbit {
  readonly panes: Panes;
  readonly height: HeightKind;
}

/** From where the picture is seen at first. */
export const HOME: Orbit = { azimuth: -30, elevation: 40 };
/** Marks linear heights; log ones are not written. */
const LINEAR = 0;

/** From azimuth, elevation, which pictures, and 0 for linear heights; what is missing or wrong is as it is at first. */
export function readView3d([azimuth = Number.NaN, elevation = Number.NaN, panes = 0, height]: readonly number[]): View3d {
  const isPlace = Math.abs(azimuth) <= 180 && elevation >= 5 && elevation <= 90;
  return { ...(isPlace ? { azimuth, elevation } : HOME), panes: PANES[panes] ?? "2d", height: height === LINEAR ? "linear" : "log" };
}

export function writeView3d({ azimuth, elevation, panes, height }: View3d): readonly number[] {
  return [azimuth, elevation, PANES.indexOf(panes), ...(height === "linear" ? [LINEAR] : [])];
}

export function viewOf(store: PageStore): View3d {
  return readView3d(store.getState().view3d);
}

export function changeView(store: PageStore, change: Partial<View3d>): void {
  store.actions.setView3d(writeView3d({ ...viewOf(store), ...change }));
}
