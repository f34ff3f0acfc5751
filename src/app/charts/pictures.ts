/** What a map of one chart, and that of all of them together, shows differently from the map of the page. */
import { LOOKS } from "../../draw/markers.ts";
import { pixelOf } from "../../views/map/pen.ts";
import { placeOfLook } from "./together.ts";
import type { FrameRun, MapFrame } from "../../views/map/frame.ts";
import type { Attachment } from "../map/controller.ts";

/** Dashes of the charts in the common picture, by place; where paths coincide the solid one below makes a whole line of them. */
const DASHES: readonly (readonly number[])[] = [[], [7, 5], [2, 4], [10, 4, 2, 4]];
/** Pixels within which marks at the playhead are one to the eye. */
const ONE = 9;

export const dashOf = (place: number): readonly number[] => DASHES[place] ?? [];

export function nameAxes(axes: readonly [string, string]): Attachment {
  return { show: () => ({ coordinates: axes }) };
}

/** Runs of one method whose marks coincide at the playhead, by the first of each group. */
function bundlesOf({ layout, runs }: Pick<MapFrame, "layout" | "runs">): readonly (readonly FrameRun[])[] {
  const bundles: FrameRun[][] = [];
  for (const run of runs) {
    const at = pixelOf({ layout }, run.at);
    const near = bundles.find(([first]) => {
      const other = first!.look % LOOKS === run.look % LOOKS ? pixelOf({ layout }, first!.at) : undefined;
      return at !== undefined && other !== undefined && Math.hypot(at[0] - other[0], at[1] - other[1]) <= ONE;
    });
    if (near === undefined) bundles.push([run]);
    else near.push(run);
  }
  return bundles;
}

/**
 * Where all charts agree about a run it is called by its own name, once; where they do not, each place is called by its charts.
 * @param charts their names, by place
 */
export function namesTogether(frame: Pick<MapFrame, "layout" | "runs">, charts: readonly string[]): ReadonlyMap<FrameRun, string> {
  const names = new Map<FrameRun, string>();
  for (const bundle of bundlesOf(frame)) {
    const [first, ...others] = bundle;
    const all = frame.runs.filter(({ look }) => look % LOOKS === first!.look % LOOKS).length;
    const some = bundle.map(({ look }) => charts[placeOfLook(look)] ?? "").join(" · ");
    names.set(first!, bundle.length > 1 && bundle.length === all ? first!.name : some);
    for (const other of others) names.set(other, "");
  }
  return names;
}

/** @param names of the charts, by place */
export function nameCharts(axes: readonly [string, string], names: readonly string[]): Attachment {
  return {
    show(frame) {
      const called = namesTogether(frame, names);
      const runs = frame.runs.map((run): FrameRun => {
        const place = placeOfLook(run.look);
        const chart = names[place] ?? "";
        const styled = { ...run, name: `${run.name}, ${chart}`, label: called.get(run) ?? chart, style: { ...run.style, dash: dashOf(place) } };
        // Where the step would have gone is no place here: it names no distribution.
        if (run.ended?.code !== "outside-domain") return styled;
        return { ...styled, label: `${chart}: ${frame.words.rejected}`, ended: { ...run.ended, message: "" } };
      });
      return { coordinates: axes, runs };
    },
  };
}
