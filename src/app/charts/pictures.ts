/** What a map of one chart, and that of all of them together, shows differently from the map of the page. */
import { placeOfLook } from "./together.ts";
import type { Attachment } from "../map/controller.ts";

/** Dashes of the charts in the common picture, by place; where paths coincide the solid one below makes a whole line of them. */
const DASHES: readonly (readonly number[])[] = [[], [7, 5], [2, 4], [10, 4, 2, 4]];

export const dashOf = (place: number): readonly number[] => DASHES[place] ?? [];

export function nameAxes(axes: readonly [string, string]): Attachment {
  return { show: () => ({ coordinates: axes }) };
}

/** @param names of the charts, by place */
export function nameCharts(axes: readonly [string, string], names: readonly string[]): Attachment {
  return {
    show: ({ runs, words }) => ({
      coordinates: axes,
      runs: runs.map((run) => {
        const place = placeOfLook(run.look);
        const name = names[place] ?? run.name;
        const styled = { ...run, name, style: { ...run.style, dash: dashOf(place) } };
        // Where the step would have gone is no place here: it names no distribution.
        if (run.ended?.code !== "outside-domain") return styled;
        return { ...styled, name: `${name}: ${words.rejected}`, ended: { ...run.ended, message: "" } };
      }),
    }),
  };
}
