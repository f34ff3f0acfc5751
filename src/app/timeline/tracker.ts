/** Keeps the events of all runs that are shown: scans what is new when asked, and begins anew where a run or its settings changed. */
import { isShown } from "../store/state.ts";
import { runNames } from "../names.ts";
import { EventScanner } from "./events.ts";
import type { Messages } from "../../text/index.ts";
import type { Window2 } from "../../core/model.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";
import type { Trajectory } from "../trajectories.ts";
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
  readonly scanner: EventScanner;
}

export class EventTracker {
  private readonly tracked = new Map<number, Tracked>();
  private last: readonly RunEvents[] = [];

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
      const settings = `${clipNorm} ${window?.join()} ${document.steps}`;
      let tracked = this.tracked.get(key);
      if (tracked?.trajectory !== trajectory || tracked.settings !== settings) {
        tracked = { trajectory, settings, scanner: new EventScanner(trajectory, { clipNorm, window, steps: document.steps }) };
        this.tracked.set(key, tracked);
      }
      next.push({ key, look, name: names.get(key)!, events: tracked.scanner.scan() });
    }
    const same = next.length === this.last.length && next.every((one, i) => sameRun(one, this.last[i]!));
    if (!same) this.last = next;
    return this.last;
  }
}

function sameRun(a: RunEvents, b: RunEvents): boolean {
  return a.key === b.key && a.look === b.look && a.name === b.name && a.events === b.events;
}
