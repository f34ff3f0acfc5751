/** Small dense vectors: plain loops over caller-owned arrays. */
import type { Numbers } from "../model.ts";

/** Above this the sum of squares may have overflowed, below it lost digits to underflow: then it is done again, scaled. */
const SAFE_HIGH = 1e300;
const SAFE_LOW = 1e-280;

/** Euclidean norm, safe against overflow and underflow of the squares. NaN if any entry is NaN. */
export function norm2(v: Numbers): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * v[i]!;
  if (sum < SAFE_HIGH && sum > SAFE_LOW) return Math.sqrt(sum);
  let largest = 0;
  for (let i = 0; i < v.length; i++) {
    const size = Math.abs(v[i]!);
    if (Number.isNaN(size)) return Number.NaN;
    if (size > largest) largest = size;
  }
  if (largest === 0 || largest === Infinity) return largest;
  sum = 0;
  for (let i = 0; i < v.length; i++) sum += (v[i]! / largest) * (v[i]! / largest);
  return largest * Math.sqrt(sum);
}

/** `to` ← `from`. */
export function copy(from: Numbers, to: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = from[i]!;
}
