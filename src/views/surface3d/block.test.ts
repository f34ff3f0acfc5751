import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Block } from "./block.ts";
import { Depth } from "./depth.ts";
import { Eye } from "./orbit.ts";
import { meet } from "./pick.ts";
import { built, coveredBy } from "./testing/built.ts";
import type { Loss } from "./testing/built.ts";
import type { Window2 } from "../../draw/scales.ts";

const himmelblau: Loss = (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
const dome: Loss = (x, y) => Math.sqrt(9 - x * x - y * y);
const inside = fc.tuple(fc.double({ min: -0.98, max: 0.98, noNaN: true }), fc.double({ min: -0.98, max: 0.98, noNaN: true }));
const HIMMELBLAU: Window2 = [-6, 6, -6, 6];
/** How far something has to reach above the way to the eye to hide for certain, in the world's units. */
const SURE = 0.02;

type Triple = readonly [number, number, number];
const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

describe("the block", () => {
  it("has walls below each edge that only one triangle has, about holes too", () => {
    for (const loss of [himmelblau, dome]) {
      const { surface } = built(loss, [-4, 4, -3, 3]);
      const { walls } = new Block(surface);
      const open = new Set<string>();
      for (let t = 0; t < surface.triangles.length; t += 3) {
        for (const [a, b] of [
          [0, 1],
          [1, 2],
          [2, 0],
        ] as const) {
          const [from, to] = [surface.triangles[t + a]!, surface.triangles[t + b]!];
          if (!open.delete(`${to} ${from}`)) open.add(`${from} ${to}`);
        }
      }
      expect(open.size).toBeGreaterThan(500);
      expect(walls.rims.length / 6).toBe(open.size);
    }
  });
  it("has walls from the surface down to the ground that face outwards", () => {
    const { surface } = built(dome, [-4, 4, -3, 3]);
    const { positions, normals, triangles } = new Block(surface).walls;
    const corner = (k: number): Triple => [positions[3 * k]!, positions[3 * k + 1]!, positions[3 * k + 2]!];
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
      const [x, y] = cross(minus(corner(b), corner(a)), minus(corner(c), corner(a)));
      expect(x * normals[3 * a]! + y * normals[3 * a + 1]!).toBeGreaterThanOrEqual(0);
    }
    const heights = Array.from({ length: positions.length / 3 }, (_, k) => corner(k));
    const samples = new Map(Array.from(surface.heights, (z, k) => [`${surface.positions[3 * k]!} ${surface.positions[3 * k + 1]!}`, z]));
    for (const [x, y, z] of heights) expect([0, samples.get(`${x} ${y}`)]).toContain(z);
    expect(heights.filter(([, , z]) => z === 0).length).toBeGreaterThanOrEqual(heights.length / 2);
  });
});

describe("what a pointer points at", () => {
  it("is the place of the surface under it, the first one where there are several, and nothing where a wall is before it", () => {
    const { surface } = built(himmelblau, HIMMELBLAU);
    const block = new Block(surface);
    let found = 0;
    fc.assert(
      fc.property(inside, fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: 15, max: 90, noNaN: true }), ([x, y], azimuth, elevation) => {
        const eye = new Eye({ azimuth, elevation }, surface.ground.halfWidth, surface.tall, 800, 600);
        const point = { x, y, z: surface.at(x, y) };
        const pixel = eye.project(point);
        const hit = meet(surface, eye.ray(pixel.x, pixel.y));
        const covered = coveredBy(block, eye, point);
        if (hit === undefined) {
          expect(covered).toBeGreaterThan(-1e-3);
          return;
        }
        found++;
        expect(Math.abs(hit.z - surface.at(hit.x, hit.y))).toBeLessThan(2e-3);
        // Nothing farther away than the point itself.
        expect(eye.project(hit).depth).toBeLessThan(pixel.depth + 0.01);
        if (covered < -1e-3) expect(Math.hypot(hit.x - x, hit.y - y)).toBeLessThan(0.02);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(200);
  });
  it("is nothing beside the surface and in a hole", () => {
    const { surface } = built((x, y) => Math.log(x) + y * y, [-3, 5, -2, 2]);
    const eye = new Eye({ azimuth: 0, elevation: 90 }, surface.ground.halfWidth, surface.tall, 800, 600);
    expect(meet(surface, eye.ray(1, 1))).toBeUndefined();
    const hole = eye.project({ x: -1, y: 0, z: 0 });
    expect(meet(surface, eye.ray(hole.x, hole.y))).toBeUndefined();
    const side = new Eye({ azimuth: 0, elevation: 5 }, surface.ground.halfWidth, surface.tall, 800, 600);
    const wall = side.project({ x: 1, y: -1, z: 0.01 });
    expect(meet(surface, side.ray(wall.x, wall.y))).toBeUndefined();
  });
});

describe("what the block hides", () => {
  it("is what it stands before, never what is seen", () => {
    const [hidden, missed] = [[0], [0]];
    for (const [loss, window] of [
      [himmelblau, HIMMELBLAU],
      [dome, [-4, 4, -3, 3]],
    ] as const) {
      const { surface } = built(loss, window);
      const block = new Block(surface);
      for (const [azimuth, elevation] of [
        [-30, 40],
        [100, 20],
        [0, 90],
      ] as const) {
        const eye = new Eye({ azimuth, elevation }, surface.ground.halfWidth, surface.tall, 800, 600);
        const depth = new Depth(block, eye);
        for (let k = 0; k < 500; k++) {
          const [x, y] = [1.9 * (((k * 0.618034) % 1) - 0.5), 1.9 * (((k * 0.754878) % 1) - 0.5)];
          const point = { x, y, z: surface.at(x, y) };
          if (Number.isNaN(point.z)) continue;
          const pixel = eye.project(point);
          const isHidden = depth.hides(pixel.x, pixel.y, pixel.depth);
          const covered = coveredBy(block, eye, point);
          if (covered < 0) expect(isHidden).toBe(false);
          if (covered > SURE) (isHidden ? hidden : missed)[0]!++;
        }
      }
    }
    expect(hidden[0]).toBeGreaterThan(100);
    // At the very edges of hills only.
    expect(missed[0]! / hidden[0]!).toBeLessThan(0.1);
  });
});
