/** The tiles of one problem: which are wanted for a view, which are there, and what to show while others are on their way. */
import { ancestor, children, cover, extent, INTERVALS, keyOf, levelFor } from "./pyramid.ts";
import { Fetcher } from "./fetcher.ts";
import { patchGeometry } from "./relief.ts";
import { TileCache } from "./tiles.ts";
import type { Plan } from "../../../core/plan.ts";
import type { Window2 } from "../../../core/model.ts";
import type { Address } from "./pyramid.ts";
import type { Ask } from "./fetcher.ts";
import type { Tile } from "./tiles.ts";
import type { TilePatch } from "./painter.ts";

/** The parents that come first are so many levels coarser: one tile for sixty-four. */
const PARENTS_UP = 3;
/** Ancestors looked at in place of a missing tile. */
const FARTHEST_UP = 10;
/** Levels below that are looked at, when zooming out. */
const FARTHEST_DOWN = 2;

export interface View {
  readonly window: Window2;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface SceneEvents {
  readonly arrived: (tile: Tile) => void;
  readonly dropped: (tile: Tile) => void;
  /** Something changed that is not a tile: the problem is refused, or its floor is known. */
  readonly changed: () => void;
}

export class Scene {
  /** Lowest height anywhere, where the problem knows it. */
  floor: number | undefined;
  private readonly cache: TileCache;
  private readonly fetcher: Fetcher;
  private readonly abort = new AbortController();
  private view: View | undefined;
  private slots: readonly Address[] = [];
  /** Nothing is asked or shown before the floor is known: levels that depend on it would change at once. */
  private floorKnown = false;
  private refused = false;

  constructor(
    readonly key: string,
    problem: Plan["problem"],
    ask: Ask,
    private readonly events: SceneEvents,
  ) {
    this.cache = new TileCache(events.dropped);
    this.fetcher = new Fetcher(
      problem,
      ask,
      (tile) => {
        this.cache.add(tile);
        events.arrived(tile);
      },
      () => this.refuse(),
    );
    void this.learnFloor(problem, ask);
  }

  look(view: View): void {
    this.view = view;
    this.slots = cover(view.window, levelFor(view.window, view.width, view.height));
    if (this.floorKnown) this.want();
  }

  /** Share of the tiles that are there. */
  progress(): number | undefined {
    if (this.refused) return undefined;
    const there = this.slots.reduce((sum, slot) => sum + (this.cache.has(slot) ? 1 : 0), 0);
    return there === this.slots.length ? undefined : there / this.slots.length;
  }

  /** Whether there is a picture of the whole view, be it coarse, or nothing to wait for. */
  isPresentable(): boolean {
    return this.refused || (this.slots.length > 0 && this.slots.every((slot) => this.nearest(slot, () => true) !== undefined));
  }

  /**
   * What to paint, coarse before fine.
   * @param usable whether a tile can be painted now
   */
  patches(width: number, height: number, usable: (tile: Tile) => boolean): TilePatch[] {
    const { view } = this;
    const result: TilePatch[] = [];
    if (view === undefined) return result;
    const put = (tile: Tile, place: Window2): void => {
      const geometry = patchGeometry(extent(tile.address), place, view.window, { width, height }, INTERVALS);
      if (geometry === undefined) return;
      this.cache.touch(tile);
      result.push({ tile, ...geometry });
    };
    for (const slot of this.slots) {
      const place = extent(slot);
      const nearest = this.nearest(slot, usable);
      if (nearest !== undefined) put(nearest, place);
      if (nearest === undefined || keyOf(nearest.address) !== keyOf(slot)) {
        for (const tile of this.below(slot, FARTHEST_DOWN, usable)) put(tile, extent(tile.address));
      }
    }
    return result;
  }

  dispose(): void {
    this.abort.abort();
    this.fetcher.stop();
    this.cache.clear();
  }

  private nearest(slot: Address, usable: (tile: Tile) => boolean): Tile | undefined {
    for (let up = 0; up <= FARTHEST_UP; up++) {
      const tile = this.cache.get(ancestor(slot, up));
      if (tile !== undefined && usable(tile)) return tile;
    }
    return undefined;
  }

  /** The coarsest tiles below an address that there are. */
  private below(address: Address, depth: number, usable: (tile: Tile) => boolean): Tile[] {
    if (depth === 0) return [];
    return children(address).flatMap((child) => {
      const tile = this.cache.get(child);
      return tile !== undefined && usable(tile) ? tile : this.below(child, depth - 1, usable);
    });
  }

  private want(): void {
    const missing = this.slots.filter((slot) => !this.cache.has(slot));
    const parents = new Map(missing.map((slot) => ancestor(slot, PARENTS_UP)).map((parent) => [keyOf(parent), parent]));
    this.fetcher.want([...[...parents.values()].filter((parent) => !this.cache.has(parent)), ...missing]);
  }

  private refuse(): void {
    this.refused = true;
    this.events.changed();
  }

  private async learnFloor(problem: Plan["problem"], ask: Ask): Promise<void> {
    try {
      const answer = await ask({ kind: "problem", problem }, this.abort.signal);
      if (this.abort.signal.aborted) return;
      const lowest = answer.kind === "problem" ? answer.minima.filter((minimum) => minimum.global).map((minimum) => minimum.loss) : [];
      this.floor = lowest.length === 0 ? undefined : Math.min(...lowest);
      this.floorKnown = true;
      this.want();
      this.events.changed();
    } catch {
      if (!this.abort.signal.aborted) this.refuse();
    }
  }
}
