/**
 * Distances between distributions as a living thing: follows playhead or cursor, asks the engine, hands the map what to paint and writes the key.
 * React builds the elements once and is not asked again while anything moves.
 */
import { marks } from "../../../views/map/distances/index.ts";
import { DistancePicture } from "../../../views/map/distances/picture.ts";
import { unitsPerPixel } from "../../../views/map/layout.ts";
import { Inquiry } from "./inquiry.ts";
import { remember } from "./memory.ts";
import { keyText, sentencesOf } from "./write.ts";
import type { Lattice } from "../../../core/geometry/balls.ts";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { BallColours, MarkId } from "../../../views/map/distances/mark.ts";
import type { MapFrame } from "../../../views/map/frame.ts";
import type { PageParts } from "../../page.ts";
import type { Attachment, MapController } from "../controller.ts";
import type { DistanceMemory } from "./memory.ts";

type Point = readonly [number, number];

/** How far chords may lie from curves, in pixels, and how far curves are followed, in plots. */
const TOLERANCE = 0.3;
const REACH = 3;
/** Milliseconds that an answer waits for a picture that comes anyway. */
const PATIENCE = 50;
/** Pixels from point to point of the lattice, about. */
const SPACING = 64;
const FIELDS: readonly MarkId[] = ["tissot", "plain", "natural"];

/** The largest power of two that is not larger: what is asked about does not change with every frame of a zoom. */
const powerBelow = (value: number): number => 2 ** Math.floor(Math.log2(value));

export function marksWith(switched: readonly string[]): ReadonlySet<MarkId> {
  return new Set(marks.filter(({ id, initiallyOn }) => initiallyOn !== switched.includes(id)).map(({ id }) => id));
}

export class DistanceControl implements Attachment {
  private readonly inquiry: Inquiry;
  private on: ReadonlySet<MarkId>;
  private late: ReturnType<typeof setTimeout> | undefined;
  private colours: { readonly theme: MapFrame["theme"]; readonly value: BallColours } | undefined;
  private key: HTMLElement | undefined;
  private words: WordsOfDistances | undefined;
  private made: readonly unknown[] = [];
  private picture: DistancePicture | undefined;

  constructor(
    private readonly map: MapController,
    private readonly parts: PageParts,
    private memory: DistanceMemory,
  ) {
    this.inquiry = new Inquiry(parts.ask, this.answered);
    this.on = marksWith(memory.switched);
  }

  /** Begins to take part in the map. @returns a function that ends it */
  join(): () => void {
    const detach = this.map.attach(this);
    return () => {
      detach();
      this.inquiry.close();
      clearTimeout(this.late);
    };
  }

  /** Whoever drags brings the next picture himself: one more for each answer would cost him half of all. */
  private readonly answered = (): void => {
    this.late ??= setTimeout(() => {
      this.late = undefined;
      this.map.invalidate();
    }, PATIENCE);
  };

  /** @param key where numbers are written, in elements marked with the names of marks */
  setWords(words: WordsOfDistances, key: HTMLElement | null): void {
    this.words = words;
    this.key = key ?? undefined;
    this.made = [];
    this.map.invalidate();
  }

  change(memory: DistanceMemory): void {
    this.memory = memory;
    this.on = marksWith(memory.switched);
    if (!this.parts.store.getState().page.embed) remember(memory);
    this.map.invalidate();
  }

  show(frame: MapFrame): Partial<MapFrame> {
    const { words, on } = this;
    clearTimeout(this.late);
    this.late = undefined;
    const state = this.parts.store.getState();
    const lead = frame.runs.find(({ receded }) => !receded) ?? frame.runs[0];
    const place = (this.memory.cursor ? this.map.cursor() : undefined) ?? lead?.at ?? (frame.start as Point);
    if (words === undefined || frame.start.length !== 2 || !place.every(Number.isFinite)) return {};
    const { layout } = frame;
    const [xlo, xhi, ylo, yhi] = layout.window;
    const start = frame.start as Point;
    // Ways to where the run is, and to the minimum that it should find.
    const ends = [lead?.at, frame.minima[0]?.at as Point | undefined].flatMap((end) => (end === undefined ? [] : [end]));
    this.inquiry.want({
      problem: state.document.problem,
      at: place,
      level: this.memory.level,
      tolerance: powerBelow(2 * TOLERANCE * unitsPerPixel(layout)),
      reach: 2 * powerBelow(REACH * Math.max(xhi - xlo, yhi - ylo)),
      forward: on.has("forward"),
      reverse: on.has("reverse"),
      lattice: FIELDS.some((id) => on.has(id)) ? latticeOf(layout) : undefined,
      ways: on.has("ways") ? ends.toReversed().map((end) => [start, end] as const) : undefined,
    });
    const { reading, field, ways, lattice } = this.inquiry;
    if (reading === undefined) {
      this.write(undefined, words);
      return {};
    }
    if (this.colours?.theme !== frame.theme) this.colours = { theme: frame.theme, value: coloursOf(this.map.elements.stage) };
    const now = [reading, field, ways, lattice, on, this.colours, words];
    if (this.picture === undefined || now.some((value, i) => value !== this.made[i])) {
      this.made = now;
      const scene = { reading, field: field?.value, spacing: lattice?.spacing[0] ?? 0, ways: ways?.value ?? [], on, colours: this.colours.value };
      this.picture = new DistancePicture(scene, sentencesOf(scene, words));
      this.write(this.picture, words);
    }
    return { distances: this.picture };
  }

  /** Numbers of the key; marks that are off, or of which there is nothing, are not in it. */
  private write(picture: DistancePicture | undefined, words: WordsOfDistances): void {
    for (const node of this.key?.querySelectorAll<HTMLElement>("[data-ball]") ?? []) {
      const id = node.dataset["ball"] as MarkId | "state";
      const { scene } = picture ?? {};
      const value =
        id === "state"
          ? scene === undefined
            ? words.waiting
            : scene.reading.balls.member
              ? undefined
              : words.noMember
          : scene?.on.has(id) === true
            ? keyText(id, scene, words)
            : undefined;
      if (node.hidden !== (value === undefined)) node.hidden = value === undefined;
      const label = node.querySelector("[data-text]") ?? node;
      if (value !== undefined && label.textContent !== value) label.textContent = value;
    }
  }
}

/** A lattice on round places, so that it goes with the map. */
function latticeOf(layout: MapFrame["layout"]): Lattice {
  const [xlo, xhi, ylo, yhi] = layout.window;
  const spacing = 2 * powerBelow((SPACING / Math.SQRT2) * unitsPerPixel(layout));
  const first = (low: number): number => Math.ceil(low / spacing - 1) * spacing;
  const [x, y] = [first(xlo), first(ylo)];
  return { origin: [x, y], spacing: [spacing, spacing], columns: Math.floor((xhi - x) / spacing) + 2, rows: Math.floor((yhi - y) / spacing) + 2 };
}

function coloursOf(element: Element): BallColours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return { kl: token("--ball-kl"), fisher: token("--ball-fisher"), euclid: token("--ball-euclid") };
}
