import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { decode } from "../../scenario/index.ts";
import { linkOf, readCamera } from "../store/link.ts";
import { createPageStore } from "../store/store.ts";
import { changeView, PANES, readView3d, viewOf } from "./view.ts";
import type { PageStore } from "../store/store.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const open = (link: string): PageStore => createPageStore({ catalogue, reading: decode(link, catalogue), language: "en" });
const LINK = "v=1&problem=rosenbrock&run=adam";

describe("the camera in links", () => {
  it("is the map's alone while only the map is shown", () => {
    const store = open(`${LINK}&cam=1,2,0.5`);
    expect(store.getState().camera).toEqual({ x: 1, y: 2, halfHeight: 0.5 });
    expect(viewOf(store).panes).toBe("2d");
    changeView(store, { azimuth: 12, elevation: 60, height: "linear" });
    expect(linkOf(store.getState())).toBe(`${LINK}&cam=1,2,0.5`);
    expect(linkOf(open(LINK).getState())).toBe(LINK);
  });
  it("goes on with the 3-D picture's", () => {
    const store = open(LINK);
    changeView(store, { panes: "3d" });
    expect(linkOf(store.getState())).toBe(`${LINK}&cam=0,0,0,-30,40,1`);
    changeView(store, { panes: "both", azimuth: 12.5, height: "linear" });
    store.actions.setCamera({ x: 1, y: 2, halfHeight: 0.5 });
    expect(linkOf(store.getState())).toBe(`${LINK}&cam=1,2,0.5,12.5,40,2,0`);
  });
  it("comes back from a link as it went in", () => {
    const angles = fc.record({ azimuth: fc.integer({ min: -1800, max: 1800 }), elevation: fc.integer({ min: 50, max: 900 }) });
    fc.assert(
      fc.property(angles, fc.constantFrom(...PANES), fc.constantFrom("log" as const, "linear" as const), fc.boolean(), (tenths, panes, height, moved) => {
        const store = open(LINK);
        const view = { azimuth: tenths.azimuth / 10, elevation: tenths.elevation / 10, panes, height };
        if (moved) store.actions.setCamera({ x: 1, y: 2, halfHeight: 0.5 });
        changeView(store, view);
        const again = open(linkOf(store.getState()));
        expect(again.getState().camera).toEqual(store.getState().camera);
        if (panes === "2d") expect(viewOf(again).panes).toBe("2d");
        else expect(viewOf(again)).toEqual(view);
      }),
    );
  });
  it("is read as well as it can be where it is wrong", () => {
    expect(readView3d([5])).toMatchObject({ panes: "2d" });
    expect(readView3d([5, 40, 7])).toMatchObject({ panes: "2d" });
    expect(readView3d([500, 40, 1])).toMatchObject({ panes: "3d", azimuth: -30, elevation: 40 });
    expect(readView3d([5, Number.NaN, 2])).toMatchObject({ panes: "both", azimuth: -30 });
    expect(readCamera([0, 0, 0, 5, 40, 1])).toBeUndefined();
  });
});
