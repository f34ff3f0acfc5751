/** Round coordinates for what a hand chooses: as many digits as pixels can tell apart, so that links stay short. */

const DIGITS = 15;

/** @param unit the distance that one pixel spans */
export function snapped(value: number, unit: number): number {
  const power = Number(`1e${Math.floor(Math.log10(unit))}`);
  // Whole numbers of steps times a step of 1e-3 would print as 0.30000000000000004.
  return Number((Math.round(value / power) * power).toPrecision(DIGITS));
}
