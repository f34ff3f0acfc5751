/** Paints tiles pixel by pixel, where there is no WebGL2. */
import { paintPatch } from "../../../draw/height-image.ts";
import { HATCH_PERIOD } from "../../../draw/height-tones.ts";
import { modulo } from "./painter.ts";
import { SAMPLES } from "./pyramid.ts";
import type { Frame, Painter } from "./painter.ts";

export class CanvasPainter implements Pick<Painter, "paint"> {
  private image: ImageData | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly context: CanvasRenderingContext2D,
  ) {}

  paint({ patches, levels, colours, ratio, origin }: Frame): void {
    const { canvas, context } = this;
    const { width, height } = canvas;
    if (levels === undefined) {
      context.fillStyle = `rgb(${colours.paper.join(" ")})`;
      context.fillRect(0, 0, width, height);
      return;
    }
    if (this.image?.width !== width || this.image.height !== height) this.image = context.createImageData(width, height);
    const { data } = this.image;
    const [red, green, blue] = colours.paper;
    new Uint32Array(data.buffer).fill(new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0]!);
    // Rows of pixels count downwards here.
    const hatchShift = modulo(origin[0] + height - origin[1], HATCH_PERIOD * ratio);
    const { low, high, period, phase, heights } = levels;
    const style = { colours, ratio, hatchShift, levels: { low, high, period, phase, count: heights.length } };
    for (const { tile, ...patch } of patches) {
      if (tile.coordinates === undefined) continue;
      paintPatch({ coordinates: tile.coordinates, columns: SAMPLES, rows: SAMPLES }, patch, style, data, width, height);
    }
    context.putImageData(this.image, 0, 0);
  }
}
