/** The loss chart: what may be chosen in it. */
import type { ViewDef } from "../view.ts";

export const QUANTITIES = ["loss", "gradient", "step", "distance"] as const;
export type Quantity = (typeof QUANTITIES)[number];
/** The plain logarithmic axis ends where rounding begins; the full one goes down to whatever was reached. */
export const AXES = ["log", "log-full", "linear"] as const;
export type Axis = (typeof AXES)[number];

/** How an axis spaces its values. */
export type Spacing = "log" | "linear";

export function spacingOf(axis: Axis): Spacing {
  return axis === "linear" ? "linear" : "log";
}

export const def = {
  id: "loss",
  knobs: {
    quantity: { kind: "choice", options: QUANTITIES, initial: "loss" },
    axis: { kind: "choice", options: AXES, initial: "log" },
  },
} as const satisfies ViewDef;
