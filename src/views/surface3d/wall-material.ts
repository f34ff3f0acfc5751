/** The walls of the block: plain, each side in a light of its own, a little darker towards the ground. */
import { DoubleSide, GLSL3, ShaderMaterial, Vector3 } from "three";
import type { HeightColours } from "../../draw/height-tones.ts";

const VERTEX = `
out float lit;
out float up;
uniform vec3 light;
uniform float tall;
void main() {
  lit = dot(normal, light);
  up = position.z / tall;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const FRAGMENT = `
uniform vec3 colour;
in float lit;
in float up;
out vec4 result;
void main() {
  result = vec4(colour * (0.92 + 0.08 * (gl_FrontFacing ? lit : -lit)) * (0.94 + 0.06 * up), 1.0);
}`;
/** From the left. */
const LIGHT = new Vector3(-0.8, -0.6, 0);
/** Of the colour of what is no surface, against the paper's. */
const SHARE = 0.45;

export class WallMaterial extends ShaderMaterial {
  constructor() {
    super({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 2,
      uniforms: { colour: { value: new Vector3() }, light: { value: LIGHT }, tall: { value: 1 } },
    });
  }

  style({ hatch, paper }: HeightColours, tall: number): void {
    const mixed = hatch.map((value, k) => (paper[k]! + SHARE * (value - paper[k]!)) / 255);
    (this.uniforms["colour"]!.value as Vector3).fromArray(mixed);
    this.uniforms["tall"]!.value = tall;
  }
}
