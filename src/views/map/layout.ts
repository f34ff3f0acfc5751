/** The map's geometry: where everything lies, without painting it. */
import { axis } from "../../draw/scales.ts";
import { windowOf } from "./camera.ts";
import type { Axis, Window2 } from "../../draw/scales.ts";
import type { Box } from "../../draw/clip.ts";
import type { Projection } from "../../draw/trace.ts";
import type { Camera } from "./camera.ts";

/** Room for the axes around the plot, in pixels of the picture. On a phone the plot takes it all and the figures stand inside. */
const MARGIN = { left: 44, bottom: 28, top: 1, right: 16 } as const;
const NO_MARGIN = { left: 0, bottom: 0, top: 0, right: 0 } as const;
const COMPACT_BELOW = 480;
/** Pixels between two ticks, about. */
const TICK_DISTANCE = 80;
const COMPACT_TICK_DISTANCE = 60;

export interface MapLayout {
  readonly window: Window2;
  /** The plot inside the canvas, CSS pixels. */
  readonly plot: Box;
  readonly x: Axis;
  readonly y: Axis;
  /** Figures of the axes stand inside the plot. */
  readonly compact: boolean;
  readonly projection: Projection;
}

/** The plot inside a stage of the given size. */
export function plotBox(width: number, height: number): Box {
  const margin = width < COMPACT_BELOW ? NO_MARGIN : MARGIN;
  return {
    x: margin.left,
    y: margin.top,
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
}

export function layoutMap(camera: Camera, width: number, height: number): MapLayout {
  const plot = plotBox(width, height);
  const window = windowOf(camera, plot.width, plot.height);
  const [xlo, xhi, ylo, yhi] = window;
  const xScale = plot.width / (xhi - xlo);
  const yScale = -plot.height / (yhi - ylo);
  const compact = plot.x === 0;
  const distance = compact ? COMPACT_TICK_DISTANCE : TICK_DISTANCE;
  return {
    window,
    plot,
    x: axis(xlo, xhi, plot.width / distance),
    y: axis(ylo, yhi, plot.height / distance),
    compact,
    projection: { x0: plot.x - xlo * xScale, xScale, y0: plot.y - yhi * yScale, yScale },
  };
}

export function toPixelX({ window, plot }: MapLayout, x: number): number {
  return plot.x + ((x - window[0]) / (window[1] - window[0])) * plot.width;
}
export function toPixelY({ window, plot }: MapLayout, y: number): number {
  return plot.y + ((window[3] - y) / (window[3] - window[2])) * plot.height;
}
/** The point of the plane under a pixel. */
export function toPlane({ window, plot }: MapLayout, px: number, py: number): readonly [number, number] {
  const [xlo, xhi, ylo, yhi] = window;
  return [xlo + ((px - plot.x) / plot.width) * (xhi - xlo), yhi - ((py - plot.y) / plot.height) * (yhi - ylo)];
}
/** Units of x (and y: the aspect is equal) that one pixel spans. */
export function unitsPerPixel({ window, plot }: MapLayout): number {
  return (window[3] - window[2]) / plot.height;
}
