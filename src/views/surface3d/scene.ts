/** Everything of the 3-D picture that is on the graphics card. It paints when told to, and gives back all it has taken. */
import { BufferAttribute, BufferGeometry, GLSL3, LineSegments, Matrix4, Mesh, PerspectiveCamera, Scene, ShaderMaterial, Vector4, WebGLRenderer } from "three";
import { GroundMaterial } from "./ground-material.ts";
import { WallMaterial } from "./wall-material.ts";
import type { HeightColours } from "../../draw/height-tones.ts";
import type { Levels } from "../../draw/levels.ts";
import type { Block } from "./block.ts";
import type { Eye } from "./orbit.ts";
import type { Surface } from "./surface.ts";

export interface Picture {
  readonly block: Block;
  readonly levels: Levels;
  readonly colours: HeightColours;
  readonly eye: Eye;
  /** Device pixels per pixel of the picture. */
  readonly ratio: number;
  /** Of fewer triangles. */
  readonly rough: boolean;
}

const LINE_VERTEX = "void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }";
const LINE_FRAGMENT = "uniform vec4 colour; out vec4 result; void main() { result = colour; }";

type Lines = LineSegments<BufferGeometry, ShaderMaterial>;

function linesIn(scene: Scene): Lines {
  const uniforms = { colour: { value: new Vector4() } };
  const material = new ShaderMaterial({ glslVersion: GLSL3, vertexShader: LINE_VERTEX, fragmentShader: LINE_FRAGMENT, uniforms, transparent: true });
  const lines = new LineSegments(new BufferGeometry(), material);
  lines.frustumCulled = false;
  scene.add(lines);
  return lines;
}

export class Scene3d {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera();
  private readonly ground = new Mesh(new BufferGeometry(), new GroundMaterial());
  private readonly walls = new Mesh(new BufferGeometry(), new WallMaterial());
  /** The border of the ground, and that of the surface. */
  private readonly edges = linesIn(this.scene);
  private readonly rims = linesIn(this.scene);
  private block: Block | undefined;
  private levels: Levels | undefined;
  private size = "";

  /** @throws where the canvas gives no WebGL2 */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    context: WebGL2RenderingContext,
  ) {
    this.renderer = new WebGLRenderer({ canvas, context });
    this.renderer.setClearColor(0, 0);
    this.ground.frustumCulled = false;
    this.walls.frustumCulled = false;
    // Placed by the eye's own axes; three is not to derive them again.
    this.camera.matrixAutoUpdate = false;
    this.scene.add(this.ground, this.walls);
  }

  /** What is held on the graphics card. */
  get held(): { readonly geometries: number; readonly textures: number; readonly programs: number } {
    const { memory, programs } = this.renderer.info;
    return { geometries: memory.geometries, textures: memory.textures, programs: programs?.length ?? 0 };
  }

  paint({ block, levels, colours, eye, ratio, rough }: Picture): void {
    this.fit(eye, ratio);
    this.aim(eye);
    if (block !== this.block) this.shape(block);
    if (block !== this.block || levels !== this.levels) this.tint(block.surface, levels);
    this.block = block;
    this.levels = levels;
    this.ground.material.style(colours, levels, ratio);
    this.walls.material.style(colours, block.surface.tall);
    for (const [lines, colour, alpha] of [
      [this.edges, colours.hatch, 1],
      [this.rims, colours.ink, colours.indexAlpha],
    ] as const) {
      (lines.material.uniforms["colour"]!.value as Vector4).set(colour[0] / 255, colour[1] / 255, colour[2] / 255, alpha);
    }
    const { length } = block.surface.rough;
    this.ground.geometry.setDrawRange(rough ? 0 : length, rough ? length : block.surface.triangles.length);
    this.renderer.render(this.scene, this.camera);
  }

  /** Nothing to show. */
  clear(): void {
    this.renderer.clear();
  }

  dispose(): void {
    for (const { geometry, material } of [this.ground, this.walls, this.edges, this.rims]) {
      geometry.dispose();
      material.dispose();
    }
    this.renderer.dispose();
  }

  private fit({ width, height }: Eye, ratio: number): void {
    const size = `${width} ${height} ${ratio}`;
    if (size === this.size) return;
    this.size = size;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
  }

  private aim({ position, right, up, back, view, near, far, width, height, middleX, middleY }: Eye): void {
    const { camera } = this;
    Object.assign(camera, { fov: view, aspect: width / height, near, far });
    camera.setViewOffset(width, height, width / 2 - middleX, height / 2 - middleY, width, height);
    // prettier-ignore
    camera.matrix.copy(new Matrix4(
      right.x, up.x, back.x, position.x,
      right.y, up.y, back.y, position.y,
      right.z, up.z, back.z, position.z,
      0, 0, 0, 1,
    ));
    camera.updateMatrixWorld(true);
  }

  /** Another surface: the arrays of the old one go with its geometry. */
  private shape({ surface, walls }: Block): void {
    const ground = geometryOf(surface.positions, joined(surface.rough, surface.triangles));
    ground.setAttribute("normal", new BufferAttribute(surface.normals(), 3));
    ground.setAttribute("level", new BufferAttribute(new Float32Array(surface.heights.length), 1));
    const sides = geometryOf(walls.positions, walls.triangles);
    sides.setAttribute("normal", new BufferAttribute(walls.normals, 3));
    const w = surface.ground.halfWidth;
    const corners = [-w, -1, 0, w, -1, 0, w, -1, 0, w, 1, 0, w, 1, 0, -w, 1, 0, -w, 1, 0, -w, -1, 0];
    for (const [object, geometry] of [
      [this.ground, ground],
      [this.walls, sides],
      [this.edges, geometryOf(new Float32Array(corners))],
      [this.rims, geometryOf(walls.rims)],
    ] as const) {
      object.geometry.dispose();
      object.geometry = geometry;
    }
  }

  private tint(surface: Surface, levels: Levels): void {
    const attribute = this.ground.geometry.getAttribute("level") as BufferAttribute;
    levels.toCoordinates(surface.samples.values, attribute.array as Float32Array);
    attribute.needsUpdate = true;
  }
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function geometryOf(positions: Float32Array, triangles?: Uint32Array): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  if (triangles !== undefined) geometry.setIndex(new BufferAttribute(triangles, 1));
  return geometry;
}
