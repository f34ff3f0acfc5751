/** Keeps the chart, the numbers and the description true to what has arrived, to the playhead and to the pointer, once a frame at most. */
import { keepPainted } from "../parts/canvas.ts";
import { measureLabel } from "../parts/pen.ts";
import { describeChart } from "./describe.ts";
import { EventFinder } from "./events.ts";
import { CurvatureFetcher } from "./fetcher.ts";
import { layoutChart } from "./layout.ts";
import { paintChart } from "./paint.ts";
import { asText, writeReadouts } from "./readouts.ts";
import { QuantityModel } from "./series.ts";
import { limitFormula, limitLabel } from "./words.ts";
import type { Painter, Theme } from "../parts/canvas.ts";
import type { WordsOfCurvature } from "../../text/index.ts";
import type { ViewRun, ViewSource } from "../view.ts";
import type { Quantity } from "./def.ts";
import type { Chart } from "./layout.ts";
import type { PathCurvature } from "./table.ts";

/** Milliseconds of rest after which the description is written anew. */
const DESCRIBE_REST = 400;

/** Why there is no chart. */
export type Reason = "noHessian" | "failed" | "noPath" | undefined;

interface Task {
  readonly source: ViewSource;
  readonly run: ViewRun;
  readonly quantity: Quantity;
  readonly words: WordsOfCurvature;
}
interface Parts {
  readonly canvas: HTMLCanvasElement;
  readonly description: HTMLElement;
  readonly readouts: HTMLElement;
}
/** What React has to show, told only when it changes. */
interface Listener {
  readonly onReason: (reason: Reason) => void;
  /** Whether a curvature is known at which steps stop contracting; `undefined`: not told yet. */
  readonly onLimit: (known: boolean | undefined) => void;
  /** The surface is not smooth everywhere. */
  readonly onKinks: (kinks: boolean) => void;
}

export class CurvatureController {
  private readonly fetcher: CurvatureFetcher;
  private readonly painter: Painter;
  private readonly control = new AbortController();
  private readonly leave: () => void;
  private model: QuantityModel | undefined;
  private finder: EventFinder | undefined;
  private chart: Chart | undefined;
  private drawn = "";
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly task: Task,
    private readonly parts: Parts,
    private readonly listener: Listener,
  ) {
    const { source } = task;
    this.fetcher = new CurvatureFetcher(source, () => this.update());
    this.painter = keepPainted(parts.canvas, (pen, width, height, theme) => this.paint(pen, width, height, theme));
    this.leave = source.subscribe(() => this.update());
    this.listen();
    this.update();
  }

  copy(): void {
    if (this.model !== undefined) this.task.source.copy(asText(this.model.table));
  }

  close(): void {
    this.control.abort();
    this.fetcher.close();
    this.painter.dispose();
    this.leave();
    clearTimeout(this.rest);
    this.task.source.unhover();
    this.task.source.annotate(undefined);
  }

  /** Looks at what is there and asks for what is not. The canvas may be hidden, and the reason for it may have gone. */
  private update(): void {
    const { source, run } = this.task;
    const found = this.fetcher.look(run.key);
    const ended = source.trajectory(run.key)?.ended;
    const failure = found?.failure;
    const empty = ended !== undefined && source.trajectory(run.key)?.count === 0;
    this.listener.onKinks(this.fetcher.kinks);
    this.listener.onReason(empty ? "noPath" : failure === undefined ? undefined : failure === "no-hessian" ? "noHessian" : "failed");
    if (found !== undefined && failure === undefined) this.take(found.table);
    this.painter.ask();
  }

  private take(table: PathCurvature): void {
    const { source, run, quantity } = this.task;
    let news = false;
    if (this.model?.table !== table) {
      this.model = new QuantityModel(table, quantity);
      this.finder = new EventFinder(table);
      this.chart = undefined;
      news = true;
    }
    if (this.model.update()) this.chart = undefined;
    if (this.finder!.scan()) news = true;
    const { rule } = table;
    this.listener.onLimit(table.count === 0 ? undefined : rule !== undefined);
    // The array grows in place: whoever paints gets what is there now.
    if (news) source.annotate({ run: run.key, events: [...this.finder!.events], limit: rule && limitFormula(rule, "own", table.steady) });
  }

  private paint(pen: CanvasRenderingContext2D, width: number, height: number, theme: Theme): void {
    const { model } = this;
    if (model === undefined) return;
    const { source, words, run } = this.task;
    const { table } = model;
    const size = `${width} ${height} ${theme.strong}`;
    if (this.chart === undefined || size !== this.drawn) {
      pen.font = theme.strong;
      this.chart = layoutChart(
        {
          model,
          steps: source.steps,
          names: words.lines,
          limitLabel: (which, value) => limitLabel(table.rule!, which, table.steady, value),
        },
        { width, height, measure: (label) => measureLabel(pen, label) },
      );
      this.drawn = size;
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.describe(), DESCRIBE_REST);
    }
    const { firstStep } = table.trajectory;
    const playhead = Math.min(source.playhead(run.key), firstStep + table.count - 1);
    const hovered = source.hovered();
    const live = { playhead, hovered: hovered?.run === run.key ? hovered.step : undefined, words, run: source.runs.length > 1 ? run : undefined };
    paintChart(pen, this.chart, model, theme, live);
    writeReadouts(this.parts.readouts, table, playhead - firstStep, words);
  }

  private describe(): void {
    const { description } = this.parts;
    if (this.model !== undefined) description.textContent = describeChart(this.model, this.finder!, this.task.run.name, this.task.words);
  }

  private listen(): void {
    const { canvas } = this.parts;
    const { source, run } = this.task;
    const { signal } = this.control;
    const step = (event: PointerEvent): number => {
      const { trajectory, count } = this.model?.table ?? { trajectory: { firstStep: 0 }, count: 1 };
      return Math.max(trajectory.firstStep, Math.min(trajectory.firstStep + count - 1, this.chart?.stepAt(event.offsetX) ?? 0));
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      source.seek(step(event), run.key);
    };
    const move = (event: PointerEvent): void => {
      if (canvas.hasPointerCapture(event.pointerId)) source.seek(step(event), run.key);
      else if (this.chart !== undefined) source.hover(run.key, step(event));
    };
    canvas.addEventListener("pointerdown", down, { signal });
    canvas.addEventListener("pointermove", move, { signal });
    canvas.addEventListener("pointerleave", () => source.unhover(), { signal });
  }
}
