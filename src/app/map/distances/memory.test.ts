import { describe, expect, it } from "vitest";
import { LEVELS, levelAt, parseMemory, placeOf } from "./memory.ts";

describe("what the distances remember", () => {
  it("is taken from what was written, and the rest is as it is initially", () => {
    const memory = { switched: ["tissot"], level: 0.5, cursor: true };
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
    const nothing = { switched: [], level: LEVELS.initial, cursor: false };
    for (const text of [null, "", "null", "[", '{"level":-1,"switched":3,"cursor":"yes"}', '{"level":1e9}']) expect(parseMemory(text)).toEqual(nothing);
  });

  it("has a level for each place of the slider and a place for each level", () => {
    expect([levelAt(0), levelAt(1), levelAt(0.5)]).toEqual([LEVELS.least, LEVELS.most, 0.1]);
    for (const level of [1e-3, 0.013, 0.5, 10]) expect(levelAt(placeOf(level))).toBe(level);
  });
});
