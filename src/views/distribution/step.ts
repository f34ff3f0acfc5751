/** Keeps the picture of a step, its numbers and its description true to the playhead and to what has arrived, once a frame at most. */
import { keepPainted } from "../parts/canvas.ts";
import { describeStep } from "./describe.ts";
import { StepInquiry } from "./inquiry.ts";
import { paintPicture } from "./paint.ts";
import { writeReadouts } from "../parts/divergence.ts";
import type { Painter, Theme } from "../parts/canvas.ts";
import type { Pen } from "../parts/pen.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ViewRun, ViewSource } from "../view.ts";
import type { Found, Wish } from "./inquiry.ts";

/** Milliseconds of rest after which the description is written anew. */
const DESCRIBE_REST = 400;

/** Why there is no picture. */
export type Reason = "noDistribution" | "failed" | "noStep" | undefined;

interface Task {
  readonly source: ViewSource;
  readonly run: ViewRun;
  readonly words: WordsOfDistribution;
}
interface Parts {
  readonly canvas: HTMLCanvasElement;
  readonly description: HTMLElement;
  readonly readouts: HTMLElement;
}

export function reasonOf(failure: string | undefined): Reason {
  return failure === undefined ? undefined : failure === "no-distribution" ? "noDistribution" : "failed";
}

export class StepController {
  private readonly inquiry: StepInquiry;
  private readonly painter: Painter;
  private readonly leave: () => void;
  private found: Found | undefined;
  private described: Found | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly task: Task,
    private readonly parts: Parts,
    private readonly onReason: (reason: Reason) => void,
  ) {
    this.inquiry = new StepInquiry(task.source.ask, () => this.update());
    this.painter = keepPainted(parts.canvas, (pen, width, height, theme) => this.paint(pen, width, height, theme));
    this.leave = task.source.subscribe(() => this.update());
    this.update();
  }

  close(): void {
    this.inquiry.close();
    this.painter.dispose();
    this.leave();
    clearTimeout(this.rest);
  }

  /** The canvas may be hidden, and the reason for it may have gone. */
  private update(): void {
    const { source, run } = this.task;
    this.found = this.inquiry.look(this.wish());
    const count = source.trajectory(run.key)?.count ?? 0;
    const over = source.trajectory(run.key)?.ended !== undefined;
    this.onReason(reasonOf(this.inquiry.failure) ?? (over && count === 0 ? "noStep" : undefined));
    this.painter.ask();
  }

  /** The step that leads away from where the playhead stands; at the end of the path the last one made. */
  private wish(): Wish | undefined {
    const { source, run } = this.task;
    const trajectory = source.trajectory(run.key);
    const plan = source.plan(run.key);
    if (trajectory === undefined || plan === undefined || trajectory.count === 0) return undefined;
    const { dim, points, firstStep, count } = trajectory;
    const row = Math.max(0, Math.min(source.playhead(run.key) - firstStep, count - 2));
    const next = Math.min(row + 1, count - 1);
    const at = (one: number): number[] => Array.from(points.subarray(one * dim, (one + 1) * dim));
    return { problem: plan.problem, steps: [firstStep + row, firstStep + next], before: at(row), after: at(next) };
  }

  private paint(pen: Pen, width: number, height: number, theme: Theme): void {
    const { found } = this;
    const { words, run } = this.task;
    const moved = found !== undefined && found.wish.steps[0] !== found.wish.steps[1];
    writeReadouts(this.parts.readouts, moved ? found.answer : undefined, words);
    if (found === undefined) return;
    const { answer, wish } = found;
    const ink = theme.runs[run.look % theme.runs.length]!;
    paintPicture(pen, { width, height }, theme, answer, { colour: ink.colour, steps: wish.steps, words });
    if (this.described === found) return;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.described = found;
      this.parts.description.textContent = describeStep(found, run.name, words);
    }, DESCRIBE_REST);
  }
}
