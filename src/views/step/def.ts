/** The inside of one step: nothing in it is chosen. */
import type { ViewDef } from "../view.ts";

export const def = { id: "step", knobs: {} } as const satisfies ViewDef;
