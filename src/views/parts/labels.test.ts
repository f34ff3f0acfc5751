import { describe, expect, it } from "vitest";
import { placeLabels } from "./labels.ts";

const wish = (at: number) => ({ at, height: 16 });

describe("labels at the ends of lines", () => {
  it("stand at their lines where there is room", () => {
    expect(placeLabels([wish(100), wish(20), wish(60)], 0, 200)).toEqual([100, 20, 60]);
  });

  it("share the displacement where two lines end together", () => {
    expect(placeLabels([wish(100), wish(100)], 0, 200)).toEqual([92, 108]);
    expect(placeLabels([wish(104), wish(100)], 0, 200)).toEqual([110, 94]);
  });

  it("stay inside", () => {
    expect(placeLabels([wish(0), wish(3), wish(200)], 0, 200)).toEqual([8, 24, 192]);
  });

  it("never overlap and keep the order of the lines", () => {
    for (let round = 0; round < 200; round++) {
      const wishes = Array.from({ length: 1 + (round % 10) }, (_, i) => wish(120 + 120 * Math.sin(round * round + 7 * i)));
      const centres = placeLabels(wishes, 0, 200);
      const order = wishes.map((_, i) => i).toSorted((a, b) => wishes[a]!.at - wishes[b]!.at);
      for (const [place, i] of order.entries()) {
        expect(centres[i]!).toBeGreaterThanOrEqual(8 - 1e-9);
        expect(centres[i]!).toBeLessThanOrEqual(192 + 1e-9);
        if (place > 0) expect(centres[i]! - centres[order[place - 1]!]!).toBeGreaterThanOrEqual(16 - 1e-9);
      }
    }
  });
});
