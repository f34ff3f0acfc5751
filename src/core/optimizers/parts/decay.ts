/**
 * Weight decay as an L2 penalty: the gradient of ½λ‖θ‖² is added to g, so everything later in the method sees it.
 * AdamW's decoupled decay shrinks θ itself and is a step of its own (`descend.ts`).
 * Source: torch.optim; Loshchilov and Hutter 2019 for the difference between the two.
 */
import type { Here } from "../../model.ts";

/**
 * g + λθ. Without decay this is the gradient itself; otherwise it is written to `scratch`.
 * Methods lend `out.theta` as scratch: nothing reads it before the last transform of a step overwrites it entry by entry.
 */
export function withDecay(here: Here, lambda: number, scratch: Float64Array): Float64Array {
  const { theta, gradient } = here;
  if (lambda === 0) return gradient;
  for (let i = 0; i < scratch.length; i++) scratch[i] = gradient[i]! + lambda * theta[i]!;
  return scratch;
}
