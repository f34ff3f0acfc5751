/** Paints without WebGL2, by code that few browsers need and that comes when one does. */
import type { CanvasPainter } from "./canvas-painter.ts";
import type { Frame, Painter } from "./painter.ts";

export class LatePainter implements Painter {
  readonly mode = "canvas";
  private painter: CanvasPainter | undefined;
  private asked = false;
  private closed = false;

  /** @param again asks for a frame: now it can be painted */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly context: CanvasRenderingContext2D,
    private readonly again: () => void,
  ) {
    void this.fetch();
  }

  get ready(): boolean {
    return this.painter !== undefined;
  }

  paint(frame: Frame): void {
    if (this.painter === undefined) void this.fetch();
    else this.painter.paint(frame);
  }

  release(): void {
    // Nothing is kept of a tile.
  }

  dispose(): void {
    this.closed = true;
    this.painter = undefined;
  }

  private async fetch(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    try {
      const { CanvasPainter } = await import("./canvas-painter.ts");
      if (this.closed) return;
      this.painter = new CanvasPainter(this.canvas, this.context);
      this.again();
    } catch {
      // Without a network: the next picture asks again.
      this.asked = false;
    }
  }
}
