/** Where the card of the lens stands: in the corner of the map away from the disc; on a narrow map a sheet at the edge away from it. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Horizontal = "left" | "right";
type Vertical = "top" | "bottom";
export interface Place {
  readonly corner: readonly [Horizontal, Vertical];
  readonly x: number;
  readonly y: number;
  readonly maxHeight: number;
}

const GAP = 12;
export const EDGE = 4;
/** What is kept clear about the point itself: half of what a finger takes. */
const POINT = 24;
/** A card lower than this had better stand over a part of the disc. */
const LOW = 120;
/** Share of the map that it may cover. */
const MOST = 1 / 3;

const CORNERS: readonly Place["corner"][] = [
  ["right", "top"],
  ["right", "bottom"],
  ["left", "bottom"],
  ["left", "top"],
];
const SHEETS: readonly Place["corner"][] = [
  ["right", "bottom"],
  ["right", "top"],
];

/**
 * @param plot what it may cover
 * @param card as large as all that it holds; lower, it scrolls
 * @param below height under the plot that a sheet may cover as well: the key
 * @param before the corner in which it was, which it keeps as long as there is room
 */
export function placeCard(
  plot: Rectangle,
  [x, y]: readonly [number, number],
  radius: number,
  card: { readonly width: number; readonly height: number },
  below = 0,
  before?: Place["corner"],
): Place {
  // Where two cards and the point have no room side by side, one of them could not flee from it.
  const sheet = plot.width < 2 * (card.width + EDGE + POINT);
  const most = Math.min(plot.height - 2 * EDGE, sheet ? plot.height * MOST - EDGE : (plot.height * plot.width * MOST) / card.width);
  const bottom = plot.y + plot.height - EDGE;
  /** The card in a corner, as high as it can be there without coming nearer to the point than so far. */
  const placed = (corner: Place["corner"], clear: number): Place => {
    const under = sheet && corner[1] === "bottom" && below > 0 ? below + EDGE : 0;
    const left = corner[0] === "left" ? plot.x + EDGE : plot.x + plot.width - EDGE - card.width;
    const isBeside = x + clear <= left || x - clear >= left + card.width;
    const room = corner[1] === "bottom" ? bottom + under - y - clear : y - clear - plot.y - EDGE;
    const maxHeight = Math.min(most + under, isBeside ? Infinity : room);
    return { corner, x: left, y: corner[1] === "bottom" ? bottom + under - Math.min(card.height, maxHeight) : plot.y + EDGE, maxHeight };
  };
  const isBefore = (corner: Place["corner"]): boolean => before !== undefined && corner[0] === before[0] && corner[1] === before[1];
  const corners = (sheet ? SHEETS : CORNERS).toSorted((a, b) => Number(isBefore(b)) - Number(isBefore(a)));
  const clear = corners.map((corner) => placed(corner, radius + GAP));
  const found = clear.find(({ maxHeight }) => maxHeight >= Math.min(card.height, most)) ?? clear.find(({ maxHeight }) => maxHeight >= LOW);
  if (found !== undefined) return found;
  // The disc is too large: off the point at least.
  return corners.map((corner) => placed(corner, POINT)).reduce((best, one) => (one.maxHeight > best.maxHeight ? one : best));
}
