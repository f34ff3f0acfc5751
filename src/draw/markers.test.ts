import { describe, expect, it } from "vitest";
import { LOOKS, markerPath } from "./markers.ts";

const looks = Array.from({ length: LOOKS }, (_, look) => look);
const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe("markers of runs", () => {
  it("are eight different closed shapes, and begin again", () => {
    expect(new Set(looks.map((look) => markerPath(look, 5))).size).toBe(LOOKS);
    for (const look of looks) expect(markerPath(look, 5)).toMatch(/^M.*Z$/);
    expect(markerPath(LOOKS + 2, 5)).toBe(markerPath(2, 5));
  });

  it("grow with their radius and stay about as large as a disc", () => {
    for (const look of looks) {
      const [small, large] = [4, 8].map((radius) => Math.max(...numbers(markerPath(look, radius)).map(Math.abs)));
      expect(large! / small!).toBeCloseTo(2, 1);
      expect(large!).toBeGreaterThan(6.5);
      expect(large!).toBeLessThan(11);
    }
  });

  it("are never a triangle, and the square stands on its side: a diamond means something else", () => {
    for (const look of looks) expect(markerPath(look, 5).split("L").length, String(look)).not.toBe(3);
    expect(markerPath(1, 1)).toBe("M-0.88 -0.88L0.88 -0.88L0.88 0.88L-0.88 0.88Z");
  });
});
