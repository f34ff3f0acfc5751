/**
 * Paths on the graphics card, where lines are one pixel wide: each stretch is a rectangle facing the eye, with round ends, so many pixels
 * wide. One buffer a path; casing, the path, and faintly what the surface hides are three passes over it.
 */
import {
  BufferAttribute,
  GLSL3,
  GreaterDepth,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LessEqualDepth,
  Mesh,
  ShaderMaterial,
  Vector2,
  Vector3,
} from "three";
import { STRIDE } from "./drape.ts";
import { sharesOf } from "./theme.ts";
import type { Scene } from "three";
import type { Drape } from "./drape.ts";
import type { PathStyle } from "./theme.ts";

/** Pixels, as on the map. */
const DONE = 2.25;
const TO_COME = 1.25;
const CASING = 1;
/** Of the colour, against the casing's: what is to come, and that of the others while one run is selected. */
const TO_COME_SHARE = 0.75;
const RECEDED_SHARE = 0.45;
const HIDDEN_ALPHA = 0.4;
/** Pixels that a path is drawn nearer to the eye than it is: its edges would sink into slopes. */
const NEARER = 3;
const MOST_DASHES = 8;

const VERTEX = `
in vec4 begin;
in vec4 end;
uniform vec2 pixels; // of the picture
uniform vec2 width; // of what is done, of what is to come
uniform float split; // stretches that are done
uniform float nearer; // world's units
flat out vec2 from;
flat out vec2 to;
flat out float radius;
flat out float done;
flat out vec2 lengths;
out vec2 place;
void main() {
  done = float(gl_InstanceID) < split ? 1.0 : 0.0;
  radius = (done > 0.5 ? width.x : width.y) / 2.0;
  vec4 a = modelViewMatrix * vec4(begin.xyz, 1.0);
  vec4 b = modelViewMatrix * vec4(end.xyz, 1.0);
  a.xyz -= normalize(a.xyz) * nearer;
  b.xyz -= normalize(b.xyz) * nearer;
  vec4 ca = projectionMatrix * a;
  vec4 cb = projectionMatrix * b;
  from = (ca.xy / ca.w * 0.5 + 0.5) * pixels;
  to = (cb.xy / cb.w * 0.5 + 0.5) * pixels;
  lengths = vec2(begin.w < 0.0 ? -1.0 - begin.w : begin.w, end.w);
  vec2 way = to - from;
  vec2 along = length(way) > 1e-4 ? normalize(way) : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float reach = radius + 1.0;
  vec4 c = position.x < 0.5 ? ca : cb;
  place = (position.x < 0.5 ? from : to) + (along * (position.x * 2.0 - 1.0) + across * position.y) * reach;
  gl_Position = vec4((place / pixels * 2.0 - 1.0) * c.w, c.z, c.w);
  // A new stroke begins here: no line leads to it.
  if (end.w < 0.0) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`;

const FRAGMENT = `
uniform vec3 colour;
uniform vec3 receding;
uniform float opacity;
uniform float dashes[${MOST_DASHES}];
uniform int dashCount;
uniform float period;
uniform float perUnit; // pixels of the path's length
flat in vec2 from;
flat in vec2 to;
flat in float radius;
flat in float done;
flat in vec2 lengths;
in vec2 place;
out vec4 result;
void main() {
  vec2 way = to - from;
  float t = clamp(dot(place - from, way) / max(dot(way, way), 1e-6), 0.0, 1.0);
  float away = length(place - from - way * t);
  float covered = clamp(radius + 0.5 - away, 0.0, 1.0);
  if (dashCount > 0) {
    float at = mod(mix(lengths.x, lengths.y, t) * perUnit, period);
    for (int k = 0; k < ${MOST_DASHES}; k++) {
      if (k >= dashCount) break;
      if (at < dashes[k]) {
        if (k % 2 == 1) discard;
        break;
      }
      at -= dashes[k];
    }
  }
  if (covered <= 0.0) discard;
  result = vec4(done > 0.5 ? colour : receding, covered * opacity);
}`;

type Pass = "hidden" | "casing" | "path";

function material(pass: Pass): ShaderMaterial {
  const uniforms = {
    pixels: { value: new Vector2(1, 1) },
    width: { value: new Vector2(1, 1) },
    split: { value: 0 },
    nearer: { value: 0 },
    colour: { value: new Vector3() },
    receding: { value: new Vector3() },
    opacity: { value: pass === "hidden" ? HIDDEN_ALPHA : 1 },
    dashes: { value: Array.from({ length: MOST_DASHES }, () => 0) },
    dashCount: { value: 0 },
    period: { value: 1 },
    perUnit: { value: 1 },
  };
  const depthFunc = pass === "hidden" ? GreaterDepth : LessEqualDepth;
  return new ShaderMaterial({ glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms, transparent: true, depthWrite: false, depthFunc });
}

/** Where a path is seen: pixels of the picture, device pixels per CSS pixel, and the world's length of a CSS pixel in the middle. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly pixel: number;
}

/** A colour as it is, without conversion between colour spaces; mixed with another one. */
function mix(target: Vector3, colour: string, share = 1, other = colour): void {
  const [a, b] = [sharesOf(other), sharesOf(colour)];
  target.set(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share);
}

export class Ribbon {
  private readonly passes: Readonly<Record<Pass, Mesh<InstancedBufferGeometry, ShaderMaterial>>>;
  private buffer: InstancedInterleavedBuffer | undefined;
  private drape: Drape | undefined;
  private held = 0;

  constructor(private readonly scene: Scene) {
    const geometry = new InstancedBufferGeometry();
    const mesh = (pass: Pass): Mesh<InstancedBufferGeometry, ShaderMaterial> => {
      const made = new Mesh(geometry, material(pass));
      // Bounds would have to follow every step.
      made.frustumCulled = false;
      scene.add(made);
      return made;
    };
    this.passes = { hidden: mesh("hidden"), casing: mesh("casing"), path: mesh("path") };
  }

  /** Takes over what a drape has beyond what is held already. */
  follow(drape: Drape): void {
    const { count, vertices } = drape;
    if (this.buffer === undefined || this.drape !== drape || this.buffer.array !== vertices) this.hold(drape);
    else if (count > this.held) {
      this.buffer.addUpdateRange(this.held * STRIDE, (count - this.held) * STRIDE);
      this.buffer.needsUpdate = true;
    }
    this.held = count;
    this.passes.path.geometry.instanceCount = Math.max(0, count - 1);
    for (const pass of Object.values(this.passes)) pass.visible = count > 1;
  }

  /** @param place in the row of runs: later ones lie on top @param split vertices that are done */
  style(
    style: PathStyle,
    casing: string,
    { place, split, receded }: { readonly place: number; readonly split: number; readonly receded: boolean },
    screen: Screen,
  ): void {
    const { ratio } = screen;
    for (const [
      name,
      {
        material: { uniforms },
      },
    ] of Object.entries(this.passes)) {
      const wider = name === "casing" ? 2 * CASING : 0;
      const thin = name === "hidden" ? TO_COME : undefined;
      (uniforms["pixels"]!.value as Vector2).set(screen.width * ratio, screen.height * ratio);
      (uniforms["width"]!.value as Vector2).set(((thin ?? DONE) + wider) * ratio, ((thin ?? TO_COME) + wider) * ratio);
      uniforms["split"]!.value = split - 1;
      uniforms["nearer"]!.value = name === "hidden" ? 0 : NEARER * screen.pixel;
      const colour = name === "casing" ? casing : style.colour;
      mix(uniforms["colour"]!.value as Vector3, colour);
      mix(uniforms["receding"]!.value as Vector3, colour, receded ? RECEDED_SHARE : TO_COME_SHARE, casing);
      const dash = name === "casing" ? [] : style.dash.slice(0, MOST_DASHES);
      uniforms["dashes"]!.value = Array.from({ length: MOST_DASHES }, (_, i) => (dash[i] ?? 0) * ratio);
      uniforms["dashCount"]!.value = dash.length;
      uniforms["period"]!.value = Math.max(1, dash.reduce((sum, part) => sum + part, 0) * ratio);
      uniforms["perUnit"]!.value = ratio / screen.pixel;
    }
    this.passes.hidden.renderOrder = 1;
    this.passes.casing.renderOrder = 10 + 2 * place;
    this.passes.path.renderOrder = 11 + 2 * place;
  }

  dispose(): void {
    this.passes.path.geometry.dispose();
    for (const pass of Object.values(this.passes)) {
      pass.material.dispose();
      this.scene.remove(pass);
    }
  }

  /** Another buffer: the old one goes with its geometry. */
  private hold(drape: Drape): void {
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]), 3));
    geometry.setIndex(new BufferAttribute(new Uint16Array([0, 1, 2, 0, 2, 3]), 1));
    this.buffer = new InstancedInterleavedBuffer(drape.vertices, STRIDE);
    geometry.setAttribute("begin", new InterleavedBufferAttribute(this.buffer, STRIDE, 0));
    geometry.setAttribute("end", new InterleavedBufferAttribute(this.buffer, STRIDE, STRIDE));
    this.passes.path.geometry.dispose();
    for (const pass of Object.values(this.passes)) pass.geometry = geometry;
    this.drape = drape;
  }
}
