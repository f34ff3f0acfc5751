/**
 * The figures on iso-lines. Where they may stand is found once for a view and a surface; which of the places they take, when the picture
 * has come to rest. In between they keep to their points of the plane, and one that something comes to lie on steps back: neither a drag
 * of the start nor a pan follows a line, or draws a text.
 */
import { boxesOf, chooseFigures, figurePlaces } from "../../draw/figures.ts";
import { contains, meets } from "../../draw/clip.ts";
import { figuresOf } from "./legend.ts";
import { pixelOf } from "./pen.ts";
import { measureText, sprite } from "./sprite.ts";
import { toPixelX, toPixelY, toPlane } from "./layout.ts";
import type { LevelLattice } from "../../draw/crossings.ts";
import type { FigurePlace } from "../../draw/figures.ts";
import type { MapFrame } from "./frame.ts";
import type { HeightsLine } from "./heights/index.ts";
import type { Board } from "./layer.ts";
import type { MapLayout } from "./layout.ts";
import type { Sprite } from "./sprite.ts";
import type { MapTheme } from "./theme.ts";

/** What the figures need to know of the heights. */
export interface FigureSource {
  readonly surface: string | undefined;
  lines(): readonly HeightsLine[];
  lattice(step: number): LevelLattice;
}

/** Pixels from point to point of the lattice by which lines are followed. */
const STEP = 4;
/** One figure for so many square pixels, but always a few. */
const AREA = 40_000;
const FEWEST = 4;
/** How much index lines are preferred to those between them. */
const BETWEEN = 1.3;

/** How texts come into being. */
export interface Ink {
  readonly measureText: typeof measureText;
  readonly sprite: typeof sprite;
}

interface Figure {
  readonly height: number;
  readonly at: readonly [number, number];
  readonly angle: number;
  readonly width: number;
  readonly sprite: Sprite;
}

interface Text {
  readonly text: string;
  readonly line: HeightsLine;
}

export class Figures {
  private surface: string | undefined;
  private texts = new Map<number, Text>();
  private places: readonly FigurePlace[] = [];
  private shown: readonly Figure[] = [];
  private ratio = 1;
  /** The places are to be chosen anew in the next frame. */
  private undecided = false;
  private covered = false;

  constructor(private readonly ink: Ink = { measureText, sprite }) {}

  /** The heights changed: what is no line any more loses its figure at once. @returns whether another picture is needed */
  revise(source: FigureSource): boolean {
    const lines = source.surface === this.surface ? new Set(source.lines().map(({ height }) => height)) : new Set();
    const before = this.shown.length;
    this.shown = this.shown.filter(({ height }) => lines.has(height));
    // Until there is another plan there is nothing to choose from.
    this.places = [];
    this.undecided = false;
    return this.shown.length < before;
  }

  /** @param ratio device pixels per pixel of the picture */
  plan(source: FigureSource, layout: MapLayout, theme: MapTheme, ratio: number): void {
    const { plot } = layout;
    const lines = source.lines();
    const texts = figuresOf(lines.map(({ height }) => height));
    this.texts = new Map(lines.map((line, i) => [line.level, { text: texts[i]!, line }]));
    const wishes = lines.map((line, i) => ({ level: line.level, width: this.ink.measureText(texts[i]!, theme.font), reluctance: line.index ? 0 : BETWEEN }));
    const kept = this.shown.flatMap(({ height, at }) => {
      const line = lines.find((one) => one.height === height);
      return line === undefined ? [] : [{ level: line.level, x: toPixelX(layout, at[0]) - plot.x, y: toPixelY(layout, at[1]) - plot.y }];
    });
    this.places = figurePlaces(source.lattice(STEP), wishes, kept).map((place) => ({ ...place, x: place.x + plot.x, y: place.y + plot.y }));
    this.surface = source.surface;
    this.ratio = ratio;
    this.undecided = true;
  }

  /** Nothing moves any more. @returns whether another picture is needed: something has come to lie on a figure that may find another place */
  settle(): boolean {
    this.undecided ||= this.covered && this.places.length > 0;
    return this.undecided;
  }

  paint(context: CanvasRenderingContext2D, frame: MapFrame, board: Board): void {
    if (this.undecided) this.choose(frame, board);
    for (const { at, angle, width, sprite: image } of this.shown) {
      const pixel = pixelOf(frame, at);
      if (pixel === undefined || !contains(frame.layout.plot, pixel[0], pixel[1])) continue;
      if (isFree({ x: pixel[0], y: pixel[1], angle, width }, frame, board)) image.draw(context, pixel[0], pixel[1]);
      else this.covered = true;
    }
  }

  private choose(frame: MapFrame, board: Board): void {
    const { layout, theme } = frame;
    this.undecided = false;
    this.covered = false;
    const most = Math.max(FEWEST, Math.round((layout.plot.width * layout.plot.height) / AREA));
    this.shown = chooseFigures(this.places, most, (place) => isFree(place, frame, board)).flatMap(({ level, x, y, angle, width }) => {
      const said = this.texts.get(level);
      if (said === undefined) return [];
      const { text, line } = said;
      const look = { font: theme.font, colour: theme.figure, halo: `rgb(${line.ground.join(" ")})`, ratio: this.ratio };
      return [{ height: line.height, at: toPlane(layout, x, y), angle, width, sprite: this.ink.sprite(text, angle, look) }];
    });
  }
}

function isFree(place: Pick<FigurePlace, "x" | "y" | "angle" | "width">, { runs }: MapFrame, { taken, avoided }: Board): boolean {
  return boxesOf(place).every(
    (box) => !taken.some((other) => meets(box, other)) && !avoided.some((other) => meets(box, other)) && runs.every(({ trace }) => trace.cellsUnder(box) === 0),
  );
}
