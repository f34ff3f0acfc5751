/** The table of numbers. Which run it shows is no setting of the link: it follows the selected run. */
import type { ViewDef } from "../view.ts";

export const def = { id: "table", knobs: {} } as const satisfies ViewDef;
