/**
 * The end markers of runs as path data, for SVG and for Path2D alike. Triangles, crosses and diamonds are not among them:
 * those belong to the surface's critical points.
 */

/** Looks of runs: colour `--run-k`, dash `--run-k-dash` and the marker below, k = 1…LOOKS; a ninth run wears the first look again. */
export const LOOKS = 8;

type Point = readonly [number, number];

/** Radii that give every shape about the visual weight of a disc of radius 1. */
const SQUARE = 0.88;
const PENTAGON = 1.12;
const PLUS = 1.15;
const PLUS_ARM = 0.4;
const HEXAGON = 1.08;
const STAR = 1.35;
const STAR_INNER = 0.55;
const BAR_HALF_WIDTH = 0.42;
const BAR_HALF_HEIGHT = 1.2;
const RING_OUTER = 1.05;
const RING_INNER = 0.55;

function closed(points: readonly Point[], radius: number): string {
  return `M${points.map(([x, y]) => `${(x * radius).toFixed(2)} ${(y * radius).toFixed(2)}`).join("L")}Z`;
}

/** Corners on circles of the given radii in turn, the first one at the top. */
function corners(count: number, ...radii: readonly number[]): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    const radius = radii[i % radii.length]!;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}

function rectangle(halfWidth: number, halfHeight: number): Point[] {
  return [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ];
}

function circle(radius: number, sweep: 0 | 1): string {
  const r = radius.toFixed(2);
  return `M-${r} 0A${r} ${r} 0 1 ${sweep} ${r} 0A${r} ${r} 0 1 ${sweep} -${r} 0Z`;
}

const PLUS_CORNERS: readonly Point[] = [
  [-PLUS_ARM, -PLUS],
  [PLUS_ARM, -PLUS],
  [PLUS_ARM, -PLUS_ARM],
  [PLUS, -PLUS_ARM],
  [PLUS, PLUS_ARM],
  [PLUS_ARM, PLUS_ARM],
  [PLUS_ARM, PLUS],
  [-PLUS_ARM, PLUS],
  [-PLUS_ARM, PLUS_ARM],
  [-PLUS, PLUS_ARM],
  [-PLUS, -PLUS_ARM],
  [-PLUS_ARM, -PLUS_ARM],
];

/** Disc, square, pentagon, plus, hexagon, star, bar, ring: what `look` draws around (0, 0). The ring's hole needs no fill rule. */
export function markerPath(look: number, radius: number): string {
  switch (look % LOOKS) {
    case 0:
      return circle(radius, 1);
    case 1:
      return closed(rectangle(SQUARE, SQUARE), radius);
    case 2:
      return closed(corners(5, PENTAGON), radius);
    case 3:
      return closed(PLUS_CORNERS, radius);
    case 4:
      return closed(corners(6, HEXAGON), radius);
    case 5:
      return closed(corners(10, STAR, STAR_INNER), radius);
    case 6:
      return closed(rectangle(BAR_HALF_WIDTH, BAR_HALF_HEIGHT), radius);
    default:
      return circle(radius * RING_OUTER, 1) + circle(radius * RING_INNER, 0);
  }
}
