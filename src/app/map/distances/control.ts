/**
 * Balls and distances as a living thing: follows playhead or cursor, asks the engine, hands the map what to paint and writes the key.
 * React builds the elements once and is not asked again while anything moves.
 */
import { TOKENS } from "../../../views/map/distances/mark.ts";
import { DistancePicture } from "../../../views/map/distances/picture.ts";
import { unitsPerPixel } from "../../../views/map/layout.ts";
import { chartPaths } from "./chart.ts";
import { Inquiry } from "./inquiry.ts";
import { keyText, nothingAt, sentencesOf } from "./write.ts";
import type { Lattice } from "../../../core/geometry/balls.ts";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { MarkId } from "../../../views/map/def.ts";
import type { BallColours, MarkScene } from "../../../views/map/distances/mark.ts";
import type { FrameRun, MapFrame } from "../../../views/map/frame.ts";
import type { PageParts } from "../../page.ts";
import type { Attachment, MapController } from "../controller.ts";
import type { Switches } from "./switches.ts";
import type { Surroundings } from "./write.ts";

type Point = readonly [number, number];

/** How far chords may lie from curves, in pixels, and how far curves are followed, in plots. */
const TOLERANCE = 0.3;
const REACH = 3;
/** Milliseconds that an answer waits for a picture that comes anyway. */
const PATIENCE = 50;
/** Milliseconds for which what the key says stands at least. */
const READABLE = 150;
/** Pixels from point to point of the lattice, about. */
const SPACING = 64;
const FIELDS: readonly MarkId[] = ["tissot", "plain", "natural"];

/** The largest power of two that is not larger: what is asked about does not change with every frame of a zoom. */
const powerBelow = (value: number): number => 2 ** Math.floor(Math.log2(value));

/** What is shown, and whether of the point under the cursor. */
export interface Settings extends Pick<Switches, "on" | "level" | "draws"> {
  readonly cursor: boolean;
}

export class DistanceControl implements Attachment {
  private readonly inquiry: Inquiry;
  private late: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private telling: (() => void) | undefined;
  private told = -READABLE;
  private colours: { readonly theme: MapFrame["theme"]; readonly value: BallColours } | undefined;
  private settings: Settings = { on: new Set(), level: 1, draws: 1, cursor: false };
  private key: HTMLElement | undefined;
  private words: WordsOfDistances | undefined;
  private made: readonly unknown[] = [];
  private picture: DistancePicture | undefined;

  constructor(
    private readonly map: MapController,
    private readonly parts: PageParts,
  ) {
    this.inquiry = new Inquiry(parts.ask, this.answered);
  }

  /** Begins to take part in the map. @returns a function that ends it */
  join(): () => void {
    const detach = this.map.attach(this);
    return () => {
      detach();
      this.inquiry.close();
      clearTimeout(this.late);
      clearTimeout(this.later);
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

  change(settings: Settings): void {
    this.settings = settings;
    this.map.invalidate();
  }

  show(frame: MapFrame): Partial<MapFrame> {
    const { words, settings } = this;
    const { on } = settings;
    clearTimeout(this.late);
    this.late = undefined;
    const lead = frame.runs.find(({ receded }) => !receded) ?? frame.runs[0];
    const cursor = settings.cursor ? this.map.cursor() : undefined;
    const place = cursor ?? lead?.at ?? (frame.start as Point);
    if (words === undefined || on.size === 0 || frame.start.length !== 2 || !place.every(Number.isFinite)) return {};
    this.ask(frame, place, cursor === undefined ? lead : undefined);
    const { reading, field, ways, lattice } = this.inquiry;
    if (reading === undefined) {
      this.tell(() => this.write(undefined, words));
      return {};
    }
    if (this.colours?.theme !== frame.theme) this.colours = { theme: frame.theme, value: coloursOf(this.map.elements.stage) };
    const around = { frame, run: { name: lead?.name ?? "", over: frame.toCome === undefined } };
    const now = [reading, field, ways, lattice, on, this.colours, words, frame.layout, around.run.name, around.run.over];
    if (this.picture === undefined || now.some((value, i) => value !== this.made[i])) {
      this.made = now;
      const scene = {
        reading,
        field: field?.value,
        spacing: lattice?.spacing[0] ?? 0,
        ways: ways?.value ?? [],
        on,
        colours: this.colours.value,
        names: words.names,
      };
      this.picture = new DistancePicture(scene, () => sentencesOf(scene, words, around));
      this.tell(() => this.write(scene, words, around));
    }
    return { distances: this.picture };
  }

  /** @param lead the run whose ruler is asked for, where θ is at its playhead */
  private ask({ layout, start, minima, toCome }: MapFrame, place: Point, lead: FrameRun | undefined): void {
    const { on, level, draws } = this.settings;
    const { document } = this.parts.store.getState();
    const [xlo, xhi, ylo, yhi] = layout.window;
    // Ways to where the run is, and to the minimum that it should find.
    const ends = [lead?.at, minima[0]?.at as Point | undefined].flatMap((end) => (end === undefined ? [] : [end]));
    const ruler = on.has("ruler") && lead !== undefined ? toCome?.figures.find((figure) => figure.kind === "ruler")?.diagonal : undefined;
    this.inquiry.want({
      problem: document.problem,
      at: place,
      level,
      tolerance: powerBelow(2 * TOLERANCE * unitsPerPixel(layout)),
      reach: 2 * powerBelow(REACH * Math.max(xhi - xlo, yhi - ylo)),
      forward: on.has("forward"),
      reverse: on.has("reverse"),
      hessian: on.has("hessian"),
      drop: on.has("drop"),
      empirical: on.has("empirical"),
      ruler: ruler && [ruler[0]!, ruler[1]!],
      draws: on.has("scores") || on.has("sampled") ? { seed: document.seed, count: draws } : undefined,
      lattice: FIELDS.some((id) => on.has(id)) ? latticeOf(layout) : undefined,
      ways: on.has("ways") ? ends.toReversed().map((end) => [start as Point, end] as const) : undefined,
    });
  }

  /** Text that changes has to be laid out: nobody reads it with every frame, and whoever drags would wait for it. */
  private tell(write: () => void): void {
    this.telling = write;
    const rest = this.told + READABLE - performance.now();
    if (rest <= 0) this.tellNow();
    else this.later ??= setTimeout(this.tellNow, rest);
  }

  private readonly tellNow = (): void => {
    clearTimeout(this.later);
    this.later = undefined;
    this.told = performance.now();
    this.telling?.();
    this.telling = undefined;
  };

  /** Numbers of the key; marks that are off, or of which there is nothing, are not in it. */
  private write(scene: MarkScene | undefined, words: WordsOfDistances, around?: Surroundings): void {
    for (const node of this.key?.querySelectorAll<HTMLElement>("[data-ball]") ?? []) {
      const id = node.dataset["ball"] as MarkId | "state";
      const value =
        id === "state"
          ? scene === undefined
            ? words.waiting
            : scene.reading.norms.defined
              ? undefined
              : nothingAt(scene, words)
          : around !== undefined && scene?.on.has(id) === true
            ? keyText(id, scene, words, around)
            : undefined;
      if (node.hidden !== (value === undefined)) node.hidden = value === undefined;
      const label = node.querySelector("[data-text]") ?? node;
      if (value !== undefined && label.textContent !== value) label.textContent = value;
    }
    const scores = scene?.reading.scores;
    if (scores === undefined) return;
    for (const [name, outline] of Object.entries(chartPaths(scores, scene!.reading.norms.gradient))) {
      this.key?.querySelector(`[data-chart="${name}"]`)?.setAttribute("d", outline);
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
  const entries = Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return Object.fromEntries(entries) as BallColours;
}
