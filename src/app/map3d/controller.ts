/**
 * The living 3-D picture: listens to the store, the trajectories and the reader's hands, and paints at most once a frame, only when something
 * changed.
 */
import { readable } from "../../draw/scales.ts";
import { unitsPerPixel } from "../../views/map/layout.ts";
import { mapScale, readTheme } from "../../views/map/theme.ts";
import { Depth } from "../../views/surface3d/depth.ts";
import { Eye } from "../../views/surface3d/orbit.ts";
import { paintOverlay, worldOf } from "../../views/surface3d/overlay.ts";
import { cutWindow } from "../../views/surface3d/surface.ts";
import { en } from "../../text/index.ts";
import { coordinatesOf } from "../coordinates.ts";
import { listenToKeys } from "../map/keys.ts";
import { Viewport } from "../map/viewport.ts";
import { watchScreen } from "../map/watch.ts";
import { isImitated } from "./context.ts";
import { Hand3d } from "./hand.ts";
import { listenToTurns } from "./keys.ts";
import { marksOf } from "./marks.ts";
import { Models } from "./model.ts";
import { Runs3d } from "./runs.ts";
import { Sampler } from "./sampler.ts";
import { Stage3d } from "./stage.ts";
import { Turning } from "./turning.ts";
import { changeView, HOME, readView3d, viewOf } from "./view.ts";
import type { Window2 } from "../../core/model.ts";
import type { Levels } from "../../draw/levels.ts";
import type { Messages, WordsOf3d } from "../../text/index.ts";
import type { MapTheme } from "../../views/map/theme.ts";
import type { Sight } from "../map/sight.ts";
import type { HeightScale } from "../../views/surface3d/scale.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";
import type { Seen } from "./hand.ts";
import type { Model } from "./model.ts";
import type { StageTrouble } from "./stage.ts";

export type Trouble3d = StageTrouble;

interface Elements {
  /** Controls at the foot of the stage. */
  readonly bar: HTMLElement;
  readonly stage: HTMLElement;
  readonly overlay: HTMLCanvasElement;
  /** What the heights stand for, and from where they are seen. */
  readonly note: HTMLElement;
  readonly seen: HTMLElement;
}

/** Parts of the state that the picture depends on. */
const SHOWN = ["document", "catalogue", "playhead", "hover", "selected", "muted", "solo", "camera", "view3d"] as const satisfies (keyof PageState)[];
const DIGITS = 3;
/** Height of a row of controls, in pixels. */
const ROW = 36;
/** Points at this distance are the same, as a share of the window's height. */
const SAME = 1e-3;

/** The eye, what it saw when it was made, and what that hides from it. */
interface Sighting {
  readonly model: Model;
  readonly size: string;
  readonly eye: Eye;
  readonly depth: Depth;
}

export class Controller3d {
  private readonly viewport = new Viewport();
  private readonly stage: Stage3d;
  private readonly sampler: Sampler;
  private readonly runs: Runs3d;
  private readonly turning: Turning;
  private readonly endings: (() => void)[];
  private text: Messages = en;
  private words: WordsOf3d | undefined;
  private theme: MapTheme | undefined;
  private readonly models = new Models();
  private sighting: Sighting | undefined;
  private seen: Seen | undefined;
  private overlay: CanvasRenderingContext2D | undefined;
  private cut: { readonly of: Window2; readonly window: Window2 } | undefined;
  private frame = 0;
  /** Pixels at the foot that controls cover. */
  private foot = 0;

  constructor(
    private readonly elements: Elements,
    private readonly parts: PageParts,
    private readonly sight: Sight,
    onTrouble: (trouble: Trouble3d | undefined) => void,
  ) {
    const { store, trajectories, ask } = parts;
    const { stage } = elements;
    onTrouble(undefined);
    this.stage = new Stage3d(stage, (trouble) => {
      onTrouble(trouble);
      this.invalidate();
    });
    this.sampler = new Sampler(ask, this.invalidate);
    this.runs = new Runs3d(trajectories);
    this.turning = new Turning(store);
    const hand = new Hand3d(
      stage,
      store,
      this.viewport,
      () => this.seen,
      () => this.turning.stop(),
      (at) => sight.point(at),
    );
    sight.changed = this.invalidate;
    this.endings = [
      () => hand.close(),
      () => this.turning.stop(),
      () => this.sampler.close(),
      () => {
        sight.changed = () => undefined;
        sight.point(undefined);
      },
      () => this.stage.close(),
      listenToKeys(stage, store, this.viewport),
      listenToTurns(stage, { by: (azimuth, elevation) => this.turn(azimuth, elevation), back: () => this.turnBack() }),
      trajectories.subscribe(this.invalidate),
      store.subscribe((now, before) => {
        // The lens lies on the map: who opens it gets the map beside the picture.
        if (now.lens !== undefined && before.lens === undefined && viewOf(store).panes === "3d") changeView(store, { panes: "both" });
        if (SHOWN.some((part) => now[part] !== before[part])) this.invalidate();
      }),
      watchScreen(
        stage,
        () => {
          this.theme = undefined;
          this.invalidate();
        },
        (width, height) => {
          this.viewport.resize(width, height, mapScale(Number.parseFloat(getComputedStyle(document.documentElement).fontSize), innerWidth));
          this.invalidate();
        },
      ),
    ];
  }

  /** What is held on the graphics card. */
  get held(): Stage3d["held"] {
    return this.stage.held;
  }

  close(): void {
    for (const end of this.endings) end();
    cancelAnimationFrame(this.frame);
  }

  setText(text: Messages, words: WordsOf3d): void {
    this.text = text;
    this.words = words;
    this.invalidate();
  }

  turn(azimuth: number, elevation: number): void {
    this.turning.by(azimuth, elevation);
  }

  turnBack(): void {
    this.turning.stop();
    changeView(this.parts.store, HOME);
  }

  private readonly invalidate = (): void => {
    this.frame ||= requestAnimationFrame(this.paint);
  };

  private readonly paint = (): void => {
    this.frame = 0;
    const { viewport, sampler, elements } = this;
    const state = this.parts.store.getState();
    const { problem, start } = state.document;
    if (viewport.width < 1 || viewport.height < 1) return;
    viewport.update(state);
    this.theme ??= readTheme(elements.stage);
    if (start.length === 2) sampler.follow(problem, this.windowOf(viewport.layout.window));
    const context = this.fitOverlay();
    const [levels, minima] = this.sight.known;
    const { height } = readView3d(state.view3d);
    const model = start.length === 2 && sampler.samples !== undefined ? this.models.of(sampler.samples, height, minima) : undefined;
    if (levels === undefined || model === undefined || context === undefined) {
      this.seen = undefined;
      this.stage.clear();
      return;
    }
    this.show(context, state, model, levels, this.theme);
    if (this.runs.unfinished) this.invalidate();
  };

  private show(context: CanvasRenderingContext2D, state: PageState, model: Model, levels: Levels, theme: MapTheme): void {
    const { viewport, text } = this;
    const { surface, scale, block } = model;
    const { eye, depth } = this.look(state, model);
    const [x = 0, y = 0] = state.document.start;
    const start = worldOf(surface, scale, { x, y, loss: Number.NaN });
    this.seen = { surface, eye, start };
    const [, minima, critical, on, rise] = this.sight.known;
    const [, , ylo, yhi] = surface.samples.window;
    this.stage.paint({ block, levels, colours: theme.heights, eye }, viewport.scale);
    paintOverlay(context, {
      coordinates: coordinatesOf(state),
      surface,
      scale,
      levels,
      eye,
      depth,
      theme,
      marks: marksOf(critical, on.has("minima") ? minima : [], SAME * (yhi - ylo), rise, unitsPerPixel(viewport.layout)),
      runs: this.runs.build({ state, surface, scale, theme, text, minima, reach: viewport.home.halfHeight }),
      start,
      startLabel: text.map.start,
      on,
    });
    this.describe(state, scale);
  }

  /** The eye as it is now; the same one while nothing about it changes. */
  private look({ view3d }: PageState, model: Model): Sighting {
    const { width, height } = this.viewport;
    const view = readView3d(view3d);
    const size = `${width} ${height} ${this.foot} ${view.azimuth} ${view.elevation}`;
    if (this.sighting?.model === model && this.sighting.size === size) return this.sighting;
    const eye = new Eye(view, model.surface.ground.halfWidth, model.surface.tall, width, height, this.foot);
    this.sighting = { model, size, eye, depth: new Depth(model.block, eye) };
    return this.sighting;
  }

  /** One row of controls has room beside the nearest corner; where there are more, and not at the sides, the picture stands above them. */
  private measure(): void {
    const { bar } = this.elements;
    const foot = getComputedStyle(bar).flexWrap === "nowrap" ? 0 : Math.max(0, bar.offsetHeight / this.viewport.scale - ROW);
    if (foot === this.foot) return;
    this.foot = foot;
    this.invalidate();
  }

  /** What the heights stand for, and from where they are seen. */
  private describe(state: PageState, { kind, factor, cut }: HeightScale): void {
    const { words: text, elements } = this;
    if (text === undefined) return;
    const { azimuth, elevation, height } = readView3d(state.view3d);
    const [x = ""] = coordinatesOf(state);
    const high = readable(factor, DIGITS);
    const words = [kind === "log" ? text.scaleLog(high, x) : text.scaleLinear(high, x)];
    if (kind !== height) words.push(text.noLog);
    if (cut !== undefined) words.push(text.cut(readable(cut, DIGITS)));
    write(elements.note, words.join(" · "));
    this.measure();
    write(elements.seen, text.seen(readable(azimuth), readable(elevation)));
  }

  /** What is shown of the map's window; the same array while that is the same. */
  private windowOf(window: Window2): Window2 {
    if (this.cut?.of !== window) this.cut = { of: window, window: cutWindow(window) };
    return this.cut.window;
  }

  /** The overlay as sharp as the screen is, cleared. */
  private fitOverlay(): CanvasRenderingContext2D | undefined {
    const { overlay } = this.elements;
    const { width, height, scale } = this.viewport;
    const ratio = devicePixelRatio * scale;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (overlay.width !== columns) overlay.width = columns;
    if (overlay.height !== rows) overlay.height = rows;
    this.overlay ??= overlay.getContext("2d", { willReadFrequently: isImitated() }) ?? undefined;
    this.overlay?.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.overlay?.clearRect(0, 0, width, height);
    return this.overlay;
  }
}

function write(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
