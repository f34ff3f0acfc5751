/** What the samples look like in numbers, as scales of heights want to know it. */
import type { Relief } from "../../draw/levels.ts";
import type { Samples } from "./surface.ts";

/** @returns undefined where no sample is finite */
export function reliefOf({ columns, rows, values }: Samples, floor: number | undefined): Relief | undefined {
  const sorted = values.filter((loss) => Number.isFinite(loss)).toSorted();
  if (sorted.length === 0) return undefined;
  let rim = Infinity;
  const lost = (k: number): boolean => !Number.isFinite(values[k]!);
  for (let k = 0; k < values.length; k++) {
    const loss = values[k]!;
    // Negated, so that NaN is passed over.
    if (!(loss < rim) || loss === -Infinity) continue;
    const [i, j] = [k % columns, Math.floor(k / columns)];
    const border = i === 0 || j === 0 || i === columns - 1 || j === rows - 1;
    if (border || lost(k - 1) || lost(k + 1) || lost(k - columns) || lost(k + columns)) rim = loss;
  }
  return { sorted, rim, floor };
}
