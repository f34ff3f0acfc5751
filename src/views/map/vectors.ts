/** Which vectors of a step the map draws: the step itself, and what it adds up from, tip to tail; else what the gradient and the memory ask for. */
import { arrowFactor, roundDown } from "../../draw/arrows.ts";
import { readable } from "../../draw/scales.ts";
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { FrameArrow } from "./frame.ts";

type Made = Pick<ReplayedStep, "vectors" | "numbers" | "theta" | "next"> & Partial<Pick<ReplayedStep, "terms">>;

/** Names under which methods tell of their memory, as their rules call it. */
const MEMORIES = ["velocity", "first moment"];
const RATE = "learning rate";

/** A vector that differs from the step by less than this share of it is the step. */
const SAME = 1e-6;
const STEP = "s";
/** Where a method scales or turns the gradient, −g and −ηg can be so many times as long as the step: longer ones are drawn shorter, and say so. */
const MOST_TIMES = 4;
/** As long as this, in steps, at most: enough to compare directions. */
const SHORTER = 2;

const lengthOf = ({ value: [x, y] }: FrameArrow): number => Math.hypot(x, y);
const isDrawable = ({ value: [x, y] }: FrameArrow): boolean => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0);

/** The step last, so that it lies on top. */
export function vectorsOf({ vectors, numbers, theta, next, terms = [] }: Made): readonly FrameArrow[] {
  const value = [next[0]! - theta[0]!, next[1]! - theta[1]!] as const;
  const step: FrameArrow = { symbol: "step", label: STEP, value };
  const sum = terms.map(({ of, label, value: [x, y] }): FrameArrow => ({ symbol: of, label, value: [x!, y!] })).filter(isDrawable);
  const [gradient, memory] = askedFor(vectors, numbers);
  if (sum.length > 1) {
    const beside = gradient === undefined || !isDrawable(gradient) || !isDrawable(step) || sum.some(({ symbol }) => symbol === "gradient");
    return [...(beside ? [] : [comparable(gradient, lengthOf(step))]), ...tipToTail(sum), ...(isDrawable(step) ? [step] : [])];
  }
  const parts = [gradient, sum.length === 1 ? undefined : memory].flatMap((one) => (one !== undefined && isDrawable(one) ? [one] : []));
  if (!isDrawable(step)) return parts;
  const isStep = (part: FrameArrow): boolean => Math.hypot(part.value[0] - value[0], part.value[1] - value[1]) <= SAME * lengthOf(step);
  // An arrow under another one cannot be seen: the step says what else it is.
  const same = parts.find(isStep) ?? sum[0];
  return [
    ...parts.filter((part) => part !== same && !isStep(part)).map((part) => comparable(part, lengthOf(step))),
    same === undefined ? step : { ...step, label: `${STEP} = ${same.label}` },
  ];
}

/** What goes into it downhill, times the step's own learning rate where the method has one. */
function askedFor(vectors: Made["vectors"], numbers: Made["numbers"]): readonly (FrameArrow | undefined)[] {
  const rate = numbers.find(({ name }) => name.startsWith(RATE))?.value;
  const [sign, factor] = rate === undefined ? ["−", -1] : ["−η", -rate];
  const arrow = (symbol: FrameArrow["symbol"], isIt: (name: string) => boolean): FrameArrow | undefined => {
    const found = vectors.find(({ name }) => isIt(name));
    return found && { symbol, label: `${sign}${found.symbol}`, value: [factor * found.value[0]!, factor * found.value[1]!] };
  };
  return [arrow("gradient", (name) => name === "gradient"), arrow("velocity", (name) => MEMORIES.includes(name))];
}

function tipToTail(arrows: readonly FrameArrow[]): readonly FrameArrow[] {
  let from: readonly [number, number] = [0, 0];
  return arrows.map((arrow) => {
    const placed = { ...arrow, from };
    from = [from[0] + arrow.value[0], from[1] + arrow.value[1]];
    return placed;
  });
}

/** Its direction is what there is to see: at the scale of the step it would be a mere line across the map. */
function comparable(arrow: FrameArrow, step: number): FrameArrow {
  const times = lengthOf(arrow) / step;
  if (times <= MOST_TIMES) return arrow;
  const share = roundDown(SHORTER / times);
  const [x, y] = arrow.value;
  return { ...arrow, label: `${arrow.label} ÷${readable(1 / share, 3)}`, value: [x * share, y * share] };
}

/** @param previous the factor in use. @returns `undefined` where there is nothing to show */
export function arrowsOf(
  step: Made,
  unitsPerPixel: number,
  previous: number,
): { readonly vectors: readonly FrameArrow[]; readonly factor: number } | undefined {
  const vectors = vectorsOf(step);
  const factor = arrowFactor(leadingLength(vectors) / unitsPerPixel, previous);
  return factor === 0 ? undefined : { vectors, factor };
}

/** Length that the factor suits, in units of x and y: the step's, or the longest of its parts where there is none or where it is lost among them. */
export function leadingLength(arrows: readonly FrameArrow[]): number {
  const longest = arrows.reduce((most, arrow) => Math.max(most, lengthOf(arrow)), 0);
  const step = arrows.find(({ symbol }) => symbol === "step");
  return step === undefined ? longest : Math.max(lengthOf(step), longest / MOST_TIMES);
}
