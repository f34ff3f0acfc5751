/** The curvature along a run's path: what may be chosen to be shown of it. */
import type { ViewDef } from "../view.ts";

export const QUANTITIES = ["eigenvalues", "condition", "energy", "change"] as const;
export type Quantity = (typeof QUANTITIES)[number];

export const def = {
  id: "curvature",
  knobs: { quantity: { kind: "choice", options: QUANTITIES, initial: "eigenvalues" } },
} as const satisfies ViewDef;
