/**
 * The living 3-D picture: listens to the store, the trajectories and the reader's hands, and paints at most once a frame, only when something
 * changed.
 */
import { readable } from "../../draw/scales.ts";
import { mapScale, readTheme } from "../../views/map/theme.ts";
import { Eye } from "../../views/surface3d/orbit.ts";
import { paintOverlay, worldOf } from "../../views/surface3d/overlay.ts";
import { reliefOf } from "../../views/surface3d/relief.ts";
import { heightScale } from "../../views/surface3d/scale.ts";
import { cutWindow, groundOf, Surface, tallOf } from "../../views/surface3d/surface.ts";
import { en } from "../../text/index.ts";
import { listenToKeys } from "../map/keys.ts";
import { Viewport } from "../map/viewport.ts";
import { watchScreen } from "../map/watch.ts";
import { isImitated } from "./context.ts";
import { Hand3d } from "./hand.ts";
import { listenToTurns } from "./keys.ts";
import { marksOf } from "./marks.ts";
import { Runs3d } from "./runs.ts";
import { Sampler } from "./sampler.ts";
import { Stage3d } from "./stage.ts";
import { Turning } from "./turning.ts";
import { changeView, HOME, readView3d } from "./view.ts";
import type { Window2 } from "../../core/model.ts";
import type { Levels } from "../../draw/levels.ts";
import type { Messages, WordsOf3d } from "../../text/index.ts";
import type { MapTheme } from "../../views/map/theme.ts";
import type { HeightKind, HeightScale } from "../../views/surface3d/scale.ts";
import type { Samples } from "../../views/surface3d/surface.ts";
import type { Sight } from "../map/sight.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";
import type { Seen } from "./hand.ts";
import type { StageTrouble } from "./stage.ts";

export type Trouble3d = StageTrouble;

interface Elements {
  readonly stage: HTMLElement;
  readonly overlay: HTMLCanvasElement;
  /** What the heights stand for, and from where they are seen. */
  readonly note: HTMLElement;
  readonly seen: HTMLElement;
}

/** Parts of the state that the picture depends on. */
const SHOWN = ["document", "catalogue", "playhead", "hover", "selected", "muted", "solo", "camera", "view3d"] as const satisfies (keyof PageState)[];
/** Sharper than this no screen shows. */
const MOST_RATIO = 2;
const DIGITS = 3;
/** Points at this distance are the same, as a share of the window's height. */
const SAME = 1e-3;

/** The surface in the world, and what it was made of. */
interface Model {
  readonly samples: Samples;
  readonly height: HeightKind;
  readonly floor: number | undefined;
  readonly surface: Surface;
  readonly scale: HeightScale;
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
  private model: Model | undefined;
  private seen: Seen | undefined;
  private overlay: CanvasRenderingContext2D | undefined;
  private cut: { readonly of: Window2; readonly window: Window2 } | undefined;
  private frame = 0;

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
    const { store } = this.parts;
    const state = store.getState();
    const { problem, start } = state.document;
    if (viewport.width < 1 || viewport.height < 1 || start.length !== 2) return;
    viewport.update(state);
    this.theme ??= readTheme(elements.stage);
    const window = this.windowOf(viewport.layout.window);
    sampler.follow(problem, window);
    const context = this.fitOverlay();
    const levels = this.sight.known[0];
    const model = this.shape(state);
    if (levels === undefined || model === undefined || context === undefined) {
      this.seen = undefined;
      this.stage.clear();
      return;
    }
    this.show(context, state, model, levels, this.theme);
    if (this.runs.unfinished) this.invalidate();
  };

  private show(context: CanvasRenderingContext2D, state: PageState, { surface, scale, samples }: Model, levels: Levels, theme: MapTheme): void {
    const { viewport, words: text } = this;
    const view = readView3d(state.view3d);
    const { azimuth, elevation, height } = view;
    const eye = new Eye(view, surface.ground.halfWidth, surface.tall, viewport.width, viewport.height);
    const [x = 0, y = 0] = state.document.start;
    const start = worldOf(surface, scale, { x, y, loss: Number.NaN });
    this.seen = { surface, eye, start };
    const [, minima, critical, on] = this.sight.known;
    const runs = this.runs.build(state, surface, scale, theme);
    const ratio = isImitated() ? 1 : Math.min(MOST_RATIO, devicePixelRatio);
    const { heights: colours, casing } = theme;
    this.stage.paint({ surface, levels, colours, paths: runs.paths, casing, eye, ratio });
    paintOverlay(context, {
      surface,
      scale,
      levels,
      eye,
      window: samples.window,
      theme,
      marks: marksOf(critical, on.has("minima") ? minima : [], SAME * (samples.window[3] - samples.window[2])),
      runs: runs.marks,
      start,
      startLabel: this.text.map.start,
    });
    if (text === undefined) return;
    const factor = readable(scale.factor, DIGITS);
    const words = [scale.kind === "log" ? text.scaleLog(factor) : text.scaleLinear(factor)];
    if (scale.kind !== height) words.push(text.noLog);
    if (scale.cut !== undefined) words.push(text.cut(readable(scale.cut, DIGITS)));
    write(this.elements.note, words.join(" · "));
    write(this.elements.seen, text.seen(readable(azimuth), readable(elevation)));
  }

  /** The surface as it stands, made anew where something about it changed. */
  private shape({ view3d }: PageState): Model | undefined {
    const { samples } = this.sampler;
    const { height } = readView3d(view3d);
    const lowest = this.sight.known[1].filter((minimum) => minimum.global).map((minimum) => minimum.loss);
    const floor = lowest.length === 0 ? undefined : Math.min(...lowest);
    const { model } = this;
    if (samples === undefined) return undefined;
    if (model?.samples === samples && model.height === height && model.floor === floor) return model;
    const relief = reliefOf(samples, floor);
    const ground = groundOf(samples.window);
    const scale = relief && heightScale(height, relief, tallOf(ground), ground.unit);
    this.model = scale && { samples, height, floor, surface: new Surface(samples, scale), scale };
    return this.model;
  }

  /** What is shown of the map's window; the same array while that is the same. */
  private windowOf(window: Window2): Window2 {
    if (this.cut?.of !== window) this.cut = { of: window, window: cutWindow(window) };
    return this.cut.window;
  }

  /** The overlay as sharp as the screen is, cleared. */
  private fitOverlay(): CanvasRenderingContext2D | undefined {
    const { overlay } = this.elements;
    const { width, height } = this.viewport;
    const [columns, rows] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (overlay.width !== columns) overlay.width = columns;
    if (overlay.height !== rows) overlay.height = rows;
    this.overlay ??= overlay.getContext("2d", { willReadFrequently: isImitated() }) ?? undefined;
    this.overlay?.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this.overlay?.clearRect(0, 0, width, height);
    return this.overlay;
  }
}

function write(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
