/** The numbers of a step, written to the page without React. */
import { readable } from "../../draw/scales.ts";
import type { DistributionAnswer } from "../../protocol/messages.ts";
import type { WordsOfDistribution } from "../../text/index.ts";

export const READOUTS = ["forward", "backward", "quadratic", "ratio"] as const;
export type ReadoutId = (typeof READOUTS)[number];

const DIGITS = 4;
/** Share by which the second-order model may miss KL before it is said. */
const TOLERABLE = 0.1;
const NOTHING = "–";

type Numbers = Pick<DistributionAnswer, "forward" | "backward" | "quadratic">;

export function readAt(step: Numbers, id: ReadoutId): number {
  return id === "ratio" ? step.forward / step.quadratic : step[id];
}

/** Percent of KL(before‖after) by which ½dᵀFd misses it, where that is much. */
export function missOf({ forward, quadratic }: Numbers): string | undefined {
  const miss = Math.abs(quadratic / forward - 1);
  return miss > TOLERABLE ? readable(100 * miss, 2) : undefined;
}

/** @param host holds an element `[data-readout]` for each number and `[data-off]` for the hint */
export function writeReadouts(host: HTMLElement, step: Numbers | undefined, words: WordsOfDistribution): void {
  for (const node of host.querySelectorAll<HTMLElement>("[data-readout]")) {
    const id = READOUTS.find((one) => one === node.dataset["readout"]);
    const value = id === undefined || step === undefined ? Number.NaN : readAt(step, id);
    write(node, Number.isNaN(value) ? NOTHING : readable(value, DIGITS));
    const exact = Number.isNaN(value) ? "" : String(value);
    if (node.getAttribute("value") !== exact) node.setAttribute("value", exact);
  }
  const off = host.querySelector<HTMLElement>("[data-off]");
  const miss = step && missOf(step);
  if (off !== null) write(off, miss === undefined ? "" : words.off(miss));
}

function write(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
