/** All charts in one picture: every run of every chart, carried over to the common coordinates. */
import { LOOKS } from "../../draw/markers.ts";
import { Trajectories, Trajectory } from "../trajectories.ts";
import { isShown } from "../store/state.ts";
import { createChartStore } from "./store.ts";
import type { ChartMap } from "../../core/model.ts";
import type { PageParts } from "../page.ts";
import type { Document, RunKey } from "../store/document.ts";
import type { Fit } from "./fit.ts";
import type { ChartStore, Family } from "./store.ts";

/** Keys of the copies of a run: one for each place in the list of charts. */
const MOST_KEYS = 2 ** 32;
const keyOf = (run: RunKey, place: number): RunKey => (run + place * MOST_KEYS) as RunKey;
const runOf = (key: RunKey): RunKey => (key % MOST_KEYS) as RunKey;
/** The place of a run's chart in the list, from its look: looks come again after so many. */
export const placeOfLook = (look: number): number => Math.floor(look / LOOKS);

/** A run in the common coordinates; rows are carried over as they arrive. */
class Carried {
  readonly trajectory = new Trajectory();

  constructor(
    readonly source: Trajectory,
    private readonly map: ChartMap,
  ) {}

  update(): void {
    const { source, trajectory, map } = this;
    const from = trajectory.count;
    const count = source.count - from;
    if (count > 0) {
      const points = new Float64Array(2 * count);
      for (let row = 0; row < count; row++) map.toCommon(source.points.subarray(2 * (from + row), 2 * (from + row) + 2), points.subarray(2 * row, 2 * row + 2));
      const { loss, gradNorm, firstStep } = source;
      trajectory.append({
        firstStep: firstStep + from,
        count,
        dim: 2,
        points,
        loss: loss.slice(from, source.count),
        gradNorm: gradNorm.slice(from, source.count),
      });
    }
    trajectory.ended = source.ended;
  }
}

export interface Together extends PageParts {
  readonly store: ChartStore;
  readonly chart: string;
  close(): void;
}

export function openTogether(page: PageParts, family: Family, fits: readonly Fit[]): Together {
  const { common, of } = family.maps;
  let seen: Document | undefined;
  let spread: Document | undefined;
  /** The document with every run once for each chart. Nothing is run by it. */
  const spreadOut = (document: Document): Document => {
    if (document === seen) return spread!;
    seen = document;
    const runs = fits.flatMap((_, place) =>
      document.runs.map((run) => ({
        ...run,
        key: keyOf(run.key, place),
        look: (run.look % LOOKS) + place * LOOKS,
        options: { ...run.options, from: undefined },
      })),
    );
    return (spread = { ...document, runs });
  };
  const every = (keys: readonly RunKey[]): RunKey[] => keys.flatMap((key) => fits.map((_, place) => keyOf(key, place)));
  const store = createChartStore(page.store, family, common, {
    document: spreadOut,
    // Muted, selected and hovered are runs, whatever the chart.
    state: (state) => ({
      muted: new Set(every(page.store.getState().document.runs.flatMap(({ key }) => (isShown(page.store.getState(), key) ? [] : [key])))),
      hover: state.hover && { ...state.hover, run: keyOf(state.hover.run, 0) },
      selected: undefined,
      solo: undefined,
    }),
    actions: { setHover: (hover) => page.store.actions.setHover(hover && { ...hover, run: runOf(hover.run) }) },
  });
  const trajectories = new Trajectories();
  const carried = new Map<RunKey, Carried>();
  const carry = (): void => {
    const { runs } = page.store.getState().document;
    trajectories.retain(new Set(every(runs.map(({ key }) => key))));
    for (const [place, fit] of fits.entries()) {
      for (const { key } of runs) {
        const source = fit.trajectories.get(key);
        const to = keyOf(key, place);
        if (source === undefined) continue;
        let one = carried.get(to);
        if (one?.source !== source) carried.set(to, (one = new Carried(source, of[fit.chart]!)));
        one.update();
        trajectories.set(to, one.trajectory);
      }
    }
    trajectories.changed();
  };
  carry();
  const leave = fits.map((fit) => fit.trajectories.subscribe(carry));
  return {
    store,
    trajectories,
    ask: page.ask,
    chart: common,
    close() {
      for (const end of leave) end();
      store.close();
    },
  };
}
