/**
 * How far a smooth function is above its tangent, f(1) − f(0) − f′(0) = ∫₀¹ (1 − s)·f″(s) ds, from its second derivative: where the three terms on the
 * left would cancel, the integral of a positive function does not. Gauss–Legendre rule of 16 points; source: Abramowitz, Stegun, Handbook of
 * Mathematical Functions, table 25.4. It is exact to rounding where f″ is analytic within a distance of about ½ of [0, 1].
 */

/** Nodes on (0, 1) above ½, as distances from it, and weights; the rule is symmetric. */
const RULE: readonly (readonly [number, number])[] = [
  [0.04750625491881872, 0.09472530522753425],
  [0.14080177538962946, 0.09130170752246179],
  [0.22900838882861368, 0.08457825969750127],
  [0.3089381222013219, 0.07479799440828837],
  [0.3777022041775015, 0.06231448562776694],
  [0.4328156011939159, 0.04757925584124639],
  [0.4722875115366163, 0.031126761969323947],
  [0.49470046749582497, 0.013576229705877048],
];

/** @param second f″ on [0, 1] */
export function tangentGap(second: (s: number) => number): number {
  let sum = 0;
  for (const [distance, weight] of RULE) sum += weight * ((0.5 - distance) * second(0.5 + distance) + (0.5 + distance) * second(0.5 - distance));
  return sum;
}
