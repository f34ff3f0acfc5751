/** The block that stands in the 3-D picture, made anew when the losses, their scale or the lowest known one change. */
import { Block } from "../../views/surface3d/block.ts";
import { reliefOf } from "../../views/surface3d/relief.ts";
import { heightScale } from "../../views/surface3d/scale.ts";
import { groundOf, Surface, tallOf } from "../../views/surface3d/surface.ts";
import type { Minimum } from "../../core/model.ts";
import type { HeightKind, HeightScale } from "../../views/surface3d/scale.ts";
import type { Samples } from "../../views/surface3d/surface.ts";

export interface Model {
  readonly block: Block;
  readonly surface: Surface;
  readonly scale: HeightScale;
}

export class Models {
  private made: readonly unknown[] = [];
  private model: Model | undefined;

  /** @returns undefined where there is no finite loss */
  of(samples: Samples, height: HeightKind, minima: readonly Minimum[]): Model | undefined {
    const lowest = minima.filter((minimum) => minimum.global).map((minimum) => minimum.loss);
    const floor = lowest.length === 0 ? undefined : Math.min(...lowest);
    const from = [samples, height, floor];
    if (from.every((value, i) => value === this.made[i]) && this.made.length > 0) return this.model;
    this.made = from;
    const relief = reliefOf(samples, floor);
    const ground = groundOf(samples.window);
    const scale = relief && heightScale(height, relief, tallOf(ground), ground.unit);
    const surface = scale && new Surface(samples, scale);
    this.model = surface && { surface, scale, block: new Block(surface) };
    return this.model;
  }
}
