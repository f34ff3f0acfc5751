/** The surface with its walls: everything solid of the picture, as triangles. */
import { wallsOf } from "./walls.ts";
import type { Surface } from "./surface.ts";
import type { Walls } from "./walls.ts";

interface Mesh {
  readonly positions: Float32Array;
  readonly triangles: Uint32Array;
}

export class Block {
  readonly walls: Walls;

  constructor(readonly surface: Surface) {
    this.walls = wallsOf(surface);
  }

  /** Rough, for what hides what. */
  get meshes(): readonly Mesh[] {
    const { positions, rough } = this.surface;
    return [{ positions, triangles: rough }, this.walls];
  }
}
