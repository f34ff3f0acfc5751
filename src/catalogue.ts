/** Ids and knobs of views, lessons and languages, without React: what scenarios may name besides problems and optimizers. */
import { def as curvature } from "./views/curvature/def.ts";
import { def as distribution } from "./views/distribution/def.ts";
import { def as loss } from "./views/loss/def.ts";
import { def as step } from "./views/step/def.ts";
import { def as table } from "./views/table/def.ts";
import { MARK_IDS } from "./views/map/def.ts";
import type { Knobs } from "./core/knobs.ts";

export interface PageCatalogue {
  readonly views: readonly { readonly id: string; readonly knobs: Knobs }[];
  readonly marks: readonly string[];
  readonly lessons: readonly { readonly id: string }[];
  readonly languages: readonly string[];
}

export const pageCatalogue: PageCatalogue = {
  // The map is always there and has its settings in the link's camera.
  views: [{ id: "map", knobs: {} }, loss, table, curvature, step, distribution],
  marks: MARK_IDS,
  lessons: [],
  languages: ["en", "ko", "zh-CN"],
};
