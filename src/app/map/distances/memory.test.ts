import { describe, expect, it } from "vitest";
import { DRAWS, LEVELS, parseMemory, placeOf, valueAt } from "./memory.ts";

describe("what the distances remember", () => {
  it("is taken from what was written, and the rest is as it is initially", () => {
    const memory = { switched: ["tissot"], surfaces: ["l1"], level: 0.5, draws: 20, cursor: true };
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
    const nothing = { switched: [], surfaces: [], level: LEVELS.initial, draws: DRAWS.initial, cursor: false };
    for (const text of [null, "", "null", "[", '{"level":-1,"switched":3,"cursor":"yes","draws":0}', '{"level":1e9,"draws":"9"}']) {
      expect(parseMemory(text)).toEqual(nothing);
    }
  });

  it("has a value for each place of a slider and a place for each value", () => {
    expect([valueAt(0, LEVELS), valueAt(1, LEVELS), valueAt(0.5, LEVELS)]).toEqual([LEVELS.least, LEVELS.most, 0.1]);
    for (const level of [1e-3, 0.013, 0.5, 10]) expect(valueAt(placeOf(level, LEVELS), LEVELS)).toBe(level);
    expect([valueAt(0, DRAWS), valueAt(0.5, DRAWS), valueAt(1, DRAWS)]).toEqual([1, 100, 10_000]);
  });
});
