/** From where the picture is seen: a perspective camera on a sphere about the middle, and the way from the world to pixels and back. Pure. */

/** Degrees: 0 looks along y, so that x points right; positive turns the eye counter-clockwise about z. 90 up is straight down. */
export interface Orbit {
  readonly azimuth: number;
  readonly elevation: number;
}
export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
export interface Ray {
  readonly from: Vector;
  readonly along: Vector;
}
/** A pixel, and how far from the eye along its axis. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

const LOWEST = 5;
const HIGHEST = 90;
/** Angle of view, upwards. */
const VIEW = 28;
/** Room around the picture, in pixels: figures stand there. */
const MARGIN = { left: 64, right: 60, top: 16, bottom: 64 } as const;
/** In a small picture they have less of it, as shares of its width and height. */
const MOST_MARGIN = 0.13;
/** The distance is sought between touching the picture and so many times its size. */
const FARTHEST = 200;
const HALVINGS = 30;
const TENTHS = 10;
const RADIANS = Math.PI / 180;

/** Within limits, to a tenth of a degree, so that links stay short. */
export function turned(orbit: Orbit, azimuth: number, elevation: number): Orbit {
  const round = (value: number): number => Math.round(value * TENTHS) / TENTHS;
  const full = orbit.azimuth + azimuth;
  const wrapped = full - 360 * Math.ceil((full - 180) / 360);
  return { azimuth: round(wrapped) + 0, elevation: round(Math.max(LOWEST, Math.min(HIGHEST, orbit.elevation + elevation))) };
}

const dot = (a: Vector, b: Vector): number => a.x * b.x + a.y * b.y + a.z * b.z;

export class Eye {
  /** Degrees, upwards. */
  readonly view = VIEW;
  readonly position: Vector;
  readonly right: Vector;
  readonly up: Vector;
  /** Towards the eye. */
  readonly back: Vector;
  /** The pixel that the axis of the eye goes through. */
  readonly middleX: number;
  readonly middleY: number;
  readonly near: number;
  readonly far: number;
  /** Pixels of a length of 1 at a distance of 1. */
  private readonly scale: number;

  /** Near enough that a ground so wide, with a picture so tall on it, fills so many pixels but those at the foot. */
  constructor(
    { azimuth, elevation }: Orbit,
    halfWidth: number,
    tall: number,
    readonly width: number,
    readonly height: number,
    foot = 0,
  ) {
    const [a, e] = [azimuth * RADIANS, elevation * RADIANS];
    const [sa, ca, se, ce] = [Math.sin(a), Math.cos(a), Math.sin(e), Math.cos(e)];
    this.right = { x: ca, y: sa, z: 0 };
    this.up = { x: -sa * se, y: ca * se, z: ce };
    this.back = { x: sa * ce, y: -ca * ce, z: se };
    this.scale = height / 2 / Math.tan((VIEW / 2) * RADIANS);
    const middle = tall / 2;
    const corners = [-halfWidth, halfWidth].flatMap((x) => [-1, 1].flatMap((y) => [-middle, middle].map((z) => ({ x, y, z }))));
    const radius = Math.hypot(halfWidth, 1, middle) * 1.05;
    const margin = (side: keyof typeof MARGIN): number => Math.min(MARGIN[side], MOST_MARGIN * (side === "left" || side === "right" ? width : height - foot));
    const room = [Math.max(1, width - margin("left") - margin("right")), Math.max(1, height - foot - margin("top") - margin("bottom"))] as const;
    const fits = (distance: number): boolean => {
      const { left, right, top, bottom } = this.extent(corners, distance);
      return right - left <= room[0] && bottom - top <= room[1];
    };
    let [near, far] = [radius * 1.01, FARTHEST * radius];
    for (let k = 0; k < HALVINGS; k++) {
      const distance = (near + far) / 2;
      if (fits(distance)) far = distance;
      else near = distance;
    }
    const { left, right, top, bottom } = this.extent(corners, far);
    this.middleX = margin("left") + (room[0] - left - right) / 2;
    this.middleY = margin("top") + (room[1] - top - bottom) / 2;
    this.near = far - radius;
    this.far = far + radius;
    this.position = { x: this.back.x * far, y: this.back.y * far, z: this.back.z * far + middle };
  }

  /** Pixels that some points about the middle take up around it. */
  private extent(
    points: readonly Vector[],
    distance: number,
  ): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const point of points) {
      const scale = this.scale / (distance - dot(point, this.back));
      const [x, y] = [dot(point, this.right) * scale, -dot(point, this.up) * scale];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    return { left, right, top, bottom };
  }

  project({ x, y, z }: Vector): Projected {
    const off = { x: x - this.position.x, y: y - this.position.y, z: z - this.position.z };
    const depth = -dot(off, this.back);
    const scale = this.scale / depth;
    return { x: this.middleX + dot(off, this.right) * scale, y: this.middleY - dot(off, this.up) * scale, depth };
  }

  /** The world's length of a pixel at some distance from the eye. */
  pixelAt(depth: number): number {
    return depth / this.scale;
  }

  /** What lies under a pixel; `along` has length 1 along the eye's axis. */
  ray(px: number, py: number): Ray {
    const u = (px - this.middleX) / this.scale;
    const v = (this.middleY - py) / this.scale;
    const part = (axis: "x" | "y" | "z"): number => this.right[axis] * u + this.up[axis] * v - this.back[axis];
    return { from: this.position, along: { x: part("x"), y: part("y"), z: part("z") } };
  }
}
