import { describe, expect, it } from "vitest";
import { marks } from "../../../views/map/distances/index.ts";
import { parseMemory } from "./memory.ts";
import { pageOf, switchesOf, withMark } from "./switches.ts";

const FAMILY = ["hessian", "distribution", "empiricalFisher", "labels"];
const SURFACE = ["hessian"];
const NOTHING = { marks: undefined, ball: undefined, draws: undefined };
const mark = (id: string) => marks.find((one) => one.id === id)!;
const on = (...args: Parameters<typeof switchesOf>): string[] => [...switchesOf(...args).on];

describe("switches of marks", () => {
  it("begin with the balls of KL on a family, and with none on a surface; what a problem lacks is not offered", () => {
    expect(on(NOTHING, FAMILY)).toEqual(["circle", "ellipse", "steps", "forward", "reverse"]);
    expect(on(NOTHING, SURFACE)).toEqual([]);
    const offered = (abilities: readonly string[]): string[] => switchesOf(NOTHING, abilities).offered.map(({ id }) => id);
    expect(offered(SURFACE)).toEqual(["l1", "circle", "linf", "hessian", "ruler", "steps", "contact", "drop", "whole"]);
    expect(offered(["distribution"])).not.toContain("scores");
    expect(offered(FAMILY)).toEqual(marks.map(({ id }) => id));
  });

  it("are the link's where it says so, else the memory's", () => {
    const memory = withMark(withMark(parseMemory(null), FAMILY, mark("tissot"), true), FAMILY, mark("circle"), false);
    expect(on(NOTHING, FAMILY, memory)).toEqual(["ellipse", "steps", "forward", "reverse", "tissot"]);
    expect(on({ ...NOTHING, marks: ["l1", "tissot"] }, FAMILY, memory)).toEqual(["l1", "tissot"]);
    expect(on({ ...NOTHING, marks: ["l1", "tissot"] }, SURFACE, memory)).toEqual(["l1"]);
    // A surface has a memory of its own.
    expect(on(NOTHING, SURFACE, withMark(memory, SURFACE, mark("circle"), true))).toEqual(["circle"]);
  });

  it("stand in a link only where they differ from how a problem begins, or from what would be remembered", () => {
    const none = parseMemory(null);
    expect(pageOf(switchesOf(NOTHING, FAMILY), FAMILY, none)).toEqual(NOTHING);
    const page = { marks: ["l1", "scores"], ball: 0.5, draws: 9 };
    expect(pageOf(switchesOf(page, FAMILY), FAMILY, none)).toEqual(page);
    expect(pageOf(switchesOf({ ...page, marks: [] }, SURFACE), SURFACE, none)).toEqual(NOTHING);
    expect(pageOf(switchesOf({ ...page, marks: [] }, FAMILY), FAMILY, none)).toEqual({ ...NOTHING, marks: [] });
    const memory = withMark(none, FAMILY, mark("tissot"), true);
    expect(pageOf(switchesOf(NOTHING, FAMILY, memory), FAMILY, memory).marks).toContain("tissot");
    expect(pageOf(switchesOf(NOTHING, FAMILY), FAMILY, memory).marks).toEqual(["circle", "ellipse", "steps", "forward", "reverse"]);
  });
});
