/**
 * Labels that the model itself gives: the mean of ∇(−log p) over N outcomes drawn from p_θ, beside the gradient by the data's labels. The former is 0 in
 * expectation, its length about √(tr F/N); the mean of the outer products of the same draws estimates the Fisher information F.
 *
 * Source: Martens, New insights and perspectives on the natural gradient method (JMLR 2020), sections 5 and 9.2; Kunstner, Balles, Hennig, Limitations of the
 * empirical Fisher approximation (NeurIPS 2019), section 2. The same seed gives the same draws: more of them go on where fewer end.
 */
import { hypot } from "../elementary/index.ts";
import { rng } from "../random.ts";
import type { Distribution, Problem } from "../model.ts";
import type { Metric, Point } from "./metric.ts";

export interface ScoresWish {
  readonly at: Point;
  readonly seed: number;
  readonly count: number;
}

export interface Scores {
  readonly count: number;
  /** Mean of ∇(−log p) over the draws. */
  readonly mean: Point;
  /** Mean of its outer product with itself. */
  readonly outer: Metric;
  /** √(tr F): the length of the mean of N draws is about this over √N. */
  readonly spread: number;
  /** N and |mean of the first N| in turn, N = 1, 2, 3, 4, 6, … up to the count. */
  readonly lengths: Float64Array;
}

/** How much the next number is larger, of those at which the mean's length is kept. */
const STRIDE = 1.2;

/** @returns `undefined` where the problem has no outcomes to be drawn, or the point is no member of the family */
export function sampleScores(problem: Problem, { at, seed, count }: ScoresWish): Scores | undefined {
  const family = problem.distribution;
  if (family?.labels === undefined || problem.dim !== 2 || !family.isMember(at)) return undefined;
  const draw = rng(seed, "model labels");
  const score = new Float64Array(2);
  const lengths: number[] = [];
  let [x, y, xx, xy, yy] = [0, 0, 0, 0, 0];
  let next = 1;
  for (let n = 1; n <= count; n++) {
    family.labels.draw(at, draw, score);
    const [a, b] = [score[0]!, score[1]!];
    x += a;
    y += b;
    xx += a * a;
    xy += a * b;
    yy += b * b;
    if (n < next && n < count) continue;
    lengths.push(n, hypot(x, y) / n);
    next = Math.max(n + 1, Math.floor(n * STRIDE));
  }
  return {
    count,
    mean: [x / count, y / count],
    outer: [xx / count, xy / count, yy / count],
    spread: spreadOf(family, at),
    lengths: Float64Array.from(lengths),
  };
}

function spreadOf(family: Distribution, at: Point): number {
  const fisher = new Float64Array(4);
  family.fisher(at, fisher);
  return Math.sqrt(fisher[0]! + fisher[3]!);
}
