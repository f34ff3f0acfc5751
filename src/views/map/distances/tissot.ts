/** The metric as a field of ellipses (Tissot's indicatrices): all of one level, so that a larger one says that a step there changes less. */
import { addEllipse } from "./mark.ts";
import type { FIELD_COLUMNS } from "../../../core/geometry/balls.ts";
import type { DistanceMark, MarkScene } from "./mark.ts";

export const COLUMNS: typeof FIELD_COLUMNS = 9;
const line = { colour: "fisher", dash: [], width: 1.25 } as const;
/** Share of the spacing that half the ellipses stay below. */
const FIT = 0.36;
const FAINT = 0.75;
/** And none is longer than so many times the spacing. */
const LONGEST = 4;
/** Information below this share of the larger one is none. */
const SINGULAR = 1e-12;

type Axes = readonly [readonly [number, number], readonly [number, number]];

/** Half axes of dᵀFd = 1, the long one first. */
function axesOf(field: Float64Array, row: number): Axes | undefined {
  const [xx, xy, yy] = [field[row + 2]!, field[row + 3]!, field[row + 4]!];
  const half = Math.hypot((xx - yy) / 2, xy);
  const high = (xx + yy) / 2 + half;
  const low = (xx * yy - xy * xy) / high;
  if (!(low > SINGULAR * high)) return undefined;
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [short, long] = [1 / Math.sqrt(high), 1 / Math.sqrt(low)];
  return [
    [-s * long, c * long],
    [c * short, s * short],
  ];
}

/** Ellipses of a lattice and the factor by which they are drawn; √(2c) of the level that they stand for. Kept for the field they were made of. */
let kept: { readonly field: Float64Array; readonly found: TissotField } | undefined;

interface TissotField {
  readonly ellipses: readonly { readonly at: readonly [number, number]; readonly axes: Axes }[];
  readonly factor: number;
}

export function tissotOf({ field, spacing }: Pick<MarkScene, "field" | "spacing">): TissotField | undefined {
  if (field === undefined) return undefined;
  if (kept?.field === field) return kept.found;
  const ellipses: { at: readonly [number, number]; axes: Axes }[] = [];
  for (let row = 0; row + COLUMNS <= field.length; row += COLUMNS) {
    const axes = axesOf(field, row);
    if (axes !== undefined) ellipses.push({ at: [field[row]!, field[row + 1]!], axes });
  }
  const lengths = ellipses.map(({ axes: [long] }) => Math.hypot(...long)).toSorted((a, b) => a - b);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const factor = middle > 0 ? Number(((FIT * spacing) / middle).toPrecision(2)) : 0;
  const found = { ellipses: ellipses.filter(({ axes: [long] }) => factor * Math.hypot(...long) < LONGEST * spacing), factor };
  kept = { field, found };
  return found;
}

export const tissot: DistanceMark = {
  id: "tissot",
  group: "fields",
  needs: "distribution",
  sample: "round",
  initiallyOn: false,
  order: 0,
  line,
  paint(context, frame, scene) {
    const found = tissotOf(scene);
    if (found === undefined) return;
    context.beginPath();
    for (const { at, axes } of found.ellipses) addEllipse(context, frame, at, axes, found.factor);
    context.globalAlpha = FAINT;
    context.strokeStyle = scene.colours[line.colour];
    context.lineWidth = line.width;
    context.stroke();
  },
};
