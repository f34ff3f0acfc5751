/** The canvas of the 3-D picture from its first paint to its end, through the loss of its graphics context. */
import { Scene3d } from "../../views/surface3d/scene.ts";
import { loseContext, openContext } from "./context.ts";
import type { Picture } from "../../views/surface3d/scene.ts";

export type StageTrouble = "no-webgl" | "lost";

export class Stage3d {
  private readonly canvas = document.createElement("canvas");
  private readonly gl: WebGL2RenderingContext | null;
  /** Absent while the context is lost: everything in it died with it, so that what comes back begins anew. */
  private scene: Scene3d | undefined;
  private readonly abort = new AbortController();

  /** @param onTrouble hears when the picture goes, and when it is back */
  constructor(host: HTMLElement, onTrouble: (trouble: StageTrouble | undefined) => void) {
    const gl = openContext(this.canvas);
    this.gl = gl;
    if (gl === null) {
      onTrouble("no-webgl");
      return;
    }
    const { signal } = this.abort;
    this.canvas.addEventListener(
      "webglcontextlost",
      (event) => {
        // Without this the browser would not give it back.
        event.preventDefault();
        this.scene?.dispose();
        this.scene = undefined;
        onTrouble("lost");
      },
      { signal },
    );
    this.canvas.addEventListener(
      "webglcontextrestored",
      () => {
        this.scene ??= new Scene3d(this.canvas, gl);
        onTrouble(undefined);
      },
      { signal },
    );
    this.canvas.setAttribute("aria-hidden", "true");
    host.prepend(this.canvas);
    this.scene = new Scene3d(this.canvas, gl);
  }

  get held(): Scene3d["held"] | undefined {
    return this.scene?.held;
  }

  paint(picture: Picture): void {
    this.scene?.paint(picture);
  }

  clear(): void {
    this.scene?.clear();
  }

  close(): void {
    this.abort.abort();
    this.scene?.dispose();
    loseContext(this.gl);
    this.canvas.remove();
  }
}
