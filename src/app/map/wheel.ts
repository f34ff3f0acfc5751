/** Wheel and trackpad: zoom about the pointer, eased over a few frames unless motion is to be reduced. */
import { wheelFactor, zoomAbout } from "../../views/map/camera.ts";
import { toPlane } from "../../views/map/layout.ts";
import type { PageStore } from "../store/store.ts";
import type { Viewport } from "./viewport.ts";

/** Time in which the zoom covers 63 % of what is left, in milliseconds, and the rest at which it is done. */
const EASE = 45;
const DONE = 0.002;

export class Wheel {
  private frame = 0;
  private last = 0;
  /** Logarithm of the factor still to come, and the point of the plane that stays where it is. */
  private left = 0;
  private anchor: readonly [number, number] = [0, 0];
  private readonly abort = new AbortController();
  private readonly calm = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(
    stage: HTMLElement,
    private readonly store: PageStore,
    private readonly viewport: Viewport,
  ) {
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const { x, y } = viewport.locate(stage, event);
      this.anchor = toPlane(viewport.layout, x, y);
      this.left += Math.log(wheelFactor(event));
      if (this.calm.matches) this.zoom(1);
      else if (this.frame === 0) {
        this.last = performance.now();
        this.frame = requestAnimationFrame(this.tick);
      }
    };
    stage.addEventListener("wheel", turn, { signal: this.abort.signal, passive: false });
  }

  /** A hand on the map ends what the wheel began. */
  stop(): void {
    this.left = 0;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  close(): void {
    this.abort.abort();
    this.stop();
  }

  private readonly tick = (now: number): void => {
    this.frame = 0;
    const share = 1 - Math.exp(-Math.max(1, now - this.last) / EASE);
    this.last = now;
    this.zoom(Math.abs(this.left) < DONE ? 1 : share);
    if (this.left !== 0) this.frame = requestAnimationFrame(this.tick);
  };

  private zoom(share: number): void {
    const part = this.left * share;
    this.left -= part;
    const { camera, home } = this.viewport;
    this.store.actions.setCamera(zoomAbout(camera, Math.exp(part), this.anchor[0], this.anchor[1], home));
    // The next event may come before the next paint.
    this.viewport.update(this.store.getState());
  }
}
