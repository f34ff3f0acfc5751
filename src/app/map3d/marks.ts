/** What the map knows of minima and critical points, as marks of the 3-D picture. */
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Minimum } from "../../core/model.ts";
import type { Overlay } from "../../views/surface3d/overlay.ts";

type Mark = Overlay["marks"][number];

/** @param near points at this distance are the same; cusps are minima too, but no critical points */
export function marksOf(critical: readonly CriticalPoint[], minima: readonly Minimum[], near: number): readonly Mark[] {
  const points = critical.map(({ at: [x, y], loss, kind }): Mark => ({ x, y, loss, kind }));
  const known = minima.filter(({ at }) => at.length === 2).map(({ at: [x, y], loss }): Mark => ({ x: x!, y: y!, loss, kind: "minimum" }));
  return [...points, ...known.filter(({ x, y }) => !points.some((point) => Math.hypot(point.x - x, point.y - y) <= near))];
}
