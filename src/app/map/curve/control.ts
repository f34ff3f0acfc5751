/** The curve of a loss of one parameter, alive: follows the store and the trajectories, and the hand that drags the start along it. */
import { snapped } from "../../../views/map/snap.ts";
import { readable } from "../../../draw/scales.ts";
import { coordinatesOf } from "../../coordinates.ts";
import { KeptPicture } from "../picture/kept.ts";
import { layoutCurve, spanFor, unitOf, valueAt } from "./layout.ts";
import { paintCurve } from "./paint.ts";
import type { Messages, WordsOfCurve } from "../../../text/index.ts";
import type { PageParts } from "../../page.ts";
import type { PictureElements } from "../picture/kept.ts";
import type { CurveScene } from "./paint.ts";

/** Places of the curve. */
const COUNT = 601;
const GESTURE = "curve-start";
/** Pixels that an arrow key moves the start by. */
const STRIDE = 4;

export class CurveControl {
  private readonly picture: KeptPicture;
  private values: Float64Array | undefined;
  /** Stands still while a hand is on it. */
  private span: readonly [number, number] | undefined;
  private held = false;
  private scene: CurveScene | undefined;

  constructor(
    elements: PictureElements,
    private readonly parts: PageParts,
    private readonly text: Messages,
    private readonly words: WordsOfCurve,
  ) {
    this.picture = new KeptPicture(elements, parts, {
      paint: (pen, width, height, theme) => {
        this.scene = this.build(width, height);
        paintCurve(pen, theme, this.scene);
      },
      describe: () => this.scene && this.said(this.scene),
    });
    const follow = (event: PointerEvent): void => {
      if (this.scene !== undefined) this.move(valueAt(this.scene.layout, event.offsetX));
    };
    this.picture.hold({
      take: (event) => {
        this.held = true;
        follow(event);
      },
      move: (event) => {
        if (this.held) follow(event);
      },
      nudge: (x) => {
        if (this.scene === undefined || x === 0) return false;
        this.held = true;
        this.move(this.start + x * STRIDE * unitOf(this.scene.layout));
        return true;
      },
      release: () => {
        this.held = false;
      },
    });
  }

  close(): void {
    this.picture.close();
  }

  private get start(): number {
    return this.parts.store.getState().document.start[0] ?? 0;
  }

  private build(width: number, height: number): CurveScene {
    const state = this.parts.store.getState();
    if (!this.held || this.span === undefined) this.span = spanFor(this.start);
    const [from, to] = this.span;
    this.picture.inquire({ kind: "line", problem: state.document.problem, at: [from], along: [to - from], span: [0, 1], count: COUNT }, (answer) => {
      this.values = answer?.kind === "line" ? answer.values : undefined;
    });
    const runs = this.picture.runs(this.text);
    const layout = layoutCurve(this.span, this.values, runs.length, { width, height });
    const [name = ""] = coordinatesOf(state);
    return { layout, values: this.values, start: this.start, startLabel: this.text.map.start, axes: [name, `J(${name})`], runs };
  }

  private said({ layout, axes: [name], runs, start }: CurveScene): string {
    const { words } = this;
    return [
      words.summary(name, readable(layout.from), readable(layout.to)),
      words.start(name, readable(start)),
      ...runs.map((run) => words.run(run.name, name, readable(run.trajectory.points[run.row]!), readable(run.trajectory.loss[run.row]!))),
    ].join(" ");
  }

  private move(to: number): void {
    const { layout } = this.scene!;
    this.parts.store.actions.setStart([snapped(Math.max(layout.from, Math.min(layout.to, to)), unitOf(layout))], GESTURE);
  }
}
