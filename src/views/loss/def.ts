/** The loss chart: what may be chosen in it. */
import type { ViewDef } from "../view.ts";

export const QUANTITIES = ["loss", "gradient", "step", "distance"] as const;
export type Quantity = (typeof QUANTITIES)[number];
export const AXES = ["log", "linear"] as const;
export type Axis = (typeof AXES)[number];

export const def = {
  id: "loss",
  knobs: {
    quantity: { kind: "choice", options: QUANTITIES, initial: "loss" },
    axis: { kind: "choice", options: AXES, initial: "log" },
  },
} as const satisfies ViewDef;
