import { describe, expect, it } from "vitest";
import { placeCard } from "./place.ts";
import type { Rectangle } from "./place.ts";

const CARD = { width: 264, height: 380 };
const DESK = { x: 44, y: 1, width: 860, height: 630 };
const PHONE = { x: 0, y: 0, width: 390, height: 385 };

const distanceTo = ({ x, y, width, height }: Rectangle, [px, py]: readonly [number, number]): number =>
  Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));

describe("the card of the lens", () => {
  it("stands beside the disc where there is room, and stays on its side", () => {
    const first = placeCard(DESK, [300, 300], 100, CARD);
    expect(first.side).toBe("right");
    expect(first.x).toBeGreaterThanOrEqual(400);
    expect(placeCard(DESK, [700, 300], 100, CARD, "right").side).toBe("left");
    expect(placeCard(DESK, [480, 300], 100, CARD, "left").side).toBe("left");
  });

  it.each([
    ["a desk", DESK, 264],
    ["a phone", PHONE, 382],
  ])("never lies on the point, nor outside of the plot, on %s", (_, plot, width) => {
    for (const radius of [12, 60, 200, 900]) {
      for (let x = plot.x; x <= plot.x + plot.width; x += 13) {
        for (let y = plot.y; y <= plot.y + plot.height; y += 11) {
          const place = placeCard(plot, [x, y], radius, { width, height: CARD.height });
          const box = { x: place.x, y: place.y, width, height: Math.min(CARD.height, place.maxHeight) };
          expect(distanceTo(box, [x, y])).toBeGreaterThanOrEqual(23.9);
          expect(place.maxHeight).toBeGreaterThan(100);
          expect([box.x >= plot.x, box.y >= plot.y, box.x + width <= plot.x + plot.width, box.y + box.height <= plot.y + plot.height]).toEqual([
            true,
            true,
            true,
            true,
          ]);
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
