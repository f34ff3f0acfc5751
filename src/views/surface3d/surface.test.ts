import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Block } from "./block.ts";
import { strokeArm } from "./crosses.ts";
import { Depth } from "./depth.ts";
import { Drape, STEP, STRIDE } from "./drape.ts";
import { Eye, turned } from "./orbit.ts";
import { meetLevel } from "./pick.ts";
import { cutWindow, gridFor, groundOf } from "./surface.ts";
import { built } from "./testing/built.ts";
import type { Window2 } from "../../draw/scales.ts";
import type { Loss } from "./testing/built.ts";

const bowl: Loss = (x, y) => x * x + y * y;
const himmelblau: Loss = (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
const WIDE: Window2 = [-3, 5, -2, 2];
const inside = fc.tuple(fc.double({ min: -0.98, max: 0.98, noNaN: true }), fc.double({ min: -0.98, max: 0.98, noNaN: true }));

describe("the grid", () => {
  it("has square cells, one scale for x and y, never more than 257 samples a side, and a whole number of rough cells", () => {
    for (const window of [WIDE, [0, 1, 0, 9], [-1e-6, 1e-6, 5, 5.00001]] as const) {
      const { columns, rows } = gridFor(window);
      expect(Math.max(columns, rows)).toBe(257);
      expect([columns % 2, rows % 2]).toEqual([1, 1]);
      const [dx, dy] = [(window[1] - window[0]) / (columns - 1), (window[3] - window[2]) / (rows - 1)];
      expect(Math.abs(dx / dy - 1)).toBeLessThan(0.08);
      const { unit, halfWidth } = groundOf(window);
      expect(halfWidth * unit).toBeCloseTo((window[1] - window[0]) / 2, 12);
    }
  });
});

describe("the window", () => {
  it("loses its ends where it is a strip, and nothing otherwise", () => {
    expect(cutWindow([-20, 20, -1, 1])).toEqual([-1.45, 1.45, -1, 1]);
    const [xlo, xhi, ylo, yhi] = cutWindow([0, 7, 0, 100]);
    expect([xlo, xhi, (ylo + yhi) / 2]).toEqual([0, 7, 50]);
    expect((xhi - xlo) / (yhi - ylo)).toBeCloseTo(0.7, 12);
    expect(cutWindow([0, 1, 0, 1])).toEqual([0, 1, 0, 1]);
  });
});

describe("the height scale", () => {
  it("puts the lowest loss on the ground and the highest at the top, in proportion", () => {
    const { surface, scale } = built(bowl, WIDE);
    expect(scale).toMatchObject({ kind: "linear", cut: undefined });
    const heights = [...surface.heights];
    expect(Math.max(...heights)).toBeCloseTo(surface.tall, 6);
    expect(Math.min(...heights)).toBeLessThan(1e-4);
    expect(scale.heightOf(20) - scale.heightOf(10)).toBeCloseTo(scale.heightOf(12) - scale.heightOf(2), 12);
    // A unit of the loss is so many units of x high.
    expect((scale.heightOf(11) - scale.heightOf(10)) * surface.ground.unit).toBeCloseTo(scale.factor, 12);
  });
  it("gives every decade above the base the same height where heights are logarithmic", () => {
    const { scale, surface } = built(himmelblau, [-6, 6, -6, 6], "log", 0);
    expect(scale.kind).toBe("log");
    const decade = scale.heightOf(1000) - scale.heightOf(100);
    expect(decade * surface.ground.unit).toBeCloseTo(scale.factor, 1);
    expect(scale.heightOf(0)).toBe(0);
    expect(scale.heightOf(1)).toBeGreaterThan(0.02);
  });
  it("says where there is no room for a logarithm, and where outliers are cut", () => {
    expect(built((x) => x, WIDE, "log").scale.kind).toBe("linear");
    const pole = built((x, y) => Math.min(1e9, 1 / ((x - 1) * (x - 1) + y * y)), WIDE);
    expect(pole.scale.cut).toBeLessThan(1e9);
    expect(pole.scale.heightOf(1e9)).toBe(pole.surface.tall);
  });
  it("holds on a plane and on a plateau", () => {
    expect([...built(() => 7, WIDE).surface.heights].every((height) => height === 0)).toBe(true);
  });
});

describe("the surface", () => {
  it("lies on its triangles: at every corner, and between them within the triangle that is drawn", () => {
    const { surface } = built(himmelblau, [-6, 6, -5, 5]);
    const [positions, triangles] = [surface.positions, surface.triangles];
    for (let t = 0; t < triangles.length; t += 3 * 97) {
      const corners = [0, 1, 2].map((k) => positions.subarray(3 * triangles[t + k]!, 3 * triangles[t + k]! + 3));
      for (const [a, b] of [
        [1 / 3, 1 / 3],
        [0.98, 0.01],
        [0.1, 0.85],
      ] as const) {
        const weights = [a, b, 1 - a - b];
        const [x, y, z] = [0, 1, 2].map((axis) => corners.reduce((sum, corner, k) => sum + weights[k]! * corner[axis]!, 0));
        expect(surface.at(x!, y!)).toBeCloseTo(z!, 5);
      }
    }
  });
  it("has its triangles counter-clockwise from above, and normals that point away from the slope", () => {
    const { surface } = built((x) => x, WIDE);
    const [p, triangles, normals] = [surface.positions, surface.triangles, surface.normals()];
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t]! * 3, triangles[t + 1]! * 3, triangles[t + 2]! * 3];
      expect((p[b]! - p[a]!) * (p[c + 1]! - p[a + 1]!) - (p[b + 1]! - p[a + 1]!) * (p[c]! - p[a]!)).toBeGreaterThan(0);
    }
    expect(normals[0]).toBeLessThan(-0.1);
    expect(normals[1]).toBeCloseTo(0, 6);
    expect(normals[2]).toBeGreaterThan(0.1);
  });
  it("has holes where there is no loss, and no triangle in them", () => {
    const { surface } = built((x, y) => Math.log(x) + y * y, WIDE);
    expect(surface.at(-0.9, 0)).toBeNaN();
    expect(surface.at(0.9, 0)).toBeGreaterThan(0);
    const positions = surface.positions;
    expect([...surface.triangles].every((corner) => positions[3 * corner]! * surface.ground.unit + surface.ground.x > 0)).toBe(true);
    expect(surface.positions.every(Number.isFinite) && surface.normals().every(Number.isFinite)).toBe(true);
  });
});

describe("the eye", () => {
  const orbits = fc.record({ azimuth: fc.double({ min: -180, max: 180, noNaN: true }), elevation: fc.double({ min: 5, max: 90, noNaN: true }) });
  it("sees the whole picture from everywhere, and pixels lead back to where they came from", () => {
    fc.assert(
      fc.property(orbits, fc.double({ min: 0.3, max: 4, noNaN: true }), fc.integer({ min: 200, max: 1500 }), inside, (orbit, halfWidth, width, [u, v]) => {
        const eye = new Eye(orbit, halfWidth, 0.8, width, 600);
        for (const x of [-halfWidth, halfWidth]) {
          for (const y of [-1, 1]) {
            for (const z of [0, 0.8]) {
              const pixel = eye.project({ x, y, z });
              expect(pixel.x >= 0 && pixel.x <= width && pixel.y >= 0 && pixel.y <= 600).toBe(true);
              expect(pixel.depth > eye.near && pixel.depth < eye.far).toBe(true);
            }
          }
        }
        const point = { x: u * halfWidth, y: v, z: 0.4 };
        const pixel = eye.project(point);
        const back = meetLevel(eye.ray(pixel.x, pixel.y), 0.4)!;
        expect(Math.hypot(back.x - point.x, back.y - point.y)).toBeLessThan(1e-6);
      }),
      { numRuns: 200 },
    );
  });
  it("looks down on the map as the map is: x to the right, y upwards, one scale", () => {
    const eye = new Eye({ azimuth: 0, elevation: 90 }, 1.5, 0.8, 900, 600);
    const [o, x, y] = [eye.project({ x: 0, y: 0, z: 0 }), eye.project({ x: 1, y: 0, z: 0 }), eye.project({ x: 0, y: 1, z: 0 })];
    expect(x.y).toBeCloseTo(o.y, 6);
    expect(y.x).toBeCloseTo(o.x, 6);
    expect(x.x - o.x).toBeCloseTo(o.y - y.y, 6);
    expect(x.x).toBeGreaterThan(o.x);
  });
  it("turns round and round, and stays above the ground", () => {
    expect(turned({ azimuth: 170, elevation: 40 }, 20, 0)).toEqual({ azimuth: -170, elevation: 40 });
    expect(turned({ azimuth: -170, elevation: 40 }, -20, 0)).toEqual({ azimuth: 170, elevation: 40 });
    expect(turned({ azimuth: 0, elevation: 40 }, -720, 100)).toEqual({ azimuth: 0, elevation: 90 });
    expect(turned({ azimuth: 0.04, elevation: 40 }, 0, -100)).toEqual({ azimuth: 0, elevation: 5 });
  });
});

describe("a path on the surface", () => {
  const follow = (path: readonly (readonly [number, number])[], loss: Loss, window: Window2): Drape => {
    const { surface, scale } = built(loss, window);
    const drape = new Drape(surface, scale);
    drape.extend(
      Float64Array.from(path.flat()),
      Float64Array.from(path, ([x, y]) => loss(x, y)),
      2,
      path.length,
      Infinity,
    );
    return drape;
  };
  const vertices = ({ vertices: v, count }: Drape): number[][] => Array.from({ length: count }, (_, k) => [...v.subarray(STRIDE * k, STRIDE * k + STRIDE)]);

  it("goes over hills instead of through them, its own points at their own losses", () => {
    const hill: Loss = (x, y) => Math.exp(-(x * x + y * y));
    const path = [
      [-2, 0],
      [2, 0.1],
    ] as const;
    const drape = follow(path, hill, [-3, 3, -3, 3]);
    const { surface, scale } = drape;
    const all = vertices(drape);
    expect(Math.max(...all.map(([, , z]) => z!))).toBeGreaterThan(0.9 * surface.tall);
    for (const [x, y, z] of all) expect(z!).toBeGreaterThanOrEqual(surface.at(x!, y!) - 1e-5);
    expect(all[0]![2]).toBeCloseTo(Math.max(scale.heightOf(hill(-2, 0)), surface.at(all[0]![0]!, all[0]![1]!)), 5);
  });
  it("is cut at the window, and begins anew where it comes back", () => {
    const drape = follow(
      [
        [0, 0],
        [9, 0],
        [9, 1],
        [0, 1],
      ],
      bowl,
      [-3, 3, -3, 3],
    );
    const all = vertices(drape);
    for (const [x, y] of all) expect(Math.max(Math.abs(x!), Math.abs(y!))).toBeLessThanOrEqual(1 + 1e-6);
    expect(all.filter(([, , , joined]) => joined === 0)).toHaveLength(2);
    expect(drape.upTo(0)).toBe(0);
    expect(drape.upTo(1)).toBe(drape.upTo(2));
    expect(drape.upTo(3)).toBe(drape.count);
    // Of the three steps the first leaves, the second is outside, and the third comes back.
    expect(all.filter(([, , , mark]) => mark === STEP).map(([x, y]) => [x, y])).toEqual([all.at(-1)!.slice(0, 2)]);
  });
  it("knows where its steps are among the vertices that follow the surface", () => {
    const path = [
      [-2, 0],
      [-1, 1],
      [0.5, 1],
      [1, -2],
    ] as const;
    const drape = follow(path, bowl, [-3, 3, -3, 3]);
    const steps = vertices(drape).filter(([, , , mark]) => mark === STEP);
    expect(drape.count).toBeGreaterThan(10);
    expect(steps.map(([x, y]) => [x! * 3, y! * 3].map((value) => Number(value.toFixed(5))))).toEqual(path.slice(1).map((point) => [...point]));
  });
  it("is the same whether it came at once or in pieces, and survives what is no place", () => {
    const path = Array.from({ length: 400 }, (_, k) => [2 * Math.cos(k / 9), k === 200 ? Number.NaN : 2 * Math.sin(k / 7)] as const);
    const whole = follow(path, bowl, [-3, 3, -3, 3]);
    const pieces = new Drape(whole.surface, whole.scale);
    const [points, losses] = [Float64Array.from(path.flat()), Float64Array.from(path, ([x, y]) => bowl(x, y))];
    while (pieces.rows < path.length) pieces.extend(points, losses, 2, path.length, 37);
    expect(vertices(pieces)).toEqual(vertices(whole));
    expect(vertices(whole).flat().every(Number.isFinite)).toBe(true);
    expect(vertices(whole).filter(([, , , joined]) => joined === 0)).toHaveLength(2);
  });
});

describe("an eigen-cross", () => {
  const { surface } = built(bowl, [-3, 3, -3, 3]);
  const ground = (elevation: number) => {
    const eye = new Eye({ azimuth: 0, elevation }, surface.ground.halfWidth, surface.tall, 800, 600);
    return { surface, eye, depth: new Depth(new Block(surface), eye) };
  };
  const strokes = (elevation: number, length: number) => {
    const points: { x: number; y: number; joined: boolean }[] = [];
    const pen = {
      moveTo: (x: number, y: number) => points.push({ x, y, joined: false }),
      lineTo: (x: number, y: number) => points.push({ x, y, joined: true }),
    };
    strokeArm(ground(elevation), { x: 0, y: 0, arms: [] }, { along: [1, 0], length, up: true, cut: false }, pen);
    return points;
  };

  it("reaches on both sides as far as its arm is long, and lies on the surface", () => {
    const points = strokes(90, 1.5);
    const { eye } = ground(90);
    const end = (side: number) => eye.project({ x: (side * 1.5) / surface.ground.unit, y: 0, z: surface.at((side * 1.5) / surface.ground.unit, 0) }).x;
    expect(Math.max(...points.map(({ x }) => x))).toBeCloseTo(end(1), 6);
    expect(Math.min(...points.map(({ x }) => x))).toBeCloseTo(end(-1), 6);
    expect(points.filter(({ joined }) => !joined)).toHaveLength(2);
  });

  it("ends with the surface, and is not seen through the block", () => {
    expect(strokes(90, 30).filter(({ joined }) => joined).length).toBeLessThan(8);
    // From low down the bottom of the bowl is behind its wall.
    expect(strokes(5, 0.5)).toEqual([]);
  });
});
