/** Which vectors of a step the map draws: the step itself, what the gradient asks for, and what the memory of earlier ones does. */
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { FrameArrow } from "./frame.ts";

/** Names under which methods tell of their memory, as their rules call it. */
const MEMORIES = ["velocity", "first moment"];
const RATE = "learning rate";

/** A vector that differs from the step by less than this share of it is the step. */
const SAME = 1e-6;
const STEP = "s";
/** Where a method scales or turns the gradient, −g and −ηg can be so many times as long as the step: to its scale, mere lines across the map. */
const MOST_TIMES = 4;

const isDrawable = ({ value: [x, y] }: FrameArrow): boolean => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0);

/** The step last, so that it lies on top; what goes into it downhill, times the step's own learning rate where the method has one. */
export function vectorsOf({ vectors, numbers, theta, next }: Pick<ReplayedStep, "vectors" | "numbers" | "theta" | "next">): readonly FrameArrow[] {
  const rate = numbers.find(({ name }) => name.startsWith(RATE))?.value;
  const [sign, factor] = rate === undefined ? ["−", -1] : ["−η", -rate];
  const arrow = (symbol: FrameArrow["symbol"], letter: string, value: Float64Array): FrameArrow => ({
    symbol,
    label: `${sign}${letter}`,
    value: [factor * value[0]!, factor * value[1]!],
  });
  const gradient = vectors.find(({ name }) => name === "gradient");
  const memory = vectors.find(({ name }) => MEMORIES.includes(name));
  const found = [];
  if (gradient !== undefined) found.push(arrow("gradient", gradient.symbol, gradient.value));
  if (memory !== undefined) found.push(arrow("velocity", memory.symbol, memory.value));
  const parts = found.filter(isDrawable);
  const value = [next[0]! - theta[0]!, next[1]! - theta[1]!] as const;
  const step: FrameArrow = { symbol: "step", label: STEP, value };
  if (!isDrawable(step)) return parts;
  // An arrow under another one cannot be seen: the step says what else it is.
  const same = parts.find((part) => Math.hypot(part.value[0] - value[0], part.value[1] - value[1]) <= SAME * Math.hypot(...value));
  const comparable = parts.filter((part) => part !== same && Math.hypot(...part.value) <= MOST_TIMES * Math.hypot(...value));
  return [...comparable, same === undefined ? step : { ...step, label: `${STEP} = ${same.label}` }];
}

/** Length that the factor suits, in units of x and y: the step's, or the longest of its parts where there is none. */
export function leadingLength(arrows: readonly FrameArrow[]): number {
  const steps = arrows.filter(({ symbol }) => symbol === "step");
  return (steps.length > 0 ? steps : arrows).reduce((longest, { value: [x, y] }) => Math.max(longest, Math.hypot(x, y)), 0);
}
