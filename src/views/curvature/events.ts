/** Where something happens to the curvature on a run's way: an eigenvalue changes sign, or the largest rises over what the steps still contract. */
import type { Annotation } from "../view.ts";
import type { PathCurvature } from "./table.ts";

/** Events kept; there may be more (`total`). Far more than a timeline has pixels. */
const MOST = 2048;

export class EventFinder {
  readonly events: Annotation[] = [];
  /** Of each kind, those that are not kept too. */
  readonly total: Record<Annotation["kind"], number> = { sign: 0, over: 0 };
  private scanned = 0;
  /** Sign of the last eigenvalue that was not 0. */
  private readonly signs = { low: 0, high: 0 };
  /** Until the first row nothing can have risen over anything. */
  private above: boolean | undefined;

  constructor(private readonly table: PathCurvature) {}

  /** Looks at the rows that are new; at a row's limit only once the step away from it is made, which from the last row it never is.
   * @returns whether something happened in them */
  scan(): boolean {
    const before = this.total.sign + this.total.over;
    const { count, trajectory } = this.table;
    for (; this.scanned < count; this.scanned++) {
      const step = trajectory.firstStep + this.scanned;
      if (this.scanned > 0 && this.rises(this.scanned - 1)) this.note("over", step - 1);
      const low = this.turns("low");
      const high = this.turns("high");
      if (low || high) this.note("sign", step);
    }
    return this.total.sign + this.total.over > before;
  }

  private turns(which: "low" | "high"): boolean {
    const sign = Math.sign(this.table.at(this.scanned, which));
    if (sign === 0 || Number.isNaN(sign)) return false;
    const turned = this.signs[which] === -sign;
    this.signs[which] = sign;
    return turned;
  }

  private rises(row: number): boolean {
    const [curvature, limit] = [this.table.at(row, "high"), this.table.limitAt(row, "own")];
    if (Number.isNaN(curvature) || Number.isNaN(limit)) return false;
    const above = curvature > limit;
    const rose = above && this.above === false;
    this.above = above;
    return rose;
  }

  private note(kind: Annotation["kind"], step: number): void {
    this.total[kind]++;
    if (this.events.length < MOST) this.events.push({ kind, step });
  }
}
