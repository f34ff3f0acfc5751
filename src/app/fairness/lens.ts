/**
 * Runs as they compare at equal evaluations: each is seen up to the last step whose cumulative cost is within the budget, and the playhead
 * stands in every one of them at the last step that is within what it means. What is counted, and how: core/costs.ts.
 */
import { costOf, evaluationsOf, stepWithin } from "../../core/costs.ts";
import { Trajectory } from "../trajectories.ts";
import { countAt, placeAt, UNITS } from "../../views/parts/units.ts";
import type { Cost, CostedRows } from "../../core/costs.ts";
import type { PageParts } from "../page.ts";

/** Evaluations that a place of the playhead allows. */
export const budgetAt = (place: number): number => countAt(UNITS.evaluations, place);

/** @param row of the whole run */
export function costAt(chunks: readonly CostedRows[], row: number): Cost {
  const step = chunks[0]!.firstStep + row;
  let low = 0;
  let high = chunks.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (chunks[middle]!.firstStep <= step) low = middle;
    else high = middle;
  }
  return costOf(chunks[low]!, step - chunks[low]!.firstStep);
}

/** A run as far as the budget reaches, over the arrays of the whole one. */
class Within extends Trajectory {
  private seen = -1;

  /** @param places the last place of the playhead */
  constructor(
    readonly whole: Trajectory,
    private readonly places: number,
  ) {
    super();
  }

  /** Takes over what has arrived. */
  update(): this {
    const { whole } = this;
    const { dim, firstStep, points, loss, gradNorm, average, costs } = whole;
    Object.assign(this, { dim, firstStep, points, loss, gradNorm, average, costs });
    if (whole.count !== this.seen) {
      this.seen = whole.count;
      const last = stepWithin(whole.costs, budgetAt(this.places));
      this.count = last === undefined ? 0 : last - firstStep + 1;
    }
    // A run that is cut short here is not over.
    this.ended = this.count < whole.count ? undefined : whole.ended;
    return this;
  }

  override rowNow(place: number): number {
    const step = stepWithin(this.whole.costs, budgetAt(place));
    return step === undefined ? 0 : this.rowAt(step);
  }
  override placeOf(row: number): number {
    return placeAt(UNITS.evaluations, this.spent(row));
  }
  override get lastPlace(): number {
    if (this.count < this.whole.count) return this.places;
    return this.count === 0 ? -1 : Math.ceil(this.placeOf(this.count - 1));
  }
  override spent(row: number): number {
    return evaluationsOf(costAt(this.whole.costs, row), this.dim);
  }
}

/** Lets the page see its runs as the budget of the moment allows. */
export function compareAt({ store, trajectories }: Pick<PageParts, "store" | "trajectories">): void {
  const { equal } = store.getState();
  const seen = new WeakMap<Trajectory, Within>();
  trajectories.lens =
    equal === "steps"
      ? undefined
      : (whole) => {
          let within = seen.get(whole);
          if (within === undefined) seen.set(whole, (within = new Within(whole, store.getState().document.steps)));
          return within.update();
        };
  trajectories.changed();
}
