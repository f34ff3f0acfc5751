/** Several members of one family in one picture: densities over a common line, or shares of a few outcomes side by side. */
import { HEADROOM, rounded, roundedUp } from "./distribution.ts";
import type { Numbers, Problem } from "../model.ts";
import type { DensityOutcomes, Outcomes } from "./outcomes.ts";

export interface MemberDensities {
  readonly kind: "density";
  /** Evenly spaced, ascending. */
  readonly x: Float64Array;
  /** Of each member, densities there; NaN where θ names none. */
  readonly rows: readonly Float64Array[];
  /** Height of the picture. */
  readonly top: number;
  readonly data: Float64Array;
}
export interface MemberBars {
  readonly kind: "bars";
  readonly rows: readonly Float64Array[];
  readonly target: Float64Array | undefined;
}
export type MembersPicture = MemberDensities | MemberBars;

/** Places of a density. */
const PLACES = 241;
/** A member so much higher than the median of them leaves the picture rather than flattening all the others. */
const MOST_RISE = 3;

/**
 * @param within a member that the picture has room for, besides the data
 * @returns `undefined` where members are no densities and no bars
 */
export function pictureOfMembers(problem: Problem, look: Outcomes | undefined, members: readonly Numbers[], within: Numbers): MembersPicture | undefined {
  const family = problem.distribution;
  if (family === undefined || look === undefined || look.kind === "plane") return undefined;
  if (look.kind === "density") return densities(look, members, within, (theta) => family.isMember(theta));
  const rows = members.map((theta) => {
    const row = new Float64Array(look.count).fill(Number.NaN);
    if (family.isMember(theta)) look.probabilities(theta, row);
    return row;
  });
  return { kind: "bars", rows, target: look.target && Float64Array.from(look.target) };
}

/** The line does not follow the members: a picture that stands still shows what moves. */
function densities(look: DensityOutcomes, members: readonly Numbers[], within: Numbers, isMember: (theta: Numbers) => boolean): MemberDensities {
  const { domain, data } = look;
  const bounded = domain[0] > -Infinity;
  const shown = members.filter(isMember);
  const ends = [...data, ...(isMember(within) ? look.span(within) : shown.flatMap((theta) => look.span(theta)))];
  const [from, to] = bounded ? domain : rounded(Math.min(...ends), Math.max(...ends));
  const inset = bounded && !look.periodic ? 1e-6 : 0;
  const x = Float64Array.from({ length: PLACES }, (_, i) => from + inset + ((to - from - 2 * inset) * i) / (PLACES - 1));
  const rows = members.map((theta) => x.map((place) => (isMember(theta) ? look.density(theta, place) : Number.NaN)));
  const tops = shown.map((theta) => x.reduce((most, place) => Math.max(most, look.density(theta, place)), 0)).toSorted((a, b) => a - b);
  const median = tops[tops.length >> 1] ?? 1;
  return { kind: "density", x, rows, top: roundedUp(Math.min(tops.at(-1) ?? 1, MOST_RISE * median) * HEADROOM), data: Float64Array.from(data) };
}
