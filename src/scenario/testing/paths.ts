/** Presets run to their ends, for checking what is said of them. */
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { openPlan, runAll } from "../../core/plan.ts";
import { problems } from "../../core/problems/index.ts";
import { decode } from "../index.ts";
import { presets } from "../presets.ts";
import type { Ended } from "../../core/model.ts";
import type { PresetId } from "../presets.ts";

export const catalogue = { ...coreCatalogue(), ...pageCatalogue };

export interface Path {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly loss: readonly number[];
  readonly ended: Ended;
}

export function pathsOf(id: PresetId): Path[] {
  const { scenario } = decode(presets[id], catalogue);
  const rows: { x: number[]; y: number[]; loss: number[] }[] = scenario!.runs.map(() => ({ x: [], y: [], loss: [] }));
  const { runs } = openPlan(scenario!, {
    chunk: (run, { count, points, loss, dim }) => {
      for (let row = 0; row < count; row++) {
        rows[run]!.x.push(points[dim * row]!);
        if (dim > 1) rows[run]!.y.push(points[dim * row + 1]!);
        rows[run]!.loss.push(loss[row]!);
      }
    },
    issue: (issue) => {
      throw new Error(issue.message);
    },
  });
  const ended: Ended[] = [];
  runAll(runs, (run, end) => {
    ended[run] = end;
  });
  return rows.map((row, run) => ({ ...row, ended: ended[run]! }));
}

export const end = ({ x, y }: Path): readonly [number, number] => [x.at(-1)!, y.at(-1)!];
export const distance = ([x, y]: readonly [number, number], [a, b]: readonly number[]): number => Math.hypot(x - a!, y - b!);
export const minimaOf = (id: string, preset?: PresetId): readonly (readonly number[])[] =>
  problems
    .get(id)!
    .minima(preset === undefined ? {} : decode(presets[preset], catalogue).scenario!.problem.values)
    .map(({ at }) => at);
