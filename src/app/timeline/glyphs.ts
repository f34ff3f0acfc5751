/** Signs of events, about 10 pixels wide around (0, 0), in the colour of their run. Where a run came to rest it wears its own marker. */
import { LOOKS, markerPath } from "../../draw/markers.ts";
import type { EventKind } from "./events.ts";

const RADIUS = 5;

/** The colour of what an event tells: its run's, but that of the curvature where it is about that. As a custom property. */
export function inkOf(kind: EventKind, look: number): string {
  if (kind === "sign") return "--curv-neg";
  return kind === "over" ? "--curv-pos" : `--run-${(look % LOOKS) + 1}`;
}

/** Strokes, except for markers, which are filled. */
export function glyphOf(kind: EventKind, look: number): { readonly path: string; readonly filled: boolean } {
  switch (kind) {
    case "tolerance":
    case "converged":
    case "saddle":
    case "maximum":
    case "degenerate":
    case "ended":
      return { path: markerPath(look, RADIUS), filled: true };
    case "diverged":
      return { path: "M0 5V-5M-4-1 0-5 4-1", filled: false };
    case "left":
      return { path: "M-1-5H-5V5H-1M-2 0H5M2-3 5 0 2 3", filled: false };
    case "failed":
      return { path: "M0-5V1.5M0 4V5.5", filled: false };
    case "sign":
      return { path: "M0-5V5", filled: false };
    case "over":
      return { path: "M0 6V-5M-3.5-1.5 0-5 3.5-1.5", filled: false };
    case "clipped":
      return { path: "M-5-4H5M0-4V5", filled: false };
  }
}
