/**
 * Brings the KL of every step of every run from the engine: one question at a time over all runs, a long path in blocks; what belongs to a path of a
 * moment ago stays until the present one's has come.
 */
import { codeOf } from "./inquiry.ts";
import type { TrajectoryData, ViewSource } from "../view.ts";

/** Rows that the engine takes at once. */
const MOST_ROWS = 8192;
/** Milliseconds between the questions about two paths of a run, while a hand drags the start. */
const PACE = 90;
const FIRST_ROWS = 256;

/** KL of the steps of one path: grows block by block, as the path does. */
export class PathKl {
  /** Rows whose step is known; of the last row of a path there is none. */
  count = 0;
  private values = new Float64Array(FIRST_ROWS);

  constructor(readonly trajectory: TrajectoryData) {}

  take(from: number, values: Float64Array): void {
    const count = from + values.length;
    if (count > this.values.length) {
      const grown = new Float64Array(Math.max(count, 2 * this.values.length));
      grown.set(this.values);
      this.values = grown;
    }
    this.values.set(values, from);
    this.count = Math.max(this.count, count);
  }
  /** Nats of the step that leads away from a row; NaN where none is known. */
  at(row: number): number {
    return row < this.count ? this.values[row]! : Number.NaN;
  }
}

type Problem = NonNullable<ReturnType<ViewSource["plan"]>>["problem"];
interface Path {
  readonly table: PathKl;
  readonly problem: Problem;
  failure: string | undefined;
}

export class KlPaths {
  private readonly paths = new Map<number, Path>();
  private flight: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = Number.NEGATIVE_INFINITY;
  /** Why there is nothing to come. */
  failure: string | undefined;

  constructor(
    private readonly source: Pick<ViewSource, "runs" | "trajectory" | "plan" | "ask">,
    private readonly onNews: () => void,
  ) {}

  /** What is known of the runs' paths, asking for what is not. */
  look(): readonly { readonly run: ViewSource["runs"][number]; readonly table: PathKl }[] {
    const shown = this.source.runs.flatMap((run) => {
      const path = this.paths.get(run.key);
      return path === undefined ? [] : [{ run, table: path.table }];
    });
    if (this.flight === undefined) for (const { key } of this.source.runs) if (this.seek(key)) break;
    return shown;
  }

  close(): void {
    this.flight?.abort();
    clearTimeout(this.timer);
  }

  /** @returns whether a question was asked */
  private seek(run: number): boolean {
    const trajectory = this.source.trajectory(run);
    const plan = this.source.plan(run);
    if (trajectory === undefined || plan === undefined || trajectory.count < 2) return false;
    const path = this.paths.get(run);
    if (path?.table.trajectory === trajectory) return path.failure === undefined && path.table.count < trajectory.count - 1 && this.fetch(run, path);
    const wait = path === undefined ? 0 : this.last + PACE - performance.now();
    if (wait > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.onNews();
      }, wait);
      return false;
    }
    return this.fetch(run, { table: new PathKl(trajectory), problem: plan.problem, failure: undefined });
  }

  private fetch(run: number, path: Path): true {
    const flight = new AbortController();
    this.flight = flight;
    const { table, problem } = path;
    const { trajectory } = table;
    const { dim } = trajectory;
    const from = table.count;
    const rows = Math.min(MOST_ROWS, trajectory.count - from);
    const settle = (failure?: string): void => {
      if (flight.signal.aborted) return;
      this.flight = undefined;
      this.failure = failure;
      path.failure = failure;
      this.paths.set(run, path);
      this.last = performance.now();
      this.onNews();
    };
    const question = {
      kind: "klPath",
      problem: { id: problem.id, values: problem.values },
      points: trajectory.points.slice(from * dim, (from + rows) * dim),
    } as const;
    this.source.ask(question, flight.signal).then(
      (answer) => {
        if (answer.kind !== "klPath") return;
        // The last row learns of its step only with the row after it.
        table.take(from, answer.values.subarray(0, rows - 1));
        settle();
      },
      (error: unknown) => settle(codeOf(error)),
    );
    return true;
  }
}
