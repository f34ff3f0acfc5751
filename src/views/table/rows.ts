/** Rows of numbers: what stands in the columns, shortened for reading and in full for copying. */
import { readable } from "../../draw/scales.ts";
import type { TrajectoryData } from "../view.ts";

/** Coordinates that get columns of their own; a network's thousands would not be read. */
const MOST_COORDINATES = 4;

/** How many coordinates are shown. */
export const shownOf = (dim: number): number => Math.min(dim, MOST_COORDINATES);

/** Values of a row in the order of the columns, without the step: coordinates, loss, ‖g‖, length of the step that led here (NaN for the first row). */
function rowValues({ dim, points, loss, gradNorm }: TrajectoryData, row: number, shown: number): number[] {
  const at = row * dim;
  let squares = 0;
  for (let i = 0; i < dim; i++) squares += (points[at + i]! - points[at - dim + i]!) ** 2;
  return [...points.subarray(at, at + shown), loss[row]!, gradNorm[row]!, row === 0 ? Number.NaN : Math.sqrt(squares)];
}

/** @returns the values of a row to be read; the first row has no step behind it */
export function readableRow(trajectory: TrajectoryData, row: number, digits: number): string[] {
  const values = rowValues(trajectory, row, shownOf(trajectory.dim));
  return values.map((value, i) => (row === 0 && i === values.length - 1 ? "" : readable(value, digits)));
}

/**
 * The whole run as text, every number by its shortest round trip, all coordinates.
 * @param coordinates names of all of them
 * @param separator between two cells: a tab or a comma; no cell contains either
 */
export function asText(trajectory: TrajectoryData, coordinates: readonly string[], separator: string): string {
  const { dim, count, firstStep } = trajectory;
  const lines = [["step", ...coordinates, "loss", "gradNorm", "stepLength"].join(separator)];
  for (let row = 0; row < count; row++) {
    const values = rowValues(trajectory, row, dim).map((value, i, all) => (row === 0 && i === all.length - 1 ? "" : String(value)));
    lines.push([firstStep + row, ...values].join(separator));
  }
  return `${lines.join("\n")}\n`;
}
