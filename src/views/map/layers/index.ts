/** The registry of the map's overlays: one line each. */
import { axes } from "./axes.ts";
import { current } from "./current.ts";
import { distances } from "./distances.ts";
import { dots } from "./dots.ts";
import { ends } from "./ends.ts";
import { figures } from "./figures.ts";
import { lens } from "./lens.ts";
import { minima } from "./minima.ts";
import { names } from "./names.ts";
import { paths } from "./paths.ts";
import { start } from "./start.ts";
import { late } from "../late.ts";
import type { MapLayer } from "../layer.ts";

const arrows = late(
  { id: "arrows", order: 60, initiallyOn: true },
  (frame) => frame.arrows !== undefined,
  () => import("./arrows.ts"),
);
const hover = late(
  { id: "hover", order: 95, initiallyOn: true },
  (frame) => frame.hover !== undefined,
  () => import("./hover.ts"),
);
const averages = late(
  { id: "averages", order: 20, initiallyOn: true },
  (frame) => frame.runs.some(({ average }) => average !== undefined),
  () => import("./averages.ts"),
);
const exits = late(
  { id: "exits", order: 55, initiallyOn: true },
  (frame) => frame.runs.some(({ ended, trace }) => ended !== undefined || trace.exit !== undefined),
  () => import("./exits.ts"),
);
const forks = late(
  { id: "forks", order: 65, initiallyOn: true },
  (frame) => frame.runs.some(({ fork }) => fork !== undefined),
  () => import("./forks.ts"),
);
const critical = late(
  { id: "critical", order: 46, initiallyOn: true },
  (frame) => frame.critical !== undefined,
  () => import("./critical.ts"),
);
const shapes = late(
  { id: "shapes", order: 57, initiallyOn: true },
  (frame) => frame.shapes !== undefined,
  () => import("./shapes.ts"),
);

/** In the order of painting. */
export const layers: readonly MapLayer[] = [
  figures,
  distances,
  paths,
  dots,
  current,
  ends,
  start,
  minima,
  lens,
  arrows,
  names,
  exits,
  averages,
  hover,
  axes,
  shapes,
  forks,
  critical,
].toSorted((a, b) => a.order - b.order);
