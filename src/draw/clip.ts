/** Cutting segments to a box (the parametric method of Liang and Barsky, 1984). */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the part of a segment inside a box begins and ends, as shares of its length: [0, 1] where it is all inside. */
export interface Cut {
  from: number;
  to: number;
}

/** @param out caller-owned; written only where the answer is true. @returns whether anything of the segment lies inside */
export function cutSegment(box: Box, ax: number, ay: number, bx: number, by: number, out: Cut): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  let from = 0;
  let to = 1;
  for (let side = 0; side < 4; side++) {
    // p: how fast the segment leaves through this side; q: how far inside of it the segment begins.
    const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const q = side === 0 ? ax - box.x : side === 1 ? box.x + box.width - ax : side === 2 ? ay - box.y : box.y + box.height - ay;
    if (p === 0) {
      if (q < 0) return false;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
    if (!(from <= to)) return false;
  }
  out.from = from;
  out.to = to;
  return true;
}

export function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
