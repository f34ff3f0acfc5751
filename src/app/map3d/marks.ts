/** What the map knows of minima and critical points, as marks of the 3-D picture. */
import { armsOf } from "../../draw/arms.ts";
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Minimum } from "../../core/model.ts";
import type { Overlay } from "../../views/surface3d/overlay.ts";

type Mark = Overlay["marks"][number];

/**
 * @param near points at this distance are the same; cusps are minima too, but no critical points
 * @param rise height that the arms of eigen-crosses stand for; 0: there are none
 * @param unit of the plane, per pixel of the map
 */
export function marksOf(critical: readonly CriticalPoint[], minima: readonly Minimum[], near: number, rise: number, unit: number): readonly Mark[] {
  const points = critical.map((point): Mark => ({ x: point.at[0], y: point.at[1], loss: point.loss, kind: point.kind, arms: armsOf(point, rise, unit) }));
  const known = minima.filter(({ at }) => at.length === 2).map(({ at: [x, y], loss }): Mark => ({ x: x!, y: y!, loss, kind: "minimum", arms: [] }));
  return [...points, ...known.filter(({ x, y }) => !points.some((point) => Math.hypot(point.x - x, point.y - y) <= near))];
}
