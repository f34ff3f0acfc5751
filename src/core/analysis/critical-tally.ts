/**
 * The last part of the search: which points lie in the closed window, and the index check. A point that rounding cannot tell from the
 * border counts as on it.
 */
import { classify, inOrder } from "./critical-classify.ts";
import { contains, uncertainty } from "./critical-roots.ts";
import type { CriticalPoint } from "./critical-classify.ts";
import type { Field, Jet } from "./critical-field.ts";
import type { Counted } from "./critical-judge.ts";
import type { Search } from "./critical-search.ts";
import type { Winding } from "./critical-winding.ts";

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

/** Points that are listed at most. */
export const MOST_POINTS = 2000;
/** Coordinates this small, in windows, are 0 to which Newton has not quite come. */
const NIL = 1e-25;
const DIGITS = 6;

function rounded(field: Field, jet: Jet): Jet {
  const x = Math.abs(jet.x) < NIL * field.width ? 0 : jet.x;
  const y = Math.abs(jet.y) < NIL * field.height ? 0 : jet.y;
  if (x === jet.x && y === jet.y) return jet;
  const at = field.jet(x, y);
  // The point itself may be where the formula divides 0 by 0.
  return Number.isFinite(at.xx + at.xy + at.yy) ? at : { ...jet, x, y, loss: Number.isFinite(at.loss) ? at.loss : jet.loss };
}

function spot([x, y]: readonly [number, number]): string {
  return `(${Number(x.toPrecision(DIGITS))}, ${Number(y.toPrecision(DIGITS))})`;
}

export class Tally {
  readonly issues: CriticalIssue[] = [];
  private readonly open: (readonly [number, number])[] = [];

  constructor(
    private readonly field: Field,
    private readonly search: Search,
  ) {}

  /** One issue of a kind is enough. */
  raise(code: CriticalIssueCode, say: (where: string) => string, at?: readonly [number, number]): void {
    if (this.issues.some((issue) => issue.code === code)) return;
    this.issues.push(at === undefined ? { code, message: say("") } : { code, message: say(spot(at)), at });
  }

  /** Unless it turns out to belong to a point nearby. */
  undecided(at: readonly [number, number]): void {
    this.open.push(at);
  }

  counted(x: number, y: number): boolean {
    const inside = ({ region }: Counted): boolean => contains(region, x, y);
    return this.search.degenerate.some(inside) || this.search.kinks.some(inside);
  }

  /** Call once everything is found and the border has been followed. */
  close(border: Winding): CriticalPoints {
    const { search } = this;
    const points: CriticalPoint[] = [];
    let sum: number | undefined = 0;
    const add = (index: number | undefined): void => {
      sum = sum === undefined || index === undefined ? undefined : sum + index;
    };
    for (const { jet, index = jet.xx * jet.yy - jet.xy * jet.xy > 0 ? 1 : -1 } of search.roots) {
      const point = this.place(jet, uncertainty(this.field, jet), false);
      if (point === undefined) continue;
      points.push(point);
      add(index);
    }
    for (const { jet, index, spread, singular, isLone, eigenvalues } of search.degenerate) {
      // Beside a continuum, what has no index of its own is a piece of it.
      if (index === undefined && search.continuum !== undefined && isLone !== true) continue;
      const point = this.place(jet, spread, singular);
      if (point === undefined) continue;
      points.push(eigenvalues === undefined ? point : { ...point, eigenvalues });
      add(index);
    }
    for (const { index } of this.search.kinks) add(index);
    if (points.length > MOST_POINTS) {
      this.raise("too-many", () => `there are more than ${MOST_POINTS} critical points; the first that were found are listed`);
      points.length = MOST_POINTS;
    }
    if (search.continuum !== undefined) {
      this.raise("continuum", (where) => `critical points near ${where} are not isolated: such a continuum is not listed`, search.continuum);
    }
    const left = this.open.find(([x, y]) => !this.counted(x, y));
    if (left !== undefined) this.raise("unresolved", (where) => `what happens near ${where} could not be decided`, left);
    this.compare(border, sum);
    return { points: inOrder(points), complete: this.issues.length === 0, issues: this.issues, winding: border.turns, indices: sum };
  }

  /** A point of the closed window as it is listed; notes when it lies on the border. */
  private place(found: Jet, [ux, uy]: readonly [number, number], singular: boolean): CriticalPoint | undefined {
    const { field } = this;
    const [xlo, xhi, ylo, yhi] = field.window;
    const jet = rounded(field, found);
    const x = jet.x < xlo && jet.x >= xlo - ux ? xlo : jet.x > xhi && jet.x <= xhi + ux ? xhi : jet.x;
    const y = jet.y < ylo && jet.y >= ylo - uy ? ylo : jet.y > yhi && jet.y <= yhi + uy ? yhi : jet.y;
    if (!field.inside(x, y)) return undefined;
    if (x - xlo <= ux || xhi - x <= ux || y - ylo <= uy || yhi - y <= uy) {
      this.raise("on-border", (where) => `the critical point ${where} lies on the border of the window, where it has no index`, [x, y]);
    }
    const point = classify(x === jet.x && y === jet.y ? jet : { ...jet, x, y });
    return singular ? { ...point, kind: "degenerate" } : point;
  }

  private compare(border: Winding, sum: number | undefined): void {
    if (this.issues.length > 0) return;
    if (border.turns === undefined) {
      const at = [border.x, border.y] as const;
      const cannot = "the index check cannot be made";
      if (border.fault === "critical") this.raise("on-border", (where) => `the gradient vanishes on the border of the window, at ${where}: ${cannot}`, at);
      else if (border.fault === "undefined")
        this.raise("undefined", (where) => `the gradient is not defined on all of the border, as at ${where}: ${cannot}`, at);
      else if (border.fault === "jump") this.raise("jump", (where) => `the gradient jumps to its opposite on the border, at ${where}: ${cannot}`, at);
      else this.raise("unresolved", () => `the gradient along the border is too intricate: ${cannot}`);
    } else if (sum !== border.turns) {
      const holes = this.field.holes ? "; the function is not defined in a part of the window" : "";
      this.raise("index", () => `the indices add up to ${sum ?? "nothing certain"}, but the gradient turns ${border.turns} times along the border${holes}`);
    }
  }
}
