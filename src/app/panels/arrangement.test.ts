import { describe, expect, it } from "vitest";
import { arrange, defaultView, folded, withCurrent } from "./arrangement.ts";
import type { ViewEntry } from "../../views/index.ts";

const entry = (id: string, alone: boolean): ViewEntry => ({ def: { id, knobs: {} }, name: () => id, alone, load: () => Promise.reject(new Error(id)) });
const entries = [entry("loss", true), entry("table", false), entry("spectrum", false)];
const shown = (view: readonly string[] | undefined, low = false) => arrange(view, entries, low).map(({ id, current }) => `${id}:${current?.def.id ?? "–"}`);

describe("the arrangement of panels", () => {
  it("opens every place by default, with the first tab", () => {
    expect(shown(undefined)).toEqual(["loss:loss", "tabs:table"]);
    expect(shown(defaultView(entries, false))).toEqual(shown(undefined));
  });

  it("keeps the tabs folded where there is little height, until they are asked for", () => {
    expect(shown(undefined, true)).toEqual(["loss:loss", "tabs:–"]);
    expect(shown(["map", "loss", "table"], true)).toEqual(["loss:loss", "tabs:table"]);
    expect(withCurrent(undefined, entries, { area: "tabs", current: "table" }, true)).toEqual(["map", "loss", "table"]);
    expect(withCurrent(["map", "loss", "table"], entries, { area: "tabs", current: undefined }, true)).toBeUndefined();
  });

  it("follows the names of the link: order, tab, collapsed", () => {
    expect(shown(["map", "spectrum", "loss"])).toEqual(["tabs:spectrum", "loss:loss"]);
    expect(shown(["map", "table"])).toEqual(["loss:–", "tabs:table"]);
    expect(shown([])).toEqual(["loss:–", "tabs:–"]);
    expect(shown(["nonsense", "loss"])).toEqual(["loss:loss", "tabs:–"]);
  });

  it("changes one place and leaves the others", () => {
    expect(withCurrent(undefined, entries, { area: "tabs", current: "spectrum" }, false)).toEqual(["map", "loss", "spectrum"]);
    expect(withCurrent(["map", "spectrum", "loss"], entries, { area: "loss", current: undefined }, false)).toEqual(["map", "spectrum"]);
    expect(withCurrent(["loss"], entries, { area: "tabs", current: "table" }, false)).toEqual(["loss", "table"]);
  });

  it("folds the shared place for a while, wherever it stands, and nothing else", () => {
    const areas = folded(arrange(["map", "spectrum", "loss"], entries, false));
    expect(areas.map(({ id, current }) => [id, current?.def.id])).toEqual([
      ["tabs", undefined],
      ["loss", "loss"],
    ]);
  });

  it("writes nothing for the default", () => {
    expect(withCurrent(["map", "loss", "spectrum"], entries, { area: "tabs", current: "table" }, false)).toBeUndefined();
  });
});
