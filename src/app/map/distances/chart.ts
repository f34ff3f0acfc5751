/** The little chart in the key: length of the mean of N sampled gradients against N, on log axes, beside 1/√N, and the length of the gradient by the data's labels. */
import { DRAWS } from "./memory.ts";
import type { Scores } from "../../../core/geometry/scores.ts";

export const CHART = { width: 120, height: 40 } as const;
/** Lengths shown, as shares of √(tr F). */
const [TOP, BOTTOM] = [4, 2e-3];
const EDGE = 2;

const across = (count: number): number => EDGE + ((CHART.width - 2 * EDGE) * Math.log(count)) / Math.log(DRAWS.most);
function down(share: number): number {
  // Nothing beside nothing is nothing.
  const place = share > 0 ? Math.log(TOP / share) / Math.log(TOP / BOTTOM) : 1;
  return EDGE + (CHART.height - 2 * EDGE) * Math.max(0, Math.min(1, place));
}
const print = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Outlines by what they show. */
export function chartPaths(
  { lengths, spread }: Scores,
  gradient: readonly [number, number],
): { readonly expected: string; readonly drawn: string; readonly given: string } {
  const points: string[] = [];
  for (let i = 0; i + 1 < lengths.length; i += 2) points.push(print(across(lengths[i]!), down(lengths[i + 1]! / spread)));
  const given = down(Math.hypot(...gradient) / spread);
  return {
    expected: `M${print(across(1), down(1))}L${print(across(DRAWS.most), down(1 / Math.sqrt(DRAWS.most)))}`,
    // A single point is a dot: round ends make it one.
    drawn: `M${points.join("L")}${points.length === 1 ? "h0" : ""}`,
    given: `M${print(across(1), given)}H${(CHART.width - EDGE).toFixed(1)}`,
  };
}
