/**
 * What a lens shows, made once for an answer and painted with every frame: the error of the chosen model as tones, the surface's own iso-lines
 * over it, the model's at the same levels, and the conic of the Hessian. Everything is kept in units of the radius.
 */
import { ramp } from "../../../draw/colours.ts";
import { conicOf, conicRise, errorImage, errorScale } from "../../../draw/lens.ts";
import { isoLines } from "../../../draw/shapes.ts";
import { CASING, disc, haloText, pixelOf } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import { bytes } from "../theme.ts";
import type { LensReading } from "../../../core/analysis/lens.ts";
import type { Arm } from "../../../draw/arms.ts";
import type { ErrorScale } from "../../../draw/lens.ts";
import type { Rgb } from "../../../draw/colours.ts";
import type { MapFrame } from "../frame.ts";
import type { Board } from "../layer.ts";
import type { MapTheme } from "../theme.ts";

/** Tones of errors, of those between paper and a muted tone of what is bad: lines must still be seen on the last one. */
const ALL_TONES = 48;
const TONES = 28;
const MUTES = 5;
const MUTED = 2;
const MODEL_DASH = [6, 4];
const FALL_DASH = [3, 3];
const LINE = 1.75;
const THIN = 1;
const RIM = 1.5;
const OWN_LINES = 0.6;
/** Boxes that keep figures of the map's iso-lines off the disc. */
const STRIPS = 8;
/** Pixels of radius up to which the disc is kept as an image, and from which nothing of it can be drawn. */
const KEPT = 400;
const LARGEST = 1e5;

/** Names of eigenvectors stand this far from their lines, in discs at least so large. */
const ASIDE = 10;
const NAMED = 60;
/** Share of the radius that an eigenvector reaches at most. */
const REACH = 0.9;

type Lines = readonly (readonly number[])[];

/** Tones of errors from none to the largest. */
export function errorTones(theme: MapTheme): readonly Rgb[] {
  const muted = ramp(bytes(theme.bad), bytes(theme.figure), MUTES)[MUTED]!;
  return ramp(theme.heights.paper, muted, ALL_TONES).slice(0, TONES);
}

export class LensPicture {
  /** Of the tones; the same for both orders, so that they can be compared. `undefined`: no error is more than rounding. */
  readonly scale: ErrorScale | undefined;
  /** Height that the conic stands for; 0 where there is none. */
  readonly rise: number;
  private readonly image: HTMLCanvasElement | undefined;
  private readonly own: Lines;
  private readonly model: Lines;
  private readonly up: Lines;
  private readonly down: Lines;
  private readonly arms: readonly LensArm[];
  /** The disc as an image, for the size that was painted last. */
  private kept: { readonly radius: number; readonly ratio: number; readonly canvas: HTMLCanvasElement } | undefined;

  /** @param levels heights of the map's own lines */
  constructor(
    readonly reading: LensReading,
    readonly order: 1 | 2,
    readonly levels: readonly number[],
    readonly theme: MapTheme,
  ) {
    const { values, tangent, quadratic, side, radius, rounding, finite, local } = reading;
    const model = order === 1 ? tangent : quadratic;
    this.scale = finite ? errorScale(values, tangent, side, rounding) : undefined;
    this.rise = finite ? conicRise(local.eigenvalues, radius) : 0;
    this.own = isoLines(values, side, levels);
    this.model = finite ? isoLines(model, side, levels) : [];
    const conic = conicOf(local.eigenvalues, local.eigenvectors, this.rise, 1.2 * radius);
    this.arms = finite ? armsFor(local, this.rise, radius) : [];
    const scaled = (lines: Lines): Lines => lines.map((line) => line.map((value) => value / radius));
    this.up = scaled(conic.up);
    this.down = scaled(conic.down);
    if (finite) this.image = imageOf(errorImage(values, model, side, this.scale, errorTones(theme)), side);
  }

  paint(context: CanvasRenderingContext2D, frame: MapFrame, board: Board): void {
    const { reading } = this;
    const centre = pixelOf(frame, reading.local.theta);
    const radius = reading.radius / unitsPerPixel(frame.layout);
    if (centre === undefined || !(radius < LARGEST)) return;
    const [x, y] = centre;
    for (let i = 0; i < STRIPS; i++) {
      const from = (2 * i) / STRIPS - 1;
      const widest = Math.min(Math.abs(from), Math.abs(from + 2 / STRIPS));
      const half = radius * Math.sqrt(1 - widest * widest);
      board.avoided.push({ x: x - half, y: y + from * radius, width: 2 * half, height: (2 * radius) / STRIPS });
    }
    if (radius > KEPT) {
      context.translate(x, y);
      this.paintDisc(context, radius);
      return;
    }
    // Dashes and curves cost a frame of a drag far more than an image of them.
    const ratio = context.getTransform().a;
    const kept = this.keep(radius, ratio);
    const half = kept.width / 2;
    context.drawImage(kept, Math.round(x * ratio - half) / ratio, Math.round(y * ratio - half) / ratio, kept.width / ratio, kept.width / ratio);
  }

  private keep(radius: number, ratio: number): HTMLCanvasElement {
    const { kept } = this;
    if (kept?.radius === radius && kept.ratio === ratio) return kept.canvas;
    const size = 2 * Math.ceil((radius + RIM + CASING) * ratio);
    const canvas = canvasOf(size);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.translate(size / 2, size / 2);
    context?.scale(ratio, ratio);
    if (context !== null) this.paintDisc(context, radius);
    this.kept = { radius, ratio, canvas };
    return canvas;
  }

  /** About the origin. */
  private paintDisc(context: CanvasRenderingContext2D, radius: number): void {
    const { reading, theme, image } = this;
    context.save();
    disc(context, 0, 0, radius);
    context.clip();
    if (image !== undefined) {
      // The outermost points are the middles of the outermost pixels.
      const half = (radius * reading.side) / (reading.side - 1);
      context.imageSmoothingQuality = "high";
      context.drawImage(image, -half, -half, 2 * half, 2 * half);
    }
    const [own, model, up, down] = [this.own, this.model, this.up, this.down].map((lines) => pathOf(lines, radius)) as [Path2D, Path2D, Path2D, Path2D];
    context.lineJoin = "round";
    context.globalAlpha = OWN_LINES;
    stroke(context, own, theme.text, THIN, []);
    context.globalAlpha = 1;
    stroke(context, model, theme.casing, LINE + CASING, MODEL_DASH);
    stroke(context, model, theme.hessian, LINE, MODEL_DASH);
    stroke(context, up, theme.casing, LINE + 2 * CASING, []);
    stroke(context, up, theme.text, LINE, []);
    stroke(context, down, theme.casing, LINE + 2 * CASING, FALL_DASH);
    stroke(context, down, theme.text, LINE, FALL_DASH);
    this.paintArms(context, radius);
    context.restore();
    disc(context, 0, 0, radius);
    context.strokeStyle = theme.casing;
    context.lineWidth = RIM + 2 * CASING;
    context.stroke();
    context.strokeStyle = theme.text;
    context.lineWidth = RIM;
    context.stroke();
  }

  /** Eigenvectors to the conic, or as far as the disc goes, with their names. */
  private paintArms(context: CanvasRenderingContext2D, radius: number): void {
    const { theme } = this;
    context.font = theme.font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const { name, along, length, up } of this.arms) {
      const [dx, dy] = [along[0] * radius, -along[1] * radius];
      const path = new Path2D();
      path.moveTo(-dx * length, -dy * length);
      path.lineTo(dx * length, dy * length);
      stroke(context, path, theme.casing, THIN + 2 * CASING, up ? [] : FALL_DASH);
      stroke(context, path, theme.text, THIN, up ? [] : FALL_DASH);
      if (radius < NAMED) continue;
      context.setLineDash([]);
      // Beside the line, a little before its end.
      const share = Math.max(length - ASIDE / radius, length / 2);
      haloText(context, name, dx * share - along[1] * ASIDE, dy * share - along[0] * ASIDE, theme.text, theme.casing);
    }
  }
}

interface LensArm extends Arm {
  readonly name: string;
}

/** In units of the radius. */
function armsFor({ eigenvalues, eigenvectors }: LensReading["local"], rise: number, radius: number): LensArm[] {
  return [0, 1].flatMap((i) => {
    const [value, [u, v]] = [eigenvalues[i]!, eigenvectors[i]! as readonly [number, number]];
    if (value === 0 || rise === 0) return [];
    const length = Math.sqrt((2 * rise) / Math.abs(value)) / radius;
    return [{ name: i === 0 ? "λ₁" : "λ₂", along: [u, v], length: Math.min(REACH, length), up: value > 0, cut: length > REACH }];
  });
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number, dash: readonly number[]): void {
  context.setLineDash([...dash]);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function pathOf(lines: Lines, scale: number): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      const [x, y] = [line[i]! * scale, -line[i + 1]! * scale];
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
  }
  return path;
}

function canvasOf(side: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  return canvas;
}

function imageOf(pixels: Uint8ClampedArray, side: number): HTMLCanvasElement {
  const canvas = canvasOf(side);
  // Where the picture itself is painted by the processor, nothing must be fetched from the graphics card for it.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const image = context?.createImageData(side, side);
  if (context !== null && image !== undefined) {
    image.data.set(pixels);
    context.putImageData(image, 0, 0);
  }
  return canvas;
}
