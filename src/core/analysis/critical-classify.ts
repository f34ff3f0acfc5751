/** What kind of critical point the exact Hessian makes of a point. */
import { eigenOf } from "./critical-field.ts";
import type { Jet } from "./critical-field.ts";

export type CriticalKind = "minimum" | "maximum" | "saddle" | "degenerate";

export interface CriticalPoint {
  readonly at: readonly [number, number];
  readonly loss: number;
  readonly kind: CriticalKind;
  /** Ascending. */
  readonly eigenvalues: readonly [number, number];
  /** `eigenvectors[i]` belongs to `eigenvalues[i]`. */
  readonly eigenvectors: readonly [readonly [number, number], readonly [number, number]];
}

/** An eigenvalue below this part of the larger one (or of 1) leaves the kind open. */
const DEGENERATE = 1e-8;
/** Losses closer than this count as equal when points are put in order. */
const EQUAL_LOSS = 1e-9;

function kindOf([low, high]: readonly [number, number]): CriticalKind {
  const [a, b] = [Math.abs(low), Math.abs(high)];
  if (!(Math.min(a, b) > DEGENERATE * Math.max(a, b, 1))) return "degenerate";
  if (low > 0) return "minimum";
  return high < 0 ? "maximum" : "saddle";
}

export function classify(jet: Jet): CriticalPoint {
  const { values, vectors } = eigenOf(jet);
  // Plus 0: −0 is none.
  return { at: [jet.x + 0, jet.y + 0], loss: jet.loss, kind: kindOf(values), eigenvalues: [values[0] + 0, values[1] + 0], eigenvectors: vectors };
}

/** By loss; losses that are equal within 1e-9, in a chain, by x and then y. */
export function inOrder(points: readonly CriticalPoint[]): CriticalPoint[] {
  const byLoss = points.toSorted((a, b) => a.loss - b.loss);
  const result: CriticalPoint[] = [];
  for (let first = 0; first < byLoss.length;) {
    let end = first + 1;
    while (end < byLoss.length && byLoss[end]!.loss - byLoss[first]!.loss <= EQUAL_LOSS) end++;
    result.push(...byLoss.slice(first, end).toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]));
    first = end;
  }
  return result;
}
