/**
 * What a step does to the distribution that the parameters name: both distributions as they are drawn, how far one is from the other by KL in both
 * directions, and what its second-order model ½dᵀFd says (Amari, Nagaoka, Methods of Information Geometry, 2000, section 2.2). And KL of every step of a path.
 */
import { log2, pow } from "../elementary/index.ts";
import type { Numbers, Problem } from "../model.ts";
import type { DensityOutcomes, Outcomes, PlaneOutcomes } from "./outcomes.ts";

export interface Densities {
  readonly kind: "density";
  readonly periodic: boolean;
  /** Ascending; before and after are densities there, NaN throughout where θ is no member. */
  readonly x: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Height of the picture: what is higher leaves it. */
  readonly top: number;
  readonly data: Float64Array;
}
export interface Bars {
  readonly kind: "bars";
  readonly of: "outcomes" | "actions" | "classes" | "coins";
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly target: Float64Array | undefined;
  readonly rewards: Float64Array | undefined;
}
export interface Lines {
  readonly kind: "plane";
  /** x and y in turn. */
  readonly points: Float64Array;
  /** Class of each point; `undefined`: y is what is to be foretold. */
  readonly classes: Float64Array | undefined;
  readonly window: readonly [xlo: number, xhi: number, ylo: number, yhi: number];
  /** Five numbers a line: x0, y0, x1, y1, and 1 for a boundary, 0 for a companion of one. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}
export type Picture = Densities | Bars | Lines;

export interface DistributionStep {
  readonly picture: Picture | undefined;
  /** Whether the parameters before and after the step name distributions. */
  readonly members: readonly [before: boolean, after: boolean];
  /** KL(before‖after) and KL(after‖before); NaN where either is no member. */
  readonly forward: number;
  readonly backward: number;
  /** ½dᵀFd with F at the place before. */
  readonly quadratic: number;
}

/** Places of a density over the whole picture, and over what each member spans. */
const EVEN = 240;
const OWN = 120;
/** Share of the picture's width at each end of a bounded domain whose heights do not count: a density may rise without end there. */
const EDGE = 0.02;
export const HEADROOM = 1.08;
/** Room around the points, as a share of their extent. */
const MARGIN = 0.15;

/** ½dᵀFd for the step between two points. */
function quadraticOf(problem: Problem, theta: Numbers, phi: Numbers): number {
  const n = problem.dim;
  const fisher = new Float64Array(n * n);
  problem.distribution!.fisher(theta, fisher);
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += (phi[i]! - theta[i]!) * fisher[i * n + j]! * (phi[j]! - theta[j]!);
  return sum / 2;
}

/** @returns `undefined` where the problem has no distribution */
export function distributionStep(problem: Problem, look: Outcomes | undefined, theta: Numbers, phi: Numbers): DistributionStep | undefined {
  const family = problem.distribution;
  if (family === undefined) return undefined;
  const members = [family.isMember(theta), family.isMember(phi)] as const;
  return {
    picture: look && pictureOf(look, theta, phi, members),
    members,
    forward: family.divergence(theta, phi),
    backward: family.divergence(phi, theta),
    quadratic: quadraticOf(problem, theta, phi),
  };
}

type Members = DistributionStep["members"];

function pictureOf(look: Outcomes, theta: Numbers, phi: Numbers, members: Members): Picture {
  switch (look.kind) {
    case "density":
      return densities(look, theta, phi, members);
    case "bars": {
      const read = (at: Numbers, member: boolean): Float64Array => {
        const p = new Float64Array(look.count).fill(Number.NaN);
        if (member) look.probabilities(at, p);
        return p;
      };
      return {
        kind: "bars",
        of: look.of,
        before: read(theta, members[0]),
        after: read(phi, members[1]),
        target: look.target && Float64Array.from(look.target),
        rewards: look.rewards && Float64Array.from(look.rewards),
      };
    }
    case "plane":
      return plane(look, theta, phi, members);
  }
}

/** Outwards to round places, so that the picture stands still while a path goes on. */
export function rounded(from: number, to: number): readonly [number, number] {
  if (!(to > from)) return [from - 1, to + 1];
  const unit = pow(2, Math.floor(log2(to - from))) / 4;
  return [Math.floor(from / unit) * unit, Math.ceil(to / unit) * unit];
}

/** 1, 2 or 5 times a power of ten, not below. */
export function roundedUp(value: number): number {
  if (!(value > 0 && value < Infinity)) return 1;
  let power = 1;
  while (power > value) power /= 10;
  while (power * 10 <= value) power *= 10;
  return [1, 1.5, 2, 3, 5, 7, 10].map((m) => m * power).find((one) => one >= value) ?? value;
}

function densities(look: DensityOutcomes, theta: Numbers, phi: Numbers, members: Members): Densities {
  const shown = [theta, phi].filter((_, i) => members[i]);
  const spans = shown.map((at) => look.span(at));
  const ends = [...spans.flat(), ...look.data];
  const [low, high] = look.domain;
  const bounded = low > -Infinity;
  const [from, to] = bounded ? look.domain : rounded(Math.min(...ends), Math.max(...ends));
  const places: number[] = [];
  const put = (a: number, b: number, count: number): void => {
    for (let i = 0; i <= count; i++) {
      const x = a + ((b - a) * i) / count;
      if (x >= from && x <= to) places.push(x);
    }
  };
  put(from, to, EVEN);
  for (const [a, b] of spans) put(a, b, OWN);
  places.sort((a, b) => a - b);
  // The ends of a bounded domain, where a density need not exist, are approached.
  const inside = (x: number): number => (bounded && !look.periodic ? Math.max(low + 1e-6, Math.min(high - 1e-6, x)) : x);
  const x = Float64Array.from(new Set(places.map((place) => inside(place))));
  const read = (at: Numbers, member: boolean): Float64Array => x.map((place) => (member ? look.density(at, place) : Number.NaN));
  const before = read(theta, members[0]);
  const after = read(phi, members[1]);
  const edge = bounded && !look.periodic ? EDGE * (to - from) : 0;
  const heights = [...before, ...after].filter((_, i) => x[i % x.length]! >= from + edge && x[i % x.length]! <= to - edge);
  const top = heights.reduce((most, height) => (height > most ? height : most), 0);
  return { kind: "density", periodic: look.periodic, x, before, after, top: roundedUp(top * HEADROOM), data: Float64Array.from(look.data) };
}

function plane(look: PlaneOutcomes, theta: Numbers, phi: Numbers, members: Members): Lines {
  const extent = (i: number, zero: boolean): [number, number] => {
    const values = look.points.map((point) => point[i]!);
    if (zero) values.push(0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = high > low ? MARGIN * (high - low) : 1;
    return [low - margin, high + margin];
  };
  const classed = look.classes !== undefined;
  const window = [...extent(0, classed), ...extent(1, classed)] as [number, number, number, number];
  // Twice the farthest corner: a line from end to end of this crosses the whole window.
  const radius = 2 * window.reduce((most, bound) => Math.max(most, Math.abs(bound)), 1);
  return {
    kind: "plane",
    points: Float64Array.from(look.points.flat()),
    classes: look.classes && Float64Array.from(look.classes),
    window,
    before: Float64Array.from(members[0] ? look.lines(theta, radius) : []),
    after: Float64Array.from(members[1] ? look.lines(phi, radius) : []),
  };
}

/**
 * KL(p_θ‖p_θ′) of the steps that lead away from rows `from` … `to − 1` of a path (row-major, dim numbers a row) is written to `out`; NaN after its last row.
 */
export function klAlong(problem: Problem, points: Float64Array, from: number, to: number, out: Float64Array): void {
  const { dim, distribution } = problem;
  const rows = Math.floor(points.length / dim);
  const at = (row: number): Float64Array => points.subarray(row * dim, (row + 1) * dim);
  for (let row = from; row < to; row++) out[row] = row + 1 < rows ? distribution!.divergence(at(row), at(row + 1)) : Number.NaN;
}
