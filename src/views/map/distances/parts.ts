/** What marks share: which steps there are, and how a ball of a matrix is drawn. */
import { addEllipse, addLine, strokeLine } from "./mark.ts";
import type { MatrixBall } from "../../../core/geometry/norms.ts";
import type { MapFrame } from "../frame.ts";
import type { BallColours, LineStyle, MarkScene } from "./mark.ts";
import type { MarkId } from "../def.ts";

type Point = readonly [number, number];

/** The step of a set along which the tangent plane falls most. */
export interface SetStep {
  /** The mark of the set. */
  readonly id: MarkId;
  /** How it is called on the map. */
  readonly symbol: string;
  readonly colour: keyof BallColours;
  readonly step: Point;
  readonly tie: boolean;
  /** Its set is a curve of KL: no arrow of a ruler. */
  readonly exact: boolean;
}

/** Of the sets that are on, the exact ones last. */
export function stepsOf({ reading: { norms, balls, fisher, empirical, sampled, ruler }, on }: MarkScene): readonly SetStep[] {
  const found: SetStep[] = [];
  const add = (id: MarkId, symbol: string, colour: keyof BallColours, step: Point | undefined, rest: Partial<SetStep> = {}): void => {
    if (on.has(id) && step !== undefined) found.push({ id, symbol, colour, step, tie: false, exact: false, ...rest });
  };
  add("circle", "L2", "euclid", norms.l2?.step);
  add("l1", "L1", "euclid", norms.l1?.step, { tie: norms.l1?.tie === true });
  add("linf", "L∞", "euclid", norms.linf?.step, { tie: norms.linf?.tie === true });
  add("hessian", "H", "hessian", norms.hessian?.step);
  add("ellipse", "F", "fisher", fisher?.step);
  add("empirical", "F̂", "fisher", empirical?.step);
  add("sampled", "Fₙ", "fisher", sampled?.step);
  add("ruler", "P", "ruler", ruler?.step);
  add("reverse", "KL(φ‖θ)", "kl", balls?.reverse?.step, { exact: true });
  add("forward", "KL(θ‖φ)", "kl", balls?.forward?.step, { exact: true });
  return found;
}

/** By how much the linear model falls along a step. */
export function dropOf({ reading: { norms } }: MarkScene, step: Point): number {
  const [x, y] = norms.gradient;
  return -(x * step[0] + y * step[1]);
}

/** How far −M⁻¹g of each matrix that is on leads, a step or not: an indefinite Hessian has one too. */
export function wholeSteps({ reading: { norms, fisher, empirical, sampled }, on }: MarkScene): readonly Pick<SetStep, "id" | "symbol" | "colour" | "step">[] {
  const all = [
    ["ellipse", "−F⁻¹g", "fisher", fisher],
    ["empirical", "−F̂⁻¹g", "fisher", empirical],
    ["sampled", "−Fₙ⁻¹g", "fisher", sampled],
    ["hessian", "−H⁻¹g", "hessian", norms.hessian],
  ] as const;
  const found = all.flatMap(([id, symbol, colour, ball]) => (ball === undefined || !on.has(id) ? [] : [{ id, symbol, colour, step: ball.whole }]));
  // Two arrows that are one: the first says so.
  const [first, last] = [found[0], found.at(-1)];
  if (first?.id !== "ellipse" || last?.id !== "hessian" || !isNear(first.step, last.step)) return found;
  return [{ ...first, symbol: `${first.symbol} = ${last.symbol}` }, ...found.slice(1, -1)];
}

/** Share of a step by which another one may differ and be the same on the screen. */
const SAME = 1e-9;
function isNear(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) <= SAME * Math.hypot(...a);
}

/** Multiples of the plot's size that open curves are drawn to. */
const FAR = 3;
const CHORDS = 48;

/** Strokes ½dᵀMd = c about a point: an ellipse, the two lines of a strip, or both branches of a hyperbola. */
export function strokeBall(
  context: CanvasRenderingContext2D,
  frame: MapFrame,
  colours: BallColours,
  line: LineStyle,
  at: Point,
  { shape, axes }: Pick<MatrixBall, "shape" | "axes">,
): void {
  if (shape === "nothing") return;
  const [xlo, xhi, ylo, yhi] = frame.layout.window;
  const reach = FAR * (xhi - xlo + yhi - ylo);
  const [along, across] = axes;
  context.beginPath();
  if (shape === "ellipse") addEllipse(context, frame, at, axes);
  else if (shape === "strip") {
    const far = reach / Math.hypot(...along);
    for (const side of [-1, 1]) {
      const ends = [-far, far].flatMap((t) => [0, 1].map((k) => at[k]! + side * across[k]! + t * along[k]!));
      addLine(context, frame, Float64Array.from(ends), false);
    }
  } else {
    const last = Math.asinh(reach / Math.min(Math.hypot(...along), Math.hypot(...across)));
    for (const side of [-1, 1]) {
      const branch = Array.from({ length: CHORDS + 1 }, (_, i) => (2 * i * last) / CHORDS - last).flatMap((t) =>
        [0, 1].map((k) => at[k]! + side * Math.cosh(t) * across[k]! + Math.sinh(t) * along[k]!),
      );
      addLine(context, frame, Float64Array.from(branch), false);
    }
  }
  strokeLine(context, frame, colours, line);
}
