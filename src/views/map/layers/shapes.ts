/** What made the step at the playhead of the selected run: region, ellipses, simplex, samples, the quadratic model, and what was tried. */
import { ellipsePoints, modelContours } from "../../../draw/shapes.ts";
import { readable } from "../../../draw/scales.ts";
import { contains } from "../../../draw/clip.ts";
import { CASING, disc, pixelOf } from "../pen.ts";
import { unitsPerPixel } from "../layout.ts";
import type { Figure, Trial } from "../../../core/model.ts";
import type { Board, MapLayer } from "../layer.ts";
import type { MapFrame } from "../frame.ts";

const LINE = 1.75;
const THIN = 1.25;
const NEXT_DASH = [3, 3];
const MODEL_DASH = [6, 4];
const RAY_DASH = [1, 3];
const SAMPLE = 2;
const TRIAL = 4;
/** A model without a region of its own is shown around the step: so many times its length, within these pixels. */
const AROUND = 1.6;
const [LEAST, MOST] = [48, 220];
/** And never more than this share of the plot's shorter side. */
const SHARE = 0.4;
/** Where there are more trials than this, their marks have to do without words. */
const MOST_NAMED = 3;

type Pen = CanvasRenderingContext2D;
type Shapes = NonNullable<MapFrame["shapes"]>;

function cased(context: Pen, casing: string, colour: string, width: number, dash: readonly number[]): void {
  context.lineJoin = "round";
  context.setLineDash([]);
  context.strokeStyle = casing;
  context.lineWidth = width + 2 * CASING;
  context.stroke();
  context.setLineDash([...dash]);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

/** The outline through rows of x and y as the context's path. @returns whether all of it can be drawn */
function outline(context: Pen, frame: MapFrame, points: Float64Array, closed: boolean): boolean {
  context.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) {
    const pixel = pixelOf(frame, points.subarray(i, i + 2));
    if (pixel === undefined) return false;
    if (i === 0) context.moveTo(pixel[0], pixel[1]);
    else context.lineTo(pixel[0], pixel[1]);
  }
  if (closed) context.closePath();
  return true;
}

/** Level lines of the model inside a disc about its centre: the trust region, or the surroundings of the step. */
function paintModel(context: Pen, frame: MapFrame, shapes: Shapes, model: Extract<Figure, { kind: "model" }>): void {
  const { theme, layout } = frame;
  const centre = pixelOf(frame, model.centre);
  if (centre === undefined) return;
  const unit = unitsPerPixel(layout);
  const region = shapes.figures.find((figure) => figure.kind === "circle");
  const length = Math.hypot(shapes.next[0] - shapes.at[0], shapes.next[1] - shapes.at[1]);
  const radius =
    region?.kind === "circle"
      ? region.radius
      : Math.max(LEAST * unit, Math.min(MOST * unit, SHARE * Math.min(layout.plot.width, layout.plot.height) * unit, AROUND * length));
  const reach = Math.min(radius, Math.max(layout.plot.width, layout.plot.height) * unit);
  context.save();
  disc(context, centre[0], centre[1], reach / unit);
  context.clip();
  context.beginPath();
  for (const line of modelContours(model, reach)) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      const [x, y] = [centre[0] + line[i]! / unit, centre[1] - line[i + 1]! / unit];
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  }
  context.strokeStyle = theme.hessian;
  context.lineWidth = THIN;
  context.setLineDash(MODEL_DASH);
  context.stroke();
  context.restore();
  if (region === undefined) {
    disc(context, centre[0], centre[1], reach / unit);
    context.strokeStyle = theme.hessian;
    context.lineWidth = 1;
    context.setLineDash(MODEL_DASH);
    context.stroke();
    context.setLineDash([]);
  }
}

const RIM = 32;

function rim(x: number, y: number, radius: number): readonly (readonly [number, number])[] {
  return Array.from({ length: RIM }, (_, i) => [x + radius * Math.cos((2 * Math.PI * i) / RIM), y + radius * Math.sin((2 * Math.PI * i) / RIM)] as const);
}

function pixelsOf(frame: MapFrame, points: Float64Array): readonly (readonly [number, number])[] {
  return Array.from({ length: points.length / 2 }, (_, i) => pixelOf(frame, points.subarray(2 * i, 2 * i + 2))).filter((pixel) => pixel !== undefined);
}

/** What an outline is the set of, with d from the beginning of the step s: formulas need no translation. */
const FORMULAS: Readonly<Record<string, (figure: Figure) => string>> = {
  "Fisher ellipse": () => "dᵀFd = const",
  "Euclidean circle": (figure) => (figure.kind === "circle" ? `‖d‖ = ${readable(figure.radius, 3)}` : ""),
  "metric of the inverse Hessian": () => "dᵀM⁻¹d = const",
  "trust region": () => "‖d‖ = Δ",
};
/** Where on an outline its formula is best: seen from the centre, x and y to the right and up. */
const SIDES: Readonly<Record<string, readonly [number, number]>> = { circle: [1, -0.4], ellipse: [-1, -0.4] };
const NAME_GAP = 6;
/** An outline that is no wider than this, in pixels, is lost among the marks: a name would only hide them. */
const NAMED_FROM = 40;

/** Asks for the formula's place beside the part of an outline that is in view. @param pixels x, y, x, y, … */
function nameOutline({ layout, theme }: MapFrame, figure: Figure, pixels: readonly (readonly [number, number])[], board: Board): void {
  const text = FORMULAS[figure.name]?.(figure);
  const side = SIDES[figure.kind];
  const seen = pixels.filter(([x, y]) => contains(layout.plot, x, y));
  const across = pixels.map(([x]) => x);
  if (text === undefined || side === undefined || seen.length === 0 || Math.max(...across) - Math.min(...across) < NAMED_FROM) return;
  const rank = ([x, y]: readonly [number, number]): number => side[0] * x - side[1] * y;
  const [x, y] = seen.reduce((best, one) => (rank(one) > rank(best) ? one : best));
  board.labels.push({ text, x, y, gap: NAME_GAP, colour: theme.hessian, strong: false, priority: 2, towards: [side[0], -side[1]] });
}

function paintFigure(context: Pen, frame: MapFrame, shapes: Shapes, figure: Figure, board: Board): void {
  const { theme, layout } = frame;
  const next = figure.name.startsWith("next");
  const dash = next ? NEXT_DASH : [];
  switch (figure.kind) {
    case "model":
      paintModel(context, frame, shapes, figure);
      return;
    case "circle": {
      const centre = pixelOf(frame, figure.centre);
      const radius = figure.radius / unitsPerPixel(layout);
      if (centre === undefined || !(radius < 1e5)) return;
      disc(context, centre[0], centre[1], radius);
      cased(context, theme.casing, theme.hessian, LINE, dash);
      nameOutline(frame, figure, rim(centre[0], centre[1], radius), board);
      return;
    }
    case "ellipse": {
      const points = ellipsePoints(figure.centre, figure.matrix);
      if (points === undefined || !outline(context, frame, points, true)) return;
      cased(context, theme.casing, theme.hessian, LINE, dash);
      nameOutline(frame, figure, pixelsOf(frame, points), board);
      return;
    }
    case "polygon":
      if (outline(context, frame, figure.points, true)) cased(context, theme.casing, theme.step, next ? THIN : LINE, dash);
      return;
    case "ruler":
      // Drawn among the balls, beside those of other rulers.
      return;
    case "points":
      for (let i = 0; i + 1 < figure.points.length; i += 2) {
        const pixel = pixelOf(frame, figure.points.subarray(i, i + 2));
        if (pixel === undefined) continue;
        disc(context, pixel[0], pixel[1], SAMPLE + CASING);
        context.fillStyle = theme.casing;
        context.fill();
        disc(context, pixel[0], pixel[1], SAMPLE);
        context.fillStyle = theme.hessian;
        context.fill();
      }
  }
}

/** Filled where accepted, hollow where not. */
function paintTrial(context: Pen, { theme }: MapFrame, { accepted }: Trial, [x, y]: readonly [number, number]): void {
  disc(context, x, y, TRIAL + CASING + 1);
  context.fillStyle = theme.casing;
  context.fill();
  disc(context, x, y, TRIAL);
  context.fillStyle = accepted ? theme.step : theme.surface;
  context.fill();
  context.strokeStyle = theme.step;
  context.lineWidth = 2;
  context.stroke();
}

function paintTrials(context: Pen, frame: MapFrame, { at, trials }: Shapes, board: Board): void {
  const { theme, layout, words } = frame;
  const from = pixelOf(frame, at);
  const placed = trials.flatMap((trial) => {
    const pixel = pixelOf(frame, trial.at);
    return pixel === undefined ? [] : [{ trial, pixel }];
  });
  const ray = placed.filter(({ trial }) => trial.alpha !== undefined);
  if (from !== undefined && ray.length > 0) {
    context.beginPath();
    for (const { pixel } of ray) {
      context.moveTo(from[0], from[1]);
      context.lineTo(pixel[0], pixel[1]);
    }
    context.setLineDash(RAY_DASH);
    context.strokeStyle = theme.step;
    context.lineWidth = THIN;
    context.stroke();
    context.setLineDash([]);
  }
  for (const { trial, pixel } of placed) {
    if (!contains(layout.plot, pixel[0], pixel[1])) continue;
    paintTrial(context, frame, trial, pixel);
    board.taken.push({ x: pixel[0] - TRIAL, y: pixel[1] - TRIAL, width: 2 * TRIAL, height: 2 * TRIAL });
    if (placed.length > MOST_NAMED) continue;
    const word = trial.accepted ? words.accepted : words.rejected;
    board.labels.push({ text: word, x: pixel[0], y: pixel[1], gap: 8, colour: theme.label, strong: false, priority: 3 });
  }
}

const ORDER = ["model", "circle", "ellipse", "polygon", "points"] as const;

export const paint: MapLayer["paint"] = (context, frame, board) => {
  const { shapes } = frame;
  if (shapes === undefined) return;
  for (const kind of ORDER) for (const figure of shapes.figures) if (figure.kind === kind) paintFigure(context, frame, shapes, figure, board);
  paintTrials(context, frame, shapes, board);
};
