/**
 * A height field as pixels: bands of tone, anti-aliased iso-lines, hatching where there is no value. The shader of the map draws the same
 * picture; this is for canvases without WebGL.
 *
 * Between four samples the level coordinate u is bilinear, so its gradient is known and |u − k| / |∇u| is the distance in pixels to
 * the line of level k.
 */
import { BANDS_FADE, FLAT, HATCH_PERIOD, LINES_FADE, toneOf } from "./height-tones.ts";
import { MARK, NOWHERE } from "./level-field.ts";
import type { HeightColours } from "./height-tones.ts";
import type { Levels } from "./levels.ts";

/** A part of the picture that shows one tile: pixel edges, from the left and from the top, and the sample coordinates there. */
export interface Patch {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Sample coordinates at the left, right, top and bottom edge; rows count upwards. */
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

export interface Field {
  /** Level coordinates, row by row from the lowest y upwards. */
  readonly coordinates: Float32Array;
  readonly columns: number;
  readonly rows: number;
}

export interface PaintStyle {
  readonly colours: HeightColours;
  readonly levels: Pick<Levels, "low" | "high" | "period" | "phase"> & { readonly count: number };
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Where the hatching starts, so that it moves with the surface. */
  readonly hatchShift: number;
}

function smoothstep(low: number, high: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** Pixels of the bands −1 … count − 1, four bytes in one number, in this machine's order. */
function pixelTable(table: Float64Array): Uint32Array {
  const bytes = Uint8ClampedArray.from({ length: (table.length / 3) * 4 }, (_, i) => (i % 4 === 3 ? 255 : table[3 * Math.floor(i / 4) + (i % 4)]!));
  return new Uint32Array(bytes.buffer);
}

/** Tones of the bands −1 … count − 1 one after another, looked up often. */
function toneTable({ colours, levels }: PaintStyle): Float64Array {
  const table = new Float64Array(3 * (levels.count + 1));
  for (let band = -1; band < levels.count; band++) table.set(toneOf(colours.tones, levels.low, levels.high, band), 3 * (band + 1));
  return table;
}

/** One channel after another of what is painted at a pixel. */
type Mixer = (u: number, slope: number, target: Float64Array) => void;

/** Bands and lines where all four samples have a value. @returns writes the colour at level coordinate u, whose slope is in levels per pixel */
function surfaceMixer(style: PaintStyle, table: Float64Array): Mixer {
  const { colours, levels, ratio } = style;
  const { count, period, phase } = levels;
  return (u, slope, target) => {
    const line = Math.round(u);
    const distance = slope > 0 ? (u - line) / slope : u >= line ? Infinity : -Infinity;
    const apart = slope > 0 ? 1 / (slope * ratio) : Infinity;
    const upper = Math.max(0, Math.min(1, 0.5 + distance));
    const stepped = smoothstep(BANDS_FADE[0], BANDS_FADE[1], apart);
    const clear = Math.max(0, Math.min(count, u + 0.5));
    const below = Math.min(count - 1, Math.floor(clear));
    let alpha = 0;
    if (line >= 0 && line < count) {
      const index = (((line - phase) % period) + period) % period === 0;
      const spaced = smoothstep(LINES_FADE[0], LINES_FADE[1], index ? apart * period : apart);
      const covered = Math.max(0, Math.min(1, (ratio + 1) / 2 - Math.abs(distance)));
      alpha = (index ? colours.indexAlpha : colours.alpha) * spaced * covered * smoothstep(FLAT[0], FLAT[1], slope * ratio);
    }
    const a = 3 * Math.max(0, Math.min(count, line));
    const b = 3 * Math.max(0, Math.min(count, line + 1));
    for (let k = 0; k < 3; k++) {
      const band = table[a + k]! + (table[b + k]! - table[a + k]!) * upper;
      const low = table[3 * below + k]!;
      const even = low + (table[3 * below + 3 + k]! - low) * (clear - below);
      const tone = even + (band - even) * stepped;
      target[k] = tone + (colours.ink[k]! - tone) * alpha;
    }
  };
}

/** What is painted outside the domain: hatching on paper, on the highest tone above all numbers, on the lowest below. */
function outsideColour(style: PaintStyle, mark: number, x: number, y: number, target: Float64Array): void {
  const { colours, ratio, hatchShift } = style;
  const ground = mark === NOWHERE ? colours.paper : mark > 0 ? colours.tones.at(-1)! : colours.tones[0]!;
  const period = HATCH_PERIOD * ratio;
  const along = x + y - hatchShift;
  const place = along - period * Math.floor(along / period);
  const covered = Math.max(0, Math.min(1, (ratio + 1) / 2 - Math.abs(place - period / 2) * Math.SQRT1_2));
  for (let k = 0; k < 3; k++) target[k] = ground[k]! + (colours.hatch[k]! - ground[k]!) * covered;
}

/** A cell at the edge of the domain: the heaviest mark, the share of the pixel inside, and the mean level of the samples there. */
function blend(samples: readonly number[], fx: number, fy: number, edge: number): { mark: number; share: number; level: number } {
  const weights = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  let [inside, sum, mark, heaviest] = [0, 0, NOWHERE, -1];
  for (let i = 0; i < 4; i++) {
    const [sample, weight] = [samples[i]!, weights[i]!];
    if (Math.abs(sample) < MARK) {
      inside += weight;
      sum += weight * sample;
    } else if (weight > heaviest) {
      heaviest = weight;
      mark = sample;
    }
  }
  return { mark, share: inside > 0 ? Math.max(0, Math.min(1, 0.5 + (inside - 0.5) / edge)) : 0, level: inside > 0 ? sum / inside : 0 };
}

/**
 * Paints the pixels whose centres lie in the patch.
 * @param pixels the whole picture, caller-owned, 4 bytes per pixel, rows from the top
 */
export function paintPatch(field: Field, patch: Patch, style: PaintStyle, pixels: Uint8ClampedArray, width: number, height: number): void {
  const { coordinates, columns, rows } = field;
  const [x0, x1] = [Math.max(0, Math.ceil(patch.left - 0.5)), Math.min(width, Math.ceil(patch.right - 0.5))];
  const [y0, y1] = [Math.max(0, Math.ceil(patch.top - 0.5)), Math.min(height, Math.ceil(patch.bottom - 0.5))];
  const rateX = (patch.u1 - patch.u0) / (patch.right - patch.left);
  const rateY = (patch.v1 - patch.v0) / (patch.bottom - patch.top);
  const edge = Math.max(Math.abs(rateX), Math.abs(rateY));
  const table = toneTable(style);
  const plain = pixelTable(table);
  const surface = surfaceMixer(style, table);
  const whole = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  // Nine pixels of ten are of one tone: no line near, no other one so close that bands would melt together.
  const reach = (style.ratio + 1) / 2;
  const gentle = 1 / (BANDS_FADE[1] * style.ratio);
  const colour = new Float64Array(3);
  const other = new Float64Array(3);
  for (let y = y0; y < y1; y++) {
    const v = patch.v0 + (y + 0.5 - patch.top) * rateY;
    const row = Math.max(0, Math.min(rows - 2, Math.floor(v)));
    const fy = v - row;
    for (let x = x0; x < x1; x++) {
      const u = patch.u0 + (x + 0.5 - patch.left) * rateX;
      const column = Math.max(0, Math.min(columns - 2, Math.floor(u)));
      const fx = u - column;
      const at = row * columns + column;
      const [a, b, c, d] = [coordinates[at]!, coordinates[at + 1]!, coordinates[at + columns]!, coordinates[at + columns + 1]!];
      if (Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)) < MARK) {
        const low = a + (b - a) * fx;
        const high = c + (d - c) * fx;
        const alongX = (b - a + (d - c - b + a) * fy) * rateX;
        const alongY = (high - low) * rateY;
        const level = low + (high - low) * fy;
        const slope = Math.sqrt(alongX * alongX + alongY * alongY);
        const band = Math.floor(level);
        if (slope < gentle && level - band >= reach * slope && band + 1 - level >= reach * slope) {
          whole[y * width + x] = plain[Math.max(0, Math.min(plain.length - 1, band + 1))]!;
          continue;
        }
        surface(level, slope, colour);
      } else {
        const { mark, share, level } = blend([a, b, c, d], fx, fy, edge);
        outsideColour(style, mark, x + 0.5, y + 0.5, colour);
        if (share > 0) {
          surface(level, 0, other);
          for (let k = 0; k < 3; k++) colour[k]! += (other[k]! - colour[k]!) * share;
        }
      }
      const pixel = 4 * (y * width + x);
      pixels[pixel] = colour[0]!;
      pixels[pixel + 1] = colour[1]!;
      pixels[pixel + 2] = colour[2]!;
      pixels[pixel + 3] = 255;
    }
  }
}
