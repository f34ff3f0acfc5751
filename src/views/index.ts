/** The registry of views beside the map: one line each. What a view is made of arrives when it is opened. */
import { def as curvature } from "./curvature/def.ts";
import { def as distribution } from "./distribution/def.ts";
import { def as loss } from "./loss/def.ts";
import { def as step } from "./step/def.ts";
import { def as table } from "./table/def.ts";
import type { Messages } from "../text/index.ts";
import type { ViewDef, ViewModule } from "./view.ts";

export interface ViewEntry {
  readonly def: ViewDef;
  readonly name: (text: Messages["panels"]) => string;
  /** Has a place of its own; the others share one, as tabs. */
  readonly alone: boolean;
  /** Needs more height than a table does: a chart with readouts, formulas with a slice. */
  readonly tall?: boolean;
  readonly load: () => Promise<ViewModule>;
}

export const views: readonly ViewEntry[] = [
  { def: loss, name: (text) => text.loss.name, alone: true, load: () => import("./loss/Loss.tsx") },
  { def: table, name: (text) => text.table.name, alone: false, load: () => import("./table/Table.tsx") },
  { def: step, name: (text) => text.step.name, alone: false, tall: true, load: () => import("./step/Step.tsx") },
  { def: curvature, name: (text) => text.curvature.name, alone: false, tall: true, load: () => import("./curvature/Curvature.tsx") },
  { def: distribution, name: (text) => text.distribution.name, alone: false, tall: true, load: () => import("./distribution/Distribution.tsx") },
];
