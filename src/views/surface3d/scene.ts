/** Everything of the 3-D picture that is on the graphics card. It paints when told to, and gives back all it has taken. */
import { BufferAttribute, BufferGeometry, GLSL3, LineSegments, Matrix4, Mesh, PerspectiveCamera, Scene, ShaderMaterial, Vector3, WebGLRenderer } from "three";
import { GroundMaterial } from "./ground-material.ts";
import { Ribbon } from "./ribbon.ts";
import type { HeightColours } from "../../draw/height-image.ts";
import type { Levels } from "../../draw/levels.ts";
import type { Drape } from "./drape.ts";
import type { Eye } from "./orbit.ts";
import type { Surface } from "./surface.ts";
import type { PathStyle } from "./theme.ts";

export interface ScenePath {
  readonly key: number;
  readonly drape: Drape;
  readonly style: PathStyle;
  /** Row at the playhead. */
  readonly row: number;
  readonly receded: boolean;
}

export interface Picture {
  readonly surface: Surface;
  readonly levels: Levels;
  readonly colours: HeightColours;
  readonly paths: readonly ScenePath[];
  readonly casing: string;
  readonly eye: Eye;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

const EDGE_VERTEX = "void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }";
const EDGE_FRAGMENT = "uniform vec3 colour; out vec4 result; void main() { result = vec4(colour, 1.0); }";

export class Scene3d {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera();
  private readonly ground = new Mesh(new BufferGeometry(), new GroundMaterial());
  private readonly edges: LineSegments<BufferGeometry, ShaderMaterial>;
  private readonly ribbons = new Map<number, Ribbon>();
  private surface: Surface | undefined;
  private levels: Levels | undefined;
  private size = "";

  /** @throws where the canvas gives no WebGL2 */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    context: WebGL2RenderingContext,
  ) {
    this.renderer = new WebGLRenderer({ canvas, context });
    this.renderer.setClearColor(0, 0);
    this.edges = new LineSegments(
      new BufferGeometry(),
      new ShaderMaterial({ glslVersion: GLSL3, vertexShader: EDGE_VERTEX, fragmentShader: EDGE_FRAGMENT, uniforms: { colour: { value: new Vector3() } } }),
    );
    this.edges.frustumCulled = false;
    this.ground.frustumCulled = false;
    // Placed by the eye's own axes; three is not to derive them again.
    this.camera.matrixAutoUpdate = false;
    this.scene.add(this.edges, this.ground);
  }

  /** What is held on the graphics card. */
  get held(): { readonly geometries: number; readonly textures: number } {
    const { geometries, textures } = this.renderer.info.memory;
    return { geometries, textures };
  }

  paint({ surface, levels, colours, paths, casing, eye, ratio }: Picture): void {
    this.fit(eye, ratio);
    this.aim(eye);
    if (surface !== this.surface) this.shape(surface);
    if (surface !== this.surface || levels !== this.levels) this.tint(surface, levels);
    this.surface = surface;
    this.levels = levels;
    this.ground.material.style(colours, levels, ratio);
    const [r, g, b] = colours.hatch;
    (this.edges.material.uniforms["colour"]!.value as Vector3).set(r / 255, g / 255, b / 255);
    const pixel = eye.pixelAt(eye.project({ x: 0, y: 0, z: surface.tall / 2 }).depth);
    const screen = { width: eye.width, height: eye.height, ratio, pixel };
    const present = new Set(paths.map(({ key }) => key));
    for (const [key, ribbon] of this.ribbons) {
      if (present.has(key)) continue;
      ribbon.dispose();
      this.ribbons.delete(key);
    }
    for (const [place, { key, drape, style, row, receded }] of paths.entries()) {
      const ribbon = this.ribbons.get(key) ?? new Ribbon(this.scene);
      this.ribbons.set(key, ribbon);
      ribbon.follow(drape);
      ribbon.style(style, casing, { place, split: drape.upTo(row), receded }, screen);
    }
    this.renderer.render(this.scene, this.camera);
  }

  /** Nothing to show. */
  clear(): void {
    this.renderer.clear();
  }

  dispose(): void {
    for (const ribbon of this.ribbons.values()) ribbon.dispose();
    this.ribbons.clear();
    this.ground.geometry.dispose();
    this.ground.material.dispose();
    this.edges.geometry.dispose();
    this.edges.material.dispose();
    this.renderer.dispose();
  }

  private fit({ width, height }: Eye, ratio: number): void {
    const size = `${width} ${height} ${ratio}`;
    if (size === this.size) return;
    this.size = size;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
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
  private shape(surface: Surface): void {
    const shape = new BufferGeometry();
    shape.setAttribute("position", new BufferAttribute(surface.positions(), 3));
    shape.setAttribute("normal", new BufferAttribute(surface.normals(), 3));
    shape.setAttribute("level", new BufferAttribute(new Float32Array(surface.heights.length), 1));
    shape.setIndex(new BufferAttribute(surface.triangles(), 1));
    this.ground.geometry.dispose();
    this.ground.geometry = shape;
    const w = surface.ground.halfWidth;
    const corners = [-w, -1, 0, w, -1, 0, w, -1, 0, w, 1, 0, w, 1, 0, -w, 1, 0, -w, 1, 0, -w, -1, 0];
    this.edges.geometry.dispose();
    this.edges.geometry = new BufferGeometry();
    this.edges.geometry.setAttribute("position", new BufferAttribute(new Float32Array(corners), 3));
  }

  private tint(surface: Surface, levels: Levels): void {
    const attribute = this.ground.geometry.getAttribute("level") as BufferAttribute;
    levels.toCoordinates(surface.samples.values, attribute.array as Float32Array);
    attribute.needsUpdate = true;
  }
}
