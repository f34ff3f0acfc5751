/** The curve of a loss of one parameter, alive: follows the store and the trajectories, and the hand that drags the start along it. */
import { snapped } from "../../../views/map/snap.ts";
import { keepPainted } from "../../../views/parts/canvas.ts";
import { readable } from "../../../draw/scales.ts";
import { coordinatesOf } from "../../coordinates.ts";
import { runNames } from "../../names.ts";
import { isShown } from "../../store/state.ts";
import { layoutCurve, spanFor, unitOf, valueAt } from "./layout.ts";
import { paintCurve } from "./paint.ts";
import type { Messages, WordsOfCurve } from "../../../text/index.ts";
import type { Painter } from "../../../views/parts/canvas.ts";
import type { PageParts } from "../../page.ts";
import type { CurveLayout } from "./layout.ts";
import type { CurveScene } from "./paint.ts";

/** Places of the curve. */
const COUNT = 601;
const GESTURE = "curve-start";
/** Pixels that an arrow key moves the start by, and with Shift. */
const STEP = 4;
const LARGE = 10;
/** Stillness after which the description is brought up to date, in milliseconds. */
const REST = 500;

export class CurveControl {
  private readonly painter: Painter;
  private readonly abort = new AbortController();
  private readonly leave: readonly (() => void)[];
  private values: Float64Array | undefined;
  private asked = "";
  private asking = false;
  /** Stands still while a hand is on it. */
  private span: readonly [number, number] | undefined;
  private held = false;
  private layout: CurveLayout | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly stage: HTMLElement,
    canvas: HTMLCanvasElement,
    private readonly description: HTMLElement,
    private readonly parts: PageParts,
    private readonly text: Messages,
    private readonly words: WordsOfCurve,
  ) {
    this.painter = keepPainted(canvas, (pen, width, height, theme) => {
      const scene = this.scene(width, height);
      paintCurve(pen, theme, scene);
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.describe(scene), REST);
    });
    this.leave = [parts.store.subscribe(() => this.painter.ask()), parts.trajectories.subscribe(() => this.painter.ask())];
    this.listen();
  }

  close(): void {
    this.abort.abort();
    for (const one of this.leave) one();
    this.painter.dispose();
    clearTimeout(this.rest);
  }

  private get start(): number {
    return this.parts.store.getState().document.start[0] ?? 0;
  }

  private scene(width: number, height: number): CurveScene {
    const { store, trajectories } = this.parts;
    const state = store.getState();
    const names = runNames(state, this.text);
    if (!this.held || this.span === undefined) this.span = spanFor(this.start);
    this.inquire(this.span);
    const playhead = Math.min(state.playhead, trajectories.lastPlace);
    const runs = state.document.runs.flatMap(({ key, look }) => {
      const trajectory = isShown(state, key) ? trajectories.get(key) : undefined;
      if (trajectory === undefined || trajectory.count === 0) return [];
      return [{ name: names.get(key)!, look, trajectory, row: trajectory.rowNow(playhead) }];
    });
    this.layout = layoutCurve(this.span, this.values, runs.length, { width, height });
    const [name = ""] = coordinatesOf(state);
    return { layout: this.layout, values: this.values, start: this.start, startLabel: this.text.map.start, axes: [name, `J(${name})`], runs };
  }

  /** One question at a time; the old curve stays until the new one is here. */
  private inquire(span: readonly [number, number]): void {
    const { problem } = this.parts.store.getState().document;
    const key = JSON.stringify([problem, span]);
    if (this.asking || key === this.asked) return;
    this.asking = true;
    const [from, to] = span;
    const settle = (values: Float64Array | undefined): void => {
      if (this.abort.signal.aborted) return;
      this.asking = false;
      this.asked = key;
      this.values = values;
      this.painter.ask();
    };
    const question = { kind: "line", problem, at: [from], along: [to - from], span: [0, 1], count: COUNT } as const;
    this.parts.ask(question, this.abort.signal).then(
      (answer) => settle(answer.kind === "line" ? answer.values : undefined),
      () => settle(undefined),
    );
  }

  private describe({ layout, axes: [name], runs, start }: CurveScene): void {
    const { words } = this;
    const said = [
      words.summary(name, readable(layout.from), readable(layout.to)),
      words.start(name, readable(start)),
      ...runs.map((run) => words.run(run.name, name, readable(run.trajectory.points[run.row]!), readable(run.trajectory.loss[run.row]!))),
    ].join(" ");
    if (this.description.textContent !== said) this.description.textContent = said;
  }

  private move(to: number): void {
    if (this.layout === undefined) return;
    const { from, to: end } = this.layout;
    this.parts.store.actions.setStart([snapped(Math.max(from, Math.min(end, to)), unitOf(this.layout))], GESTURE);
  }

  private listen(): void {
    const { stage } = this;
    const { signal } = this.abort;
    stage.tabIndex = 0;
    const end = (): void => {
      this.held = false;
      this.parts.store.actions.endGesture();
      this.painter.ask();
    };
    const at = (event: PointerEvent): number => (this.layout === undefined ? this.start : valueAt(this.layout, event.offsetX));
    stage.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0) return;
        stage.setPointerCapture(event.pointerId);
        this.held = true;
        this.move(at(event));
      },
      { signal },
    );
    stage.addEventListener("pointermove", (event) => this.held && stage.hasPointerCapture(event.pointerId) && this.move(at(event)), { signal });
    stage.addEventListener("pointerup", end, { signal });
    stage.addEventListener("pointercancel", end, { signal });
    stage.addEventListener(
      "keydown",
      (event) => {
        const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (way === undefined || event.ctrlKey || event.metaKey || event.altKey || this.layout === undefined) return;
        event.preventDefault();
        this.held = true;
        this.move(this.start + way * (event.shiftKey ? LARGE : 1) * STEP * unitOf(this.layout));
      },
      { signal },
    );
    stage.addEventListener("keyup", end, { signal });
    stage.addEventListener("blur", end, { signal });
  }
}
