/**
 * The height field of the map: tiles asked of the engine coarse to fine, spread over iso-levels in float64, painted by one shader or,
 * without WebGL2, pixel by pixel. It paints when told of a change, never in a loop.
 */
import { chooseLevels, isIndex, isRound, noLevels } from "../../../draw/levels.ts";
import { stillFit } from "../../../draw/levels-fit.ts";
import { toneOf } from "../../../draw/height-tones.ts";
import { LatePainter } from "./late-painter.ts";
import { latticeOf } from "./lattice.ts";
import { reliefOf } from "./relief.ts";
import { Scene } from "./scene.ts";
import { WebglPainter } from "./webgl-painter.ts";
import type { LevelLattice } from "../../../draw/crossings.ts";
import type { HeightColours } from "../../../draw/height-tones.ts";
import type { Levels, Relief, Spacing } from "../../../draw/levels.ts";
import type { Plan } from "../../../core/plan.ts";
import type { Window2 } from "../../../core/model.ts";
import type { Ask } from "./fetcher.ts";
import type { Painter, TilePatch } from "./painter.ts";

export interface HeightsInput {
  readonly problem: Plan["problem"];
  /** Visible, already of the canvas's aspect. */
  readonly window: Window2;
  /** CSS pixels of the canvas. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly spacing: Spacing;
  readonly theme: HeightColours;
}

export interface HeightsLegend {
  /** Lowest and highest finite height in view. */
  readonly min: number;
  readonly max: number;
  /** Colours of the bands, lowest first. */
  readonly bands: readonly (readonly [number, number, number])[];
  /** The levels between them: `band` of them lie below (mark it at the share band / bands.length of a key). */
  readonly levels: readonly { readonly height: number; readonly band: number; readonly index: boolean }[];
  /** How the levels are spaced: a log scale needs room, and where there is none they are even. */
  readonly spacing: Spacing;
  /** What a log scale counts from. */
  readonly base: number | undefined;
}

/** A line that may carry a figure. */
export interface HeightsLine {
  readonly level: number;
  readonly height: number;
  readonly index: boolean;
  /** Colour that it runs through. */
  readonly ground: readonly [number, number, number];
}

export interface HeightsOptions {
  readonly canvas: HTMLCanvasElement;
  readonly ask: Ask;
  /** The legend or the progress changed. */
  readonly onChange: () => void;
  /** Paints without WebGL2 even where there is one. */
  readonly force2d?: boolean;
}

/** Milliseconds a frame may spend on coordinates; what is missing is shown coarser or later. */
const BUDGET = 2.5;

function makePainter(canvas: HTMLCanvasElement, force2d: boolean, again: () => void): Painter {
  const gl = force2d ? null : canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, stencil: false });
  if (gl !== null) return new WebglPainter(canvas, gl, again);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("this canvas can be painted on neither way");
  return new LatePainter(canvas, context, again);
}

export class Heights {
  private readonly painter: Painter;
  private input: HeightsInput | undefined;
  private shown: Scene | undefined;
  /** The scene of a new problem, until it has a picture of the whole view. */
  private coming: Scene | undefined;
  private levels: Levels | undefined;
  /** Levels that replace the others as soon as all visible tiles are ready for them: two kinds must never stand side by side. */
  private pending: Levels | undefined;
  private relief: Relief | undefined;
  /** Problem whose levels were chosen from a complete picture: the first ones come from a coarse one, and the same view should look the same. */
  private settled = "";
  private frame = 0;
  private told = "";
  /** Patches of the last frame. */
  private visible: readonly TilePatch[] = [];

  constructor(private readonly options: HeightsOptions) {
    this.painter = makePainter(options.canvas, options.force2d ?? false, () => this.wake());
  }

  get mode(): "webgl2" | "canvas" {
    return this.painter.mode;
  }

  /** Paints a view at once, with what is there, and asks for the rest. */
  update(input: HeightsInput): void {
    const { canvas } = this.options;
    this.input = input;
    const width = Math.max(1, Math.round(input.width * input.ratio));
    const height = Math.max(1, Math.round(input.height * input.ratio));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    this.choose(input);
    this.shown?.look(input);
    this.coming?.look(input);
    this.paint();
  }

  /** The levels of what is shown, for other pictures of the same surface. */
  get shownLevels(): Levels | undefined {
    return this.levels;
  }

  legend(): HeightsLegend | undefined {
    const { levels, relief, input } = this;
    if (levels === undefined || relief === undefined || input === undefined) return undefined;
    const { low, high, heights } = levels;
    const flat = low < 0;
    const bands = flat ? [0] : Array.from({ length: high - low + 2 }, (_, i) => low - 1 + i);
    return {
      spacing: levels.spacing === "log" && levels.base === undefined ? "linear" : levels.spacing,
      base: levels.base,
      min: relief.sorted[0]!,
      max: relief.sorted.at(-1)!,
      bands: bands.map((band) => toneOf(input.theme.tones, low, high, band)),
      levels: flat ? [] : [...heights.subarray(low, high + 1)].map((height, i) => ({ height, band: i + 1, index: isIndex(levels, low + i) })),
    };
  }

  /** The surface that is painted; another value for another one. */
  get surface(): string | undefined {
    return this.shown?.key;
  }

  /** Lines of the view that may carry figures: index lines, and those at round heights between them. */
  lines(): readonly HeightsLine[] {
    const { levels, input } = this;
    if (levels === undefined || input === undefined || levels.low < 0) return [];
    const { low, high, heights } = levels;
    return [...heights.subarray(low, high + 1)].flatMap((height, i) => {
      const level = low + i;
      const index = isIndex(levels, level);
      return index || isRound(levels, level) ? { level, height, index, ground: toneOf(input.theme.tones, low, high, level - 0.5) } : [];
    });
  }

  /** Level coordinates of the view at points so many CSS pixels apart. */
  lattice(step: number): LevelLattice {
    const { width, height } = this.options.canvas;
    const ratio = this.input?.ratio ?? 1;
    return { ...latticeOf(this.visible, width, height, step * ratio), step };
  }

  /** Share of the visible tiles that have arrived; undefined when all have. */
  progress(): number | undefined {
    return this.coming === undefined ? this.shown?.progress() : (this.coming.progress() ?? 0);
  }

  /** Whether the picture is final: all has arrived, no levels are on their way, no frame is due. */
  get resting(): boolean {
    return this.painter.ready && this.frame === 0 && this.pending === undefined && this.progress() === undefined;
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.coming?.dispose();
    this.shown?.dispose();
    this.coming = undefined;
    this.shown = undefined;
    this.input = undefined;
    this.painter.dispose();
  }

  /** Makes a scene for a new problem; the picture of the old one stays until there is one of the new. */
  private choose({ problem }: HeightsInput): void {
    const key = JSON.stringify(problem);
    if ((this.coming ?? this.shown)?.key === key) return;
    this.coming?.dispose();
    this.coming = undefined;
    if (this.shown?.key === key) return;
    const scene: Scene = new Scene(key, problem, this.options.ask, {
      arrived: (tile) => {
        // Here rather than in the frame: answers come one by one, frames must be short.
        if (this.levels !== undefined && this.shown === scene) tile.adopt(this.levels);
        this.wake();
      },
      dropped: (tile) => this.painter.release(tile),
      changed: () => this.wake(),
    });
    this.coming = scene;
  }

  private wake(): void {
    this.frame ||= requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { input, painter } = this;
    const { canvas } = this.options;
    if (input === undefined) return;
    const until = performance.now() + BUDGET;
    const isNew = this.present();
    const visible = this.shown?.patches(canvas.width, canvas.height, () => true) ?? [];
    this.fitLevels(visible, isNew ? Infinity : until);
    const { window, ratio, theme } = input;
    const patches = this.ready(visible, until);
    this.visible = patches;
    const origin = [(-window[0] / (window[1] - window[0])) * canvas.width, (-window[2] / (window[3] - window[2])) * canvas.height] as const;
    painter.paint({ patches, levels: this.levels, colours: theme, ratio, origin });
    this.tell();
  }

  /** Shows the coming scene if it can be. @returns whether it was another until now */
  private present(): boolean {
    if (this.coming?.isPresentable() !== true) return false;
    this.shown?.dispose();
    this.shown = this.coming;
    this.coming = undefined;
    this.pending = undefined;
    return true;
  }

  /** The patches whose tiles have the coordinates of the levels; of the others, what can be shown within the budget. */
  private ready(visible: readonly TilePatch[], until: number): readonly TilePatch[] {
    const { levels, shown } = this;
    const { width, height } = this.options.canvas;
    if (levels === undefined || shown === undefined) return [];
    if (visible.every(({ tile }) => tile.levels === levels)) return visible;
    return shown.patches(width, height, (tile) => {
      if (tile.levels === levels) return true;
      if (performance.now() > until) {
        this.wake();
        return false;
      }
      tile.adopt(levels);
      return true;
    });
  }

  /** Keeps the levels while they suit the view; else prepares new ones and changes over when all visible tiles have them. */
  private fitLevels(visible: readonly TilePatch[], until: number): void {
    const { shown, input, levels } = this;
    const { width, height } = this.options.canvas;
    if (shown === undefined || input === undefined || visible.length === 0) return;
    this.relief = reliefOf(visible, width, height, shown.floor);
    const { relief } = this;
    const wanted = this.pending ?? levels;
    const settles = this.settled !== input.problem.id && this.progress() === undefined;
    if (settles || wanted === undefined || !this.suits(wanted, input.spacing, relief)) {
      this.pending = (relief && chooseLevels(input.spacing, relief)) ?? noLevels(input.spacing);
    }
    if (settles) this.settled = input.problem.id;
    if (this.pending === undefined) return;
    if (this.prepare(visible, this.pending, levels === undefined ? Infinity : until)) {
      this.levels = this.pending;
      this.pending = undefined;
      for (const { tile } of visible) tile.adopt(this.levels);
    } else {
      this.wake();
    }
  }

  private suits(levels: Levels, spacing: Spacing, relief: Relief | undefined): boolean {
    if (relief === undefined) return levels.spacing === spacing;
    if (levels.low < 0) return levels.spacing === spacing && chooseLevels(spacing, relief) === undefined;
    return stillFit(levels, spacing, relief);
  }

  /** @returns whether all tiles are prepared */
  private prepare(patches: readonly TilePatch[], levels: Levels, until: number): boolean {
    for (const { tile } of patches) {
      if (tile.isPrepared(levels)) continue;
      if (performance.now() > until) return false;
      tile.prepare(levels);
    }
    return true;
  }

  private tell(): void {
    const { levels } = this;
    const progress = this.progress();
    const now = JSON.stringify([
      progress,
      this.shown?.key,
      levels?.spacing,
      levels?.low,
      levels?.high,
      levels?.heights[levels.low],
      levels?.heights[levels.high],
    ]);
    if (now === this.told) return;
    this.told = now;
    this.options.onChange();
  }
}
