/** Short texts drawn once, turned, and put into the picture many times: a turned text costs a frame far more than a small image. */

export interface Sprite {
  /** With its middle at a point; on whole device pixels, so that it stays sharp. */
  draw(context: CanvasRenderingContext2D, x: number, y: number): void;
}

export interface SpriteLook {
  readonly font: string;
  readonly colour: string;
  readonly halo: string;
  /** Device pixels per pixel. */
  readonly ratio: number;
}

const HALO = 4;
/** Height of the gap in the line, which may bend a little within it. */
const GAP = 8;
const LINE_HEIGHT = 16;

let ruler: CanvasRenderingContext2D | undefined;

/** Pixels that a text with its halo takes along its line. */
export function measureText(text: string, font: string): number {
  ruler ??= document.createElement("canvas").getContext("2d") ?? undefined;
  if (ruler === undefined) return 0;
  ruler.font = font;
  return ruler.measureText(text).width + HALO;
}

export function sprite(text: string, angle: number, { font, colour, halo, ratio }: SpriteLook): Sprite {
  const canvas = document.createElement("canvas");
  const length = measureText(text, font) + HALO;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  canvas.width = Math.ceil((cos * length + sin * LINE_HEIGHT) * ratio);
  canvas.height = Math.ceil((sin * length + cos * LINE_HEIGHT) * ratio);
  // Where the picture itself is painted by the processor, nothing must be fetched from the graphics card for it.
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen !== null) {
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.scale(ratio, ratio);
    pen.rotate(angle);
    pen.font = font;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    // The line itself gives way too: between the figures it would pass for a dash.
    pen.fillStyle = halo;
    pen.fillRect(-length / 2 + HALO / 2, -GAP / 2, length - HALO, GAP);
    pen.lineJoin = "round";
    pen.lineWidth = HALO;
    pen.strokeStyle = halo;
    pen.strokeText(text, 0, 0);
    pen.fillStyle = colour;
    pen.fillText(text, 0, 0);
  }
  return {
    draw(context, x, y) {
      const [left, top] = [Math.round(x * ratio - canvas.width / 2), Math.round(y * ratio - canvas.height / 2)];
      context.drawImage(canvas, left / ratio, top / ratio, canvas.width / ratio, canvas.height / ratio);
    },
  };
}
