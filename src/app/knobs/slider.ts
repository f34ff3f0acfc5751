/**
 * Where a number stands on its slider, and which number a place on the slider means. Places run from 0 (left) to 1 (right).
 * A logarithmic slider of a knob that may be 0 keeps its left end for 0, "off": no logarithm leads there.
 */
import type { CountKnob, RealKnob } from "../../core/knobs.ts";

/** Share of a logarithmic slider's length between "off" and its smallest number. */
const OFF_GAP = 0.08;
/** Significant digits of a number that was dragged to or nudged: as fine as a pixel of the slider, and short in a field and in a link. */
const DIGITS = 2;
/** Steps from one end of a linear slider to the other, at least. */
const LINEAR_STEPS = 100;
/** One press of an arrow key on a logarithmic slider multiplies by about this (20 presses a decade). */
const LOG_NUDGE = 1 / 20;
/** Arrow presses that Page Up and Page Down, or an arrow with Shift, stand for. */
export const BIG_NUDGE = 10;

interface Track {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Place of `low`; below it is "off". */
  readonly from: number;
  /** Distance between two numbers of a linear slider. */
  readonly step: number;
}

const NICE = [1, 2, 5, 10] as const;

function niceStep(range: number): number {
  const raw = range / LINEAR_STEPS;
  const power = Number(`1e${Math.floor(Math.log10(raw))}`);
  // A hundredth of slack, so that 0.99 steps by 0.01.
  return Number((NICE.find((mantissa) => mantissa * power >= raw * 0.99)! * power).toPrecision(1));
}

export function hasSlider(knob: RealKnob | CountKnob): boolean {
  return knob.slider !== undefined && knob.slider[0] < knob.slider[1];
}

/** Whether 0 is allowed and means that the thing is off, at the left end of a logarithmic slider. */
function hasOff(knob: RealKnob | CountKnob): boolean {
  return knob.kind === "real" && (knob.min < 0 || (knob.min === 0 && knob.minBound !== "open"));
}

function trackOf(knob: RealKnob | CountKnob): Track {
  const [low, high] = knob.slider ?? [0, 1];
  const log = knob.kind === "real" && knob.scale === "log" && low > 0;
  const step = knob.kind === "count" ? Math.max(1, Math.round(niceStep(high - low))) : niceStep(high - low);
  return { low, high, log, from: log && hasOff(knob) ? OFF_GAP : 0, step };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const toDigits = (value: number): number => Number(value.toPrecision(DIGITS));

/** Place of a number; numbers beyond the slider stand at its ends. */
export function placeOf(knob: RealKnob | CountKnob, value: number): number {
  const { low, high, log, from } = trackOf(knob);
  if (!log) return clamp((value - low) / (high - low), 0, 1);
  if (value < low) return from > 0 && value > 0 ? from / 2 : 0;
  return from + (1 - from) * clamp(Math.log(value / low) / Math.log(high / low), 0, 1);
}

/** The number at a place: rounded to what a person would type, the ends exact. */
export function valueAt(knob: RealKnob | CountKnob, place: number): number {
  const { low, high, log, from, step } = trackOf(knob);
  if (place >= 1) return high;
  if (log) {
    if (place < from / 2) return 0;
    if (place <= from) return low;
    return clamp(toDigits(low * Math.exp(((place - from) / (1 - from)) * Math.log(high / low))), low, high);
  }
  return clamp(onStep(low + place * (high - low), step), low, high);
}

function onStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** The number so many arrow presses away, within the slider; a number outside of it only ever moves towards it. */
export function nudge(knob: RealKnob | CountKnob, value: number, presses: number): number {
  const { low, high, log, from, step } = trackOf(knob);
  const most = Math.max(high, value);
  if (!log) return clamp(onStep(value + presses * step, step), Math.min(low, value), most);
  if (value <= 0) return presses < 0 ? value : value < 0 ? 0 : low;
  if (value <= low && presses < 0) return from > 0 ? 0 : value;
  const moved = toDigits(value * Math.exp(presses * LOG_NUDGE * Math.LN10));
  return clamp(moved, Math.min(low, value), most);
}
