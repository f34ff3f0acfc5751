/** The loss along one step, as numbers to draw: where the slice lies, which trials lie on it, its models, and the heights that are shown. */
import type { Trial } from "../../core/model.ts";
import type { LocalAnalysis } from "../../core/analysis/local.ts";

type Vector = ArrayLike<number>;

export interface Mark {
  readonly alpha: number;
  readonly loss: number;
  readonly accepted: boolean;
}

/** θ + α·along, α from the first of the span to the last. */
export interface Slice {
  readonly at: readonly number[];
  readonly along: readonly number[];
  readonly span: readonly [from: number, to: number];
  /** Trials on the slice; the others lie beside it, or beyond its end. */
  readonly marks: readonly Mark[];
  readonly beside: number;
  /** The step itself, or where nothing moved what was tried last. */
  readonly of: "step" | "trial";
}

/** Models of first and second order along the slice: J + αa and J + αa + ½α²b. */
export interface Model {
  readonly loss: number;
  readonly linear: number;
  readonly quadratic: number;
}

export const SAMPLES = 161;
const BEFORE = -0.2;
const AFTER = 1.3;
/** Trials farther than so many steps would leave nothing of the step to see. */
const FARTHEST = 6;
/** A trial this near the line, as a share of its distance from θ, is on it. */
const NEAR = 1e-6;

const dot = (a: Vector, b: Vector): number => Array.from(a).reduce((sum, one, i) => sum + one * b[i]!, 0);
const minus = (a: Vector, b: Vector): number[] => Array.from(a, (one, i) => one - b[i]!);

/** @returns `undefined` where there is no direction */
export function sliceOf(theta: Vector, next: Vector, trials: readonly Trial[]): Slice | undefined {
  const step = minus(next, theta);
  const moved = step.some((one) => one !== 0);
  const tried = trials.findLast(({ at }) => minus(at, theta).some((one) => one !== 0));
  const along = moved ? step : tried && minus(tried.at, theta);
  if (along === undefined || !along.every(Number.isFinite)) return undefined;
  const length = dot(along, along);
  if (!(length > 0) || !Number.isFinite(length)) return undefined;
  const marks: Mark[] = [];
  for (const { at, loss, accepted } of trials) {
    const from = minus(at, theta);
    const alpha = dot(from, along) / length;
    const off = Math.sqrt(dot(from, from)) * NEAR;
    const off2 = from.map((one, i) => one - alpha * along[i]!);
    if (Math.sqrt(dot(off2, off2)) <= off && Math.abs(alpha) <= FARTHEST) marks.push({ alpha, loss, accepted });
  }
  const to = marks.reduce((most, { alpha }) => Math.max(most, alpha * 1.1), AFTER);
  const from = marks.reduce((least, { alpha }) => Math.min(least, alpha * 1.1), BEFORE);
  return { at: Array.from(theta), along, span: [from, to], marks, beside: trials.length - marks.length, of: moved ? "step" : "trial" };
}

export function modelOf({ along }: Pick<Slice, "along">, { loss, gradient, hessian }: LocalAnalysis): Model {
  return {
    loss,
    linear: dot(gradient, along),
    quadratic: dot(
      hessian.map((row) => dot(row, along)),
      along,
    ),
  };
}

export const linearAt = ({ loss, linear }: Model, alpha: number): number => loss + alpha * linear;
export const quadraticAt = (model: Model, alpha: number): number => linearAt(model, alpha) + (alpha * alpha * model.quadratic) / 2;

export const alphaAt = ([from, to]: Slice["span"], sample: number): number => from + ((to - from) * sample) / (SAMPLES - 1);

/** The loss between two samples. */
export function lossAt(values: Vector, [from, to]: Slice["span"], alpha: number): number {
  const place = Math.max(0, Math.min(SAMPLES - 1, ((alpha - from) / (to - from)) * (SAMPLES - 1)));
  const i = Math.min(SAMPLES - 2, Math.floor(place));
  return values[i]! + (place - i) * (values[i + 1]! - values[i]!);
}

/** Room above and below. */
const MARGIN = 0.08;

/** Heights that show the way from 0 to 1, what was tried, and what the quadratic model says of the end; curves may leave the frame. */
export function heightsOf(slice: Slice, values: Vector, model: Model | undefined): readonly [low: number, high: number] {
  const seen: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const alpha = alphaAt(slice.span, i);
    if (alpha >= 0 && alpha <= 1) seen.push(values[i]!);
  }
  const [first, last] = [Math.max(0, ...seen.filter(Number.isFinite)), Math.min(...seen.filter(Number.isFinite))];
  const tall = 4 * Math.max(first - last, Number.MIN_VALUE);
  const near = (value: number): boolean => Number.isFinite(value) && value < first + tall && value > last - tall;
  const others = [...slice.marks.map(({ loss }) => loss), ...(model === undefined ? [] : [quadraticAt(model, 1)])].filter(near);
  const all = [...seen, ...others].filter(Number.isFinite);
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = MARGIN * (high - low || Math.abs(high) || 1);
  return [low - room, high + room];
}
