/** The plane alive: follows the store and the trajectories, and the hand that drags the start on it. What is across it stays as it was. */
import { equalAspect, readable } from "../../../draw/scales.ts";
import { lift, project } from "../../../core/plane.ts";
import { snapped } from "../../../views/map/snap.ts";
import { keepPainted } from "../../../views/parts/canvas.ts";
import { runNames } from "../../names.ts";
import { isShown } from "../../store/state.ts";
import { COLUMNS, Ground, ROWS } from "./ground.ts";
import { paintPlane, placeIn } from "./paint.ts";
import type { Plane, Window2 } from "../../../core/model.ts";
import type { Messages } from "../../../text/index.ts";
import type { WordsOfPlane } from "../../../text/en/plane.ts";
import type { Painter } from "../../../views/parts/canvas.ts";
import type { PageParts } from "../../page.ts";
import type { Trajectory } from "../../trajectories.ts";
import type { PlaneScene } from "./paint.ts";

const EDGES = { left: 44, right: 16, top: 1, bottom: 28 };
const GESTURE = "plane-start";
/** Pixels that an arrow key moves the start by, and with Shift. */
const STEP = 6;
const LARGE = 10;
/** Stillness after which the description is brought up to date, in milliseconds. */
const REST = 500;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export interface PlaneElements {
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly description: HTMLElement;
}

export class PlaneControl {
  private readonly painter: Painter;
  private readonly ground = new Ground();
  private readonly abort = new AbortController();
  private readonly leave: readonly (() => void)[];
  private readonly paths = new WeakMap<Trajectory, { points: Float64Array; count: number }>();
  private heights: Float64Array | undefined;
  private asked = "";
  private asking = false;
  private scene: PlaneScene | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly elements: PlaneElements,
    private readonly parts: PageParts,
    private readonly plane: Plane,
    private readonly text: Messages,
    private readonly words: WordsOfPlane,
  ) {
    this.painter = keepPainted(elements.canvas, (pen, width, height, theme) => {
      this.scene = this.build(width, height, `${theme.surface} ${theme.text}`);
      paintPlane(pen, theme, this.scene);
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.describe(), REST);
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

  private build(width: number, height: number, signature: string): PlaneScene {
    const { store, trajectories } = this.parts;
    const state = store.getState();
    const plot = {
      x: EDGES.left,
      y: EDGES.top,
      width: Math.max(1, width - EDGES.left - EDGES.right),
      height: Math.max(1, height - EDGES.top - EDGES.bottom),
    };
    const window = equalAspect(this.plane.window, plot.width, plot.height);
    this.inquire(window);
    const names = runNames(state, this.text);
    const playhead = Math.min(state.playhead, trajectories.lastPlace);
    const runs = state.document.runs.flatMap(({ key, look }) => {
      const trajectory = isShown(state, key) ? trajectories.get(key) : undefined;
      if (trajectory === undefined || trajectory.count === 0 || trajectory.dim !== state.document.start.length) return [];
      return [{ name: names.get(key)!, look, path: this.pathOf(trajectory), count: trajectory.count, row: trajectory.rowNow(playhead) }];
    });
    const ground = this.heights && this.ground.picture(this.heights, state.spacing, this.elements.stage, plot.width, plot.height, signature);
    return { plot, window, ground, start: project(this.plane, state.document.start), startLabel: this.text.map.start, axes: this.words.axes, runs };
  }

  /** Feet of a path on the plane, extended as it grows. */
  private pathOf(trajectory: Trajectory): Float64Array {
    const { points, dim, count } = trajectory;
    const kept = this.paths.get(trajectory) ?? { points: new Float64Array(512), count: 0 };
    this.paths.set(trajectory, kept);
    if (kept.points.length < 2 * count) {
      const grown = new Float64Array(Math.max(2 * count, 2 * kept.points.length));
      grown.set(kept.points.subarray(0, 2 * kept.count));
      kept.points = grown;
    }
    for (; kept.count < count; kept.count++) kept.points.set(project(this.plane, points, kept.count * dim), 2 * kept.count);
    return kept.points;
  }

  /** One question at a time; the old heights stay until the new ones are here. */
  private inquire(window: Window2): void {
    const { problem } = this.parts.store.getState().document;
    const key = JSON.stringify([problem, window]);
    if (this.asking || key === this.asked) return;
    this.asking = true;
    const settle = (heights: Float64Array | undefined): void => {
      if (this.abort.signal.aborted) return;
      this.asking = false;
      this.asked = key;
      this.heights = heights;
      this.painter.ask();
    };
    this.parts.ask({ kind: "grid", problem, window, columns: COLUMNS, rows: ROWS }, this.abort.signal).then(
      (answer) => settle(answer.kind === "grid" ? answer.values : undefined),
      () => settle(undefined),
    );
  }

  private describe(): void {
    const { scene, words } = this;
    if (scene === undefined) return;
    const point = (at: readonly number[]): string => `(${at.map((value) => readable(value)).join(", ")})`;
    const { start } = this.parts.store.getState().document;
    const said = [words.start(point(start)), ...scene.runs.map(({ name, path, row }) => words.run(name, point([path[2 * row]!, path[2 * row + 1]!])))].join(
      " ",
    );
    if (this.elements.description.textContent !== said) this.elements.description.textContent = said;
  }

  private get unit(): number {
    const { window, plot } = this.scene!;
    return (window[1] - window[0]) / plot.width;
  }

  private move(u: number, v: number): void {
    const { store } = this.parts;
    const { unit } = this;
    const next = lift(this.plane, store.getState().document.start, [u, v]);
    store.actions.setStart(
      next.map((value) => snapped(value, unit / 10)),
      GESTURE,
    );
  }

  private listen(): void {
    const { stage } = this.elements;
    const { store } = this.parts;
    const { signal } = this.abort;
    let held: { readonly dx: number; readonly dy: number } | undefined;
    stage.tabIndex = 0;
    const at = (event: PointerEvent): void => {
      if (this.scene === undefined || held === undefined) return;
      const { plot, window } = this.scene;
      const { unit } = this;
      this.move(window[0] + (event.offsetX - held.dx - plot.x) * unit, window[3] - (event.offsetY - held.dy - plot.y) * unit);
    };
    const end = (): void => {
      held = undefined;
      store.actions.endGesture();
    };
    stage.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0 || this.scene === undefined) return;
        stage.setPointerCapture(event.pointerId);
        const [x, y] = placeIn(this.scene)(this.scene.start);
        const [dx, dy] = [event.offsetX - x, event.offsetY - y];
        // Taken by its handle the start keeps its distance to the hand; elsewhere it comes to it.
        const near = Math.hypot(dx, dy) <= (event.pointerType === "mouse" ? 12 : 22);
        held = near ? { dx, dy } : { dx: 0, dy: 0 };
        if (!near) at(event);
      },
      { signal },
    );
    stage.addEventListener("pointermove", at, { signal });
    stage.addEventListener("pointerup", end, { signal });
    stage.addEventListener("pointercancel", end, { signal });
    stage.addEventListener(
      "keydown",
      (event) => {
        const arrow = ARROWS[event.key];
        if (arrow === undefined || event.ctrlKey || event.metaKey || event.altKey || this.scene === undefined) return;
        event.preventDefault();
        const by = (event.shiftKey ? LARGE : 1) * STEP * this.unit;
        const [u, v] = this.scene.start;
        this.move(u + arrow[0] * by, v + arrow[1] * by);
      },
      { signal },
    );
    stage.addEventListener("keyup", end, { signal });
    stage.addEventListener("blur", end, { signal });
  }
}
