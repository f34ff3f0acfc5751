/** Vertical axes of charts with a line for each run. */

/** The plain logarithmic axis ends where rounding begins; the full one goes down to whatever was reached; symlog has room below zero. */
export const AXES = ["log", "log-full", "symlog", "linear"] as const;
export type Axis = (typeof AXES)[number];

/** How an axis spaces its values. */
export type Spacing = "log" | "symlog" | "linear";

export function spacingOf(axis: Axis): Spacing {
  return axis === "log-full" ? "log" : axis;
}
