/**
 * A data set as dots on a sheet, whatever setting it is: inputs with their classes, points (input, target), numbers on a line, or a few fixed values as
 * bars. What a hand does to a dot is done here; the setting is written from the dots again.
 */
import type { Examples, ExamplesKnob, Value, VectorKnob } from "../../core/knobs.ts";

export type DataKnob = ExamplesKnob | VectorKnob;

export interface Dot {
  readonly x: number;
  /** Of numbers on a line: 0. */
  readonly y: number;
  readonly label: number;
}

export type SheetKind = "classes" | "points" | "strip" | "bars" | "shares";

export interface Sheet {
  readonly kind: SheetKind;
  readonly dots: readonly Dot[];
  /** Of the labels, 0 to this; 1 where there are none. */
  readonly classes: number;
  /** Whether dots come and go. */
  readonly free: boolean;
  /** Fewest that there must be. */
  readonly least: number;
  /** Where a dot may be along the axis that carries the value. */
  readonly range: readonly [low: number, high: number];
}

const OPEN = 1e-3;
const PLANE = 2;

/** Inside of open bounds, so that whatever is put there is allowed. */
function rangeOf({ entries, form }: VectorKnob): Sheet["range"] {
  if (form === "distribution") return [0, 1];
  const { min = -Infinity, max = Infinity, minBound, maxBound } = entries ?? {};
  return [minBound === "open" ? min + OPEN : min, maxBound === "open" ? max - OPEN : max];
}

/** How many classes a data set has; `undefined`: its targets are any numbers. */
export function classesOf({ classes }: ExamplesKnob, siblings: Readonly<Record<string, Value>>): number | undefined {
  return typeof classes === "string" ? Number(siblings[classes]) : classes;
}

/** @returns `undefined` where it cannot be drawn: examples of other than two numbers, or of more than one and a target */
export function sheetOf(knob: DataKnob, value: Value, siblings: Readonly<Record<string, Value>>): Sheet | undefined {
  if (knob.kind === "vector") {
    const numbers = value as readonly number[];
    const common = { classes: 1, range: rangeOf(knob) };
    if (knob.length === "any") {
      return { ...common, kind: "strip", free: true, least: Math.max(1, knob.least ?? 1), dots: numbers.map((x) => ({ x, y: 0, label: 0 })) };
    }
    const kind = knob.form === "distribution" ? "shares" : "bars";
    return { ...common, kind, free: false, least: numbers.length, dots: numbers.map((y, x) => ({ x, y, label: 0 })) };
  }
  const { inputs, targets } = value as Examples;
  const classes = classesOf(knob, siblings);
  const columns = inputs[0]?.length ?? 0;
  const common = { free: true, least: 1, range: [-Infinity, Infinity] as const };
  if (classes !== undefined && columns === PLANE) {
    return { ...common, kind: "classes", classes, dots: inputs.map(([x, y], i) => ({ x: x!, y: y!, label: targets[i]! })) };
  }
  if (classes === undefined && columns === 1) {
    return { ...common, kind: "points", classes: 1, dots: inputs.map(([x], i) => ({ x: x!, y: targets[i]!, label: 0 })) };
  }
  return undefined;
}

/** The setting that the dots are. */
export function valueOf(kind: SheetKind, dots: readonly Dot[]): Value {
  switch (kind) {
    case "classes":
      return { inputs: dots.map(({ x, y }) => [x, y]), targets: dots.map(({ label }) => label) };
    case "points":
      return { inputs: dots.map(({ x }) => [x]), targets: dots.map(({ y }) => y) };
    case "strip":
      return dots.map(({ x }) => x);
    case "bars":
    case "shares":
      return dots.map(({ y }) => y);
  }
}

const within = (value: number, [low, high]: Sheet["range"]): number => Math.max(low, Math.min(high, value));

/** Digits that a share keeps; the last one takes what rounding leaves, so that they add up to 1. */
const SHARE_DIGITS = 4;

function shared(dots: readonly Dot[], at: number, wanted: number): readonly Dot[] {
  const round = (value: number): number => Number(value.toFixed(SHARE_DIGITS));
  const share = round(within(wanted, [0, 1]));
  const others = dots.reduce((sum, { y }, i) => (i === at ? sum : sum + y), 0);
  // Where the others have nothing, all get the same of what is left.
  const part = (y: number): number => round((1 - share) * (others > 0 ? y / others : 1 / (dots.length - 1)));
  const next = dots.map((dot, i) => ({ ...dot, y: i === at ? share : part(dot.y) }));
  const last = at === dots.length - 1 ? dots.length - 2 : dots.length - 1;
  const rest = round(1 - next.reduce((sum, { y }, i) => (i === last ? sum : sum + y), 0));
  return next.map((dot, i) => (i === last ? { ...dot, y: Math.max(0, rest) } : dot));
}

/** A dot put elsewhere, no farther than it may go. Of shares the others give way in proportion. */
export function moved({ kind, dots, range }: Sheet, at: number, x: number, y: number): readonly Dot[] {
  if (kind === "shares") return shared(dots, at, y);
  const { label, x: place } = dots[at]!;
  const dot = kind === "strip" ? { x: within(x, range), y: 0, label } : kind === "bars" ? { x: place, y: within(y, range), label } : { x, y, label };
  return dots.with(at, dot);
}

export function added({ kind, dots, range, classes }: Sheet, x: number, y: number, label: number): readonly Dot[] {
  return [...dots, kind === "strip" ? { x: within(x, range), y: 0, label: 0 } : { x, y, label: Math.min(label, classes - 1) }];
}

/** @returns the same dots where there must be as many */
export function removed({ dots, free, least }: Sheet, at: number): readonly Dot[] {
  return free && dots.length > least && at in dots ? dots.toSpliced(at, 1) : dots;
}

export function labelled({ dots, classes }: Sheet, at: number, label: number): readonly Dot[] {
  const dot = dots[at];
  return dot === undefined || label >= classes || dot.label === label ? dots : dots.with(at, { ...dot, label });
}
