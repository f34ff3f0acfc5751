/** What the map knows of the surface that it shows, for another picture of it, and what that one tells the map. */
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Minimum } from "../../core/model.ts";
import type { Levels } from "../../draw/levels.ts";

/** The levels of bands and lines, minima and critical points as far as they are known, the overlays that are on, and the height of eigen-crosses; 0: none. */
type Known = readonly [levels: Levels | undefined, minima: readonly Minimum[], critical: readonly CriticalPoint[], on: ReadonlySet<string>, rise: number];

export class Sight {
  known: Known = [undefined, [], [], new Set(), 0];
  /** Set by the other picture. */
  changed = (): void => undefined;
  /** Set by the map: a pointer is over a place of the plane, or over none. */
  point = (_at: { readonly x: number; readonly y: number } | undefined): void => undefined;

  tell(...known: Known): void {
    if (known.every((value, i) => value === this.known[i])) return;
    this.known = known;
    this.changed();
  }
}
