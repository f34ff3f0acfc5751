/** What part of the plane is shown, and how a hand changes it. Pure: cameras go in, cameras come out. */
import { snapped } from "./snap.ts";
import type { Window2 } from "../../draw/scales.ts";

/** Centre, and half the height, in units of x and y. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly halfHeight: number;
}

/**
 * Half the height never falls below this share of the centre's distance from the origin: a pixel still spans dozens of doubles
 * (2.2e-16 of their size each), so neither path nor heights turn into stairs.
 */
const FINEST = 1e-11;
/** Limits around the origin and outwards, as shares of the problem's own window. */
const SMALLEST = 1e-9;
const LARGEST = 1e6;
/** Cameras are rounded to digits that no eye can see, so that links stay short: places to a share of the height, heights to so many digits. */
const PLACES = 8192;
const DIGITS = 5;

/** The camera that shows at least all of a window in a box of the given size. */
export function fit([xlo, xhi, ylo, yhi]: Window2, width: number, height: number): Camera {
  const unit = Math.max((xhi - xlo) / width, (yhi - ylo) / height);
  return { x: (xlo + xhi) / 2, y: (ylo + yhi) / 2, halfHeight: (unit * height) / 2 };
}

/** What a camera shows in a box of the given size: always with the same scale on both axes. */
export function windowOf({ x, y, halfHeight }: Camera, width: number, height: number): Window2 {
  const halfWidth = (halfHeight * width) / height;
  return [x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight];
}

/** The camera kept where doubles still tell pixels apart, and where the problem's window is still more than a dot. */
export function limited(camera: Camera, home: Camera): Camera {
  const far = LARGEST * home.halfHeight;
  const x = Math.max(home.x - far, Math.min(home.x + far, camera.x));
  const y = Math.max(home.y - far, Math.min(home.y + far, camera.y));
  const least = Math.max(SMALLEST * home.halfHeight, FINEST * Math.max(Math.abs(x), Math.abs(y)));
  const halfHeight = Number(Math.max(least, Math.min(far, camera.halfHeight)).toPrecision(DIGITS));
  const unit = halfHeight / PLACES;
  return { x: snapped(x, unit), y: snapped(y, unit), halfHeight };
}

/** Shows `factor` times less, about a point that stays where it is. */
export function zoomAbout(camera: Camera, factor: number, x: number, y: number, home: Camera): Camera {
  const wanted = limited({ ...camera, halfHeight: camera.halfHeight / factor }, home).halfHeight;
  const share = wanted / camera.halfHeight;
  return limited({ x: x + (camera.x - x) * share, y: y + (camera.y - y) * share, halfHeight: wanted }, home);
}

/** Moves what is shown by so much. */
export function panned(camera: Camera, dx: number, dy: number, home: Camera): Camera {
  return limited({ ...camera, x: camera.x + dx, y: camera.y + dy }, home);
}

/** Zoom of one turn of the wheel, by its three units; a pinch on a trackpad arrives as a wheel with the control key, ten times finer. */
const PER_PIXEL = 0.002;
const PER_LINE = 0.05;
const PER_PAGE = 1;
const PINCH = 10;
/** One event changes the scale by no more than this factor. */
const MOST_PER_EVENT = 4;

export function wheelFactor({ deltaY, deltaMode, ctrlKey }: { readonly deltaY: number; readonly deltaMode: number; readonly ctrlKey: boolean }): number {
  const unit = deltaMode === 0 ? PER_PIXEL : deltaMode === 1 ? PER_LINE : PER_PAGE;
  const factor = 2 ** (-deltaY * unit * (ctrlKey ? PINCH : 1));
  return Math.max(1 / MOST_PER_EVENT, Math.min(MOST_PER_EVENT, factor));
}
