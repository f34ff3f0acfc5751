/** A loss of one parameter as a curve, and below it a lane for each run: where everything is. Pure numbers. */

export interface CurveLayout {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Of the curve; the lanes follow. */
  readonly bottom: number;
  readonly lanes: readonly number[];
  /** Below the lanes. */
  readonly base: number;
}

/** The part of the line that is worth seeing goes at least so far to both sides, and beyond the start. */
const LEAST = 12;
const BEYOND = 1.25;
const MARGIN = 0.08;
const EDGES = { left: 48, right: 16, top: 12, bottom: 28 };
const LANE = 18;
const BEFORE_LANES = 14;

/** Symmetric about 0 and fixed by the start alone, so that it stands still while paths come in. */
export function spanFor(start: number): readonly [from: number, to: number] {
  const reach = Math.ceil(Math.max(LEAST, BEYOND * Math.abs(start)));
  return [-reach, reach];
}

export function layoutCurve(
  [from, to]: readonly [number, number],
  values: Float64Array | undefined,
  runs: number,
  { width, height }: { readonly width: number; readonly height: number },
): CurveLayout {
  const finite = (values ?? new Float64Array()).filter(Number.isFinite);
  const [low, high] = finite.length === 0 ? [0, 1] : [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  const margin = high > low ? MARGIN * (high - low) : 1;
  const base = height - EDGES.bottom;
  const bottom = Math.max(EDGES.top + 1, base - runs * LANE - BEFORE_LANES);
  return {
    from,
    to,
    low: low - margin,
    high: high + margin,
    left: EDGES.left,
    right: Math.max(EDGES.left + 1, width - EDGES.right),
    top: EDGES.top,
    bottom,
    lanes: Array.from({ length: runs }, (_, i) => bottom + BEFORE_LANES + (i + 0.5) * LANE),
    base,
  };
}

export const pixelX = ({ from, to, left, right }: CurveLayout, z: number): number => left + ((z - from) / (to - from)) * (right - left);
export const pixelY = ({ low, high, top, bottom }: CurveLayout, loss: number): number => bottom - ((loss - low) / (high - low)) * (bottom - top);
export const valueAt = ({ from, to, left, right }: CurveLayout, px: number): number => from + ((px - left) / (right - left)) * (to - from);
export const unitOf = ({ from, to, left, right }: CurveLayout): number => (to - from) / (right - left);
