/** The chart as geometry in pixels: scale, lines thinned to the columns, limits, shaded steps, gaps and labels. Pure: what is known comes in. */
import { ticks } from "../../draw/scales.ts";
import { placeLabels } from "../parts/labels.ts";
import { kneeOf, makeScale } from "../parts/signed-scale.ts";
import { traceLimit, traceSeries } from "./trace.ts";
import type { Quantity } from "./def.ts";
import type { Scale } from "../parts/signed-scale.ts";
import type { Gap, QuantityModel, Series, SeriesId } from "./series.ts";
import type { Limit } from "./trace.ts";

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Width of a label in the chart's type; `_` begins what stands lower. */
  readonly measure: (label: string) => number;
}

export interface Line {
  readonly id: SeriesId;
  /** x, y, x, y …; a NaN interrupts the line. */
  readonly points: Float64Array;
  /** Several rows in each column of pixels: single steps cannot be told apart. */
  readonly thinned: boolean;
}

export interface LimitLine {
  readonly which: Limit;
  readonly points: Float64Array;
}

export interface Label {
  readonly what: SeriesId | Limit;
  readonly text: string;
  readonly y: number;
  /** Height of the line that it belongs to. */
  readonly at: number;
}

/** Steps without a finite value, in pixels. */
export interface GapMark {
  readonly from: number;
  readonly to: number;
  readonly infinite: boolean;
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly steps: number;
  readonly firstStep: number;
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
}

export interface Chart extends Frame {
  readonly scale: Scale;
  readonly stepTicks: readonly number[];
  readonly stepAt: (x: number) => number;
  readonly lines: readonly Line[];
  readonly limits: readonly LimitLine[];
  readonly labels: readonly Label[];
  /** Stretches in pixels where an eigenvalue is negative. */
  readonly shaded: readonly (readonly [from: number, to: number])[];
  readonly gaps: readonly GapMark[];
  /** Some values lie beyond the frame: the largest size. */
  readonly beyond: number | undefined;
  /** Pixels of one step. */
  readonly perStep: number;
}

/** Pixels: figures left of the axis, room above, below for the steps, beside for the labels. */
const LEFT = 48;
const TOP = 20;
const BELOW = 24;
const LABEL_GAP = 8;
const LABEL_LINE = 15;
const MOST_LABEL_SHARE = 0.3;
const STEP_GAP = 56;
/** A limit so many times above everything else is told by its label alone. */
const FAR = 1e4;
/** A run that diverges is followed to so many times where it began. */
const FOLLOWED = 1e4;
/** Rows that are looked at for the knee of the axis. */
const SAMPLES = 64;

/** How much of the smallest values the linear part may swallow, and how many decades there are beyond it. */
const KNEES: Readonly<Record<Quantity, { readonly share: number; readonly decades: number }>> = {
  eigenvalues: { share: 0.5, decades: 5 },
  condition: { share: 0, decades: 300 },
  energy: { share: 0, decades: 40 },
  change: { share: 0.1, decades: 16 },
};

export const SERIES_LABELS: Readonly<Record<SeriesId, string>> = {
  high: "λ_max",
  low: "λ_min",
  condition: "|λ|_max / |λ|_min",
  gg: "gᵀg",
  ghg: "gᵀHg",
  ratio: "gᵀHg / gᵀg",
  actual: "",
  predicted: "",
};

export interface ChartInput {
  readonly model: QuantityModel;
  readonly steps: number;
  /** What the lines are called where symbols do not say it. */
  readonly names: Readonly<Partial<Record<SeriesId, string>>>;
  /** Formula and value of a limit at a row. */
  readonly limitLabel: (which: Limit, value: number) => string;
}

export function layoutChart({ model, steps, names, limitLabel }: ChartInput, { width, height, measure }: ChartSize): Chart {
  const { table, quantity, series } = model;
  const { firstStep } = table.trajectory;
  const limits = limitsOf(model);
  const texts = [
    ...series.map(({ id }) => ({ what: id, text: names[id] ?? SERIES_LABELS[id] })),
    ...limits.map((which) => ({ what: which, text: limitLabel(which, table.limitAt(table.steps - 1, which)) })),
  ];
  const widest = texts.reduce((most, { text }) => Math.max(most, measure(text)), 0);
  const left = LEFT;
  const right = Math.max(left + 1, width - LABEL_GAP - Math.min(widest + 4, width * MOST_LABEL_SHARE));
  const bottom = Math.max(TOP + 1, height - BELOW);
  const range = rangeOf(model, limits);
  const scale = makeScale(range, bottom - TOP);
  const x = (step: number): number => left + (step / Math.max(1, steps)) * (right - left);
  const y = (value: number): number => bottom - scale.place(value) * (bottom - TOP);
  const stepAt = (at: number): number => Math.round(Math.max(0, Math.min(1, (at - left) / (right - left))) * steps);
  const frame: Frame = { left, right, top: TOP, bottom, steps, firstStep, x, y };
  const lines = series.map((one) => traceSeries(one, model.count, frame));
  const limitLines = limits.map((which) => ({ which, points: traceLimit(table, which, frame) }));
  const ends = new Map<SeriesId | Limit, number | undefined>([
    ...lines.map(({ id, points }) => [id, lastHeight(points)] as const),
    ...limitLines.map(({ which, points }) => [which, lastHeight(points)] as const),
  ]);
  return {
    ...frame,
    scale,
    stepTicks: ticks(0, steps, (right - left) / STEP_GAP).filter(Number.isInteger),
    stepAt,
    lines,
    limits: limitLines,
    labels: placed(texts, ends, TOP, bottom),
    shaded: quantity === "eigenvalues" ? shadedOf(model, frame) : [],
    gaps: model.gaps.map((gap) => markOf(gap, frame)),
    beyond: range.beyond,
    perStep: (right - left) / Math.max(1, steps),
  };
}

function limitsOf({ table, quantity }: QuantityModel): Limit[] {
  if (quantity !== "eigenvalues" || table.rule === undefined || table.steps === 0) return [];
  return table.rule.kind === "plain" ? ["own"] : ["own", "plain"];
}

function rangeOf(model: QuantityModel, limits: readonly Limit[]): { low: number; high: number; zero: boolean; knee: number; beyond: number | undefined } {
  const { series, count, quantity, table } = model;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { index } of series) {
    const extremes = index.over(0, count);
    low = Math.min(low, extremes.low);
    high = Math.max(high, extremes.high);
  }
  const reach = Math.max(-low, high);
  const first = series.reduce((most, { valueAt }) => Math.max(most, Math.abs(valueAt(0)) || 0), 0);
  const most = table.trajectory.ended?.kind === "diverged" && first > 0 && Number.isFinite(first) ? first * FOLLOWED : Number.POSITIVE_INFINITY;
  const beyond = reach > most ? reach : undefined;
  [low, high] = [Math.max(low, -most), Math.min(high, most)];
  for (const which of limits) {
    const limit = table.limitAt(table.steps - 1, which);
    if (Number.isFinite(limit) && Math.abs(limit) <= FAR * Math.max(-low, high)) [low, high] = [Math.min(low, limit), Math.max(high, limit)];
  }
  const { share, decades } = KNEES[quantity];
  const knee = kneeOf(sampled(series, count), Math.max(-low, high), share, decades);
  return { low, high, zero: quantity === "eigenvalues" || quantity === "change", knee, beyond };
}

/** Of rows evenly spread over the path, the size of the value nearest to zero. */
function sampled(series: readonly Series[], count: number): number[] {
  const stride = Math.max(1, Math.floor(count / SAMPLES));
  const sizes: number[] = [];
  for (let row = 0; row < count; row += stride) {
    const here = series.map(({ valueAt }) => Math.abs(valueAt(row))).filter((size) => size > 0);
    if (here.length > 0) sizes.push(Math.min(...here));
  }
  return sizes;
}

function shadedOf({ series, count }: QuantityModel, { left, right, steps, firstStep, x }: Frame): [number, number][] {
  const low = series.find(({ id }) => id === "low");
  if (low === undefined) return [];
  const columns = Math.max(1, Math.round(right - left));
  const cells = Math.min(steps + 1, columns);
  const result: [number, number][] = [];
  for (let cell = 0; cell < cells; cell++) {
    // As many cells as steps: one for each, around its place; fewer: whole columns of pixels.
    const single = cells === steps + 1;
    const from = single ? cell - firstStep : Math.ceil((cell * steps) / columns) - firstStep;
    const to = single ? from + 1 : Math.ceil(((cell + 1) * steps) / columns) - firstStep;
    if (to <= 0 || from >= count || !(low.index.over(Math.max(0, from), Math.min(count, to)).low < 0)) continue;
    const [start, end] = single ? [x(cell - 0.5), x(cell + 0.5)] : [left + cell, left + cell + 1];
    const last = result.at(-1);
    if (last !== undefined && start <= last[1] + 0.01) last[1] = Math.min(right, end);
    else result.push([Math.max(left, start), Math.min(right, end)]);
  }
  return result;
}

function markOf({ from, to, infinite }: Gap, { firstStep, x, left, right }: Frame): GapMark {
  return { from: Math.max(left, x(firstStep + from - 0.5)), to: Math.min(right, x(firstStep + to + 0.5)), infinite };
}

function lastHeight(points: Float64Array): number | undefined {
  for (let i = points.length - 1; i > 0; i -= 2) if (Number.isFinite(points[i]!)) return points[i];
  return undefined;
}

function placed(
  texts: readonly { readonly what: SeriesId | Limit; readonly text: string }[],
  ends: ReadonlyMap<SeriesId | Limit, number | undefined>,
  top: number,
  bottom: number,
): Label[] {
  const labels = texts.flatMap(({ what, text }) => {
    const end = ends.get(what);
    return end === undefined ? [] : [{ what, text, at: Math.max(top, Math.min(bottom, end)) }];
  });
  const centres = placeLabels(
    labels.map(({ at }) => ({ at, height: LABEL_LINE })),
    top - LABEL_LINE / 2,
    bottom + LABEL_LINE / 2,
  );
  return labels.map((label, i) => ({ ...label, y: centres[i]! }));
}
