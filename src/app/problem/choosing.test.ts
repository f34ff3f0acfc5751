import { describe, expect, it } from "vitest";
import { movedTo, search } from "./choosing.ts";

describe("searching", () => {
  const entries = [
    ["Müller–Brown", "Three valleys"],
    ["Bowl", "A quadratic bowl"],
    ["로젠브록", "Rosenbrock"],
  ] as const;
  const found = (query: string): readonly string[] => search(entries, query, (entry) => entry).map(([title]) => title);

  it("finds by any of the words, whatever case and accents", () => {
    expect(found("muller")).toEqual(["Müller–Brown"]);
    expect(found("VALL brown")).toEqual(["Müller–Brown"]);
    expect(found("rosen")).toEqual(["로젠브록"]);
    expect(found("로젠")).toEqual(["로젠브록"]);
    expect(found("  ")).toHaveLength(3);
    expect(found("bowl brown")).toEqual([]);
  });
});

describe("walking through a grid", () => {
  // 0 1 2 / 3 4 5 / 6 7
  const to = (key: string, from: number, sideways = true): number | undefined => movedTo(key, from, 8, 3, sideways);

  it("goes by rows and columns and stays inside", () => {
    expect([to("ArrowRight", 0), to("ArrowLeft", 4), to("ArrowDown", 1), to("ArrowUp", 7)]).toEqual([1, 3, 4, 4]);
    expect([to("ArrowLeft", 0), to("ArrowRight", 7), to("ArrowUp", 2), to("ArrowDown", 6)]).toEqual([undefined, undefined, undefined, undefined]);
    expect([to("Home", 4), to("End", 4)]).toEqual([0, 7]);
  });

  it("comes down to the end of a short last row", () => {
    expect(to("ArrowDown", 5)).toBe(7);
    expect(movedTo("ArrowDown", 0, 2, 3, true)).toBeUndefined();
  });

  it("leaves sideways keys to the text, and everything where there is nothing", () => {
    expect([to("ArrowRight", 0, false), to("Home", 3, false), to("a", 3)]).toEqual([undefined, undefined, undefined]);
    expect(to("ArrowDown", 0, false)).toBe(3);
    expect(movedTo("ArrowDown", 0, 0, 1, true)).toBeUndefined();
  });
});
