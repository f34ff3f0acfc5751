import { describe, expect, it } from "vitest";
import { arrange, defaultView, withCurrent } from "./arrangement.ts";
import type { ViewEntry } from "../../views/index.ts";

const entry = (id: string, alone: boolean): ViewEntry => ({ def: { id, knobs: {} }, name: () => id, alone, load: () => Promise.reject(new Error(id)) });
const entries = [entry("loss", true), entry("table", false), entry("spectrum", false)];
const shown = (view: readonly string[] | undefined) => arrange(view, entries).map(({ id, current }) => `${id}:${current?.def.id ?? "–"}`);

describe("the arrangement of panels", () => {
  it("opens every place by default, with the first tab", () => {
    expect(shown(undefined)).toEqual(["loss:loss", "tabs:table"]);
    expect(shown(defaultView(entries))).toEqual(shown(undefined));
  });

  it("follows the names of the link: order, tab, collapsed", () => {
    expect(shown(["map", "spectrum", "loss"])).toEqual(["tabs:spectrum", "loss:loss"]);
    expect(shown(["map", "table"])).toEqual(["loss:–", "tabs:table"]);
    expect(shown([])).toEqual(["loss:–", "tabs:–"]);
    expect(shown(["nonsense", "loss"])).toEqual(["loss:loss", "tabs:–"]);
  });

  it("changes one place and leaves the others", () => {
    expect(withCurrent(undefined, entries, "tabs", "spectrum")).toEqual(["map", "loss", "spectrum"]);
    expect(withCurrent(["map", "spectrum", "loss"], entries, "loss", undefined)).toEqual(["map", "spectrum"]);
    expect(withCurrent(["loss"], entries, "tabs", "table")).toEqual(["loss", "table"]);
  });

  it("writes nothing for the default", () => {
    expect(withCurrent(["map", "loss", "spectrum"], entries, "tabs", "table")).toBeUndefined();
  });
});
