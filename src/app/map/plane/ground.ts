/** Bands and iso-lines of a plane's heights as a picture of its own, made anew only when something about it changes. */
import { paintPatch } from "../../../draw/height-image.ts";
import { chooseLevels, noLevels } from "../../../draw/levels.ts";
import { readTheme } from "../../../views/map/theme.ts";
import type { Relief } from "../../../draw/levels.ts";
import type { Spacing } from "../../store/state.ts";

/** Samples of the heights, at the centres of so many cells. */
export const COLUMNS = 144;
export const ROWS = 108;

function reliefOf(heights: Float64Array): Relief | undefined {
  const sorted = heights.filter(Number.isFinite).toSorted();
  if (sorted.length === 0) return undefined;
  const rim = heights.filter((_, i) => i < COLUMNS || i >= heights.length - COLUMNS || i % COLUMNS === 0 || (i + 1) % COLUMNS === 0);
  return { sorted, rim: rim.reduce((least, height) => Math.min(least, height), Infinity), floor: undefined };
}

export class Ground {
  private readonly canvas = document.createElement("canvas");
  private made: readonly unknown[] = [];

  /** @param heights row by row from the lowest up. @returns the picture, in device pixels */
  picture(heights: Float64Array, spacing: Spacing, host: Element, width: number, height: number, signature: string): HTMLCanvasElement {
    const wanted = [heights, spacing, width, height, signature];
    if (wanted.every((value, i) => value === this.made[i])) return this.canvas;
    this.made = wanted;
    const { canvas } = this;
    const [columns, rows] = [Math.max(1, Math.round(width * devicePixelRatio)), Math.max(1, Math.round(height * devicePixelRatio))];
    canvas.width = columns;
    canvas.height = rows;
    const context = canvas.getContext("2d")!;
    const relief = reliefOf(heights);
    const levels = (relief && chooseLevels(spacing, relief)) ?? noLevels(spacing);
    const coordinates = new Float32Array(heights.length);
    levels.toCoordinates(heights, coordinates);
    const image = context.createImageData(columns, rows);
    const patch = { left: 0, right: columns, top: 0, bottom: rows, u0: -0.5, u1: COLUMNS - 0.5, v0: ROWS - 0.5, v1: -0.5 };
    const { low, high, period, phase } = levels;
    const style = {
      colours: readTheme(host).heights,
      levels: { low, high, period, phase, count: levels.heights.length },
      ratio: devicePixelRatio,
      hatchShift: 0,
    };
    paintPatch({ coordinates, columns: COLUMNS, rows: ROWS }, patch, style, image.data, columns, rows);
    context.putImageData(image, 0, 0);
    return canvas;
  }
}
