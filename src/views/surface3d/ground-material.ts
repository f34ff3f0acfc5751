/** The surface on the graphics card: the bands and iso-lines of the map by level coordinates, and light from one side so that slopes read. */
import { DoubleSide, GLSL3, ShaderMaterial, Vector2, Vector3, Vector4 } from "three";
import { BANDS_FADE, FLAT, LINES_FADE } from "../../draw/height-tones.ts";
import type { HeightColours } from "../../draw/height-tones.ts";
import type { Levels } from "../../draw/levels.ts";

const TONES = 9;
/** A number as GLSL writes floats. */
function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const VERTEX = `
in float level;
out float u;
out vec3 direction;
void main() {
  u = level;
  direction = normal;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

const FRAGMENT = `
uniform vec3 tones[${TONES}];
uniform vec3 ink;
uniform vec2 alpha; // of a line, of an index line
uniform vec4 bands; // low, high, period, phase
uniform float count; // of levels
uniform float ratio; // device pixels per CSS pixel
uniform vec3 light;
uniform vec2 shade; // in the dark, and what light adds
in float u;
in vec3 direction;
out vec4 colour;

vec3 tone(float band) {
  float place = clamp((band + 1.0 - bands.x) / (bands.y - bands.x + 1.0), 0.0, 1.0) * ${float(TONES - 1)};
  int below = min(${TONES - 2}, int(place));
  return mix(tones[below], tones[below + 1], place - float(below));
}

void main() {
  vec3 side = normalize(direction);
  float lit = shade.x + shade.y * max(0.0, dot(gl_FrontFacing ? side : -side, light));
  float slope = length(vec2(dFdx(u), dFdy(u)));
  float line = floor(u + 0.5);
  float distance = slope > 0.0 ? (u - line) / slope : (u >= line ? 1e9 : -1e9);
  float apart = slope > 0.0 ? 1.0 / (slope * ratio) : 1e9;
  float last = count - 1.0;
  vec3 stepped = mix(tone(clamp(line - 1.0, -1.0, last)), tone(clamp(line, -1.0, last)), clamp(0.5 + distance, 0.0, 1.0));
  vec3 ground = mix(tone(u - 0.5), stepped, smoothstep(${float(BANDS_FADE[0])}, ${float(BANDS_FADE[1])}, apart)) * lit;
  if (line >= 0.0 && line <= last) {
    bool index = abs(mod(line - bands.w + 0.5, bands.z) - 0.5) < 0.25;
    float spaced = smoothstep(${float(LINES_FADE[0])}, ${float(LINES_FADE[1])}, index ? apart * bands.z : apart);
    float covered = clamp((ratio + 1.0) / 2.0 - abs(distance), 0.0, 1.0);
    float sure = smoothstep(${float(FLAT[0])}, ${float(FLAT[1])}, slope * ratio);
    ground = mix(ground, ink, (index ? alpha.y : alpha.x) * spaced * covered * sure);
  }
  colour = vec4(ground, 1.0);
}`;

/** From the upper left of the map, as relief maps are lit. */
const LIGHT = new Vector3(-0.45, 0.5, 0.74).normalize();
/** Light grounds take more shadow than dark ones before lines drown in it. */
const SHADE = { light: [0.66, 0.38], dark: [0.55, 0.62] } as const;
const vector = ([r, g, b]: readonly [number, number, number]): Vector3 => new Vector3(r / 255, g / 255, b / 255);

export class GroundMaterial extends ShaderMaterial {
  constructor() {
    super({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 2,
      uniforms: {
        tones: { value: Array.from({ length: TONES }, () => new Vector3()) },
        ink: { value: new Vector3() },
        alpha: { value: new Vector2() },
        bands: { value: new Vector4() },
        count: { value: 1 },
        ratio: { value: 1 },
        light: { value: LIGHT },
        shade: { value: new Vector2() },
      },
    });
  }

  style({ tones, ink, alpha, indexAlpha, paper }: HeightColours, levels: Levels, ratio: number): void {
    const { uniforms } = this;
    uniforms["tones"]!.value = tones.map(vector);
    uniforms["ink"]!.value = vector(ink);
    (uniforms["alpha"]!.value as Vector2).set(alpha, indexAlpha);
    (uniforms["bands"]!.value as Vector4).set(levels.low, levels.high, levels.period, levels.phase);
    uniforms["count"]!.value = levels.heights.length;
    uniforms["ratio"]!.value = ratio;
    const [dark, added] = paper[0] + paper[1] + paper[2] > 384 ? SHADE.light : SHADE.dark;
    (uniforms["shade"]!.value as Vector2).set(dark, added);
  }
}
