/** Tiles that have arrived: the least recently used are dropped when there are too many. */
import { keyOf, SAMPLES } from "./pyramid.ts";
import type { Address } from "./pyramid.ts";
import type { Levels } from "../../../draw/levels.ts";

/** Heights of a tile and, for the levels in use, their coordinates. */
export class Tile {
  coordinates: Float32Array | undefined;
  levels: Levels | undefined;
  /** Coordinates for the levels that will be next, once all visible tiles have them. */
  private next: Float32Array | undefined;
  private nextLevels: Levels | undefined;

  constructor(
    readonly address: Address,
    readonly heights: Float64Array,
  ) {}

  /** Computes the coordinates for some levels, which `adopt` puts to use. */
  prepare(levels: Levels): void {
    if (this.levels === levels || this.nextLevels === levels) return;
    this.next ??= new Float32Array(this.heights.length);
    levels.toCoordinates(this.heights, this.next);
    this.nextLevels = levels;
  }

  isPrepared(levels: Levels): boolean {
    return this.levels === levels || this.nextLevels === levels;
  }

  adopt(levels: Levels): void {
    if (this.levels === levels) return;
    this.prepare(levels);
    this.coordinates = this.next;
    this.levels = levels;
    this.next = undefined;
    this.nextLevels = undefined;
  }
}

/** Bytes for heights, coordinates and texture together. */
const MEMORY = 64 * 1024 * 1024;
const TILE_BYTES = SAMPLES * SAMPLES * (8 + 4 + 4);
const MOST_TILES = Math.floor(MEMORY / TILE_BYTES);

export class TileCache {
  /** A Map keeps the order of insertion: the least recently used comes first. */
  private readonly tiles = new Map<string, Tile>();

  /** @param dropped hears of tiles that are gone, to free what belongs to them */
  constructor(private readonly dropped: (tile: Tile) => void) {}

  get(address: Address): Tile | undefined {
    return this.tiles.get(keyOf(address));
  }

  has(address: Address): boolean {
    return this.tiles.has(keyOf(address));
  }

  add(tile: Tile): void {
    this.tiles.set(keyOf(tile.address), tile);
    for (const [key, oldest] of this.tiles) {
      if (this.tiles.size <= MOST_TILES) break;
      this.tiles.delete(key);
      this.dropped(oldest);
    }
  }

  /** Marks a tile as used now. */
  touch(tile: Tile): void {
    const key = keyOf(tile.address);
    if (this.tiles.delete(key)) this.tiles.set(key, tile);
  }

  clear(): void {
    for (const tile of this.tiles.values()) this.dropped(tile);
    this.tiles.clear();
  }
}
