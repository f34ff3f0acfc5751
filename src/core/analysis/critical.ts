/**
 * All critical points of a 2-D problem in a closed window, once each: Newton from a lattice for quick first points, then an exhaustive
 * search by boxes (critical-search.ts), then what is degenerate, not smooth or not isolated (critical-clusters.ts), and last the index
 * check: the indices must add up to the winding number of the gradient along the border (Poincaré–Hopf; Milnor, Topology from the
 * Differentiable Viewpoint, 1965, §6). Deviation: a point on the border has no index there, and leaves the check undone.
 */
import { Field } from "./critical-field.ts";
import { classify, inOrder } from "./critical-classify.ts";
import { clusters, judge, judgeLarge } from "./critical-clusters.ts";
import { Search } from "./critical-search.ts";
import { contains, uncertainty } from "./critical-roots.ts";
import { FINE, windingInSteps } from "./critical-winding.ts";
import type { Problem, Window2 } from "../model.ts";
import type { CriticalPoint } from "./critical-classify.ts";
import type { Jet } from "./critical-field.ts";
import type { Box } from "./critical-roots.ts";

export type { CriticalPoint } from "./critical-classify.ts";

export type CriticalIssueCode = "continuum" | "on-border" | "too-many" | "undefined" | "jump" | "unresolved" | "index";
export interface CriticalIssue {
  readonly code: CriticalIssueCode;
  readonly message: string;
  /** Where, if it is somewhere. */
  readonly at?: readonly [number, number];
}

export interface CriticalPoints {
  /** Sorted by loss, then x, then y. */
  readonly points: readonly CriticalPoint[];
  /** The index check was made and holds. */
  readonly complete: boolean;
  /** Why the check does not hold or could not be made; empty if complete. */
  readonly issues: readonly CriticalIssue[];
  /** Winding number of the gradient along the border of the window, where it has one. */
  readonly winding: number | undefined;
  /** Sum of the indices of what was found, points without a gradient included. */
  readonly indices: number | undefined;
}

export type CriticalEvent =
  /** A point of the window, as soon as it is found. */
  | { readonly kind: "point"; readonly point: CriticalPoint }
  /** Between two slices of work; `open` boxes of the level in hand are still to be looked at. */
  | { readonly kind: "progress"; readonly level: number; readonly open: number };

/** Points that are listed at most. */
const MOST_POINTS = 2000;
/** Lattice of Newton starts, a side. */
const STARTS = 20;
/** Work between two events: about a millisecond. */
const SLICE = 60_000;
/** Work at most: some 20 s. */
const MOST_WORK = 1.2e9;
/** From this level on clusters are looked at; a box is then 1/1024 of the window. */
const CLUSTER_LEVEL = 9;
/** Longest side of a cluster, in boxes, that may still be shrinking to a point, and the number of its boxes. */
const WIDE_SPAN = 64;
const MANY_BOXES = 1500;
/** A cluster this small, in half windows, is one point, and one with kinks at this size. */
const TINY = 1 / 1024;
const TINY_KINK = 1e-7;
/** The last level: boxes of 2⁻⁴² of the window. */
const LAST_LEVEL = 41;

/** Finds the points step by step: take values from it as long as the answer is wanted. @throws where the problem is not 2-D or has no Hessian */
export function* findCriticalPoints(problem: Problem, window: Window2): Generator<CriticalEvent, CriticalPoints> {
  const field = new Field(problem, window);
  const fresh: Jet[] = [];
  const search = new Search(field, ({ jet }) => fresh.push(jet));
  const degenerate: { readonly jet: Jet; readonly index: number | undefined; readonly region: Box; readonly smooth: boolean }[] = [];
  const kinks: { readonly index: number | undefined; readonly region: Box }[] = [];
  const issues: CriticalIssue[] = [];
  const raise = (code: CriticalIssueCode, message: string, at?: readonly [number, number]): void => {
    if (!issues.some((issue) => issue.code === code)) issues.push({ code, message, ...(at === undefined ? {} : { at }) });
  };
  let listed = 0;
  let due = SLICE;
  const events = function* (level: number, open: number): Generator<CriticalEvent, void> {
    for (const jet of fresh.splice(0)) {
      if (!field.inside(jet.x, jet.y)) continue;
      listed++;
      yield { kind: "point", point: classify(jet) };
    }
    if (field.work >= due) {
      due = field.work + SLICE;
      yield { kind: "progress", level, open };
    }
  };

  const [xlo, xhi, ylo, yhi] = window;
  for (let k = 0; k < STARTS * STARTS && listed <= MOST_POINTS; k++) {
    // A stride that is prime to the number of starts visits them all, far ones first.
    const start = (k * 247) % (STARTS * STARTS);
    const x = xlo + ((xhi - xlo) * ((start % STARTS) + 0.5137)) / STARTS;
    const y = ylo + ((yhi - ylo) * (Math.floor(start / STARTS) + 0.4871)) / STARTS;
    if (search.known(x, y) === undefined) search.probe(x, y);
    yield* events(0, STARTS * STARTS - k);
  }

  let boxes: readonly Box[] = search.start();
  let [rx, ry] = [field.width / 2, field.height / 2];
  for (let level = 0; boxes.length > 0; level++) {
    const next: Box[] = [];
    for (let k = 0; k < boxes.length; k++) {
      next.push(...search.examine(boxes[k]!, level));
      if (k % 16 === 0) yield* events(level, boxes.length - k);
      if (listed > MOST_POINTS || field.work > MOST_WORK) break;
    }
    yield* events(level, 0);
    if (listed > MOST_POINTS) break;
    if (field.work > MOST_WORK) {
      raise("unresolved", "the function is too intricate here to be searched to the end");
      break;
    }
    rx /= 2;
    ry /= 2;
    boxes = next;
    if (level < CLUSTER_LEVEL) continue;
    let rest: Box[] = [];
    for (const cluster of clusters(boxes, rx, ry)) {
      if ([...degenerate, ...kinks].some(({ region }) => contains(region, cluster.hull.x, cluster.hull.y))) continue;
      const crowded = cluster.span > WIDE_SPAN || cluster.boxes.length > MANY_BOXES;
      // Where rounding hides a degenerate point, its cluster stops shrinking: what is this small and smooth is a point.
      const { x, y, rx: hx, ry: hy } = cluster.hull;
      const small = (part: number): boolean => hx < field.width * part && hy < field.height * part;
      const tiny = small(TINY_KINK) || (small(TINY) && field.boundGradient(x - hx, x + hx, y - hy, y + hy) === 0);
      if (crowded && !tiny) {
        const judging = judgeLarge(search, cluster);
        let step = judging.next();
        for (; step.done !== true; step = judging.next()) yield* events(level, rest.length);
        const { continuum, rest: open } = step.value;
        if (continuum) search.continuum ??= [cluster.boxes[0]!.x, cluster.boxes[0]!.y];
        else rest = rest.concat(open);
      } else if (level >= LAST_LEVEL || crowded) {
        const verdict = judge(search, cluster);
        if (verdict.kind === "point") {
          degenerate.push(verdict);
          fresh.push(verdict.jet);
        } else if (verdict.kind === "kink") kinks.push(verdict);
        else if (verdict.kind === "continuum") search.continuum ??= [cluster.hull.x, cluster.hull.y];
        else if (verdict.kind === "unresolved") {
          raise("unresolved", `what happens near (${cluster.hull.x}, ${cluster.hull.y}) could not be decided`, [cluster.hull.x, cluster.hull.y]);
        }
      } else {
        rest = rest.concat(cluster.boxes);
      }
      yield* events(level, rest.length);
    }
    boxes = rest;
  }
  yield* events(LAST_LEVEL, 0);

  // Indices of everything inside; a point that rounding cannot tell from the border counts as on it.
  const points: CriticalPoint[] = [];
  let sum: number | undefined = 0;
  const place = (found: Jet, index: number | undefined, unresolved = false): void => {
    const jet = rounded(field, found);
    const [ux, uy] = uncertainty(field, jet);
    const x = jet.x < xlo && jet.x >= xlo - ux ? xlo : jet.x > xhi && jet.x <= xhi + ux ? xhi : jet.x;
    const y = jet.y < ylo && jet.y >= ylo - uy ? ylo : jet.y > yhi && jet.y <= yhi + uy ? yhi : jet.y;
    if (!field.inside(x, y)) return;
    if (x - xlo <= ux || xhi - x <= ux || y - ylo <= uy || yhi - y <= uy) {
      raise("on-border", `the critical point (${x}, ${y}) lies on the border of the window, where it has no index`, [x, y]);
    }
    const point = classify(x === jet.x && y === jet.y ? jet : { ...jet, x, y });
    // Where a smooth function's Hessian could not be shown to be regular, what its eigenvalues say is rounding.
    points.push(unresolved ? { ...point, kind: "degenerate" } : point);
    sum = sum === undefined || index === undefined ? undefined : sum + index;
  };
  for (const { jet } of search.roots) place(jet, jet.xx * jet.yy - jet.xy * jet.xy > 0 ? 1 : -1);
  for (const { jet, index, smooth } of degenerate) {
    // Beside a continuum, what has no index of its own is a piece of it.
    if (index !== undefined || search.continuum === undefined) place(jet, index, smooth);
  }
  for (const { index } of kinks) sum = sum === undefined || index === undefined ? undefined : sum + index;

  if (points.length > MOST_POINTS) {
    raise("too-many", `there are more than ${MOST_POINTS} critical points; the first that were found are listed`);
    points.length = MOST_POINTS;
  }
  if (search.continuum !== undefined) {
    const [x, y] = search.continuum;
    raise("continuum", `critical points near (${x}, ${y}) are not isolated: such a continuum is not listed`, search.continuum);
  }
  const round = windingInSteps(field, window, FINE);
  let step = round.next();
  for (; step.done !== true; step = round.next()) yield* events(LAST_LEVEL, 0);
  const border = step.value;
  if (border.turns === undefined && issues.length === 0) {
    const at = [border.x, border.y] as const;
    const where = `at (${at[0]}, ${at[1]})`;
    if (border.fault === "critical") raise("on-border", `the gradient vanishes on the border of the window, ${where}`, at);
    else if (border.fault === "undefined") raise("undefined", `the gradient is not defined on all of the border, ${where}: the index check cannot be made`, at);
    else if (border.fault === "jump") raise("jump", `the gradient jumps to its opposite on the border, ${where}: the index check cannot be made`, at);
    else raise("unresolved", "the gradient along the border is too intricate: the index check cannot be made");
  }
  if (issues.length === 0 && sum !== border.turns) {
    const holes = field.holes ? "; the function is not defined in a part of the window" : "";
    raise("index", `the indices add up to ${sum ?? "nothing certain"}, the gradient turns ${border.turns} times along the border${holes}`);
  }
  return { points: inOrder(points), complete: issues.length === 0, issues, winding: border.turns, indices: sum };
}

/** Coordinates this small, in windows, are 0 to which Newton has not quite come. */
const NIL = 1e-25;

function rounded(field: Field, jet: Jet): Jet {
  const x = Math.abs(jet.x) < NIL * field.width ? 0 : jet.x;
  const y = Math.abs(jet.y) < NIL * field.height ? 0 : jet.y;
  if (x === jet.x && y === jet.y) return jet;
  const at = field.jet(x, y);
  return Number.isFinite(at.xx + at.xy + at.yy) && field.vanishes(x, y) ? at : jet;
}

/** The same in one call. */
export function criticalPoints(problem: Problem, window: Window2): CriticalPoints {
  const finder = findCriticalPoints(problem, window);
  for (;;) {
    const step = finder.next();
    if (step.done === true) return step.value;
  }
}
