/** A canvas with a graphics context of its own, and its end: contexts are few, so each is given back at once. */
import { isSoftwareGl } from "../map/software.ts";

let software: boolean | undefined;

/** Whether a processor imitates the graphics card; asked once. */
export function isImitated(): boolean {
  if (software === undefined) {
    const probe = document.createElement("canvas");
    software = isSoftwareGl(probe);
    loseContext(probe.getContext("webgl2"));
  }
  return software;
}

export function loseContext(gl: WebGL2RenderingContext | null): void {
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
}

/** Smooth edges where they cost little. @returns null where there is no WebGL2 */
export function openContext(canvas: HTMLCanvasElement): WebGL2RenderingContext | null {
  return canvas.getContext("webgl2", { alpha: true, antialias: !isImitated(), depth: true, stencil: false });
}
