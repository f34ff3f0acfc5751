/**
 * Paints tiles by the shader: one texture a tile, one draw call a patch, nothing between two calls of `paint`.
 *
 * The picture is painted with its top row first, upside down as WebGL sees it, and a style turns it back. A browser without a graphics card
 * puts the page together on the processor, where a WebGL picture, whose lowest row comes first, is turned and filtered pixel by pixel in
 * every frame that touches the map (2.7 ms of 900 × 650 pixels); two turns cancel, and what remains is a copy (0.4 ms).
 */
import { HATCH_PERIOD } from "../../../draw/height-tones.ts";
import { modulo } from "./painter.ts";
import { SAMPLES } from "./pyramid.ts";
import { FRAGMENT, TONES, VERTEX } from "./shader.ts";
import type { Levels } from "../../../draw/levels.ts";
import type { Frame, Painter, TilePatch } from "./painter.ts";
import type { Tile } from "./tiles.ts";

const UNIFORMS = ["place", "span", "rate", "tones", "ink", "hatch", "paper", "alpha", "bands", "count", "ratio", "hatchShift"] as const;
type Uniforms = Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>;

interface Texture {
  readonly texture: WebGLTexture;
  levels: Levels | undefined;
}

/** Everything that lives in the context and dies with it. */
interface Resources {
  readonly program: WebGLProgram;
  readonly uniforms: Uniforms;
  readonly textures: Map<Tile, Texture>;
}

const unit = (byte: number): number => byte / 255;

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (shader === null) throw new Error("the graphics context is gone");
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

function build(gl: WebGL2RenderingContext): Resources {
  const program = gl.createProgram();
  const shaders = [compile(gl, gl.VERTEX_SHADER, VERTEX), compile(gl, gl.FRAGMENT_SHADER, FRAGMENT)];
  for (const shader of shaders) gl.attachShader(program, shader);
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(shaders.map((shader) => gl.getShaderInfoLog(shader)).join("\n"));
  }
  for (const shader of shaders) gl.deleteShader(shader);
  const uniforms = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)])) as Uniforms;
  return { program, uniforms, textures: new Map() };
}

export class WebglPainter implements Painter {
  readonly mode = "webgl2";
  readonly ready = true;
  private resources: Resources | undefined;
  private readonly listening = new AbortController();

  /** @param again asks for a frame: the context is back and empty */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly gl: WebGL2RenderingContext,
    again: () => void,
  ) {
    this.resources = build(gl);
    canvas.style.transform = "scaleY(-1)";
    const { signal } = this.listening;
    canvas.addEventListener(
      "webglcontextlost",
      (event) => {
        // Without this the browser would not give it back.
        event.preventDefault();
        this.resources = undefined;
      },
      { signal },
    );
    canvas.addEventListener(
      "webglcontextrestored",
      () => {
        this.resources = build(gl);
        again();
      },
      { signal },
    );
  }

  paint(frame: Frame): void {
    const { gl, canvas, resources } = this;
    if (resources === undefined || gl.isContextLost()) return;
    const { colours, levels } = frame;
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(unit(colours.paper[0]), unit(colours.paper[1]), unit(colours.paper[2]), 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (levels === undefined) return;
    gl.useProgram(resources.program);
    this.setStyle(resources.uniforms, frame, levels);
    for (const patch of frame.patches) this.drawPatch(resources, patch, levels);
  }

  release(tile: Tile): void {
    const texture = this.resources?.textures.get(tile);
    if (texture === undefined) return;
    this.gl.deleteTexture(texture.texture);
    this.resources?.textures.delete(tile);
  }

  dispose(): void {
    this.listening.abort();
    const { resources, gl } = this;
    this.resources = undefined;
    if (resources === undefined) return;
    for (const { texture } of resources.textures.values()) gl.deleteTexture(texture);
    gl.deleteProgram(resources.program);
  }

  private setStyle(uniforms: Uniforms, { colours, ratio, origin }: Frame, levels: Levels): void {
    const { gl } = this;
    if (colours.tones.length !== TONES) throw new RangeError(`the shader has ${TONES} tones, not ${colours.tones.length}`);
    gl.uniform3fv(uniforms.tones, colours.tones.flat().map(unit));
    gl.uniform3fv(uniforms.ink, colours.ink.map(unit));
    gl.uniform3fv(uniforms.hatch, colours.hatch.map(unit));
    gl.uniform3fv(uniforms.paper, colours.paper.map(unit));
    gl.uniform2f(uniforms.alpha, colours.alpha, colours.indexAlpha);
    gl.uniform4f(uniforms.bands, levels.low, levels.high, levels.period, levels.phase);
    gl.uniform1f(uniforms.count, levels.heights.length);
    gl.uniform1f(uniforms.ratio, ratio);
    gl.uniform1f(uniforms.hatchShift, modulo(origin[0] - origin[1] + this.canvas.height, HATCH_PERIOD * ratio));
  }

  private drawPatch(resources: Resources, patch: TilePatch, levels: Levels): void {
    const { gl, canvas } = this;
    const { uniforms } = resources;
    const { left, right, top, bottom, u0, u1, v0, v1 } = patch;
    this.bind(resources, patch.tile, levels);
    const [sx, sy] = [2 / canvas.width, 2 / canvas.height];
    gl.uniform4f(uniforms.place, left * sx - 1, top * sy - 1, right * sx - 1, bottom * sy - 1);
    gl.uniform4f(uniforms.span, u0, v0, u1, v1);
    gl.uniform2f(uniforms.rate, (u1 - u0) / (right - left), (v1 - v0) / (bottom - top));
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /** Binds a tile's texture, filled with the coordinates of these levels. */
  private bind({ textures }: Resources, tile: Tile, levels: Levels): void {
    const { gl } = this;
    let held = textures.get(tile);
    const isNew = held === undefined;
    if (held === undefined) {
      held = { texture: gl.createTexture(), levels: undefined };
      textures.set(tile, held);
    }
    gl.bindTexture(gl.TEXTURE_2D, held.texture);
    if (held.levels === levels || tile.coordinates === undefined) return;
    if (isNew) {
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R32F, SAMPLES, SAMPLES);
      // Single floats cannot be filtered; the shader reads four of them.
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    }
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, SAMPLES, SAMPLES, gl.RED, gl.FLOAT, tile.coordinates);
    held.levels = levels;
  }
}
