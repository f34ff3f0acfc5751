import type { Messages } from "../en/index.ts";
import { definitions } from "./definitions.ts";
import { issues } from "./issues.ts";
import { map } from "./map.ts";
import { panels } from "./panels.ts";
import { presets } from "./presets.ts";
import { problems } from "./problems.ts";
import { runs } from "./runs.ts";
import { share } from "./share.ts";
import { shell } from "./shell.ts";
import { timeline } from "./timeline.ts";

export const zhCN: Messages = { shell, map, runs, panels, timeline, problems, share, presets, issues, definitions };
