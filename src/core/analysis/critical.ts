/**
 * All critical points of a 2-D problem in a closed window, once each: Newton from a lattice for quick first points, then an exhaustive
 * search by boxes (critical-search.ts), then what is degenerate, not smooth or not isolated (critical-degenerate.ts, critical-sets.ts),
 * and last the index check: the indices must add up to the winding number of the gradient along the border (Poincaré–Hopf; Milnor,
 * Topology from the Differentiable Viewpoint, 1965, §6). Deviation: a point on the border has no index there, and leaves the check undone.
 */
import { classify } from "./critical-classify.ts";
import { clusters } from "./critical-clusters.ts";
import { judge, judgeRemovable } from "./critical-degenerate.ts";
import { Field } from "./critical-field.ts";
import { Search } from "./critical-search.ts";
import { judgeLarge } from "./critical-sets.ts";
import { MOST_POINTS, Tally } from "./critical-tally.ts";
import { FINE, windingInSteps } from "./critical-winding.ts";
import type { Problem, Window2 } from "../model.ts";
import type { CriticalPoint } from "./critical-classify.ts";
import type { Cluster } from "./critical-clusters.ts";
import type { Jet } from "./critical-field.ts";
import type { Verdict } from "./critical-judge.ts";
import type { Box } from "./critical-roots.ts";
import type { CriticalPoints } from "./critical-tally.ts";

export type { CriticalKind, CriticalPoint } from "./critical-classify.ts";
export type { CriticalIssueCode, CriticalPoints } from "./critical-tally.ts";

export type CriticalEvent =
  /** A point of the window, as soon as it is found. */
  | { readonly kind: "point"; readonly point: CriticalPoint }
  /** Between two slices of work; `open` boxes of the level in hand are still to be looked at. */
  | { readonly kind: "progress"; readonly level: number; readonly open: number };
type Events<T> = Generator<CriticalEvent, T>;

/** Lattice of Newton starts, a side, and a stride prime to their number: far ones come first. */
const STARTS = 20;
const STRIDE = 247;
/** Work between two events: one to two milliseconds. */
const SLICE = 50_000;
/** Work at most: some 5 to 10 s. */
const MOST_WORK = 2.5e8;
/** From this level on clusters are looked at; a box is then 1/1024 of the window. */
const CLUSTER_LEVEL = 9;
/** Longest side of a cluster, in boxes, that may still be shrinking to a point, and the number of its boxes. */
const WIDE_SPAN = 64;
const MANY_BOXES = 1500;
/** A cluster this small, in half windows, is one point, and one with kinks at this size. */
const TINY = 1 / 1024;
const TINY_KINK = 1e-5;
/** Boxes of a level at most: to gather as many takes a second. */
const MOST_BOXES = 120_000;
/** Work of finding the neighbours of a box. */
const GATHERING = 600;
/** The last level: boxes of 2⁻⁴² of the window. */
const LAST_LEVEL = 41;
/** Boxes between two looks at the work done. */
const BATCH = 8;

class Finder {
  private readonly field: Field;
  private readonly search: Search;
  private readonly tally: Tally;
  /** Found, but not reported yet. */
  private readonly fresh: Jet[] = [];
  private listed = 0;
  private due = SLICE;

  constructor(problem: Problem, window: Window2) {
    this.field = new Field(problem, window);
    this.search = new Search(this.field, ({ jet }) => this.fresh.push(jet));
    this.tally = new Tally(this.field, this.search);
  }

  *run(): Events<CriticalPoints> {
    yield* this.lattice();
    yield* this.boxes();
    yield* this.report(LAST_LEVEL, 0);
    const round = windingInSteps(this.field, this.field.window, FINE);
    let step = round.next();
    for (; step.done !== true; step = round.next()) yield* this.report(LAST_LEVEL, 0);
    return this.tally.close(step.value);
  }

  private get over(): boolean {
    return this.listed > MOST_POINTS || this.field.work > MOST_WORK;
  }

  private *report(level: number, open: number): Events<void> {
    for (const jet of this.fresh.splice(0)) {
      if (!this.field.inside(jet.x, jet.y)) continue;
      this.listed++;
      yield { kind: "point", point: classify(jet) };
    }
    if (this.field.work >= this.due) {
      this.due = this.field.work + SLICE;
      yield { kind: "progress", level, open };
    }
  }

  /** Newton from a lattice: most points, in no time. */
  private *lattice(): Events<void> {
    const [xlo, , ylo] = this.field.window;
    const count = STARTS * STARTS;
    for (let k = 0; k < count && !this.over; k++) {
      const start = (k * STRIDE) % count;
      // Off centre, as symmetric functions are special there.
      const x = xlo + (this.field.width * ((start % STARTS) + 0.5137)) / STARTS;
      const y = ylo + (this.field.height * (Math.floor(start / STARTS) + 0.4871)) / STARTS;
      if (this.search.known(x, y) === undefined) this.search.probe(x, y);
      yield* this.report(0, count - k);
    }
  }

  private *boxes(): Events<void> {
    const { field, search } = this;
    let boxes: readonly Box[] = search.start();
    let [rx, ry] = [field.width / 2, field.height / 2];
    for (let level = 0; boxes.length > 0; level++) {
      const next: Box[] = [];
      for (let k = 0; k < boxes.length && !this.over; k++) {
        next.push(...search.examine(boxes[k]!, level));
        if (k % BATCH === 0 || field.work >= this.due) yield* this.report(level, boxes.length - k);
      }
      yield* this.report(level, 0);
      if (this.over) break;
      rx /= 2;
      ry /= 2;
      boxes = next;
      // More only pile up.
      if (boxes.length > MOST_BOXES) {
        field.work = Infinity;
        break;
      }
      if (level < CLUSTER_LEVEL) continue;
      field.work += boxes.length * GATHERING;
      let rest: readonly Box[] = [];
      for (const cluster of clusters(boxes, rx, ry)) {
        const left = yield* this.decide(cluster, level);
        rest = rest.concat(left);
        if (this.over) break;
      }
      boxes = rest;
    }
    if (field.work > MOST_WORK) this.tally.raise("unresolved", () => "the function is too intricate here to be searched to the end");
  }

  /** What is left of a cluster to go on with. */
  private *decide(cluster: Cluster, level: number): Events<readonly Box[]> {
    const { field, search, tally } = this;
    const { x, y, rx, ry } = cluster.hull;
    if (tally.counted(x, y)) return [];
    const crowded = cluster.span > WIDE_SPAN || cluster.boxes.length > MANY_BOXES;
    if (!crowded && level < LAST_LEVEL) return cluster.boxes;
    // Where rounding hides a degenerate point, its cluster stops shrinking: what is this small and smooth is a point.
    const small = (part: number): boolean => rx < field.width * part && ry < field.height * part;
    const tiny = small(TINY_KINK) || (small(TINY) && field.boundGradient(x - rx, x + rx, y - ry, y + ry) === 0);
    if (crowded && !tiny && level < LAST_LEVEL) {
      const removable = judgeRemovable(search, cluster);
      if (removable !== undefined) return this.take(removable, x, y);
      const judging = judgeLarge(search, cluster);
      let step = judging.next();
      for (; step.done !== true; step = judging.next()) yield* this.report(level, cluster.boxes.length);
      if (!step.value.continuum) return step.value.rest;
      const [first] = cluster.boxes;
      if (first !== undefined) search.continuum ??= [first.x, first.y];
      return [];
    }
    yield* this.report(level, 0);
    return this.take(judge(search, cluster), x, y);
  }

  private take(verdict: Verdict, x: number, y: number): readonly Box[] {
    const { search } = this;
    if (verdict.kind === "point") {
      if (search.settle(verdict)) this.fresh.push(verdict.jet);
    } else if (verdict.kind === "kink") search.addKink(verdict);
    else if (verdict.kind === "continuum") search.continuum ??= [x, y];
    else if (verdict.kind === "unresolved") this.tally.undecided([x, y]);
    return [];
  }
}

/** Finds the points step by step: take values from it as long as the answer is wanted. @throws where the problem is not 2-D or has no Hessian */
export function* findCriticalPoints(problem: Problem, window: Window2): Events<CriticalPoints> {
  return yield* new Finder(problem, window).run();
}

/** The same in one call. */
export function criticalPoints(problem: Problem, window: Window2): CriticalPoints {
  const finder = findCriticalPoints(problem, window);
  for (;;) {
    const step = finder.next();
    if (step.done === true) return step.value;
  }
}
