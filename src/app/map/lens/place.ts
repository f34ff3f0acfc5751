/** Where the card of the lens stands: beside the disc if there is room, and in any case off the point. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Place {
  readonly side: "right" | "left" | "below" | "above";
  readonly x: number;
  readonly y: number;
  readonly maxHeight: number;
}

const GAP = 12;
export const EDGE = 4;
/** What is kept clear about the point itself: half of what a finger takes. */
const POINT = 24;
/** A card lower than this had better stand at the side, over a part of the disc. */
const LOW = 130;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/**
 * @param plot what it may cover
 * @param before the side on which it was, which it keeps as long as there is room
 */
export function placeCard(
  plot: Rectangle,
  [x, y]: readonly [number, number],
  radius: number,
  card: { readonly width: number; readonly height: number },
  before?: Place["side"],
): Place {
  const [cx, cy] = [clamp(x, plot.x, plot.x + plot.width), clamp(y, plot.y, plot.y + plot.height)];
  const beside = (side: "right" | "left", clear: number): Place | undefined => {
    const left = side === "right" ? cx + clear : cx - clear - card.width;
    if (left < plot.x + EDGE || left + card.width > plot.x + plot.width - EDGE) return undefined;
    const maxHeight = plot.height - 2 * EDGE;
    const top = clamp(cy - card.height / 2, plot.y + EDGE, plot.y + plot.height - EDGE - Math.min(card.height, maxHeight));
    return { side, x: left, y: top, maxHeight };
  };
  const over = (clear: number): Place => {
    const below = plot.y + plot.height - EDGE - cy - clear;
    const above = cy - clear - plot.y - EDGE;
    const side = below >= Math.min(card.height, above) ? "below" : "above";
    const maxHeight = side === "below" ? below : above;
    const left = clamp(cx - card.width / 2, plot.x + EDGE, Math.max(plot.x + EDGE, plot.x + plot.width - EDGE - card.width));
    return { side, x: left, y: side === "below" ? cy + clear : cy - clear - Math.min(card.height, maxHeight), maxHeight };
  };
  const sides = before === "left" ? (["left", "right"] as const) : (["right", "left"] as const);
  for (const clear of [radius + GAP, POINT + GAP]) {
    for (const side of sides) {
      const place = beside(side, clear);
      if (place !== undefined) return place;
    }
    const place = over(clear);
    if (place.maxHeight >= Math.min(LOW, card.height)) return place;
  }
  return over(POINT);
}
