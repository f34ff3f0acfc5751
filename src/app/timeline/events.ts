/**
 * What happens to a run on its way, as marks for the timeline: clipped steps, leaving the window, the end. Pure and incremental:
 * every row is looked at once, whatever the number of chunks.
 */
import type { Window2 } from "../../core/model.ts";
import type { Annotation, TrajectoryData } from "../../views/view.ts";

export type EventKind =
  | "clipped"
  | "left"
  | "tolerance"
  | "converged"
  | "saddle"
  | "maximum"
  | "degenerate"
  | "diverged"
  | "failed"
  | "ended"
  | Annotation["kind"];

export interface RunEvent {
  readonly kind: EventKind;
  readonly step: number;
  /** Last step of a stretch of clipped steps; otherwise `step`. */
  readonly until: number;
}

export interface EventOptions {
  /** Longest gradient that is taken as it is. Leave it out where the gradient that is clipped is not the one recorded (minibatches). */
  readonly clipNorm: number | undefined;
  readonly window: Window2 | undefined;
  /** Steps that the run was to make: an end there is no event. */
  readonly steps: number;
}

/** Stretches kept of one run; beyond that neighbours are joined, the nearest first. Far more than the track has pixels. */
const MOST_STRETCHES = 4096;

interface Stretch {
  step: number;
  until: number;
}

export class EventScanner {
  private scanned = 0;
  private readonly stretches: Stretch[] = [];
  /** Stretches at most so many steps apart are one. */
  private gap = 1;
  private left: number | undefined;
  private ended: TrajectoryData["ended"];
  private known: readonly RunEvent[] = [];

  constructor(
    private readonly trajectory: TrajectoryData,
    private readonly options: EventOptions,
  ) {}

  /** Looks at the rows that are new. @returns events in the order of their steps; the same array while nothing new happened */
  scan(): readonly RunEvent[] {
    const { trajectory } = this;
    const { count, firstStep, gradNorm, ended } = trajectory;
    let changed = ended !== this.ended;
    this.ended = ended;
    const { clipNorm } = this.options;
    for (let row = this.scanned; row < count; row++) {
      if (this.left === undefined && this.isOutside(row)) {
        this.left = firstStep + row;
        changed = true;
      }
      // The gradient at a row is what the step to the next row is made with.
      if (clipNorm !== undefined && row > 0 && gradNorm[row - 1]! > clipNorm) {
        this.clip(firstStep + row);
        changed = true;
      }
    }
    this.scanned = count;
    if (changed) this.known = this.collect();
    return this.known;
  }

  private isOutside(row: number): boolean {
    const { points, dim } = this.trajectory;
    const { window } = this.options;
    if (window === undefined || dim !== 2) return false;
    const [x, y] = [points[2 * row]!, points[2 * row + 1]!];
    return x < window[0] || x > window[1] || y < window[2] || y > window[3];
  }

  private clip(step: number): void {
    const last = this.stretches.at(-1);
    if (last !== undefined && step - last.until <= this.gap) {
      last.until = step;
      return;
    }
    this.stretches.push({ step, until: step });
    while (this.stretches.length > MOST_STRETCHES) this.join();
  }

  /** Halving at least: so joining costs O(1) for each stretch ever made. */
  private join(): void {
    const goal = MOST_STRETCHES / 2;
    const gaps = this.stretches.slice(1).map(({ step }, i) => step - this.stretches[i]!.until);
    this.gap = gaps.toSorted((a, b) => a - b)[Math.max(0, gaps.length - goal)]!;
    let kept = 0;
    for (const stretch of this.stretches.splice(0)) {
      const last = this.stretches[kept - 1];
      if (last !== undefined && stretch.step - last.until <= this.gap) last.until = stretch.until;
      else kept = this.stretches.push(stretch);
    }
  }

  private collect(): readonly RunEvent[] {
    const events: RunEvent[] = this.stretches.map(({ step, until }) => ({ kind: "clipped", step, until }));
    if (this.left !== undefined) events.push({ kind: "left", step: this.left, until: this.left });
    const end = endOf(this.ended, this.options.steps);
    if (end !== undefined) events.push(end);
    return events.toSorted((a, b) => a.step - b.step);
  }
}

function endOf(ended: TrajectoryData["ended"], steps: number): RunEvent | undefined {
  if (ended === undefined) return undefined;
  const at = { step: ended.steps, until: ended.steps };
  switch (ended.kind) {
    case "diverged":
    case "failed":
      return { kind: ended.kind, ...at };
    case "converged":
      // What it has come to rest on says more than that it rests; only a minimum is what was meant.
      if (ended.stationary !== undefined && ended.stationary !== "minimum") return { kind: ended.stationary, ...at };
      return { kind: ended.code === "tolerance" ? "tolerance" : "converged", ...at };
    case "budget":
      return ended.steps < steps ? { kind: "ended", ...at } : undefined;
  }
}
