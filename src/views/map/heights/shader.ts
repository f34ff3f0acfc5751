/**
 * The height field on the graphics card: the same picture as draw/height-image.ts, step by step, in GLSL.
 * No vertex buffers: a tile is a strip of four corners, counted by gl_VertexID.
 */
import { BANDS_FADE, FLAT, HATCH_PERIOD, LINES_FADE } from "../../../draw/height-tones.ts";
import { MARK, NOWHERE } from "../../../draw/level-field.ts";

export const TONES = 9;

/** A number as GLSL writes floats. */
function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export const VERTEX = `#version 300 es
precision highp float;
uniform vec4 place; // left, top, right, bottom in clip space, where rows count downwards
uniform vec4 span; // sample coordinates there
out vec2 sampleAt;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  sampleAt = mix(span.xy, span.zw, corner);
  gl_Position = vec4(mix(place.xy, place.zw, corner), 0.0, 1.0);
}`;

export const FRAGMENT = `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D field;
uniform vec2 rate; // samples per pixel
uniform vec3 tones[${TONES}];
uniform vec3 ink, hatch, paper;
uniform vec2 alpha; // of a line, of an index line
uniform vec4 bands; // low, high, period, phase
uniform float count; // of levels
uniform float ratio; // device pixels per CSS pixel
uniform float hatchShift;
in vec2 sampleAt;
out vec4 colour;

vec3 tone(float band) {
  float place = clamp((band + 1.0 - bands.x) / (bands.y - bands.x + 1.0), 0.0, 1.0) * ${float(TONES - 1)};
  int below = min(${TONES - 2}, int(place));
  return mix(tones[below], tones[below + 1], place - float(below));
}

vec3 surface(float u, float slope) {
  float line = floor(u + 0.5);
  float distance = slope > 0.0 ? (u - line) / slope : (u >= line ? 1e9 : -1e9);
  float apart = slope > 0.0 ? 1.0 / (slope * ratio) : 1e9;
  float last = count - 1.0;
  vec3 stepped = mix(tone(clamp(line - 1.0, -1.0, last)), tone(clamp(line, -1.0, last)), clamp(0.5 + distance, 0.0, 1.0));
  vec3 ground = mix(tone(u - 0.5), stepped, smoothstep(${float(BANDS_FADE[0])}, ${float(BANDS_FADE[1])}, apart));
  if (line < 0.0 || line > last) return ground;
  bool index = abs(mod(line - bands.w + 0.5, bands.z) - 0.5) < 0.25;
  float spaced = smoothstep(${float(LINES_FADE[0])}, ${float(LINES_FADE[1])}, index ? apart * bands.z : apart);
  float covered = clamp((ratio + 1.0) / 2.0 - abs(distance), 0.0, 1.0);
  float sure = smoothstep(${float(FLAT[0])}, ${float(FLAT[1])}, slope * ratio);
  return mix(ground, ink, (index ? alpha.y : alpha.x) * spaced * covered * sure);
}

vec3 outside(float mark) {
  vec3 ground = mark > ${float(NOWHERE / 1.5)} ? paper : mark > 0.0 ? tones[${TONES - 1}] : tones[0];
  float period = ${float(HATCH_PERIOD)} * ratio;
  float along = gl_FragCoord.x + gl_FragCoord.y - hatchShift;
  float place = mod(along, period);
  float covered = clamp((ratio + 1.0) / 2.0 - abs(place - period / 2.0) * 0.70710678, 0.0, 1.0);
  return mix(ground, hatch, covered);
}

void main() {
  ivec2 size = textureSize(field, 0);
  ivec2 cell = clamp(ivec2(floor(sampleAt)), ivec2(0), size - 2);
  vec2 f = sampleAt - vec2(cell);
  vec4 s = vec4(
    texelFetch(field, cell, 0).r, texelFetch(field, cell + ivec2(1, 0), 0).r,
    texelFetch(field, cell + ivec2(0, 1), 0).r, texelFetch(field, cell + ivec2(1, 1), 0).r);
  vec4 valid = vec4(lessThan(abs(s), vec4(${float(MARK)})));
  if (all(equal(valid, vec4(1.0)))) {
    // Not mix(): between equal samples it may miss their value by a rounding, which floor would show as speckles.
    float low = s.x + (s.y - s.x) * f.x;
    float high = s.z + (s.w - s.z) * f.x;
    vec2 slope = vec2(s.y - s.x + (s.w - s.z - s.y + s.x) * f.y, high - low) * rate;
    colour = vec4(surface(low + (high - low) * f.y, length(slope)), 1.0);
    return;
  }
  vec4 weight = vec4((1.0 - f.x) * (1.0 - f.y), f.x * (1.0 - f.y), (1.0 - f.x) * f.y, f.x * f.y);
  vec4 lost = weight * (1.0 - valid) - valid;
  float mark = s.x, heaviest = lost.x;
  if (lost.y > heaviest) { mark = s.y; heaviest = lost.y; }
  if (lost.z > heaviest) { mark = s.z; heaviest = lost.z; }
  if (lost.w > heaviest) mark = s.w;
  vec3 result = outside(mark);
  float inside = dot(weight, valid);
  if (inside > 0.0) {
    float level = dot(weight * valid, mix(vec4(0.0), s, valid)) / inside;
    result = mix(result, surface(level, 0.0), clamp(0.5 + (inside - 0.5) / max(abs(rate.x), abs(rate.y)), 0.0, 1.0));
  }
  colour = vec4(result, 1.0);
}`;
