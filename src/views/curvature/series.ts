/** What the chart can show of a path's curvature: for each quantity its lines, as functions of the row, and rows where they have no finite value. */
import { ExtremesIndex } from "../parts/extremes.ts";
import type { Quantity } from "./def.ts";
import type { PathCurvature } from "./table.ts";

export type SeriesId = "high" | "low" | "condition" | "gg" | "ghg" | "ratio" | "actual" | "predicted";

export const SERIES: Readonly<Record<Quantity, readonly SeriesId[]>> = {
  eigenvalues: ["high", "low"],
  condition: ["condition"],
  energy: ["gg", "ghg", "ratio"],
  change: ["actual", "predicted"],
};

export function valueOf(table: PathCurvature, id: SeriesId, row: number): number {
  switch (id) {
    case "condition": {
      const [low, high] = [Math.abs(table.at(row, "low")), Math.abs(table.at(row, "high"))];
      return Math.max(low, high) / Math.min(low, high);
    }
    case "ratio":
      return table.at(row, "ghg") / table.at(row, "gg");
    case "high":
    case "low":
    case "gg":
    case "ghg":
    case "actual":
    case "predicted":
      return table.at(row, id);
  }
}

/** One line, and its extremes over any stretch. */
export interface Series {
  readonly id: SeriesId;
  readonly valueAt: (row: number) => number;
  readonly index: ExtremesIndex;
}

/** Rows `from` … `to` where something shown has no finite value. */
export interface Gap {
  readonly from: number;
  to: number;
  /** Infinite; else not a number. */
  readonly infinite: boolean;
}

/** Gaps told apart at most; more of them run into the last one. */
const MOST_GAPS = 128;

export class QuantityModel {
  readonly series: readonly Series[];
  readonly gaps: Gap[] = [];
  /** Rows taken in. */
  count = 0;

  constructor(
    readonly table: PathCurvature,
    readonly quantity: Quantity,
  ) {
    this.series = SERIES[quantity].map((id) => {
      const valueAt = (row: number): number => valueOf(table, id, row);
      return { id, valueAt, index: new ExtremesIndex(valueAt) };
    });
  }

  /** Takes in the rows that have come. @returns whether there were any */
  update(): boolean {
    // The step away from the last row is not made yet, or never will be.
    const count = Math.max(0, this.quantity === "change" ? this.table.count - 1 : this.table.count);
    if (count === this.count) return false;
    for (const { index } of this.series) index.extend(count);
    for (let row = this.count; row < count; row++) this.look(row);
    this.count = count;
    return true;
  }

  private look(row: number): void {
    const odd = this.series.map(({ valueAt }) => valueAt(row)).find((value) => !Number.isFinite(value));
    if (odd === undefined) return;
    const infinite = !Number.isNaN(odd);
    const last = this.gaps.at(-1);
    if (last !== undefined && ((last.to === row - 1 && last.infinite === infinite) || this.gaps.length >= MOST_GAPS)) last.to = row;
    else this.gaps.push({ from: row, to: row, infinite });
  }
}
