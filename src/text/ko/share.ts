import type { Messages } from "../en/index.ts";

export const share: Messages["share"] = {};
