/**
 * The lens as a living thing: follows the state, asks the engine, keeps handles and card where they belong, and hands the map what to paint.
 * React builds the elements once and is not asked again while anything moves.
 */
import { contains } from "../../../draw/clip.ts";
import { readable } from "../../../draw/scales.ts";
import { LensPicture, errorTones } from "../../../views/map/lens/picture.ts";
import { toPixelX, toPixelY, toPlane, unitsPerPixel } from "../../../views/map/layout.ts";
import { snapped } from "../../../views/map/snap.ts";
import { listenToGestures } from "./gestures.ts";
import { listenToHandles } from "./handles.ts";
import { Inquiry } from "./inquiry.ts";
import { EDGE, placeCard } from "./place.ts";
import { cardTexts, writeCard, writeKey } from "./write.ts";
import type { WordsOfLens } from "../../../text/index.ts";
import type { MapFrame } from "../../../views/map/frame.ts";
import type { PageParts } from "../../page.ts";
import type { Lens } from "../../store/state.ts";
import type { Attachment, MapController } from "../controller.ts";
import type { Place } from "./place.ts";

export interface LensElements {
  readonly disc: HTMLElement;
  readonly centre: HTMLElement;
  readonly rim: HTMLElement;
  readonly card: HTMLElement;
  readonly live: HTMLElement;
}
type Point = readonly [number, number];

/** Radius of a new lens, as a share of the plot's shorter side, and the limits of every one, in pixels and as that share. */
const USUAL = 0.17;
const LEAST = 12;
const MOST = 2;
/** From this share on the disc would leave nothing of the map to hold: then only its handles can be dragged. */
const TOO_LARGE = 0.45;
const RADIUS_DIGITS = 3;
/** Stillness after which the reading is spoken. */
const REST = 700;
/** Where the radius is held: to the lower right, or where there is room. */
const DIAGONALS = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

export class LensControl implements Attachment {
  private readonly inquiry: Inquiry;
  private elements: LensElements | undefined;
  private words: WordsOfLens | undefined;
  private picture: LensPicture | undefined;
  private corner: Place["corner"] | undefined;
  /** Height of the key under the map, in pixels of the page. */
  private below = 0;
  private written: readonly unknown[] = [];
  private laidOut: readonly unknown[] = [];
  private spoken = "";
  private rest: ReturnType<typeof setTimeout> | undefined;
  private centre: Point = [0, 0];
  private size = { width: 0, height: 0 };

  /** @param onMenu asks for the menu of a point */
  constructor(
    readonly map: MapController,
    readonly parts: PageParts,
    private readonly onMenu: (place: { readonly x: number; readonly y: number; readonly at: Point }) => void,
  ) {
    this.inquiry = new Inquiry(parts.ask, map.invalidate);
  }

  /** Begins to take part in the map. @returns a function that ends it */
  join(): () => void {
    const { map } = this;
    const endGestures = listenToGestures(this, this.onMenu);
    const detach = map.attach(this);
    return () => {
      endGestures();
      detach();
      this.inquiry.close();
    };
  }

  /** The elements are there. @returns a function that lets go of them */
  hold(elements: LensElements, words: WordsOfLens): () => void {
    this.elements = elements;
    this.words = words;
    this.written = [];
    const letGo = listenToHandles(this, elements);
    const measure = (): void => {
      const { offsetWidth: width, offsetHeight, clientHeight, scrollHeight } = elements.card;
      this.size = { width, height: offsetHeight - clientHeight + scrollHeight };
      this.below = this.map.elements.key?.offsetHeight ?? 0;
      this.map.invalidate();
    };
    const sizes = new ResizeObserver(measure);
    measure();
    sizes.observe(elements.card);
    return () => {
      letGo();
      sizes.disconnect();
      clearTimeout(this.rest);
      this.elements = undefined;
    };
  }

  get lens(): Lens | undefined {
    return this.parts.store.getState().lens;
  }

  /** Where the centre is now, whatever it follows. */
  get at(): Point {
    const { lens } = this;
    return lens?.follows === "nothing" ? lens.at : this.centre;
  }

  /** A point of the picture, on the critical point whose mark lies there. */
  pointAt(x: number, y: number, reach: number): Point {
    const { layout } = this.map.viewport;
    const distance = (at: Point): number => Math.hypot(toPixelX(layout, at[0]) - x, toPixelY(layout, at[1]) - y);
    const near = (this.map.picture?.critical?.points ?? []).map(({ at }) => at).filter((at) => distance(at) <= reach);
    const [nearest] = near.toSorted((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) return nearest;
    const [px, py] = toPlane(layout, x, y);
    return this.rounded(px, py);
  }

  rounded(x: number, y: number): Point {
    const unit = unitsPerPixel(this.map.viewport.layout);
    return [snapped(x, unit), snapped(y, unit)];
  }

  /** Opens the lens at a point, or moves it there. */
  put(at: Point): void {
    const { layout } = this.map.viewport;
    const radius = Number((USUAL * Math.min(layout.plot.width, layout.plot.height) * unitsPerPixel(layout)).toPrecision(2));
    this.parts.store.actions.setLens({ radius, order: 2, ...this.lens, at, follows: "nothing" });
  }

  /** Where somebody looks who has not pointed anywhere: at the ring of the selected run, else the middle. */
  usualPlace(): Point {
    const { layout } = this.map.viewport;
    const ring = this.playhead();
    if (ring !== undefined && contains(layout.plot, toPixelX(layout, ring[0]), toPixelY(layout, ring[1]))) return ring;
    const { plot } = layout;
    const [x, y] = toPlane(layout, plot.x + plot.width / 2, plot.y + plot.height / 2);
    return this.rounded(x, y);
  }

  change(part: Partial<Lens>): void {
    const { lens } = this;
    if (lens !== undefined) this.parts.store.actions.setLens({ ...lens, ...part });
  }

  /** @param follows what the centre goes with from now on; where nothing, it stays where it is */
  follow(follows: Lens["follows"]): void {
    this.change({ follows, at: this.rounded(...this.at) });
  }

  resize(radius: number): void {
    const { layout } = this.map.viewport;
    const unit = unitsPerPixel(layout);
    const most = MOST * Math.min(layout.plot.width, layout.plot.height) * unit;
    this.change({ radius: Number(Math.max(LEAST * unit, Math.min(most, radius)).toPrecision(RADIUS_DIGITS)) });
  }

  dismiss(): void {
    this.parts.store.actions.setLens(undefined);
  }

  focus(): void {
    this.elements?.centre.focus({ preventScroll: true });
  }

  show(frame: MapFrame): Partial<MapFrame> {
    const { lens, elements, words } = this;
    if (lens === undefined) return {};
    const followed = lens.follows === "playhead" ? this.playhead(frame) : lens.follows === "cursor" ? (this.map.cursor() ?? this.centre) : lens.at;
    this.centre = followed !== undefined && followed.every(Number.isFinite) ? followed : lens.at;
    const { problem } = this.parts.store.getState().document;
    const calm = lens.follows === "playhead";
    this.inquiry.want({ problem, at: this.centre, radius: lens.radius, calm });
    const { reading } = this.inquiry;
    // What follows on its own stays in one piece: handles and card wait for the answer.
    if (calm && typeof reading === "object") this.centre = [reading.local.theta[0]!, reading.local.theta[1]!];
    const seen = typeof reading === "object" ? this.pictureOf(reading, lens.order, frame) : undefined;
    this.picture = seen;
    if (elements !== undefined && words !== undefined) {
      this.layOut(elements, frame, lens);
      this.write(elements, words, frame);
    }
    return { lens: seen };
  }

  private pictureOf(reading: ConstructorParameters<typeof LensPicture>[0], order: 1 | 2, { theme }: MapFrame): LensPicture {
    const { picture } = this;
    const levels = this.map.levels();
    const same =
      picture?.reading === reading &&
      picture.order === order &&
      picture.theme === theme &&
      picture.levels.length === levels.length &&
      picture.levels.every((level, i) => level === levels[i]);
    return same ? picture : new LensPicture(reading, order, levels, theme);
  }

  private playhead(frame = this.map.picture): Point | undefined {
    const runs = frame?.runs ?? [];
    return (runs.find(({ receded }) => !receded) ?? runs[0])?.at;
  }

  /** Handles and card, in pixels of the page. */
  private layOut({ disc, centre, rim, card }: LensElements, { layout }: MapFrame, lens: Lens): void {
    const { scale } = this.map.viewport;
    const { plot } = layout;
    const now = [layout, scale, this.size, ...this.centre, lens, card];
    if (now.every((value, i) => value === this.laidOut[i])) return;
    this.laidOut = now;
    const [x, y] = [toPixelX(layout, this.centre[0]), toPixelY(layout, this.centre[1])];
    const radius = lens.radius / unitsPerPixel(layout);
    const move = (element: HTMLElement, px: number, py: number): void => {
      element.style.transform = `translate(${px * scale}px, ${py * scale}px)`;
    };
    const large = radius > TOO_LARGE * Math.min(plot.width, plot.height);
    disc.hidden = large || lens.follows === "cursor";
    disc.style.width = `${2 * radius * scale}px`;
    disc.style.height = disc.style.width;
    move(disc, x - radius, y - radius);
    move(centre, x, y);
    const [dx, dy] = DIAGONALS.map(([u, v]) => [u * Math.SQRT1_2, v * Math.SQRT1_2] as const).find(([u, v]) =>
      contains(plot, x + u * radius, y + v * radius),
    ) ?? [Math.SQRT1_2, Math.SQRT1_2];
    move(rim, x + dx * radius, y + dy * radius);
    rim.setAttribute("aria-valuenow", String(lens.radius));
    rim.setAttribute("aria-valuetext", readable(lens.radius));
    rim.setAttribute("aria-valuemax", String(MOST * Math.min(plot.width, plot.height) * unitsPerPixel(layout)));
    const box = { x: plot.x * scale, y: plot.y * scale, width: plot.width * scale, height: plot.height * scale };
    // What follows the cursor must not flee from it with its card.
    const place: Place =
      lens.follows === "cursor"
        ? { corner: ["right", "top"], x: box.x + box.width - this.size.width - EDGE, y: box.y + EDGE, maxHeight: box.height - 2 * EDGE }
        : placeCard(box, [x * scale, y * scale], radius * scale, this.size, this.below, this.corner);
    this.corner = place.corner;
    card.style.maxHeight = `${place.maxHeight}px`;
    card.style.transform = `translate(${place.x}px, ${place.y}px)`;
  }

  private write({ card, live }: LensElements, words: WordsOfLens, { critical, theme }: MapFrame): void {
    const { reading } = this.inquiry;
    const at = typeof reading === "object" ? reading.local.theta : this.centre;
    const kind = critical?.points.find((point) => point.at.every((value, i) => value === at[i]))?.kind;
    const now = [reading, kind, words, theme, this.picture];
    if (now.every((value, i) => value === this.written[i])) return;
    this.written = now;
    const texts = cardTexts(
      reading,
      kind,
      at.map((value) => readable(value)),
      words,
    );
    writeCard(card, texts, words.unknown);
    writeKey(card, this.picture, errorTones(theme), words);
    this.spoken = texts.spoken;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      if (live.textContent !== this.spoken) live.textContent = this.spoken;
    }, REST);
  }
}
