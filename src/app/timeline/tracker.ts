/** Keeps the events of all runs that are shown: scans what is new when asked, and begins anew where a run or its settings changed. */
import { annotationsOf } from "./annotations.ts";
import { isShown } from "../store/state.ts";
import { runNames } from "../names.ts";
import { EventScanner } from "./events.ts";
import type { Messages } from "../../text/index.ts";
import type { Window2 } from "../../core/model.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";
import type { Trajectory } from "../trajectories.ts";
import type { Annotations } from "../../views/view.ts";
import type { RunEvent } from "./events.ts";
import type { RunEvents } from "./marks.ts";

/** The window that the problem's settings ask for, or its own. */
function windowOf({ document, catalogue }: PageState): Window2 | undefined {
  const asked = document.problem.values["window"];
  // Four numbers: the schema of the setting says so.
  if (Array.isArray(asked)) return asked as unknown as Window2;
  return catalogue.problems.find(({ id }) => id === document.problem.id)?.window;
}

interface Tracked {
  readonly trajectory: Trajectory;
  readonly settings: string;
  readonly placeOf: RunEvents["placeOf"];
  readonly scanner: EventScanner;
}

export class EventTracker {
  private readonly tracked = new Map<number, Tracked>();
  private last: readonly RunEvents[] = [];
  private joined: { readonly events: readonly RunEvent[]; readonly annotations: Annotations; readonly all: readonly RunEvent[] } | undefined;

  constructor(
    private readonly parts: Pick<PageParts, "store" | "trajectories">,
    private readonly text: Messages,
  ) {}

  /** @returns the same array while nothing new happened */
  update(): readonly RunEvents[] {
    const state = this.parts.store.getState();
    const { document } = state;
    const names = runNames(state, this.text);
    const window = windowOf(state);
    const next: RunEvents[] = [];
    for (const { key, look, options } of document.runs) {
      const trajectory = this.parts.trajectories.get(key);
      if (trajectory === undefined || !isShown(state, key)) continue;
      // What a minibatch clips is not the gradient that is recorded.
      const clipNorm = options.batchSize === undefined ? options.clipNorm : undefined;
      // At equal evaluations it is no news that runs make fewer steps.
      const steps = this.parts.trajectories.lens === undefined ? document.steps : 0;
      const settings = `${clipNorm} ${window?.join()} ${steps}`;
      let tracked = this.tracked.get(key);
      if (tracked?.trajectory !== trajectory || tracked.settings !== settings) {
        tracked = {
          trajectory,
          settings,
          placeOf: (step) => trajectory.placeOf(step - trajectory.firstStep),
          scanner: new EventScanner(trajectory, { clipNorm, window, steps }),
        };
        this.tracked.set(key, tracked);
      }
      const { placeOf } = tracked;
      next.push({ key, look, name: names.get(key)!, events: this.withAnnotations(key, tracked.scanner.scan()), placeOf });
    }
    const same = next.length === this.last.length && next.every((one, i) => sameRun(one, this.last[i]!));
    if (!same) this.last = next;
    return this.last;
  }

  /** The events of a run with those that a view has found, if they are this run's; the same array while both are the same. */
  private withAnnotations(key: number, events: readonly RunEvent[]): readonly RunEvent[] {
    const { current } = annotationsOf(this.parts.store);
    if (current?.run !== key || current.events.length === 0) return events;
    if (this.joined?.events !== events || this.joined.annotations !== current) {
      const all = [...events, ...current.events.map(({ kind, step }) => ({ kind, step, until: step }))].toSorted((a, b) => a.step - b.step);
      this.joined = { events, annotations: current, all };
    }
    return this.joined.all;
  }
}

function sameRun(a: RunEvents, b: RunEvents): boolean {
  return a.key === b.key && a.look === b.look && a.name === b.name && a.events === b.events;
}
