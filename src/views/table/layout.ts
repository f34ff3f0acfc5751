/** A million rows in a scrolling box: which rows are seen, and where they stand. Pure arithmetic. */

/** Pixels; browsers stop counting somewhere above 10 million, the lowest of them at 17. */
export const MOST_PIXELS = 8_000_000;

export interface Box {
  readonly count: number;
  readonly rowHeight: number;
  /** Height of the part of the box in which rows are seen. */
  readonly seen: number;
}

export interface Slice {
  /** First row that is drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Room above and below the drawn rows. */
  readonly above: number;
  readonly below: number;
}

/** Height of all rows; beyond the limit the scroll bar covers rows in proportion. */
export function contentHeight({ count, rowHeight }: Box): number {
  return Math.min(MOST_PIXELS, count * rowHeight);
}

/** Scrolling distance of the box, and the number of the row at the top when it is scrolled to its end. */
function reach(box: Box): { distance: number; lastTop: number } {
  return { distance: Math.max(0, contentHeight(box) - box.seen), lastTop: Math.max(0, box.count - box.seen / box.rowHeight) };
}

export function slice(box: Box, scroll: number): Slice {
  const { count, rowHeight, seen } = box;
  const { distance, lastTop } = reach(box);
  const at = distance > 0 ? (Math.min(distance, Math.max(0, scroll)) / distance) * lastTop : 0;
  const first = Math.max(0, Math.floor(at) - 1);
  const end = Math.min(count, Math.ceil(at + seen / rowHeight) + 1);
  const above = Math.max(0, scroll - (at - first) * rowHeight);
  return { first, end, above, below: Math.max(0, contentHeight(box) - above - (end - first) * rowHeight) };
}

/** Where to scroll so that a row is seen; the same place where it is already. */
export function scrollTo(box: Box, row: number, scroll: number): number {
  const { distance, lastTop } = reach(box);
  if (!(distance > 0)) return 0;
  const visible = box.seen / box.rowHeight;
  const top = (scroll / distance) * lastTop;
  if (row >= top && row + 1 <= top + visible) return scroll;
  const wanted = row < top ? row : row + 1 - visible;
  return (Math.max(0, Math.min(lastTop, wanted)) / lastTop) * distance;
}
