/** Keeps the chart of KL per step true to what has arrived, to the playhead and to the pointer, once a frame at most. The frame is the loss chart's. */
import { readable } from "../../draw/scales.ts";
import { keepPainted } from "../parts/canvas.ts";
import { ExtremesIndex } from "../parts/extremes.ts";
import { lastPlace, rowAt, shownSteps } from "../parts/lines/domain.ts";
import { layoutChart } from "../parts/lines/layout.ts";
import { nearestLine } from "../parts/lines/nearest.ts";
import { paintChart } from "../parts/lines/paint.ts";
import { describePaths } from "./describe.ts";
import { KlPaths } from "./paths.ts";
import { reasonOf } from "./step.ts";
import type { Painter, Theme } from "../parts/canvas.ts";
import type { Pen } from "../parts/pen.ts";
import type { Messages, WordsOfDistribution } from "../../text/index.ts";
import type { ChartRun } from "../parts/lines/domain.ts";
import type { Chart } from "../parts/lines/layout.ts";
import type { ViewSource } from "../view.ts";
import type { PathKl } from "./paths.ts";
import type { Reason } from "./step.ts";

/** Milliseconds of rest after which the description is written anew. */
const DESCRIBE_REST = 400;

interface Task {
  readonly source: ViewSource;
  readonly text: Messages["panels"]["loss"];
  readonly words: WordsOfDistribution;
}
interface Parts {
  readonly canvas: HTMLCanvasElement;
  readonly description: HTMLElement;
}
interface Seen {
  readonly table: PathKl;
  readonly run: ChartRun;
}

export class PathController {
  private readonly paths: KlPaths;
  private readonly painter: Painter;
  private readonly control = new AbortController();
  private readonly leave: () => void;
  private readonly seen = new Map<number, Seen>();
  private runs: readonly ChartRun[] = [];
  private chart: Chart | undefined;
  private drawn = "";
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly task: Task,
    private readonly parts: Parts,
    private readonly onReason: (reason: Reason) => void,
  ) {
    const { source } = task;
    this.paths = new KlPaths(source, () => this.update());
    this.painter = keepPainted(parts.canvas, (pen, width, height, theme) => this.paint(pen, width, height, theme));
    this.leave = source.subscribe(() => this.update());
    this.listen();
    this.update();
  }

  close(): void {
    this.control.abort();
    this.paths.close();
    this.painter.dispose();
    this.leave();
    clearTimeout(this.rest);
    this.task.source.unhover();
  }

  /** Steps below one another, a column for each run, every number by its shortest round trip. */
  copy(): void {
    const most = this.runs.reduce((sum, { trajectory }) => Math.max(sum, trajectory.firstStep + trajectory.count - 1), 0);
    const lines = [["step", ...this.runs.map(({ name }) => name)].join("\t")];
    for (let step = 0; step < most; step++) {
      const cells = this.runs.map(({ trajectory, valueAt }) => {
        const value = step < trajectory.firstStep ? Number.NaN : valueAt(step - trajectory.firstStep);
        return Number.isNaN(value) ? "" : String(value);
      });
      lines.push([step, ...cells].join("\t"));
    }
    this.task.source.copy(`${lines.join("\n")}\n`);
  }

  private update(): void {
    const shown = this.paths.look();
    this.onReason(shown.every(({ table }) => table.count === 0) ? reasonOf(this.paths.failure) : undefined);
    const runs: ChartRun[] = [];
    let changed = shown.length !== this.runs.length;
    for (const { run, table } of shown) {
      let seen = this.seen.get(run.key);
      if (seen?.table !== table || seen.run.name !== run.name || seen.run.look !== run.look) {
        seen = { table, run: chartRun(run, table) };
        this.seen.set(run.key, seen);
        changed = true;
      }
      if (seen.run.index.count < table.count) changed = true;
      seen.run.index.extend(table.count);
      runs.push(seen.run);
    }
    this.runs = runs;
    if (changed) this.chart = undefined;
    this.painter.ask();
  }

  private paint(pen: Pen, width: number, height: number, theme: Theme): void {
    const { source, text, words } = this.task;
    const { runs } = this;
    const size = `${width} ${height} ${theme.strong}`;
    if (this.chart === undefined || size !== this.drawn) {
      pen.font = theme.strong;
      const wordOf = (name: string, to: number | undefined): string => (to === undefined ? text.diverged(name) : `${name} ${readable(to, 3)}`);
      const measure = (label: string): number => pen.measureText(label).width;
      this.chart = layoutChart({ runs, axis: "log-full", steps: source.steps, unit: source.unit }, { width, height, measure, wordOf });
      this.drawn = size;
      clearTimeout(this.rest);
      this.rest = setTimeout(() => {
        this.parts.description.textContent = describePaths(runs, shownSteps(runs, source.steps), words);
      }, DESCRIBE_REST);
    }
    const live = { playhead: Math.min(source.playhead(), lastPlace(runs)), hovered: source.hovered(), selected: source.selected(), words: text };
    paintChart(pen, this.chart, theme, live);
  }

  private listen(): void {
    const { canvas } = this.parts;
    const { source } = this.task;
    const { signal } = this.control;
    const place = (event: PointerEvent): number => Math.min(lastPlace(this.runs), this.chart?.stepAt(event.offsetX) ?? 0);
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      source.seek(place(event));
    };
    const move = (event: PointerEvent): void => {
      if (canvas.hasPointerCapture(event.pointerId)) {
        source.seek(place(event));
        return;
      }
      const run = this.chart && nearestLine(this.chart, place(event), event.offsetY);
      if (run === undefined) source.unhover();
      else source.hover(run.key, run.trajectory.firstStep + (rowAt(run, place(event)) ?? 0));
    };
    canvas.addEventListener("pointerdown", down, { signal });
    canvas.addEventListener("pointermove", move, { signal });
    canvas.addEventListener("pointerleave", () => source.unhover(), { signal });
  }
}

function chartRun({ key, name, look }: ViewSource["runs"][number], table: PathKl): ChartRun {
  const { trajectory } = table;
  const valueAt = (row: number): number => table.at(row);
  const placeOf = (row: number): number => trajectory.placeOf?.(row) ?? trajectory.firstStep + row;
  return { key, name, look, trajectory, index: new ExtremesIndex(valueAt), valueAt, placeOf };
}
