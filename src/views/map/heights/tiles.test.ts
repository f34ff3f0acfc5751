import { describe, expect, it } from "vitest";
import { NOWHERE } from "../../../draw/level-field.ts";
import { Fetcher } from "./fetcher.ts";
import { latticeOf } from "./lattice.ts";
import { ancestor, children, cover, extent, keyOf, levelFor, SAMPLES, spacingOf } from "./pyramid.ts";
import { patchGeometry, reliefOf } from "./relief.ts";
import { Scene } from "./scene.ts";
import { Tile, TileCache } from "./tiles.ts";
import type { Window2 } from "../../../core/model.ts";
import type { Answer, Question } from "../../../protocol/messages.ts";

const VIEW: Window2 = [-2, 2.5, -1, 2.25];
const problem = { id: "bowl", values: {} };

describe("the pyramid", () => {
  it("has powers of two as spacing, exactly", () => {
    expect([-60, -3, 0, 5].map(spacingOf)).toEqual([2 ** -60, 0.125, 1, 32]);
  });

  it("covers a window without gaps, the centre first, with samples about a pixel apart", () => {
    const level = levelFor(VIEW, 900, 650);
    const spacing = spacingOf(level.ex) / (4.5 / 900);
    expect(spacing).toBeGreaterThan(0.65);
    expect(spacing).toBeLessThanOrEqual(1.3);
    const tiles = cover(VIEW, level);
    const extents = tiles.map(extent);
    expect([Math.min, Math.max, Math.min, Math.max].map((pick, k) => pick(...extents.map((one) => one[k]!)))).toEqual([
      expect.toSatisfy((x: number) => x <= VIEW[0]),
      expect.toSatisfy((x: number) => x >= VIEW[1]),
      expect.toSatisfy((y: number) => y <= VIEW[2]),
      expect.toSatisfy((y: number) => y >= VIEW[3]),
    ]);
    expect(new Set(tiles.map(keyOf)).size).toBe(tiles.length);
    const far = extents.map(([xlo, xhi, ylo, yhi]) => ((xlo + xhi) / 2 - 0.25) ** 2 + ((ylo + yhi) / 2 - 0.625) ** 2);
    far.slice(1).forEach((distance, k) => expect(distance).toBeGreaterThanOrEqual(far[k]! - 1e-9));
  });

  it("stays bounded on large screens and exact in deep views", () => {
    expect(cover(VIEW, levelFor(VIEW, 4500, 3250)).length).toBeLessThan(150);
    const deep: Window2 = [1, 1 + 1e-15, 1, 1 + 1e-15];
    const [tile] = cover(deep, levelFor(deep, 900, 900));
    const { ex, i } = tile!;
    expect(Number.isSafeInteger((i + 1) * 128)).toBe(true);
    expect((i * 128 + 1) * spacingOf(ex)).not.toBe(i * 128 * spacingOf(ex));
  });

  it("has four children in each parent", () => {
    const tile = { ex: -3, ey: -3, i: -5, j: 2 };
    for (const child of children(tile)) expect(ancestor(child, 1)).toEqual(tile);
    expect(ancestor({ ex: -3, ey: -3, i: -1, j: 7 }, 3)).toEqual({ ex: 0, ey: 0, i: -1, j: 0 });
  });
});

describe("patches", () => {
  it("put the samples of a tile where they belong, cut at the view", () => {
    // A tile over [−4, 0] × [0, 4] in a picture of [−2, 2] × [−1, 3], 100 pixels a unit.
    const patch = patchGeometry([-4, 0, 0, 4], [-4, 0, 0, 4], [-2, 2, -1, 3], { width: 400, height: 400 }, 128);
    expect(patch).toEqual({ left: 0, right: 200, top: 0, bottom: 300, u0: 64, u1: 128, v0: 96, v1: 0 });
    expect(patchGeometry([5, 6, 0, 1], [5, 6, 0, 1], [-2, 2, -1, 3], { width: 400, height: 400 }, 128)).toBeUndefined();
  });

  it("give level coordinates at a lattice of pixels, bilinear between samples, and none outside the domain", () => {
    // Rows count upwards: 2·column + row/2, but nothing in the last column.
    const coordinates = Float32Array.from({ length: SAMPLES * SAMPLES }, (_, k) =>
      k % SAMPLES === 128 ? NOWHERE : 2 * (k % SAMPLES) + Math.floor(k / SAMPLES) / 2,
    );
    const tile = new Tile({ ex: 0, ey: 0, i: 0, j: 0 }, new Float64Array(SAMPLES * SAMPLES));
    tile.coordinates = coordinates;
    const { columns, rows, values } = latticeOf([{ tile, left: 0, right: 400, top: 0, bottom: 300, u0: 0, u1: 128, v0: 96, v1: 0 }], 500, 300, 10);
    expect([columns, rows]).toEqual([51, 31]);
    const at = (x: number, y: number): number => values[(y / 10) * columns + x / 10]!;
    expect(at(130, 70)).toBeCloseTo(2 * 130 * 0.32 + (96 - 70 * 0.32) / 2, 3);
    expect([at(400, 70), at(450, 70)]).toEqual([Number.NaN, Number.NaN]);
  });

  it("tell the relief: all finite heights in order, and the lowest at the rim", () => {
    // x² on [−1, 1]², without a value for x > ½: the rim is lowest where y ends, at x = 0.
    const at = (k: number): number => (k % SAMPLES) / 64 - 1;
    const heights = Float64Array.from({ length: SAMPLES * SAMPLES }, (_, k) =>
      at(k) > 0.5 ? Number.NaN : at(k) ** 2 + (Math.floor(k / SAMPLES) / 64 - 1) ** 2,
    );
    const tile = new Tile({ ex: 0, ey: 0, i: 0, j: 0 }, heights);
    const relief = reliefOf([{ tile, left: 0, right: 300, top: 0, bottom: 300, u0: 0, u1: 128, v0: 128, v1: 0 }], 300, 300, -7)!;
    expect(relief.floor).toBe(-7);
    expect(relief.sorted[0]!).toBeLessThan(0.01);
    expect(relief.sorted.at(-1)!).toBeGreaterThan(1.8);
    expect([...relief.sorted]).toEqual([...relief.sorted].toSorted((a, b) => a - b));
    // Beside the edge of the domain x is nearly ½, hence the rim nearly ¼.
    expect(relief.rim).toBeGreaterThan(0.2);
    expect(relief.rim).toBeLessThan(0.26);
  });
});

describe("the cache", () => {
  it("drops the least recently used when 64 MB are full", () => {
    const dropped: Tile[] = [];
    const cache = new TileCache((tile) => dropped.push(tile));
    // Tiles as far as the cache knows; their heights are not looked at.
    const tiles = Array.from({ length: 400 }, (_, i) => new Tile({ ex: 0, ey: 0, i, j: 0 }, new Float64Array(1)));
    cache.add(tiles[0]!);
    for (const tile of tiles.slice(1)) {
      cache.add(tile);
      cache.touch(tiles[0]!);
    }
    expect(cache.has(tiles[0]!.address)).toBe(true);
    expect(cache.has(tiles[1]!.address)).toBe(false);
    expect((400 - dropped.length) * SAMPLES * SAMPLES * 16).toBeLessThanOrEqual(64 * 1024 * 1024);
    cache.clear();
    expect(dropped).toHaveLength(400);
  });
});

/** Somebody to ask who answers when told. */
function oracle(): {
  ask: (question: Question, signal?: AbortSignal) => Promise<Answer>;
  open: { question: Question; answer: () => void; refuse: () => void; aborted: () => boolean }[];
} {
  const open: ReturnType<typeof oracle>["open"] = [];
  const ask = (question: Question, signal?: AbortSignal): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const answer = (): void =>
        resolve(
          question.kind === "problem"
            ? { kind: "problem", latex: "", symbols: ["x", "y"], minima: [{ at: [0, 0], loss: -3, global: true }], kinks: [], notes: [], references: [] }
            : { kind: "tile", columns: SAMPLES, rows: SAMPLES, values: new Float64Array(SAMPLES * SAMPLES) },
        );
      open.push({ question, answer, refuse: () => reject(new Error("no")), aborted: () => signal?.aborted ?? false });
    });
  return { ask, open };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("fetching", () => {
  const address = (i: number): { ex: number; ey: number; i: number; j: number } => ({ ex: 1, ey: 1, i, j: 0 });

  it("has few under way, the most urgent first, and goes on as answers come", async () => {
    const { ask, open } = oracle();
    const arrived: number[] = [];
    const fetcher = new Fetcher(
      problem,
      ask,
      ({ address: { i } }) => arrived.push(i),
      () => undefined,
    );
    fetcher.want([3, 1, 4, 0, 5, 9, 2, 6].map(address));
    expect(open).toHaveLength(6);
    expect(open[0]!.question).toMatchObject({ kind: "tile", origin: [3 * 256, 0], spacing: [2, 2], columns: SAMPLES, rows: SAMPLES });
    open[1]!.answer();
    await settled();
    expect(arrived).toEqual([1]);
    expect(open).toHaveLength(7);
  });

  it("cancels what is no longer wanted, keeps what still is, and drops stale answers", async () => {
    const { ask, open } = oracle();
    const arrived: number[] = [];
    const fetcher = new Fetcher(
      problem,
      ask,
      ({ address: { i } }) => arrived.push(i),
      () => undefined,
    );
    fetcher.want([0, 1, 2].map(address));
    fetcher.want([2, 7].map(address));
    expect(open.map(({ aborted }) => aborted())).toEqual([true, true, false, false]);
    for (const { answer } of open) answer();
    await settled();
    expect(arrived.toSorted((a, b) => a - b)).toEqual([2, 7]);
  });

  it("asks no more once the problem is refused", async () => {
    const { ask, open } = oracle();
    let failures = 0;
    const fetcher = new Fetcher(
      problem,
      ask,
      () => undefined,
      () => failures++,
    );
    fetcher.want(Array.from({ length: 20 }, (_, i) => address(i)));
    for (const { refuse } of open.slice()) refuse();
    await settled();
    fetcher.want([address(5)]);
    expect([failures, open.length]).toEqual([1, 6]);
  });
});

describe("a scene", () => {
  it("asks for the floor, then parents, then the fine level, and shows parents meanwhile", async () => {
    const { ask, open } = oracle();
    const scene = new Scene("bowl", problem, ask, { arrived: () => undefined, dropped: () => undefined, changed: () => undefined });
    scene.look({ window: VIEW, width: 900, height: 650 });
    expect(open.map(({ question }) => question.kind)).toEqual(["problem"]);
    expect(scene.isPresentable()).toBe(false);
    open[0]!.answer();
    await settled();
    expect(scene.floor).toBe(-3);
    const spacings = (): number[] => open.flatMap(({ question }) => (question.kind === "tile" ? [question.spacing[0]] : []));
    const fine = spacingOf(levelFor(VIEW, 900, 650).ex);
    const parents = spacings().filter((spacing) => spacing === 8 * fine).length;
    expect(parents).toBeGreaterThan(0);
    expect(spacings().slice(0, parents)).toEqual(Array.from({ length: parents }, () => 8 * fine));
    for (const { answer } of open.slice(1, parents + 1)) answer();
    await settled();
    expect(scene.isPresentable()).toBe(true);
    expect(scene.progress()).toBe(0);
    const patches = scene.patches(900, 650, () => true);
    const area = patches.reduce((sum, { left, right, top, bottom }) => sum + (right - left) * (bottom - top), 0);
    expect(area).toBeCloseTo(900 * 650, 3);
    for (let next = parents + 1; next < open.length; next++) {
      open[next]!.answer();
      await settled();
    }
    expect(scene.progress()).toBeUndefined();
    expect(scene.patches(900, 650, () => true).every(({ tile }) => tile.address.ex === levelFor(VIEW, 900, 650).ex)).toBe(true);
    scene.dispose();
  });

  it("is done at once where the problem is refused", async () => {
    const { ask, open } = oracle();
    const scene = new Scene("x", problem, ask, { arrived: () => undefined, dropped: () => undefined, changed: () => undefined });
    scene.look({ window: VIEW, width: 900, height: 650 });
    open[0]!.refuse();
    await settled();
    expect([scene.isPresentable(), scene.progress(), scene.patches(900, 650, () => true)]).toEqual([true, undefined, []]);
  });
});
