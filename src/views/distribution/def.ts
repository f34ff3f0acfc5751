/** The distribution panel: one step as its two distributions, or how far each step of every path moves the distribution. */
import type { ViewDef } from "../view.ts";

export const QUANTITIES = ["step", "path", "policy"] as const;

export const def = {
  id: "distribution",
  knobs: { quantity: { kind: "choice", options: QUANTITIES, initial: "step" } },
} as const satisfies ViewDef;
