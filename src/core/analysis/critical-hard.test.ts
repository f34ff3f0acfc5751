/**
 * Critical points of typed formulas that are hard for a search by boxes, with answers from paper: degenerate points whose flat direction is
 * slanted, stiff valleys, creases, cones, and what lies on the border.
 */
import { describe, expect, it } from "vitest";
import { fromFormula } from "../problems/parts.ts";
import { criticalPoints } from "./critical.ts";
import type { Window2 } from "../model.ts";
import type { CriticalKind, CriticalPoints } from "./critical.ts";

const SQUARE: Window2 = [-2, 2, -2, 2];
/** A hidden place is known to this, others to a hundred-thousandth of it. */
const HIDDEN = 2e-4;
const KNOWN = 1e-8;

type Expected = readonly [number, number, CriticalKind];

function find(text: string, window: Window2 = SQUARE): CriticalPoints {
  const created = fromFormula(text);
  if (!created.ok) throw new Error(text);
  return criticalPoints(created.problem, window);
}

/** Each expected point once, and no others. */
function expectPoints(found: CriticalPoints, expected: readonly Expected[]): void {
  const left = [...found.points];
  for (const [x, y, kind] of expected) {
    const distance = ({ at }: (typeof left)[number]): number => Math.hypot(at[0] - x, at[1] - y);
    const nearest = left.toSorted((a, b) => distance(a) - distance(b))[0];
    expect(nearest?.kind, `(${x}, ${y})`).toBe(kind);
    expect(distance(nearest!), `(${x}, ${y})`).toBeLessThanOrEqual(kind === "degenerate" ? HIDDEN : KNOWN);
    left.splice(left.indexOf(nearest!), 1);
  }
  expect(left.map(({ at, kind }) => [...at, kind])).toEqual([]);
}

// An oblique pair of coordinates about (0.209…, 0.252…), and a rotated one about (−0.1, 0.2).
const [P, Q] = ["(x+0.4*y-0.31)", "(x-1.7*y+0.22)"];
const [PX, PY] = [0.31 - (0.4 * 0.53) / 2.1, 0.53 / 2.1];
const [T, W] = ["(0.6*x+0.8*y-0.1)", "(0.8*x-0.6*y+0.2)"];
const THIRD = "((x-1/3)+(y-2/7))";

describe("degenerate points in any direction", () => {
  it.each<[string, readonly [number, number], number]>([
    ["(x+y)^4+(x-y)^2", [0, 0], 1],
    ["((x+2*y)^2)^2+(x-y)^4", [0, 0], 1],
    ["(x+y)^4+1e4*(x-y)^2", [0, 0], 1],
    ["1e8*(x+y-1)^4+(x-y)^2", [0.5, 0.5], 1],
    [`${T}^3+${W}^2`, [-0.1, 0.2], 0],
    [`${T}^4+${W}^2`, [-0.1, 0.2], 1],
    [`${T}^4-${W}^2`, [-0.1, 0.2], -1],
    [`${T}^3-3*${T}*${W}^2`, [-0.1, 0.2], -2],
    [`(${T}+${W}^2)^2+${W}^4`, [-0.1, 0.2], 1],
    [`(${T}-${W}^2)*(${T}-3*${W}^2)`, [-0.1, 0.2], -1],
    [`${P}^6+100*${Q}^2`, [PX, PY], 1],
    [`${P}^4+${Q}^6`, [PX, PY], 1],
    [`${P}^3+${Q}^3`, [PX, PY], 0],
    [`${P}^2*${Q}+${Q}^3`, [PX, PY], 0],
    [`1000*${P}^4+0.001*${Q}^2`, [PX, PY], 1],
    [`${THIRD}^4+((x-1/3)-(y-2/7))^2`, [1 / 3, 2 / 7], 1],
    ["(x+y-pi)^4+(x-y)^2", [Math.PI / 2, Math.PI / 2], 1],
    ["(x+y-1.3)^8+(x-y+0.2)^2", [0.55, 0.75], 1],
    ["(x+y-1.3)^5+(x-y+0.2)^2", [0.55, 0.75], 0],
    ["(1-x)^4+100*(y-x^2)^2", [1, 1], 1],
    ["(x+y^2)^2+y^4", [0, 0], 1],
    ["x^4+4*x^3*y+6*x^2*y^2+4*x*y^3+y^4+x^2-2*x*y+y^2", [0, 0], 1],
    ["sin(x+y)-(x+y)+(x-y)^2", [0, 0], 0],
    ["-exp(-(x+y)^4-(x-y)^2)", [0, 0], 1],
    ["cosh(x-0.3)+cosh(y-0.2)-(x-0.3)^2/2-(y-0.2)^2/2", [0.3, 0.2], 1],
    // Powers that underflow next to the point.
    ["x^100+y^2", [0, 0], 1],
    ["(x-0.3)^2+(y-0.2)^40", [0.3, 0.2], 1],
    ["1e-100*((x+y)^4+(x-y)^2)", [0, 0], 1],
  ])("%s", (text, [x, y], index) => {
    const found = find(text);
    expect(found).toMatchObject({ complete: true, winding: index, indices: index });
    expectPoints(found, [[x, y, "degenerate"]]);
  });

  it("finds several, and ordinary points among them", () => {
    expectPoints(find("((x+y)^2-1)^3+(x-y)^2"), [
      [0, 0, "minimum"],
      [0.5, 0.5, "degenerate"],
      [-0.5, -0.5, "degenerate"],
    ]);
    const half = Math.PI / 2;
    const found = find("(1-cos(x+y))^2+(x-y)^2");
    expect(found.complete).toBe(true);
    expectPoints(found, [
      [0, 0, "degenerate"],
      [half, half, "saddle"],
      [-half, -half, "saddle"],
    ]);
  });

  it("does so in small, large and far windows, and on the border", () => {
    for (const window of [
      [-4e-7, 6e-7, -3e-7, 7e-7],
      [-1.7, 2.9, -0.8, 3.3],
      [-2e3, 2.1e3, -1.9e3, 2e3],
    ] as const) {
      const found = find("(x+y)^4+(x-y)^2", window);
      expect(found.complete).toBe(true);
      expectPoints(found, [[0, 0, "degenerate"]]);
    }
    for (const [text, window, x, y] of [
      ["(x+y)^4+(x-y)^2", [0, 2, -1, 1], 0, 0],
      ["(x-0.1)^4+(y-0.3)^2", [0.1, 2, 0, 1], 0.1, 0.3],
      ["(x-0.1)^4+(y-0.3)^4", [0.1, 2, 0.3, 1], 0.1, 0.3],
      ["hypot(x,y)^3", [0, 1, -1, 1], 0, 0],
    ] as const) {
      const found = find(text, window);
      expectPoints(found, [[x, y, "degenerate"]]);
      expect(found.issues.map(({ code }) => code)).toEqual(["on-border"]);
    }
  });

  it("calls none a continuum that is one, and none a point that is a continuum", () => {
    for (const text of ["(x+2*y-0.3)^4", "(x+2*y-0.3)^2", "(x+2*y-0.3)^3", "(y-sin(3*x))^2", "hypot(x,y)+hypot(x-1,y)", "relu(x-0.5)^2+relu(-x-0.5)^2+y^2"]) {
      const found = find(text);
      expect([found.complete, found.points.length, ...found.issues.map(({ code }) => code)], text).toEqual([false, 0, "continuum"]);
    }
  });
});

describe("stiff valleys", () => {
  it.each<[string, readonly Expected[]]>([
    ["(1-x)^2+1e6*(y-x^2)^2", [[1, 1, "minimum"]]],
    // The smaller eigenvalue, 0.4, is below 1e-8 of the larger one.
    ["(1-x)^2+1e8*(y-x^2)^2", [[1, 1, "degenerate"]]],
    ["(1-x)^2+1e12*(y-x^2)^2", [[1, 1, "degenerate"]]],
    ["1e-10*(1-x)^2+(y-x^2)^2", [[1, 1, "degenerate"]]],
    ["(1-x)^4+1e6*(y-x^2)^2", [[1, 1, "degenerate"]]],
    ["1e6*(x-y^2)^2+(y-0.5)^2+(x-0.25)^2", [[0.25, 0.5, "minimum"]]],
    [
      "1e6*(x^2-y)^2+(x-1)^2*(x+1)^2",
      [
        [1, 1, "minimum"],
        [-1, 1, "minimum"],
        [0, 0, "saddle"],
      ],
    ],
    ["1e6*abs(y-x^2)+(1-x)^2", []],
  ])("%s", (text, expected) => {
    const started = performance.now();
    const found = find(text);
    expect(found).toMatchObject({ complete: true, winding: 1 });
    expectPoints(found, expected);
    // Some ten milliseconds where nothing else runs.
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("counts those of a wavy one as Newton from 90,000 starts does", () => {
    expect(find("(1-x)^2+1e6*(y-x^2)^2+3*sin(40*x)", [-2, 2, -1, 3])).toMatchObject({ complete: true, points: { length: 44 } });
    expect(find("1e7*(x^2+y^2-1)^2+sin(7*x)*cos(5*y)")).toMatchObject({ complete: true, points: { length: 19 } });
  });

  it("is no continuum in a huge window", () => {
    const found = find("(1-x)^2+100*(y-x^2)^2", [-1e5, 1.1e5, -1e5, 1.2e5]);
    expect(found.complete).toBe(true);
    expectPoints(found, [[1, 1, "minimum"]]);
  });
});

describe("creases and cones", () => {
  it.each<[string, Window2, number, readonly Expected[]]>([
    ["abs(x+y)+abs(x-y)", SQUARE, 1, []],
    ["abs(x-y)+(x+y)^4", SQUARE, 1, []],
    ["abs(y-x^2)+(1-x)^4", SQUARE, 1, []],
    ["abs(x)+y^2", [-1e6, 1.1e6, -1e6, 1.2e6], 1, []],
    ["abs(x)+abs(y)+x*y", SQUARE, -1, [[1, -1, "saddle"] as const, [-1, 1, "saddle"] as const]],
    ["abs(x^2+y^2-1)+0.1*x", SQUARE, 1, [[0.05, 0, "maximum"]]],
    ["max(x,y)+x^2+y^2", SQUARE, 1, []],
    ["hypot(x,y)+x/2", SQUARE, 1, []],
    ["hypot(2*x+y,y)", SQUARE, 1, []],
    // Bukin's sixth: a ridge of infinite slope, and a crease across it.
    ["100*sqrt(abs(y-0.01*x^2))+0.01*abs(x+10)", [-15, 5, -3, 3], 1, []],
  ])("%s: a point without a gradient is not listed and counts", (text, window, index, expected) => {
    const found = find(text, window);
    expect(found).toMatchObject({ complete: true, winding: index, indices: index });
    expectPoints(found, expected);
  });

  it.each<[string, number, number, number, CriticalKind]>([
    ["x*abs(x)+y^2", 0, 0, 0, "degenerate"],
    ["(x-0.3)*abs(x-0.3)+(y-0.1)^2", 0.3, 0.1, 0, "degenerate"],
    ["(x+y-0.3)*abs(x+y-0.3)+(x-2*y+0.1)^2", 1 / 6, 2 / 15, 0, "degenerate"],
    ["x*abs(x)+y*abs(y)", 0, 0, 0, "degenerate"],
    ["hypot(x,y)^3", 0, 0, 1, "degenerate"],
    ["hypot(x-0.3,y-0.2)^3", 0.3, 0.2, 1, "degenerate"],
    ["((x-0.3)^2+(y-0.2)^2)^1.5", 0.3, 0.2, 1, "degenerate"],
    ["hypot(x,y)^3+x^2", 0, 0, 1, "degenerate"],
    ["abs(x-0.3)^3+abs(y-0.1)^3", 0.3, 0.1, 1, "degenerate"],
    ["abs(x)^1.5+y^2", 0, 0, 1, "degenerate"],
    ["(x*x)^(2/3)+y^2", 0, 0, 1, "degenerate"],
    // All second derivatives around agree that it is a minimum, though they jump.
    ["abs(x*y)+x^2+y^2", 0, 0, 1, "minimum"],
    ["sin(sqrt(x^2+y^2))/sqrt(x^2+y^2)", 0, 0, 1, "maximum"],
    ["sin(x)/x+y^2", 0, 0, -1, "saddle"],
  ])("%s: a point with a gradient is listed, kink or not", (text, x, y, index, kind) => {
    const found = find(text);
    expect(found).toMatchObject({ complete: true, winding: index, indices: index });
    expectPoints(found, [[x, y, kind]]);
  });

  it("lists such points where lines without a gradient cross, too", () => {
    const found = find("abs(sin(x)*sin(y))", [-4, 4, -4, 4]);
    const [multiples, halves] = [
      [-Math.PI, 0, Math.PI],
      [-Math.PI / 2, Math.PI / 2],
    ];
    expectPoints(found, [
      ...multiples.flatMap((x) => multiples.map((y): Expected => [x, y, "degenerate"])),
      ...halves.flatMap((x) => halves.map((y): Expected => [x, y, "maximum"])),
    ]);
    expect(found.complete).toBe(false);
  });

  it("counts as many as Newton from 90,000 starts where kinks are many", () => {
    expect(find("-(y+47)*sin(sqrt(abs(x/2+y+47)))-x*sin(sqrt(abs(x-(y+47))))", [-512, 512, -512, 512])).toMatchObject({
      complete: true,
      points: { length: 295 },
    });
    expect(find("abs(x)+abs(y)+sin(20*x)*sin(20*y)")).toMatchObject({ complete: true, points: { length: 1302 } });
    expect(find("abs(sin(5*x))+abs(cos(7*y))")).toMatchObject({ complete: true, points: { length: 54 } });
    expect(find("abs(y-x^2)+sin(9*x)*cos(4*y)")).toMatchObject({ complete: true, points: { length: 118 } });
  });
});

describe("edges of a domain", () => {
  it.each<[string, readonly Expected[]]>([
    ["log(1-x^2-y^2)", [[0, 0, "maximum"]]],
    ["log(x*y)+x+y", [[-1, -1, "maximum"]]],
    ["sqrt(x*y)", []],
  ])("%s is searched at once, and cannot be checked", (text, expected) => {
    const found = find(text);
    expectPoints(found, expected);
    expect(found.issues.map(({ code }) => code)).toEqual(["undefined"]);
  });
});
