import { describe, expect, it } from "vitest";
import { contentHeight, MOST_PIXELS, scrollTo, slice } from "./layout.ts";

const small = { count: 301, rowHeight: 24, seen: 240 };
const large = { count: 1_000_001, rowHeight: 24, seen: 240 };

describe("rows in a scrolling box", () => {
  it("shows those at the scrolled place, and one more on each side", () => {
    expect(slice(small, 0)).toEqual({ first: 0, end: 11, above: 0, below: (301 - 11) * 24 });
    expect(slice(small, 240)).toMatchObject({ first: 9, end: 21, above: 9 * 24 });
    expect(slice(small, 301 * 24 - 240)).toMatchObject({ first: 290, end: 301, below: 0 });
  });

  it("keeps the height of the whole", () => {
    for (const box of [small, large]) {
      for (const share of [0, 0.1, 0.37, 0.9, 1]) {
        const { first, end, above, below } = slice(box, share * (contentHeight(box) - box.seen));
        expect(above + (end - first) * 24 + below).toBeCloseTo(contentHeight(box), 3);
      }
    }
    expect(contentHeight(large)).toBe(MOST_PIXELS);
  });

  it("reaches every row of a million", () => {
    for (const row of [0, 1, 499_999, 999_999, 1_000_000]) {
      const place = scrollTo(large, row, 12_345);
      const { first, end, above } = slice(large, place);
      expect(first).toBeLessThanOrEqual(row);
      expect(end).toBeGreaterThan(row);
      const top = above + (row - first) * 24 - place;
      expect(top).toBeGreaterThan(-1);
      expect(top + 24).toBeLessThan(241);
    }
  });

  it("does not move for a row that is seen", () => {
    expect(scrollTo(small, 12, 240)).toBe(240);
    expect(scrollTo(small, 20, 240)).toBe(264);
    expect(scrollTo(small, 3, 240)).toBe(72);
  });

  it("has nothing to scroll where all fits", () => {
    expect(scrollTo({ ...small, count: 4 }, 3, 0)).toBe(0);
    expect(slice({ ...small, count: 4 }, 0)).toEqual({ first: 0, end: 4, above: 0, below: 0 });
  });
});
