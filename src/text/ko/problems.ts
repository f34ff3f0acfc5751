import type { Messages } from "../en/index.ts";

export const problems: Messages["problems"] = {};
