/** All charts in one picture: the same members under other names, run for run, as rows arrive. */
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { chartMaps, convert } from "../../core/problems/distributions/charts.ts";
import { decode } from "../../scenario/index.ts";
import { isShown } from "../store/state.ts";
import { createPageStore } from "../store/store.ts";
import { Trajectories, Trajectory } from "../trajectories.ts";
import { openTogether, placeOfLook } from "./together.ts";
import type { PageParts } from "../page.ts";
import type { Fit } from "./fit.ts";
import type { Together } from "./together.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const entry = catalogue.problems.find(({ id }) => id === "gaussian")!;
const maps = chartMaps.get("gaussian")!;
const CHARTS = ["mu-sigma", "mu-precision"];

function path(points: readonly number[]): Trajectory {
  const trajectory = new Trajectory();
  extend(trajectory, points);
  return trajectory;
}
function extend(trajectory: Trajectory, points: readonly number[]): void {
  const count = points.length / 2;
  const rows = new Float64Array(count).fill(1);
  trajectory.append({ firstStep: trajectory.count, count, dim: 2, points: Float64Array.from(points), loss: rows, gradNorm: rows });
}

function open(): { readonly page: PageParts; readonly fits: readonly Fit[]; readonly together: Together } {
  const reading = decode("v=1&problem=gaussian&p.chart=mu-precision&run=sgd&run=adam&start=1,0.25", catalogue);
  const page: PageParts = {
    store: createPageStore({ catalogue, reading, language: "en" }),
    trajectories: new Trajectories(),
    ask: async () => new Promise(() => undefined),
  };
  const fits = CHARTS.map((chart): Fit => ({ ...page, chart, trajectories: new Trajectories(), close: () => undefined }));
  return { page, fits, together: openTogether(page, { entry, maps }, fits) };
}
const rowsOf = ({ points, count }: Trajectory): number[] => [...points.subarray(0, 2 * count)];

describe("all charts together", () => {
  it("has every run once for each chart, in the common one, from the same start", () => {
    const { together, page } = open();
    const { document } = together.store.getState();
    expect(document.problem.values["chart"]).toBe("mu-sigma");
    expect(document.start).toEqual([1, 2]);
    expect(document.runs.map(({ look }) => placeOfLook(look))).toEqual([0, 0, 1, 1]);
    expect(document.runs.map(({ optimizer }) => optimizer)).toEqual(["sgd", "adam", "sgd", "adam"]);
    expect(new Set(document.runs.map(({ key }) => key)).size).toBe(4);
    expect(page.store.getState().document.runs).toHaveLength(2);
  });

  it("carries rows over as they arrive, and begins anew with a new path", () => {
    const { together, page, fits } = open();
    const [run] = page.store.getState().document.runs;
    const copy = together.store.getState().document.runs[2]!.key;
    const source = path([1, 0.25, 0.5, 4]);
    fits[1]!.trajectories.set(run!.key, source);
    fits[1]!.trajectories.changed();
    expect(rowsOf(together.trajectories.get(copy)!)).toEqual([1, 2, 0.5, 0.5]);
    extend(source, [0, 1]);
    source.ended = { kind: "budget", code: "budget", steps: 2, message: "" };
    fits[1]!.trajectories.changed();
    const carried = together.trajectories.get(copy)!;
    expect(rowsOf(carried)).toEqual([1, 2, 0.5, 0.5, 0, 1]);
    expect(carried.ended).toBe(source.ended);
    fits[1]!.trajectories.set(run!.key, path([3, 1 / 9]));
    fits[1]!.trajectories.changed();
    const again = rowsOf(together.trajectories.get(copy)!);
    expect(again).toHaveLength(2);
    convert(maps, "mu-precision", "mu-sigma", [3, 1 / 9]).forEach((value, i) => expect(again[i]).toBe(value));
  });

  it("hides, points at and moves what the page does", () => {
    const { together, page } = open();
    const [sgd, adam] = page.store.getState().document.runs;
    page.store.actions.toggleMuted(sgd!.key);
    const shown = (): boolean[] => together.store.getState().document.runs.map(({ key }) => isShown(together.store.getState(), key));
    expect(shown()).toEqual([false, true, false, true]);
    page.store.actions.toggleMuted(sgd!.key);
    page.store.actions.toggleSolo(sgd!.key);
    expect(shown()).toEqual([true, false, true, false]);
    together.store.actions.setHover({ run: together.store.getState().document.runs[3]!.key, step: 4 });
    expect(page.store.getState().hover).toEqual({ run: adam!.key, step: 4 });
    together.store.actions.setStart([0, 1]);
    expect(page.store.getState().document.start).toEqual([0, 1]);
    together.store.actions.setStart([0, 0.5]);
    expect(page.store.getState().document.start).toEqual([0, 4]);
  });

  it("hears nothing once it is closed", () => {
    const { together, page } = open();
    const { start } = together.store.getState().document;
    together.close();
    page.store.actions.setStart([0, 9]);
    expect(together.store.getState().document.start).toBe(start);
  });
});
