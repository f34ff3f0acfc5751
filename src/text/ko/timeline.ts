import type { Messages } from "../en/index.ts";

export const timeline: Messages["timeline"] = {};
