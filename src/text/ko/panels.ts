import type { Messages } from "../en/index.ts";

export const panels: Messages["panels"] = {};
