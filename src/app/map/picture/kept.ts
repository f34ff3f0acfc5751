/**
 * What pictures that stand in place of the map have in common: painted when store or trajectories change, described when they rest, and one
 * question at a time, whose old answer stays until the new one is here.
 */
import { keepPainted } from "../../../views/parts/canvas.ts";
import { runNames } from "../../names.ts";
import { isShown } from "../../store/state.ts";
import type { Answer, Question } from "../../../protocol/messages.ts";
import type { Messages } from "../../../text/index.ts";
import type { Painter, Theme } from "../../../views/parts/canvas.ts";
import type { Pen } from "../../../views/parts/pen.ts";
import type { PageParts } from "../../page.ts";
import type { Trajectory } from "../../trajectories.ts";

/** Stillness after which the description is brought up to date, in milliseconds. */
const REST = 500;
/** Arrow keys move the start by so many times as much with Shift. */
const LARGE = 10;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export interface PictureElements {
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly description: HTMLElement;
}

export interface ShownRun {
  readonly name: string;
  readonly look: number;
  readonly trajectory: Trajectory;
  /** Where it is at the playhead. */
  readonly row: number;
}

interface Work {
  readonly paint: (pen: Pen, width: number, height: number, theme: Theme) => void;
  /** What the picture shows, in words. */
  readonly describe: () => string | undefined;
}

/** What a hand does; places are pixels of the stage. */
interface Hold {
  readonly take: (event: PointerEvent) => void;
  readonly move: (event: PointerEvent) => void;
  /** By so many strides; @returns whether there was anything to move */
  readonly nudge: (x: number, y: number) => boolean;
  readonly release: () => void;
}

export class KeptPicture {
  private readonly painter: Painter;
  private readonly abort = new AbortController();
  private readonly leave: readonly (() => void)[];
  private rest: ReturnType<typeof setTimeout> | undefined;
  private asked = "";
  private asking = false;

  constructor(
    private readonly elements: PictureElements,
    private readonly parts: PageParts,
    private readonly work: Work,
  ) {
    this.painter = keepPainted(elements.canvas, (pen, width, height, theme) => {
      work.paint(pen, width, height, theme);
      clearTimeout(this.rest);
      this.rest = setTimeout(this.describe, REST);
    });
    this.leave = [parts.store.subscribe(() => this.ask()), parts.trajectories.subscribe(() => this.ask())];
  }

  close(): void {
    this.abort.abort();
    for (const one of this.leave) one();
    this.painter.dispose();
    clearTimeout(this.rest);
  }

  /** Asks for a paint. */
  ask(): void {
    this.painter.ask();
  }

  private readonly describe = (): void => {
    const said = this.work.describe();
    if (said !== undefined && this.elements.description.textContent !== said) this.elements.description.textContent = said;
  };

  /** The runs that are not hidden and have begun. */
  runs(text: Messages): readonly ShownRun[] {
    const { store, trajectories } = this.parts;
    const state = store.getState();
    const names = runNames(state, text);
    const playhead = Math.min(state.playhead, trajectories.lastPlace);
    return state.document.runs.flatMap(({ key, look }) => {
      const trajectory = isShown(state, key) ? trajectories.get(key) : undefined;
      if (trajectory === undefined || trajectory.count === 0 || trajectory.dim !== state.document.start.length) return [];
      return [{ name: names.get(key)!, look, trajectory, row: trajectory.rowNow(playhead) }];
    });
  }

  /**
   * Asks unless this was asked last, or something still is.
   * @param take given `undefined` where there is no answer
   */
  inquire(question: Question, take: (answer: Answer | undefined) => void): void {
    const key = JSON.stringify(question);
    if (this.asking || key === this.asked) return;
    this.asking = true;
    const settle = (answer?: Answer): void => {
      if (this.abort.signal.aborted) return;
      this.asking = false;
      this.asked = key;
      take(answer);
      this.painter.ask();
    };
    this.parts.ask(question, this.abort.signal).then(settle, () => settle());
  }

  /** Listens to pointers and arrow keys, for as long as the picture is kept. */
  hold({ take, move, nudge, release }: Hold): void {
    const { stage } = this.elements;
    const { signal } = this.abort;
    stage.tabIndex = 0;
    const end = (): void => {
      release();
      this.parts.store.actions.endGesture();
      this.painter.ask();
    };
    stage.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0) return;
        stage.setPointerCapture(event.pointerId);
        take(event);
      },
      { signal },
    );
    stage.addEventListener("pointermove", (event) => stage.hasPointerCapture(event.pointerId) && move(event), { signal });
    stage.addEventListener("pointerup", end, { signal });
    stage.addEventListener("pointercancel", end, { signal });
    stage.addEventListener(
      "keydown",
      (event) => {
        const arrow = ARROWS[event.key];
        if (arrow === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        const strides = event.shiftKey ? LARGE : 1;
        if (nudge(arrow[0] * strides, arrow[1] * strides)) event.preventDefault();
      },
      { signal },
    );
    stage.addEventListener("keyup", end, { signal });
    stage.addEventListener("blur", end, { signal });
  }
}
