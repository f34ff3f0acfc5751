/**
 * The members at the playhead, of every run in every chart, as they are: densities over the data, or shares of heads. Asked of the engine one question at
 * a time, painted once a frame at most, without React.
 */
import { LOOKS } from "../../draw/markers.ts";
import { ticks, readable } from "../../draw/scales.ts";
import { keepPainted } from "../../views/parts/canvas.ts";
import { hairline } from "../../views/parts/pen.ts";
import { isShown } from "../store/state.ts";
import { dashOf } from "./pictures.ts";
import { placeOfLook } from "./together.ts";
import type { MembersPicture } from "../../core/analysis/members.ts";
import type { Painter, Theme } from "../../views/parts/canvas.ts";
import type { PageParts } from "../page.ts";

type Pen = CanvasRenderingContext2D;
interface Wish {
  readonly problem: ReturnType<PageParts["store"]["getState"]>["document"]["problem"];
  readonly looks: readonly number[];
  readonly at: readonly (readonly number[])[];
  readonly within: readonly number[];
}

const SIDE = 8;
const BELOW = 18;
const TOP = 4;
const RUG = 8;
const LINE = 1.75;
const TICK = 64;
const NAME = 22;
const MARK = 6;

export class DensityControl {
  private readonly painter: Painter;
  private readonly endings: (() => void)[];
  private readonly abort = new AbortController();
  private asking = false;
  private wish: Wish | undefined;
  private found: { readonly wish: Wish; readonly picture: MembersPicture } | undefined;
  private asked = "";

  /** @param names of outcomes, where they are few */
  constructor(
    canvas: HTMLCanvasElement,
    private readonly parts: PageParts,
    private readonly names: readonly string[],
  ) {
    this.painter = keepPainted(canvas, (pen, width, height, theme) => this.paint(pen, width, height, theme));
    this.endings = [parts.store.subscribe(this.look), parts.trajectories.subscribe(this.look)];
    this.look();
  }

  close(): void {
    for (const end of this.endings) end();
    this.abort.abort();
    this.painter.dispose();
  }

  /** What is to be seen now. */
  private readonly look = (): void => {
    const { store, trajectories } = this.parts;
    const state = store.getState();
    const step = Math.min(state.playhead, trajectories.lastPlace);
    const members = state.document.runs.flatMap(({ key, look }) => {
      const trajectory = isShown(state, key) ? trajectories.get(key) : undefined;
      if (trajectory === undefined || trajectory.count === 0) return [];
      const row = trajectory.rowNow(step);
      return [{ look, at: Array.from(trajectory.points.subarray(2 * row, 2 * row + 2)) }];
    });
    this.wish = { problem: state.document.problem, looks: members.map(({ look }) => look), at: members.map(({ at }) => at), within: state.document.start };
    this.ask();
  };

  private ask(): void {
    const { wish } = this;
    const key = JSON.stringify(wish);
    if (this.asking || wish === undefined || wish.at.length === 0 || key === this.asked) return;
    this.asking = true;
    this.asked = key;
    this.parts
      .ask({ kind: "members", problem: wish.problem, at: wish.at, within: wish.within }, this.abort.signal)
      .then((answer) => {
        if (answer.kind === "members") this.found = { wish, picture: answer.picture };
        this.painter.ask();
      })
      // Without a picture the maps say what there is to say.
      .catch(() => undefined)
      .finally(() => {
        this.asking = false;
        if (!this.abort.signal.aborted) this.ask();
      });
  }

  private paint(pen: Pen, width: number, height: number, theme: Theme): void {
    if (this.found === undefined) return;
    const { picture, wish } = this.found;
    pen.font = theme.font;
    const styles = wish.looks.map((look) => ({ colour: theme.runs[look % LOOKS]!.colour, dash: dashOf(placeOfLook(look)) }));
    if (picture.kind === "density") paintDensities(pen, width, height, theme, picture, styles);
    else paintShares(pen, width, height, theme, picture, styles, this.names);
  }
}

type Styles = readonly { readonly colour: string; readonly dash: readonly number[] }[];

/** An axis below the picture. @returns where a value stands */
function axis(pen: Pen, left: number, width: number, bottom: number, theme: Theme, from: number, to: number): (value: number) => number {
  const x = (value: number): number => left + ((value - from) / (to - from)) * (width - SIDE - left);
  hairline(pen, theme.control, left, bottom, width - SIDE, bottom);
  pen.fillStyle = theme.label;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  for (const value of ticks(from, to, width / TICK)) {
    hairline(pen, theme.control, x(value), bottom, x(value), bottom + 3);
    pen.fillText(readable(value), Math.max(left + 8, Math.min(width - SIDE - 8, x(value))), bottom + 5);
  }
  return x;
}

function paintDensities(pen: Pen, width: number, height: number, theme: Theme, picture: Extract<MembersPicture, { kind: "density" }>, styles: Styles): void {
  const { x: places, rows, top, data } = picture;
  const bottom = height - BELOW;
  const x = axis(pen, SIDE, width, bottom, theme, places[0]!, places.at(-1)!);
  for (const value of data) hairline(pen, theme.text, x(value), bottom - RUG, x(value), bottom);
  pen.save();
  pen.beginPath();
  pen.rect(SIDE, TOP, width - 2 * SIDE, bottom - TOP);
  pen.clip();
  pen.lineWidth = LINE;
  for (const [i, row] of rows.entries()) {
    const { colour, dash } = styles[i]!;
    pen.beginPath();
    for (const [k, value] of row.entries()) pen.lineTo(x(places[k]!), Math.max(-bottom, bottom - (value / top) * (bottom - TOP)));
    pen.strokeStyle = colour;
    pen.setLineDash([...dash]);
    pen.stroke();
  }
  pen.restore();
}

function paintShares(
  pen: Pen,
  width: number,
  height: number,
  theme: Theme,
  { rows, target }: Extract<MembersPicture, { kind: "bars" }>,
  styles: Styles,
  names: readonly string[],
): void {
  const bottom = height - BELOW;
  const left = SIDE + NAME;
  const x = axis(pen, left, width, bottom, theme, 0, 1);
  const lanes = rows[0]?.length ?? 0;
  pen.textBaseline = "middle";
  for (let k = 0; k < lanes; k++) {
    const y = TOP + ((k + 0.5) * (bottom - TOP)) / lanes;
    hairline(pen, theme.hairline, left, y, width - SIDE, y);
    pen.fillStyle = theme.label;
    pen.textAlign = "left";
    pen.fillText(names[k] ?? "", SIDE, y);
    if (target !== undefined) {
      pen.beginPath();
      pen.arc(x(target[k]!), y, MARK / 2 + 1, 0, 2 * Math.PI);
      pen.fillStyle = theme.text;
      pen.fill();
    }
    for (const [i, row] of rows.entries()) {
      const { colour, dash } = styles[i]!;
      pen.beginPath();
      pen.moveTo(x(row[k]!), y - 2 * MARK);
      pen.lineTo(x(row[k]!), y + 2 * MARK);
      pen.lineWidth = LINE;
      pen.strokeStyle = colour;
      pen.setLineDash([...dash]);
      pen.stroke();
      pen.setLineDash([]);
    }
  }
}
