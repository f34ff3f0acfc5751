/** The canvas of the 3-D picture from its first paint to its end, through the loss of its graphics context. */
import { Scene3d } from "../../views/surface3d/scene.ts";
import { loseContext, openContext } from "./context.ts";
import type { Picture } from "../../views/surface3d/scene.ts";

export type StageTrouble = "no-webgl" | "lost";

export class Stage3d {
  private readonly canvas = document.createElement("canvas");
  private readonly gl: WebGL2RenderingContext | null;
  private readonly scene: Scene3d | undefined;
  private readonly abort = new AbortController();
  private lost = false;

  /** @param onTrouble hears when the picture goes, and when it is back */
  constructor(host: HTMLElement, onTrouble: (trouble: StageTrouble | undefined) => void) {
    this.gl = openContext(this.canvas);
    if (this.gl === null) {
      onTrouble("no-webgl");
      return;
    }
    this.canvas.setAttribute("aria-hidden", "true");
    host.prepend(this.canvas);
    this.scene = new Scene3d(this.canvas, this.gl);
    const hear = (name: string, lost: boolean): void => {
      const take = (event: Event): void => {
        // Without this the browser would not give it back.
        event.preventDefault();
        this.lost = lost;
        onTrouble(lost ? "lost" : undefined);
      };
      this.canvas.addEventListener(name, take, { signal: this.abort.signal });
    };
    hear("webglcontextlost", true);
    hear("webglcontextrestored", false);
  }

  get held(): Scene3d["held"] | undefined {
    return this.scene?.held;
  }

  paint(picture: Picture): void {
    if (!this.lost) this.scene?.paint(picture);
  }

  clear(): void {
    if (!this.lost) this.scene?.clear();
  }

  close(): void {
    this.abort.abort();
    this.scene?.dispose();
    loseContext(this.gl);
    this.canvas.remove();
  }
}
