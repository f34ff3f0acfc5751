/** The map's geometry: where everything lies, without painting it. */
import { equalAspect, ticks } from "../../draw/scales.ts";
import type { Window2 } from "../../draw/scales.ts";

/** Room for the axes around the plot, in CSS pixels. */
const MARGIN = { left: 44, bottom: 28, top: 8, right: 16 } as const;
/** CSS pixels between two ticks, about. */
const TICK_DISTANCE = 80;

export interface MapLayout {
  readonly window: Window2;
  /** The plot inside the canvas, CSS pixels. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

export function layoutMap(window: Window2, width: number, height: number): MapLayout {
  const plot = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: Math.max(1, width - MARGIN.left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
  const shown = equalAspect(window, plot.width, plot.height);
  return {
    window: shown,
    plot,
    xTicks: ticks(shown[0], shown[1], plot.width / TICK_DISTANCE),
    yTicks: ticks(shown[2], shown[3], plot.height / TICK_DISTANCE),
  };
}

export function toPixelX({ window, plot }: MapLayout, x: number): number {
  return plot.x + ((x - window[0]) / (window[1] - window[0])) * plot.width;
}
export function toPixelY({ window, plot }: MapLayout, y: number): number {
  return plot.y + ((window[3] - y) / (window[3] - window[2])) * plot.height;
}
