/** Which vectors of a step the map draws: what the gradient asks for, and what the memory of earlier ones does. */
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { FrameArrow } from "./frame.ts";

/** Names under which methods tell of their memory, as their rules call it. */
const MEMORIES = ["velocity", "first moment"];
const RATE = "learning rate";

/** Downhill, times the step's own learning rate where the method has one. */
export function vectorsOf({ vectors, numbers }: Pick<ReplayedStep, "vectors" | "numbers">): readonly FrameArrow[] {
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
  return found.filter(({ value: [x, y] }) => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0));
}

/** Length of the longest, in units of x and y. */
export function longestOf(arrows: readonly FrameArrow[]): number {
  return arrows.reduce((longest, { value: [x, y] }) => Math.max(longest, Math.hypot(x, y)), 0);
}
