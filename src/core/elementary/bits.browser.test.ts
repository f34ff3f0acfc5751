import { describe, expect, it } from "vitest";
import { allBits } from "../testing/bits.ts";
import pinned from "../testing/bits-elementary.json";
import { elementaryImports } from "./index.ts";

describe("the same bits everywhere: elementary functions in a browser", () => {
  it("give the digests on record, which Node gives too (bits.test.ts)", () => {
    expect(allBits(elementaryImports)).toEqual(pinned);
  });
});
