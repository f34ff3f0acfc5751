/**
 * βᵗ for bias corrections, without a power function in every step: the state carries the product and the β that it belongs to.
 * Each product rounds once, so 1 − βᵗ is off by at most t·βᵗ·2⁻⁵³, relatively by at most 2⁻⁵³ / ln(1/β) (β = .999: 1.1e-13), no more than
 * what rounding β itself to a double does. Where a branch changes β the power is taken anew, so that 1 − βᵗ uses the new β throughout, as torch's does.
 */
import { pow } from "../../elementary/index.ts";

/** Below this a power changes neither 1 − βᵗ nor anything made of it; as a denormal number it would only slow every later step. */
const NEGLIGIBLE = 1e-200;

/** βᵗ, given `last` = `lastBeta`ᵗ⁻¹ */
export function nextPower(beta: number, t: number, lastBeta: number, last: number): number {
  const power = beta === lastBeta ? last * beta : pow(beta, t);
  return power < NEGLIGIBLE ? 0 : power;
}
