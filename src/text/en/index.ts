/**
 * English, and the shape of every language: one file for each part of the page. A message is a text, or a function of its arguments,
 * so that the compiler finds what a translation lacks and no grammar has to be pressed into a template.
 */
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

export const en = { shell, map, runs, panels, timeline, problems, share, presets, issues, definitions };

export type Messages = typeof en;
