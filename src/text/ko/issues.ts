import type { Messages } from "../en/index.ts";

export const issues: Messages["issues"] = {};
