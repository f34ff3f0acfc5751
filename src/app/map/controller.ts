/**
 * The living map: listens to the store, the trajectories and the reader's hands, and paints at most once a frame, only when something
 * changed. React builds the elements once and is not asked again.
 */
import { nearestStep } from "../../draw/trace.ts";
import { readable } from "../../draw/scales.ts";
import { Heights } from "../../views/map/heights/index.ts";
import { toPixelX, toPixelY, toPlane, unitsPerPixel } from "../../views/map/layout.ts";
import { layoutLegend } from "../../views/map/legend.ts";
import { onArrival } from "../../views/map/late.ts";
import { paintMap } from "../../views/map/paint.ts";
import { mapScale, readTheme } from "../../views/map/theme.ts";
import { FIRST_QUERY } from "../../scenario/first.ts";
import { en } from "../../text/index.ts";
import { Critical } from "./critical.ts";
import { Frames } from "./frames.ts";
import { Hand } from "./hand.ts";
import { writeLegend } from "./legend.ts";
import { listenToKeys } from "./keys.ts";
import { isUntouched, recall, remember, touch } from "./memory.ts";
import { Readout } from "./readout.ts";
import { Replays } from "./replays.ts";
import { Sight } from "./sight.ts";
import { isSoftwareGl } from "./software.ts";
import { Surface } from "./surface.ts";
import { Viewport } from "./viewport.ts";
import { watchScreen } from "./watch.ts";
import { Wheel } from "./wheel.ts";
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { EngineError } from "../../client/engine.ts";
import type { Messages } from "../../text/index.ts";
import type { Figures } from "../../views/map/figures.ts";
import type { MapFrame } from "../../views/map/frame.ts";
import type { MapTheme } from "../../views/map/theme.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";

export interface MapElements {
  readonly stage: HTMLElement;
  readonly heights: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  /** Where there is room for the numbers under the pointer, and for a key. */
  readonly readout?: HTMLElement;
  readonly key?: HTMLElement;
  readonly progress: HTMLProgressElement;
  readonly description: HTMLElement;
}

/** Stillness after which the description is brought up to date, in milliseconds. */
const REST = 500;
/** Stillness after which figures look for places on the iso-lines: the heights of a view that moves are not read. */
const STILL = 120;
/** Pixels from the pointer within which a path is pointed at. */
const NEAR = 9;

function remOf(page: Document): number {
  return Number.parseFloat(getComputedStyle(page.documentElement).fontSize);
}

/** Parts of the state that the picture depends on. */
const SHOWN = ["document", "catalogue", "playhead", "hover", "selected", "muted", "solo", "camera", "lens", "spacing"] as const satisfies (keyof PageState)[];

/** What comes later and has its say in each picture before it is painted. */
export interface Attachment {
  show(picture: MapFrame): Partial<MapFrame>;
}

export class MapController {
  /** For the 3-D picture. */
  readonly sight = new Sight();
  readonly viewport = new Viewport();
  private readonly surface: Surface;
  private readonly heights: Heights;
  private readonly critical: Critical;
  private readonly replays: Replays;
  private readonly frames: Frames;
  private readonly readout: Readout | undefined;
  private readonly endings: (() => void)[];
  private theme: MapTheme | undefined;
  private text: Messages = en;
  private on: ReadonlySet<string> = new Set();
  private overlay: CanvasRenderingContext2D | undefined;
  private painted: readonly unknown[] = [];
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private still: ReturnType<typeof setTimeout> | undefined;
  /** Once they are loaded: a first picture does without. */
  private figures: Figures | undefined;
  private closed = false;
  picture: MapFrame | undefined;
  private pointer: { readonly x: number; readonly y: number } | undefined;
  private pointed = false;
  private readonly attachments = new Set<Attachment>();

  /** @param onTrouble tells why there is no picture, once when it changes */
  constructor(
    readonly elements: MapElements,
    private readonly parts: PageParts,
    onTrouble: (trouble: EngineError | undefined) => void,
  ) {
    const { store, trajectories, ask } = parts;
    const { stage } = elements;
    if (!store.getState().page.embed) {
      const { spacing } = recall();
      if (spacing !== undefined) store.actions.setSpacing(spacing);
      remember({});
    }
    let told: EngineError | undefined;
    this.surface = new Surface(ask, () => {
      if (this.surface.trouble !== told) onTrouble((told = this.surface.trouble));
      this.invalidate();
    });
    this.heights = new Heights({ canvas: elements.heights, ask, onChange: this.showHeights });
    this.critical = new Critical(ask, this.invalidate);
    this.replays = new Replays(ask, this.invalidate);
    this.frames = new Frames(trajectories, this.replays);
    this.readout = elements.readout && new Readout(elements.readout, ask);
    this.sight.point = (at) => this.point(at && { x: toPixelX(this.viewport.layout, at.x), y: toPixelY(this.viewport.layout, at.y) });
    const wheel = new Wheel(stage, store, this.viewport);
    const hand = new Hand(stage, store, this.viewport, this.point);
    const stopWheel = (): void => wheel.stop();
    stage.addEventListener("pointerdown", stopWheel);
    this.endings = [
      () => stage.removeEventListener("pointerdown", stopWheel),
      () => wheel.close(),
      () => hand.close(),
      () => this.readout?.close(),
      () => this.replays.close(),
      () => this.surface.close(),
      () => this.critical.close(),
      () => this.heights.dispose(),
      listenToKeys(stage, store, this.viewport),
      trajectories.subscribe(this.invalidate),
      onArrival(this.invalidate),
      store.subscribe((now, before) => {
        if (now.document.start !== before.document.start && now.document.problem === before.document.problem) touch();
        if (now.spacing !== before.spacing && !now.page.embed) remember({ spacing: now.spacing });
        if (now.view3d[2] !== before.view3d[2] || SHOWN.some((part) => now[part] !== before[part])) this.invalidate();
      }),
      watchScreen(
        stage,
        () => {
          this.theme = undefined;
          this.invalidate();
        },
        (width, height) => {
          this.viewport.resize(width, height, mapScale(remOf(document), innerWidth));
          this.invalidate();
        },
      ),
    ];
  }

  close(): void {
    this.closed = true;
    for (const end of this.endings) end();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    clearTimeout(this.still);
  }

  setText(text: Messages): void {
    this.text = text;
    this.showHeights();
    this.invalidate();
  }

  setLayers(on: ReadonlySet<string>): void {
    this.on = on;
    this.invalidate();
  }

  /** @returns a function that ends it */
  attach(attachment: Attachment): () => void {
    this.attachments.add(attachment);
    this.invalidate();
    return () => {
      this.attachments.delete(attachment);
      this.invalidate();
    };
  }

  /** The point of the plane under the pointer. */
  cursor(): readonly [number, number] | undefined {
    return this.pointer && toPlane(this.viewport.layout, this.pointer.x, this.pointer.y);
  }

  /** Heights of the iso-lines in view. */
  levels(): readonly number[] {
    return this.heights.legend()?.levels.map(({ height }) => height) ?? [];
  }

  readonly invalidate = (): void => {
    this.frame ||= requestAnimationFrame(this.paint);
  };

  private readonly paint = (): void => {
    this.frame = 0;
    const { viewport, surface, elements } = this;
    const state = this.parts.store.getState();
    surface.follow(state.document.problem, state.document.start.length);
    if (viewport.width < 1 || viewport.height < 1) return;
    const planar = state.document.start.length === 2;
    for (const element of [elements.readout, elements.key]) element?.style.setProperty("visibility", planar ? "" : "hidden");
    if (!planar) {
      this.leaveBlank();
      return;
    }
    viewport.update(state);
    this.critical.follow(state.document.problem, this.on.has("critical") ? viewport.layout.window : undefined);
    this.theme ??= readTheme(elements.stage);
    this.paintHeights(state, this.theme);
    const context = this.fitOverlay();
    if (context === undefined) return;
    this.picture = this.frames.build({
      state,
      layout: viewport.layout,
      theme: this.theme,
      text: this.text,
      minima: surface.minima,
      critical: this.critical.points,
      figures: this.figures,
      // Once, on what a first visit shows: a link or a preset has things of its own to say.
      hint: !state.page.embed && state.lens === undefined && state.document.origin === FIRST_QUERY && isUntouched(),
      reach: viewport.home.halfHeight,
      arrows: this.on.has("arrows"),
      shapes: this.on.has("shapes"),
    });
    for (const attachment of this.attachments) this.picture = { ...this.picture, ...attachment.show(this.picture) };
    // Under the 3-D picture nobody sees it.
    if (state.view3d[2] !== 1) paintMap(context, this.picture, this.on);
    if (this.frames.traces.unfinished) this.invalidate();
    this.tell();
    this.showKey(this.picture);
    this.follow(state);
    clearTimeout(this.rest);
    this.rest = setTimeout(this.settle, REST);
  };

  /** A map shows two parameters; of fewer or more of them nothing is drawn, and the page says why. */
  private leaveBlank(): void {
    this.picture = undefined;
    this.frames.shown = [];
    this.painted = [];
    this.fitOverlay();
    this.settle();
  }

  /** The heights lie exactly under the plot. A picture costs more than all paths, so it is made only where something about it changed. */
  private paintHeights({ document, spacing }: PageState, { heights: theme }: MapTheme): void {
    const { layout, scale } = this.viewport;
    const { window, plot } = layout;
    const { problem } = document;
    const ratio = devicePixelRatio * scale;
    const seen = [layout, problem, spacing, theme, ratio];
    if (seen.every((value, i) => value === this.painted[i])) return;
    this.painted = seen;
    const { x, y, width, height } = plot;
    const { style } = this.elements.heights;
    const places = { left: x, top: y, width, height };
    for (const [name, value] of Object.entries(places) as [keyof typeof places, number][]) {
      if (style[name] !== `${value * scale}px`) style[name] = `${value * scale}px`;
    }
    this.heights.update({ problem, window, width, height, ratio, spacing, theme });
    this.awaitStillness();
  }

  private awaitStillness(): void {
    clearTimeout(this.still);
    this.still = setTimeout(() => {
      // Where they cannot be loaded the lines go without figures.
      this.planFigures().catch(() => undefined);
    }, STILL);
  }

  private async planFigures(): Promise<void> {
    const loaded = await import("../../views/map/figures.ts");
    if (this.closed || this.theme === undefined) return;
    this.figures ??= new loaded.Figures();
    // Coarse heights will do for now: finer ones tell when they have come.
    this.figures.plan(this.heights, this.viewport.layout, this.theme, devicePixelRatio * this.viewport.scale);
    this.invalidate();
  }

  private readonly showHeights = (): void => {
    this.tell();
    if (this.figures?.revise(this.heights) === true) this.invalidate();
    this.awaitStillness();
    const legend = this.heights.legend();
    const element = this.elements.key?.querySelector<HTMLElement>("[data-legend]");
    if (element)
      writeLegend(element, legend && ((width) => layoutLegend(legend, width / this.viewport.scale)), this.parts.store.getState().spacing, this.text.map.scales);
    const progress = this.heights.progress();
    const bar = this.elements.progress;
    bar.hidden = progress === undefined;
    if (progress !== undefined) bar.value = progress;
  };

  private tell(): void {
    this.sight.tell(this.heights.shownLevels, this.surface.minima, this.critical.points, this.on, this.picture?.critical?.rise ?? 0);
  }

  /** The overlay as sharp as the screen is, cleared. */
  private fitOverlay(): CanvasRenderingContext2D | undefined {
    const { overlay } = this.elements;
    const { width, height, scale } = this.viewport;
    const ratio = devicePixelRatio * scale;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (overlay.width !== columns) overlay.width = columns;
    if (overlay.height !== rows) overlay.height = rows;
    this.overlay ??= overlay.getContext("2d", { willReadFrequently: isSoftwareGl(this.elements.heights) }) ?? undefined;
    const context = this.overlay;
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    context?.clearRect(0, 0, width, height);
    return context;
  }

  /** Marks in use, and the factor of the arrows. */
  private showKey({ minima, critical, arrows }: MapFrame): void {
    const { key } = this.elements;
    const show = (mark: string, shown: boolean): void => {
      const node = key?.querySelector<HTMLElement>(`[data-mark="${mark}"]`);
      if (node?.hidden === shown) node.hidden = !shown;
    };
    const has = (kind: CriticalPoint["kind"]): boolean => critical?.points.some((point) => point.kind === kind) === true;
    show("minimum", (minima.length > 0 && this.on.has("minima")) || has("minimum"));
    show("maximum", has("maximum"));
    show("saddle", has("saddle"));
    show("degenerate", has("degenerate"));
    show("arms", critical !== undefined && critical.rise > 0);
    this.say("arms", critical && this.text.map.arms(readable(critical.rise)));
    show("vectors", arrows !== undefined);
    this.say("vectors", arrows && this.text.map.vectors(`×${readable(arrows.factor)}`));
  }

  /** Writes a changing word of the key. */
  private say(value: string, words: string | undefined): void {
    const node = this.elements.key?.querySelector(`[data-value="${value}"]`);
    if (node && words !== undefined && node.textContent !== words) node.textContent = words;
  }

  private readonly point = (at: { readonly x: number; readonly y: number } | undefined): void => {
    if (at === undefined && this.pointer === undefined) return;
    this.pointer = at;
    this.invalidate();
  };

  /** What is under the pointer: the nearest step of a path, and the readout. */
  private follow(state: PageState): void {
    const { pointer, viewport, text } = this;
    const { problem, start } = state.document;
    const at = pointer === undefined ? start : toPlane(viewport.layout, pointer.x, pointer.y);
    if (at.length === 2)
      this.readout?.show({ problem, at, unit: unitsPerPixel(viewport.layout), caption: pointer === undefined ? text.map.start : text.map.cursor });
    let best = Infinity;
    let found: { readonly run: PageState["document"]["runs"][number]["key"]; readonly step: number } | undefined;
    for (const { run, frame } of pointer === undefined ? [] : this.frames.shown) {
      const hit = nearestStep(frame.trace, pointer!.x, pointer!.y, Math.min(NEAR, best));
      if (hit === undefined || hit.distance >= best) continue;
      best = hit.distance;
      found = { run: run.key, step: frame.firstStep + hit.row };
    }
    const { actions } = this.parts.store;
    if (found !== undefined && (state.hover?.run !== found.run || state.hover.step !== found.step)) actions.setHover(found);
    // What a chart points at is not the map's to take away.
    if (found === undefined && this.pointed) actions.setHover(undefined);
    this.pointed = found !== undefined;
  }

  private readonly settle = (): void => {
    if (this.figures?.settle() === true) this.invalidate();
    // Without a network the words stay those of a moment ago.
    this.describe().catch(() => undefined);
  };
  private async describe(): Promise<void> {
    const { describeMap } = await import("../../views/map/describe.ts");
    const { description } = this.elements;
    const words = this.picture === undefined ? "" : describeMap(this.picture);
    if (description.textContent !== words) description.textContent = words;
  }
}
