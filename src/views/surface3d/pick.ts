/** What a ray meets: the surface, or a level plane. By marching from cell to cell, finely enough that no triangle is jumped over. */
import type { Ray, Vector } from "./orbit.ts";
import type { Surface } from "./surface.ts";

/** Parts of a cell that one stride covers, and halvings after which a crossing is exact enough: a thousandth of a cell. */
const STRIDE = 0.5;
const HALVINGS = 12;
/** A stride never becomes less than this share of the way: it has to get on. */
const LEAST = 1e-6;

const pointAt = ({ from, along }: Ray, t: number): Vector => ({ x: from.x + along.x * t, y: from.y + along.y * t, z: from.z + along.z * t });

/** The part of a ray inside the box in which the surface lies. */
function inBox({ from, along }: Ray, { ground, tall }: Surface): readonly [number, number] | undefined {
  let [first, last] = [0, Infinity];
  const cut = (start: number, rate: number, low: number, high: number): void => {
    if (rate === 0) {
      if (start < low || start > high) last = -1;
      return;
    }
    const [a, b] = [(low - start) / rate, (high - start) / rate];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  };
  cut(from.x, along.x, -ground.halfWidth, ground.halfWidth);
  cut(from.y, along.y, -1, 1);
  cut(from.z, along.z, -1e-6, tall + 1e-6);
  return first <= last ? [first, last] : undefined;
}

/** Where a ray first meets the surface from above; undefined where it meets a wall before, or nothing. */
export function meet(surface: Surface, ray: Ray): Vector | undefined {
  const span = inBox(ray, surface);
  if (span === undefined) return undefined;
  const [first, last] = span;
  const level = Math.hypot(ray.along.x, ray.along.y);
  const stride = level > 0 ? (STRIDE * surface.cell) / level : last - first;
  const above = (t: number): number => {
    const { x, y, z } = pointAt(ray, t);
    return z - surface.at(x, y);
  };
  let before = first;
  let side = above(first);
  for (;;) {
    if (side === 0) return pointAt(ray, before);
    // Below it without having crossed it: in through a wall. In a hole nothing is above or below.
    if (side < 0 || before >= last) return undefined;
    const now = Math.min(before + Math.max(stride, LEAST * last), last);
    const over = above(now);
    if (side > 0 && over <= 0) return crossing(ray, above, before, now);
    side = over;
    before = now;
  }
}

function crossing(ray: Ray, above: (t: number) => number, from: number, to: number): Vector {
  let [low, high] = [from, to];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (above(middle) > 0) low = middle;
    else high = middle;
  }
  return pointAt(ray, high);
}

/** Where a ray meets the level plane of a height; undefined where it runs along it or away from it. */
export function meetLevel({ from, along }: Ray, z: number): Vector | undefined {
  const t = (z - from.z) / along.z;
  return t > 0 && Number.isFinite(t) ? pointAt({ from, along }, t) : undefined;
}
