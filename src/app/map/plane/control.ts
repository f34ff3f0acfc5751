/** The plane alive: follows the store and the trajectories, and the hand that drags the start on it. What is across it stays as it was. */
import { equalAspect, readable } from "../../../draw/scales.ts";
import { lift, project } from "../../../core/plane.ts";
import { snapped } from "../../../views/map/snap.ts";
import { KeptPicture } from "../picture/kept.ts";
import { REACH, isWithin } from "../pointers.ts";
import { COLUMNS, Ground, ROWS } from "./ground.ts";
import { paintPlane, placeIn } from "./paint.ts";
import type { Plane } from "../../../core/model.ts";
import type { Messages } from "../../../text/index.ts";
import type { WordsOfPlane } from "../../../text/en/plane.ts";
import type { PageParts } from "../../page.ts";
import type { Trajectory } from "../../trajectories.ts";
import type { PictureElements } from "../picture/kept.ts";
import type { Point } from "../pointers.ts";
import type { PlaneScene } from "./paint.ts";

const EDGES = { left: 44, right: 16, top: 1, bottom: 28 };
const GESTURE = "plane-start";
/** Pixels that an arrow key moves the start by. */
const STRIDE = 6;

export class PlaneControl {
  private readonly picture: KeptPicture;
  private readonly ground = new Ground();
  private readonly paths = new WeakMap<Trajectory, { points: Float64Array; count: number }>();
  private heights: Float64Array | undefined;
  private scene: PlaneScene | undefined;
  /** From the start to the hand that holds it. */
  private held: Point | undefined;

  constructor(
    private readonly elements: PictureElements,
    private readonly parts: PageParts,
    private readonly plane: Plane,
    private readonly text: Messages,
    private readonly words: WordsOfPlane,
  ) {
    this.picture = new KeptPicture(elements, parts, {
      paint: (pen, width, height, theme) => {
        this.scene = this.build(width, height, `${theme.surface} ${theme.text}`);
        paintPlane(pen, theme, this.scene);
      },
      describe: () => this.scene && this.said(this.scene),
    });
    this.picture.hold({
      take: (event) => {
        if (this.scene === undefined) return;
        const [x, y] = placeIn(this.scene)(this.scene.start);
        const offset = { x: event.offsetX - x, y: event.offsetY - y };
        // Taken by its handle the start keeps its distance to the hand; elsewhere it comes to it.
        const near = isWithin(offset, event.pointerType === "mouse" ? REACH.mouse : REACH.touch);
        this.held = near ? offset : { x: 0, y: 0 };
        if (!near) this.follow(event);
      },
      move: (event) => this.follow(event),
      nudge: (x, y) => {
        if (this.scene === undefined) return false;
        const [u, v] = this.scene.start;
        this.move(u + x * STRIDE * this.unit, v + y * STRIDE * this.unit);
        return true;
      },
      release: () => {
        this.held = undefined;
      },
    });
  }

  close(): void {
    this.picture.close();
  }

  private build(width: number, height: number, signature: string): PlaneScene {
    const { document, spacing } = this.parts.store.getState();
    const plot = {
      x: EDGES.left,
      y: EDGES.top,
      width: Math.max(1, width - EDGES.left - EDGES.right),
      height: Math.max(1, height - EDGES.top - EDGES.bottom),
    };
    const window = equalAspect(this.plane.window, plot.width, plot.height);
    this.picture.inquire({ kind: "grid", problem: document.problem, window, columns: COLUMNS, rows: ROWS }, (answer) => {
      this.heights = answer?.kind === "grid" ? answer.values : undefined;
    });
    const runs = this.picture.runs(this.text).map((run) => ({ ...run, path: this.pathOf(run.trajectory), count: run.trajectory.count }));
    const ground = this.heights && this.ground.picture(this.heights, spacing, this.elements.stage, plot.width, plot.height, signature);
    return { plot, window, ground, start: project(this.plane, document.start), startLabel: this.text.map.start, axes: this.words.axes, runs };
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

  private said({ runs }: PlaneScene): string {
    const { words } = this;
    const point = (at: readonly number[]): string => `(${at.map((value) => readable(value)).join(", ")})`;
    const { start } = this.parts.store.getState().document;
    return [words.start(point(start)), ...runs.map(({ name, path, row }) => words.run(name, point([path[2 * row]!, path[2 * row + 1]!])))].join(" ");
  }

  private get unit(): number {
    const { window, plot } = this.scene!;
    return (window[1] - window[0]) / plot.width;
  }

  private follow({ offsetX, offsetY }: PointerEvent): void {
    if (this.scene === undefined || this.held === undefined) return;
    const { plot, window } = this.scene;
    this.move(window[0] + (offsetX - this.held.x - plot.x) * this.unit, window[3] - (offsetY - this.held.y - plot.y) * this.unit);
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
}
