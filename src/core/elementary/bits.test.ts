import { describe, expect, it } from "vitest";
import { allBits, BITS_CASES, bitsOf, seededArgument, seriesOf } from "../testing/bits.ts";
import pinned from "../testing/bits-elementary.json";
import { elementaryImports } from "./index.ts";

describe("the same bits everywhere: elementary functions in Node", () => {
  // The same file is compared in a browser (bits.browser.test.ts). It changes only with the algorithms, and that is a new revision of the numerics.
  it("give the digests on record", () => {
    expect(allBits(elementaryImports)).toEqual(pinned);
  });

  it("are all on record", () => {
    expect(Object.keys(pinned).toSorted()).toEqual(Object.keys(elementaryImports).toSorted());
  });
});

describe("the digest", () => {
  const { exp } = elementaryImports;

  it("notices one changed last bit among all cases", () => {
    const view = new DataView(new ArrayBuffer(8));
    for (const changed of [0, 11_999, BITS_CASES - 1]) {
      let i = 0;
      const other = bitsOf("exp", (x) => {
        view.setFloat64(0, exp(x));
        if (i++ === changed) view.setUint32(4, view.getUint32(4) ^ 1);
        return view.getFloat64(0);
      });
      expect(other, `case ${changed}`).not.toBe(pinned.exp);
    }
  });

  it("tells +0 from −0, and no NaN from another", () => {
    expect(bitsOf("exp", () => 0)).not.toBe(bitsOf("exp", () => -0));
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, 0xfff80000);
    view.setUint32(4, 12345);
    expect(bitsOf("exp", () => view.getFloat64(0))).toBe(bitsOf("exp", () => Number.NaN));
  });

  it("covers every binade, both signs, infinities' neighbours and NaN", () => {
    const seen = new Set<number>();
    const view = new DataView(new ArrayBuffer(8));
    for (const name of Object.keys(elementaryImports)) {
      for (let i = 0; i < BITS_CASES; i++) {
        view.setFloat64(0, seededArgument(seriesOf(name), i));
        seen.add(view.getUint32(0) >>> 20);
      }
    }
    expect(seen.size).toBe(4096);
  });
});
