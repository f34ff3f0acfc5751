/**
 * The canvas of the 3-D picture with its graphics context. Painted when what is solid, its colours or the eye have changed; where a processor
 * imitates the graphics card roughly at first, and finely once nothing has moved for a moment.
 */
import { Scene3d } from "../../views/surface3d/scene.ts";
import { isImitated, loseContext, openContext } from "./context.ts";
import type { Picture } from "../../views/surface3d/scene.ts";

export type StageTrouble = "no-webgl" | "lost";
type Wanted = Omit<Picture, "ratio" | "rough">;

/** Milliseconds without a change. */
const REST = 400;
interface Quality {
  /** Painted pixels per CSS pixel. */
  readonly ratio: () => number;
  /** Painted pixels altogether, at most. */
  readonly most: number;
  readonly rough: boolean;
}
/** While it moves and at rest where the card is imitated: there edges are smooth because two pixels become one. */
const QUICK: Quality = { ratio: () => 1, most: 1e6, rough: true };
const FINE: Quality = { ratio: () => 2 * devicePixelRatio, most: 5e6, rough: false };
/** Sharper than this no screen shows. */
const CARD: Quality = { ratio: () => Math.min(2, devicePixelRatio), most: 16e6, rough: false };

export class Stage3d {
  private readonly canvas = document.createElement("canvas");
  private readonly gl: WebGL2RenderingContext | null;
  /** Absent while the context is lost: everything in it died with it, so that what comes back begins anew. */
  private scene: Scene3d | undefined;
  /** The last one there was. */
  private made: Scene3d | undefined;
  private readonly abort = new AbortController();
  private painted: Wanted | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;

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
        this.drop();
        onTrouble("lost");
      },
      { signal },
    );
    this.canvas.addEventListener(
      "webglcontextrestored",
      () => {
        this.make(gl);
        onTrouble(undefined);
      },
      { signal },
    );
    this.canvas.setAttribute("aria-hidden", "true");
    host.prepend(this.canvas);
    this.make(gl);
  }

  get held(): Scene3d["held"] | undefined {
    return this.made?.held;
  }

  /** @param scale CSS pixels per pixel of the picture */
  paint(wanted: Wanted, scale: number): void {
    const { painted, scene } = this;
    const same = (["block", "levels", "colours", "eye"] as const).every((part) => wanted[part] === painted?.[part]);
    if (same || scene === undefined) return;
    this.painted = wanted;
    clearTimeout(this.rest);
    const draw = ({ ratio, most, rough }: Quality): void => {
      const { width, height } = wanted.eye;
      scene.paint({ ...wanted, rough, ratio: Math.min(scale * ratio(), Math.sqrt(most / (width * height))) });
    };
    if (!isImitated()) {
      draw(CARD);
      return;
    }
    draw(QUICK);
    this.rest = setTimeout(() => draw(FINE), REST);
  }

  clear(): void {
    if (this.painted === undefined) return;
    this.painted = undefined;
    clearTimeout(this.rest);
    this.scene?.clear();
  }

  close(): void {
    this.abort.abort();
    this.drop();
    loseContext(this.gl);
    this.canvas.remove();
  }

  private make(gl: WebGL2RenderingContext): void {
    this.scene ??= new Scene3d(this.canvas, gl);
    this.made = this.scene;
  }

  private drop(): void {
    clearTimeout(this.rest);
    this.painted = undefined;
    this.scene?.dispose();
    this.scene = undefined;
  }
}
