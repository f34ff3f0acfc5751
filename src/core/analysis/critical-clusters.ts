/** What an exhaustive search could not throw away, gathered into connected clusters. */
import type { Box } from "./critical-roots.ts";

export interface Cluster {
  readonly boxes: readonly Box[];
  /** Around all of its boxes. */
  readonly hull: Box;
  /** Longest side, in boxes of its level. */
  readonly span: number;
}

/** Boxes whose edges meet belong together. Boxes are at most `rx` × `ry` in half sides. */
export function clusters(boxes: readonly Box[], rx: number, ry: number): Cluster[] {
  const cells = new Map<string, number[]>();
  const key = (i: number, j: number): string => `${i},${j}`;
  const column = (box: Box): number => Math.floor(box.x / (2 * rx));
  const row = (box: Box): number => Math.floor(box.y / (2 * ry));
  boxes.forEach((box, index) => {
    const at = key(column(box), row(box));
    const list = cells.get(at);
    if (list === undefined) cells.set(at, [index]);
    else list.push(index);
  });
  const seen = new Uint8Array(boxes.length);
  const result: Cluster[] = [];
  for (let first = 0; first < boxes.length; first++) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    const members = [first];
    for (let k = 0; k < members.length; k++) {
      const box = boxes[members[k]!]!;
      for (let i = -1; i <= 1; i++) {
        for (let j = -1; j <= 1; j++) {
          for (const other of cells.get(key(column(box) + i, row(box) + j)) ?? []) {
            if (seen[other] === 1 || !touch(box, boxes[other]!, rx, ry)) continue;
            seen[other] = 1;
            members.push(other);
          }
        }
      }
    }
    const own = members.map((index) => boxes[index]!);
    const hull = hullOf(own);
    result.push({ boxes: own, hull, span: Math.max(hull.rx / rx, hull.ry / ry) });
  }
  return result;
}

/** Slack for the rounding of edges, in boxes. */
const SLACK = 1e-3;
function touch(a: Box, b: Box, rx: number, ry: number): boolean {
  return Math.abs(a.x - b.x) <= a.rx + b.rx + SLACK * rx && Math.abs(a.y - b.y) <= a.ry + b.ry + SLACK * ry;
}

function hullOf(boxes: readonly Box[]): Box {
  let [xlo, xhi, ylo, yhi] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, rx, ry } of boxes) {
    xlo = Math.min(xlo, x - rx);
    xhi = Math.max(xhi, x + rx);
    ylo = Math.min(ylo, y - ry);
    yhi = Math.max(yhi, y + ry);
  }
  return { x: xlo / 2 + xhi / 2, y: ylo / 2 + yhi / 2, rx: xhi / 2 - xlo / 2, ry: yhi / 2 - ylo / 2 };
}
