import type { Messages } from "../en/index.ts";

export const presets: Messages["presets"] = {};
