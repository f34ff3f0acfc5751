/** Turns by keys and buttons: eased over a moment, so that the eye keeps hold of the surface; at once where motion is to be reduced. */
import { turned } from "../../views/surface3d/orbit.ts";
import { changeView, viewOf } from "./view.ts";
import type { PageStore } from "../store/store.ts";

/** Milliseconds. */
const EASE = 150;

export class Turning {
  private frame = 0;
  private begun = 0;
  private done = 0;
  private azimuth = 0;
  private elevation = 0;
  private readonly calm = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(private readonly store: PageStore) {}

  by(azimuth: number, elevation: number): void {
    // What is left of the last turn is still owed.
    this.azimuth = this.azimuth * (1 - this.done) + azimuth;
    this.elevation = this.elevation * (1 - this.done) + elevation;
    this.done = 0;
    this.begun = performance.now();
    if (this.calm.matches) this.advance(1);
    else this.frame ||= requestAnimationFrame(this.tick);
  }

  /** A hand on the picture ends it. */
  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.azimuth = 0;
    this.elevation = 0;
    this.done = 0;
  }

  private readonly tick = (now: number): void => {
    this.frame = 0;
    const t = Math.min(1, Math.max(0, now - this.begun) / EASE);
    this.advance(t * (2 - t));
    if (this.done < 1) this.frame = requestAnimationFrame(this.tick);
    else this.stop();
  };

  private advance(share: number): void {
    const part = share - this.done;
    this.done = share;
    changeView(this.store, turned(viewOf(this.store), this.azimuth * part, this.elevation * part));
  }
}
