/**
 * Brings the curvature along a run's path from the engine: one question at a time, a long path in blocks, an answer that belongs to a
 * path of a moment ago only until the present one's has come.
 */
import { PathCurvature } from "./table.ts";
import type { Question } from "../../protocol/messages.ts";
import type { TrajectoryData, ViewSource } from "../view.ts";

/** Rows that the engine takes at once. */
export const MOST_ROWS = 8192;
/** Milliseconds between the questions about two paths, while a hand drags the start. */
const PACE = 90;
/** Paths kept, so that going back to another run asks nothing. */
const MOST_PATHS = 4;

type Plan = NonNullable<ReturnType<ViewSource["plan"]>>;

interface Path {
  readonly table: PathCurvature;
  /** As it was when the path was first seen: what is asked later about the same path must not mix two problems. */
  readonly plan: Plan;
  /** Why there is no more to come. */
  failure: string | undefined;
}

export class CurvatureFetcher {
  private readonly paths = new Map<number, Path>();
  /** The surface has places where it is not smooth. */
  kinks = false;
  private asked: Plan["problem"] | undefined;
  private readonly end = new AbortController();
  private flight: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly source: Pick<ViewSource, "trajectory" | "plan" | "ask" | "steps">,
    /** Something new is here, or it is time to look again. */
    private readonly onNews: () => void,
  ) {}

  /** What is known of a run's path, asking for what is not; for a moment it may be the path before. */
  look(run: number): { readonly table: PathCurvature; readonly failure: string | undefined } | undefined {
    const trajectory = this.source.trajectory(run);
    const path = this.paths.get(run);
    if (trajectory === undefined || trajectory.count === 0) return path;
    if (path?.table.trajectory !== trajectory) this.begin(run, trajectory);
    else if (path.failure === undefined && path.table.count < trajectory.count) this.fetch(run, path);
    return path;
  }

  close(): void {
    this.end.abort();
    this.flight?.abort();
    clearTimeout(this.timer);
  }

  private begin(run: number, trajectory: TrajectoryData): void {
    const plan = this.source.plan(run);
    if (this.flight !== undefined || plan === undefined) return;
    const wait = this.last + PACE - performance.now();
    if (wait > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.onNews();
      }, wait);
      return;
    }
    this.last = performance.now();
    this.askKinks(plan.problem);
    const { kind, warmup } = plan.run.options.schedule;
    this.fetch(run, { table: new PathCurvature(trajectory, kind === "constant" && warmup === 0), plan, failure: undefined });
  }

  private askKinks(problem: Plan["problem"]): void {
    if (problem === this.asked) return;
    this.asked = problem;
    const { id, values } = problem;
    this.source.ask({ kind: "problem", problem: { id, values } }, this.end.signal).then(
      (answer) => {
        if (this.asked !== problem || this.end.signal.aborted || answer.kind !== "problem") return;
        this.kinks = answer.kinks.length > 0;
        this.onNews();
      },
      // What is wrong with a problem is told elsewhere.
      () => undefined,
    );
  }

  private fetch(run: number, path: Path): void {
    if (this.flight !== undefined) return;
    const flight = new AbortController();
    this.flight = flight;
    const { table, plan } = path;
    const { trajectory } = table;
    // The last known row learns of its step only with the row after it.
    const from = Math.max(0, table.count - 1);
    const count = Math.min(MOST_ROWS, trajectory.count - from);
    const points = trajectory.points.slice(from * trajectory.dim, (from + count) * trajectory.dim);
    const { optimizer, values, options } = plan.run;
    const { id, values: settings } = plan.problem;
    const questions: [Question, Question] = [
      { kind: "curvature", problem: { id, values: settings }, points },
      { kind: "stability", run: { optimizer, values, options }, steps: this.source.steps, from: trajectory.firstStep + from, count },
    ];
    const settle = (failure?: string): void => {
      if (flight.signal.aborted) return;
      this.flight = undefined;
      path.failure = failure;
      this.paths.delete(run);
      this.paths.set(run, path);
      for (const key of this.paths.keys()) if (this.paths.size > MOST_PATHS) this.paths.delete(key);
      this.onNews();
    };
    Promise.all(questions.map((question) => this.source.ask(question, flight.signal))).then(
      ([curvature, stability]) => {
        if (curvature?.kind !== "curvature" || stability?.kind !== "stability") return;
        table.rule = stability.rule;
        table.take(from, curvature.values, stability.values);
        settle();
      },
      (error: unknown) => settle(codeOf(error)),
    );
  }
}

/** The engine's refusals carry a code. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "failed";
}
