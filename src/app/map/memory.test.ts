import { describe, expect, it } from "vitest";
import { parseMemory } from "./memory.ts";

describe("what the map remembers", () => {
  it("comes back as it was written", () => {
    const memory = { switched: ["dots", "arrows"], spacing: "quantile" as const };
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
  });
  it("is nothing where nothing or nonsense is stored, and never an unknown spacing", () => {
    const nothing = { switched: [], spacing: undefined };
    for (const text of [null, "", "{", "null", "7", "[]", '{"switched":"dots","spacing":"cubic"}']) expect(parseMemory(text)).toEqual(nothing);
    expect(parseMemory('{"switched":[1,"dots",null],"spacing":"linear"}')).toEqual({ switched: ["dots"], spacing: "linear" });
  });
});
