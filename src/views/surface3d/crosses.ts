/** Eigen-crosses that lie on the surface: to the same height as on the map, solid where it rises and dashed where it falls; not where the block hides them. */
import type { Arm } from "../../draw/arms.ts";
import type { Depth } from "./depth.ts";
import type { Eye } from "./orbit.ts";
import type { Surface } from "./surface.ts";

export interface Cross {
  readonly x: number;
  readonly y: number;
  readonly arms: readonly Arm[];
}

const LINE = 1.5;
const DASH = [4, 3];
/** Parts of half an arm: it bends with the surface. */
const PARTS = 8;

interface Ground {
  readonly surface: Surface;
  readonly eye: Eye;
  readonly depth: Depth;
}
/** What strokes are put on. */
type Pen = Pick<Path2D, "moveTo" | "lineTo">;

/** Both halves of an arm, each from the middle outwards as far as there is a surface. */
export function strokeArm({ surface, eye, depth }: Ground, { x, y }: Cross, { along, length }: Arm, path: Pen): void {
  const { ground } = surface;
  for (const side of [1, -1]) {
    let joined = false;
    for (let k = 0; k <= PARTS; k++) {
      const reach = (side * length * k) / PARTS;
      const [wx, wy] = [(x + along[0] * reach - ground.x) / ground.unit, (y + along[1] * reach - ground.y) / ground.unit];
      const z = surface.at(wx, wy);
      if (Number.isNaN(z)) break;
      const pixel = eye.project({ x: wx, y: wy, z });
      if (depth.hides(pixel.x, pixel.y, pixel.depth)) joined = false;
      else {
        if (joined) path.lineTo(pixel.x, pixel.y);
        else path.moveTo(pixel.x, pixel.y);
        joined = true;
      }
    }
  }
}

export function paintCrosses(context: CanvasRenderingContext2D, ground: Ground, crosses: readonly Cross[], colour: string, casing: string): void {
  const [rising, falling] = [new Path2D(), new Path2D()];
  for (const cross of crosses) for (const arm of cross.arms) strokeArm(ground, cross, arm, arm.up ? rising : falling);
  context.lineWidth = LINE + 2;
  context.strokeStyle = casing;
  for (const path of [rising, falling]) context.stroke(path);
  context.lineWidth = LINE;
  context.strokeStyle = colour;
  context.stroke(rising);
  context.setLineDash(DASH);
  context.stroke(falling);
  context.setLineDash([]);
}
