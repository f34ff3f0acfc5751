/** The loss chart: what may be chosen in it. */
import { AXES } from "../parts/lines/axis.ts";
import type { ViewDef } from "../view.ts";

export const QUANTITIES = ["loss", "gradient", "step", "distance"] as const;
export type Quantity = (typeof QUANTITIES)[number];
export const def = {
  id: "loss",
  knobs: {
    quantity: { kind: "choice", options: QUANTITIES, initial: "loss" },
    axis: { kind: "choice", options: AXES, initial: "log" },
  },
} as const satisfies ViewDef;
