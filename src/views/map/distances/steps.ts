/** The step of each set that is shown along which the tangent plane falls most, the line of that plane which touches the set there, and whole steps −M⁻¹g. */
import { arrowPath, visibleArrow } from "../../../draw/arrows.ts";
import { disc, pixelOf, stamp } from "../pen.ts";
import { addLine, strokeLine } from "./mark.ts";
import { stepsOf, wholeSteps } from "./parts.ts";
import type { MapFrame } from "../frame.ts";
import type { DistanceMark, MarkScene } from "./mark.ts";

const WIDTH = 1.75;
const SHORTEST = 6;
const THIN = 1.5;
const RING = 4.5;
const DASH = [9, 3, 2, 3];

type Point = readonly [number, number];

/** Where a step from the middle leads to, in pixels; `undefined` where it cannot be seen as one. */
function tipOf(frame: MapFrame, { reading: { norms } }: MarkScene, [dx, dy]: Point): { readonly from: Point; readonly to: Point } | undefined {
  const from = pixelOf(frame, norms.at);
  const to = pixelOf(frame, [norms.at[0] + dx, norms.at[1] + dy]);
  if (from === undefined || to === undefined || Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST) return undefined;
  return { from, to };
}

function stampArrow(context: CanvasRenderingContext2D, frame: MapFrame, from: Point, to: Point, colour: string, width: number): boolean {
  const seen = visibleArrow(frame.layout.plot, ...from, ...to);
  if (seen !== undefined) stamp(context, new Path2D(arrowPath(...from, ...seen.tip, width)), 0, 0, colour, frame.theme.casing);
  return seen !== undefined;
}

export const steps: DistanceMark = {
  id: "steps",
  group: "balls",
  needs: "plane",
  initiallyOn: true,
  order: 90,
  line: { colour: "kl", dash: [], width: WIDTH },
  sample: "arrow",
  paint(context, frame, scene) {
    for (const { id, exact, colour, step } of stepsOf(scene)) {
      const ends = tipOf(frame, scene, step);
      if (ends === undefined) continue;
      const { from, to } = ends;
      if (!exact) {
        stampArrow(context, frame, from, to, scene.colours[colour], WIDTH);
        continue;
      }
      const seen = visibleArrow(frame.layout.plot, ...from, ...to);
      if (seen === undefined) continue;
      // What leads to an exact curve is no arrow in its colour: that is the step to come.
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...seen.tip);
      strokeLine(context, frame, scene.colours, { colour: "kl", dash: id === "reverse" ? DASH : [], width: THIN });
      for (const [radius, fill] of [
        [RING + 1, frame.theme.casing],
        [RING, scene.colours[colour]],
        [RING - THIN, frame.theme.surface],
      ] as const) {
        disc(context, ...to, radius);
        context.fillStyle = fill;
        context.fill();
      }
    }
  },
};

/** Half the length of a line of the linear model, in pixels. */
const HALF = 44;
const CONTACT = { colour: "kl", dash: [1, 3], width: 1.5 } as const;
/** Pixels between a tip and its name. */
const GAP = 9;
/** Names on the map choose their places after those of runs. */
const PRIORITY = 2;

export const contact: DistanceMark = {
  id: "contact",
  group: "balls",
  needs: "plane",
  initiallyOn: false,
  order: 89,
  line: CONTACT,
  paint(context, frame, scene, board) {
    const { at, gradient } = scene.reading.norms;
    const { xScale, yScale } = frame.layout.projection;
    const [x, y] = [-gradient[1] * xScale, gradient[0] * yScale];
    const half = HALF / Math.hypot(x, y);
    for (const { id, symbol, colour, step, tie } of stepsOf(scene)) {
      const ends = tipOf(frame, scene, step);
      if (ends === undefined) continue;
      context.beginPath();
      // All of an edge is on the level line where there is a tie.
      const edge = tie ? edgeOf(id, scene) : undefined;
      if (edge !== undefined) addLine(context, frame, Float64Array.from(edge.flatMap(([dx, dy]) => [at[0] + dx, at[1] + dy])), false);
      const [cx, cy] = ends.to;
      context.moveTo(cx - half * x, cy - half * y);
      context.lineTo(cx + half * x, cy + half * y);
      strokeLine(context, frame, scene.colours, edge === undefined ? CONTACT : { ...CONTACT, dash: [], width: 3 });
      board.labels.push({ text: symbol, x: cx, y: cy, gap: GAP, colour: scene.colours[colour], strong: true, priority: PRIORITY });
    }
  },
};

/** Both ends of the edge on which all points are as good. */
function edgeOf(id: string, { reading: { norms } }: MarkScene): readonly [Point, Point] | undefined {
  const [sx, sy] = norms.gradient.map((slope) => (slope < 0 ? 1 : -1)) as [number, number];
  if (id === "l1") {
    const r = norms.l1?.radius ?? 0;
    return [
      [r * sx, 0],
      [0, r * sy],
    ];
  }
  const { step, radius: r } = norms.linf ?? { step: [0, 0], radius: 0 };
  const [x, y] = step;
  return x === 0
    ? [
        [-r, y],
        [r, y],
      ]
    : [
        [x, -r],
        [x, r],
      ];
}

const DROP = { colour: "kl", dash: [8, 4], width: 1.25 } as const;

/** With it all balls have the size at which their steps drop by c: the level line g·d = −c, which they all touch. */
export const drop: DistanceMark = {
  id: "drop",
  group: "balls",
  needs: "plane",
  initiallyOn: false,
  order: 20,
  line: DROP,
  paint(context, frame, { reading: { norms }, colours }) {
    const [gx, gy] = norms.gradient;
    const square = gx * gx + gy * gy;
    if (!norms.defined || !(square > 0)) return;
    const [xlo, xhi, ylo, yhi] = frame.layout.window;
    const far = (xhi - xlo + yhi - ylo) / Math.sqrt(square);
    const [x, y] = [norms.at[0] - (norms.level * gx) / square, norms.at[1] - (norms.level * gy) / square];
    context.beginPath();
    addLine(context, frame, Float64Array.of(x - far * gy, y + far * gx, x + far * gy, y - far * gx), false);
    strokeLine(context, frame, colours, DROP);
  },
};

const WHOLE = 2.5;

export const whole: DistanceMark = {
  id: "whole",
  group: "balls",
  needs: "hessian",
  initiallyOn: false,
  order: 88,
  line: { colour: "kl", dash: [], width: WHOLE },
  sample: "arrow",
  paint(context, frame, scene, board) {
    for (const { symbol, colour, step } of wholeSteps(scene)) {
      const ends = tipOf(frame, scene, step);
      if (ends === undefined || !stampArrow(context, frame, ends.from, ends.to, scene.colours[colour], WHOLE)) continue;
      const [x, y] = ends.to;
      board.labels.push({ text: symbol, x, y, gap: GAP, colour: scene.colours[colour], strong: true, priority: PRIORITY });
    }
  },
};
