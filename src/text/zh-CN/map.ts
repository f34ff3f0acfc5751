import type { Messages } from "../en/index.ts";

export const map: Messages["map"] = {};
