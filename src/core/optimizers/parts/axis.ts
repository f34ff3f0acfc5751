/**
 * A minimum of the loss along one axis, to the last bit: the root of the partial derivative where it turns from falling to rising.
 * Source: bracketing and regula falsi with bisection as its safeguard, after Dekker 1969 and Brent, Algorithms for Minimization without Derivatives
 * (1973), chapter 4; that a bracket also needs low losses, not only signs of slopes, is from Hager and Zhang, SIAM Journal on Optimization 16 (2005).
 * Deviations: the root is that of the derivative, because losses alone fix a minimum only to half of the digits. On a quadratic the first
 * secant is exact; at a kink, where slopes jump, bisection runs until no number is left between the two sides.
 */
import type { Problem } from "../../model.ts";

/** Brackets grow by at most this factor while the loss keeps falling. */
const GROWTH = 3;
/** Short steps in a row after which the next are lengthened, 2-, 4-, 8-fold: at a flat minimum, a multiple root of the slope, every secant lands short. */
const PATIENCE = 16;
/** A loss that still falls out here has no minimum along the axis: beyond it a run counts as diverged. */
const FARTHEST = 1e100;
/** Each growth at full length takes the bracket 3-fold, and no more than about 1100 short ones lie between: never met but by a mistake. */
const MOST_GROWTHS = 10_000;
/** Halvings from any double to the next are at most about 2100. */
const MOST_CUTS = 2200;
/** A loss that is higher by less than this share of the first one counts as rounding: there the sign of the slope decides (Hager and Zhang use 1e-6). */
const ROUNDING = 1e-12;
const EPSILON = 2.220446049250313e-16;
/** Losses are sums of a few rounded terms: their last digits, in units of the roundoff (as in gain.ts). */
const NOISE = 10 * EPSILON;

/** What is known of the loss at one value of the coordinate. */
interface Sample {
  readonly x: number;
  readonly loss: number;
  readonly slope: number;
  /** All of the gradient: the search along the next axis begins with it. */
  readonly gradient: Float64Array;
}

export type AxisResult =
  | { readonly kind: "found"; readonly x: number; readonly loss: number; readonly gradient: Float64Array }
  | { readonly kind: "unbounded" };

/** Loss and gradient at a point. */
export interface Evaluated {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/**
 * By how much rounding may raise the loss at `one` above that at `start`. Where the value of a minimum comes about by cancellation the loss
 * is far smaller than its terms, so their sizes are taken from the slopes: |f'|·|x| and |f''|·max(1, x²), with the secant's f''.
 */
function noiseBetween(start: Sample, one: Sample): number {
  const size = Math.max(Math.abs(start.x), Math.abs(one.x));
  const bend = one.x === start.x ? 0 : Math.abs((one.slope - start.slope) / (one.x - start.x));
  const slope = Math.max(Math.abs(start.slope), Math.abs(one.slope));
  const terms = NOISE * Math.max(slope * size, bend * Math.max(1, size * size));
  // Without finite slopes there is no excuse for a climb.
  return Math.max(ROUNDING * Math.abs(start.loss), terms < Infinity ? terms : 0);
}

/**
 * Minimises over coordinate `i`, starting from `point` (which is used as scratch and comes back with the answer in it).
 * @param reach length of the first trial
 * @param known loss and gradient at `point`
 */
export function minimiseAlongAxis(problem: Problem, point: Float64Array, i: number, reach: number, known: Evaluated): AxisResult {
  const sample = (x: number): Sample => {
    point[i] = x;
    const gradient = new Float64Array(point.length);
    const loss = problem.lossAndGradient(point, gradient);
    return { x, loss, slope: gradient[i]!, gradient };
  };
  const origin = point[i]!;
  const start: Sample = { x: origin, loss: known.loss, slope: known.gradient[i]!, gradient: known.gradient };
  const direction = start.slope < 0 ? 1 : -1;
  const unbounded = (): AxisResult => {
    point[i] = origin;
    return { kind: "unbounded" };
  };
  const settle = (one: Sample): AxisResult => {
    if (one.loss === -Infinity) return unbounded();
    const { x, loss, gradient } = better(start, one) ? one : start;
    point[i] = x;
    return { kind: "found", x, loss, gradient };
  };
  // No slope, or none that means anything: the axis offers no way down.
  if (!(Math.abs(start.slope) > 0)) return settle(start);

  const isLow = (one: Sample): boolean => one.loss <= start.loss + noiseBetween(start, one);
  const goesOn = (one: Sample): boolean => isLow(one) && one.slope * direction < 0;
  let near = start;
  let far = sample(origin + direction * reach);
  let short = 0;
  for (let k = 0; k < MOST_GROWTHS; k++) {
    if (far.loss === -Infinity || (goesOn(far) && Math.abs(far.x) > FARTHEST)) return unbounded();
    if (!goesOn(far)) return settle(narrow(sample, isLow, goesOn, near, far));
    const next = farther(origin, near, far, short);
    short = next.short ? short + 1 : 0;
    near = far;
    far = sample(next.x);
  }
  return settle(near);
}

/** True where `two` lies lower than `one`, or, where rounding hides which does, has the smaller slope. */
function better(one: Sample, two: Sample): boolean {
  if (!(two.loss - one.loss <= 0) && !(two.loss - one.loss <= noiseBetween(one, two))) return false;
  return one.loss - two.loss > noiseBetween(one, two) || Math.abs(two.slope) < Math.abs(one.slope);
}

/**
 * Where to look next while the loss falls: at the root that two slopes foretell, but not too near and not too far.
 * @param before how many steps in a row were short
 */
function farther(origin: number, near: Sample, far: Sample, before: number): { readonly x: number; readonly short: boolean } {
  const longest = (GROWTH - 1) * Math.abs(far.x - origin);
  const foretold = (secant(near, far) - far.x) * (far.x > origin ? 1 : -1);
  const shortest = 4 * EPSILON * Math.abs(far.x);
  const short = foretold > 0 && foretold < longest;
  let length = short ? Math.max(foretold, shortest) : longest;
  for (let k = PATIENCE; k <= before && length < longest; k++) length *= 2;
  length = Math.min(length, longest);
  return { x: far.x + (far.x > origin ? length : -length), short };
}

/** Closes in from both sides: at `near` the loss still falls, at `far` it does not. @returns the better end */
function narrow(sample: (x: number) => Sample, isLow: (one: Sample) => boolean, goesOn: (one: Sample) => boolean, near: Sample, far: Sample): Sample {
  let [width, older] = [Infinity, Infinity];
  for (let k = 0; k < MOST_CUTS; k++) {
    // A slope of exactly 0 ends it, unless it is that of a hump.
    if (far.slope === 0 && isLow(far)) return far;
    const middle = near.x + (far.x - near.x) / 2;
    if (middle === near.x || middle === far.x) break;
    const now = Math.abs(far.x - near.x);
    // Bisection wherever slopes do not tell, or where the last two cuts together did not halve the bracket.
    const next = sample(near.slope * far.slope < 0 && !(now > older / 2) ? inside(secant(near, far), near.x, far.x, middle) : middle);
    [width, older] = [now, width];
    if (goesOn(next)) near = next;
    else far = next;
  }
  // Neighbours: which of them is said by the loss, as at a kink the smaller slope may be the wrong side's.
  return far.loss < near.loss || (far.loss === near.loss && Math.abs(far.slope) < Math.abs(near.slope)) ? far : near;
}

/** Root of the line through two slopes; NaN where it is level. */
function secant(a: Sample, b: Sample): number {
  return a.x - (a.slope * (b.x - a.x)) / (b.slope - a.slope);
}

/** Keeps a root off the ends by a few units in the last place, so that the other side of a root that is already hit closes in at once. */
function inside(x: number, a: number, b: number, middle: number): number {
  const gap = 4 * EPSILON * Math.abs(x);
  if (!(Math.abs(b - a) > 2 * gap)) return middle;
  const [low, high] = a < b ? [a + gap, b - gap] : [b + gap, a - gap];
  return x - x === 0 ? Math.min(Math.max(x, low), high) : middle;
}
