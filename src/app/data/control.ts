/**
 * Hands and keys on a data set's chart. A click puts a dot there, a drag moves it, Delete or a click with Alt takes it away; each is one step for undo.
 * By keys: Page Up and Page Down choose, arrows move, Enter adds, digits name the class.
 */
import { keepPainted } from "../../views/parts/canvas.ts";
import { added, labelled, moved, removed } from "./dots.ts";
import { paintData } from "./paint.ts";
import { dotAt, markY, pixelX, plotOf, reachOf, tidy, unitX, unitY, valueAt } from "./plot.ts";
import type { Painter } from "../../views/parts/canvas.ts";
import type { Dot, Sheet } from "./dots.ts";
import type { Scene } from "./paint.ts";
import type { Plot, Reach } from "./plot.ts";

export interface Task {
  readonly sheet: Sheet;
  readonly axes: Scene["axes"];
  readonly nameOf: Scene["nameOf"];
  /** Of dots that are added. */
  readonly label: number;
  /** @param gesture changes of one gesture are one step for undo */
  readonly change: (dots: readonly Dot[], gesture: string) => void;
  readonly endGesture: () => void;
  readonly onSelect: (selected: number | undefined) => void;
}

const GRASP = { mouse: 9, touch: 20 } as const;
/** Pixels that an arrow key moves by, and with Shift. */
const STEP = 4;
const LARGE = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

interface Grip {
  readonly pointer: number;
  readonly dot: number;
  readonly gesture: string;
  readonly dx: number;
  readonly dy: number;
}

export class DataControl {
  selected: number | undefined;
  private readonly painter: Painter;
  private readonly abort = new AbortController();
  private grip: Grip | undefined;
  /** Of the chart while a hand is on it. */
  private reach: Reach | undefined;
  private serial = 0;
  private fit: (Omit<NonNullable<Scene["fit"]>, "colour"> & { readonly look: number }) | undefined;

  constructor(
    private readonly stage: HTMLElement,
    canvas: HTMLCanvasElement,
    private task: Task,
  ) {
    this.painter = keepPainted(canvas, (pen, _width, _height, theme) => {
      const { sheet, axes, nameOf } = this.task;
      const fit = this.fit && { ...this.fit, colour: theme.runs[this.fit.look % theme.runs.length]!.colour };
      paintData(pen, theme, { sheet, plot: this.plot(), selected: this.selected, fit, axes, nameOf });
    });
    const { signal } = this.abort;
    stage.tabIndex = 0;
    stage.addEventListener("pointerdown", (event) => this.down(event), { signal });
    stage.addEventListener("pointermove", (event) => this.move(event), { signal });
    for (const end of ["pointerup", "pointercancel"] as const) stage.addEventListener(end, (event) => this.up(event), { signal });
    stage.addEventListener(
      "keydown",
      (event) => {
        if (!this.press(event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { signal },
    );
    stage.addEventListener("keyup", () => this.rest(), { signal });
    stage.addEventListener("blur", () => this.rest(), { signal });
  }

  close(): void {
    this.abort.abort();
    this.painter.dispose();
  }

  update(task: Task): void {
    this.task = task;
    if (this.selected !== undefined && !(this.selected in task.sheet.dots)) this.select(undefined);
    this.painter.ask();
  }

  /** What a run makes of the data. */
  show(fit: typeof this.fit): void {
    this.fit = fit;
    this.painter.ask();
  }

  remove(): void {
    if (this.selected === undefined) return;
    const dots = removed(this.task.sheet, this.selected);
    if (dots === this.task.sheet.dots) return;
    this.once(dots);
    this.select(dots.length === 0 ? undefined : Math.min(this.selected, dots.length - 1));
  }

  relabel(label: number): void {
    if (this.selected !== undefined) this.once(labelled(this.task.sheet, this.selected, label));
  }

  private plot(): Plot {
    const { clientWidth, clientHeight } = this.stage;
    return plotOf(this.task.sheet, this.reach ?? reachOf(this.task.sheet), clientWidth, clientHeight);
  }

  private select(selected: number | undefined): void {
    this.selected = selected;
    this.task.onSelect(selected);
    this.painter.ask();
  }

  private change(dots: readonly Dot[], gesture: string): void {
    const { task } = this;
    // The page comes with them a moment later; a hand may be quicker.
    this.task = { ...task, sheet: { ...task.sheet, dots } };
    task.change(dots, gesture);
  }

  private once(dots: readonly Dot[]): void {
    if (dots === this.task.sheet.dots) return;
    this.change(dots, `once.${++this.serial}`);
    this.task.endGesture();
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || this.grip !== undefined) return;
    const { sheet, label } = this.task;
    const plot = this.plot();
    const [px, py] = [event.offsetX, event.offsetY];
    const hit = dotAt(sheet, plot, px, py, event.pointerType === "mouse" ? GRASP.mouse : GRASP.touch);
    this.stage.focus({ preventScroll: true });
    event.preventDefault();
    if (event.altKey) {
      this.select(hit);
      this.remove();
      return;
    }
    this.reach = reachOf(sheet);
    this.stage.setPointerCapture(event.pointerId);
    const gesture = `hand.${++this.serial}`;
    if (hit === undefined) {
      if (!sheet.free) return;
      const dots = added(sheet, ...valueAt(plot, px, py), label);
      this.grip = { pointer: event.pointerId, dot: dots.length - 1, gesture, dx: 0, dy: 0 };
      this.change(dots, gesture);
      this.select(dots.length - 1);
      return;
    }
    const { x, y } = sheet.dots[hit]!;
    // A bar follows the hand to where it is put; a dot keeps its distance to it.
    const [dx, dy] = sheet.free ? [px - pixelX(plot, x), py - markY(sheet, plot, y)] : [0, 0];
    this.grip = { pointer: event.pointerId, dot: hit, gesture, dx, dy };
    this.select(hit);
    if (!sheet.free) this.move(event);
  }

  private move(event: PointerEvent): void {
    const { grip } = this;
    if (grip?.pointer !== event.pointerId) return;
    const { sheet } = this.task;
    const [x, y] = valueAt(this.plot(), event.offsetX - grip.dx, event.offsetY - grip.dy);
    const before = sheet.dots[grip.dot];
    const dots = moved(sheet, grip.dot, x, y);
    const after = dots[grip.dot];
    if (before === undefined || (before.x === after?.x && before.y === after.y)) return;
    this.change(dots, grip.gesture);
  }

  private up(event: PointerEvent): void {
    if (this.grip?.pointer !== event.pointerId) return;
    this.grip = undefined;
    this.rest();
  }

  private rest(): void {
    if (this.grip !== undefined) return;
    this.reach = undefined;
    this.task.endGesture();
    this.painter.ask();
  }

  private press(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const { sheet, label } = this.task;
    const { dots } = sheet;
    const last = dots.length - 1;
    const { selected } = this;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      this.nudge(arrow, event.shiftKey ? LARGE * STEP : STEP);
      return true;
    }
    const places: Readonly<Record<string, number>> = {
      PageUp: selected === undefined || selected === 0 ? last : selected - 1,
      PageDown: selected === undefined || selected === last ? 0 : selected + 1,
      Home: 0,
      End: last,
    };
    if (event.key in places) {
      this.select(places[event.key]);
      return true;
    }
    switch (event.key) {
      case "Delete":
      case "Backspace":
        this.remove();
        return true;
      case "Enter":
      case "Insert": {
        if (!sheet.free) return false;
        const plot = this.plot();
        const next = added(sheet, ...valueAt(plot, (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2), label);
        this.once(next);
        this.select(next.length - 1);
        return true;
      }
      case "Escape":
        if (selected === undefined) return false;
        this.select(undefined);
        return true;
      default:
        if (!/^\d$/.test(event.key) || sheet.kind !== "classes") return false;
        this.relabel(Number(event.key));
        return true;
    }
  }

  private nudge([right, up]: readonly [number, number], pixels: number): void {
    const { sheet } = this.task;
    if (this.selected === undefined) {
      this.select(0);
      return;
    }
    // Bars are chosen across and changed up and down.
    if (!sheet.free && right !== 0) {
      this.select(Math.max(0, Math.min(sheet.dots.length - 1, this.selected + right)));
      return;
    }
    this.reach ??= reachOf(sheet);
    const plot = this.plot();
    const [ux, uy] = [unitX(plot), unitY(plot)];
    const { x, y } = sheet.dots[this.selected]!;
    const dots = moved(sheet, this.selected, right === 0 ? x : tidy(x + right * pixels * ux, ux), up === 0 ? y : tidy(y + up * pixels * uy, uy));
    this.change(dots, `keys.${this.selected}`);
  }
}
