import { describe, expect, it } from "vitest";
import { placeCard } from "./place.ts";
import type { Rectangle } from "./place.ts";

const CARD = { width: 264, height: 380 };
const DESK = { x: 44, y: 1, width: 860, height: 630 };
const LAPTOP = { x: 44, y: 1, width: 600, height: 500 };
const PHONE = { x: 0, y: 0, width: 390, height: 368 };

const distanceTo = ({ x, y, width, height }: Rectangle, [px, py]: readonly [number, number]): number =>
  Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));

describe("the card of the lens", () => {
  it("stands in a corner away from the disc, and stays there while it is clear of it", () => {
    expect(placeCard(DESK, [300, 300], 100, CARD).corner).toEqual(["right", "top"]);
    expect(placeCard(DESK, [700, 100], 100, CARD).corner).toEqual(["right", "bottom"]);
    expect(placeCard(DESK, [700, 300], 100, CARD).corner[0]).toBe("left");
    expect(placeCard(DESK, [480, 300], 100, CARD, 0, ["left", "bottom"]).corner).toEqual(["left", "bottom"]);
    expect(placeCard(DESK, [280, 500], 100, CARD, 0, ["left", "bottom"]).corner).not.toEqual(["left", "bottom"]);
    // Where it could only stand over the disc it is lower.
    const lower = placeCard(LAPTOP, [344, 320], 80, CARD);
    expect(lower.corner).toEqual(["right", "top"]);
    expect(lower.y + lower.maxHeight).toBe(320 - 80 - 12);
  });

  it("is a sheet at the lower edge of a narrow map, over the key, and at the upper one where the disc lies there", () => {
    const card = { width: 382, height: 400 };
    const low = placeCard(PHONE, [200, 100], 40, card, 56);
    expect(low.corner[1]).toBe("bottom");
    expect(low.maxHeight).toBeCloseTo(368 / 3 + 56, 9);
    expect(low.y + low.maxHeight).toBeCloseTo(368 + 56, 9);
    const lower = placeCard(PHONE, [200, 230], 40, card, 56);
    expect([lower.corner[1], lower.y]).toEqual(["bottom", 230 + 40 + 12]);
    expect(placeCard(PHONE, [200, 300], 40, card, 56).corner[1]).toBe("top");
    // Folded, it lies on the key alone.
    expect(placeCard(PHONE, [200, 340], 10, { ...card, height: 48 }, 56).corner[1]).toBe("bottom");
  });

  it.each([
    ["a desk", DESK, 264, 0],
    ["a laptop", LAPTOP, 264, 0],
    ["a phone", PHONE, 382, 56],
  ])("never lies on the point, nor over more than a third of the map, on %s", (_, plot, width, below) => {
    for (const radius of [12, 60, 200, 900]) {
      for (let x = plot.x; x <= plot.x + plot.width; x += 13) {
        for (let y = plot.y; y <= plot.y + plot.height; y += 11) {
          const place = placeCard(plot, [x, y], radius, { width, height: CARD.height }, below);
          const box = { x: place.x, y: place.y, width, height: Math.min(CARD.height, place.maxHeight) };
          expect(distanceTo(box, [x, y])).toBeGreaterThanOrEqual(23.9);
          expect(place.maxHeight).toBeGreaterThan(100);
          expect([box.x >= plot.x, box.y >= plot.y, box.x + width <= plot.x + plot.width, box.y + box.height <= plot.y + plot.height + below]).toEqual([
            true,
            true,
            true,
            true,
          ]);
          const covered = (Math.min(box.y + box.height, plot.y + plot.height) - box.y) * width;
          expect(covered / (plot.width * plot.height)).toBeLessThanOrEqual(1 / 3 + 1e-9);
        }
      }
    }
  });

  it("has a place for a point out of view", () => {
    const place = placeCard(DESK, [-5000, 9000], 40, CARD);
    expect(place.y + CARD.height).toBeLessThanOrEqual(DESK.y + DESK.height);
    expect(place.x).toBeGreaterThan(DESK.x);
  });
});
