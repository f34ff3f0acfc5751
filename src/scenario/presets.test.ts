/** Every sentence of every preset, checked by simulation: see the English texts (text/en/presets.ts) for the claims. */
import { describe, expect, it } from "vitest";
import { decode, EMPTY_PAGE, encode } from "./index.ts";
import { chapterOf, chapters, FIRST_PRESET, presetIds, presetOf, presets } from "./presets.ts";
import { catalogue, distance, end, minimaOf, pathsOf } from "./testing/paths.ts";
import type { Path } from "./testing/paths.ts";

/** Steps between which a coordinate changes its sign. */
const turns = (values: readonly number[]): number => values.filter((value, i) => i > 0 && value * values[i - 1]! < 0).length;

describe("presets", () => {
  it.each(presetIds)("%s is read without an issue, is canonical, and is known again with any page keys", (id) => {
    const { scenario, issues } = decode(presets[id], catalogue);
    expect(issues).toEqual([]);
    expect(encode(scenario!, catalogue)).toBe(presets[id]);
    const bare = (seed: number): string => encode({ ...scenario!, seed, page: EMPTY_PAGE }, catalogue);
    expect(presetOf(bare(scenario!.seed))).toBe(id);
    expect(presetOf(bare(scenario!.seed + 1))).toBeUndefined();
  });

  it("begins with the one that a first visit shows", () => {
    expect(presetIds[0]).toBe(FIRST_PRESET);
    expect(presetIds.length).toBeGreaterThanOrEqual(10);
  });

  it("stands in one chapter each: chapters come in the order of their first presets, and none is empty", () => {
    const inOrder = presetIds.map((id) => chapterOf(id));
    expect(inOrder.filter((chapter, i) => chapter !== inOrder[i - 1])).toEqual(Object.keys(chapters));
  });

  it("makes all its steps in every run, or comes to rest: what diverges does so within sight, but for two first runs that leave at once", () => {
    for (const id of presetIds) {
      for (const { ended } of pathsOf(id).slice(id === "newton-overshoots" || id === "chart-precision" ? 1 : 0))
        expect(["budget", "converged"], id).toContain(ended.kind);
    }
  });
});

describe("what the presets claim", () => {
  it("valley: at the same η gradient descent has not even rounded the bend, and momentum is 0.15 from the minimum", () => {
    const [plain, momentum, adam] = pathsOf("valley");
    expect(end(plain!)[0]).toBeLessThan(-0.6);
    expect(distance(end(momentum!), [1, 1])).toBeLessThan(0.15);
    expect(momentum!.loss.at(-1)!).toBeLessThan(adam!.loss.at(-1)!);
    // All three are on the valley's floor within 50 steps, where the loss is that of 1 − x alone.
    for (const { x, loss } of [plain!, adam!]) expect(loss[50]! - (1 - x[50]!) ** 2).toBeLessThan(0.2);
  });

  it("zigzag: plain descent changes sides with every step and is still 0.37 away; momentum has arrived to 1e-6", () => {
    const [plain, momentum] = pathsOf("zigzag");
    expect(turns(plain!.y)).toBe(100);
    expect(distance(end(plain!), [0, 0])).toBeCloseTo(2.5 * 0.981 ** 100, 6);
    expect(distance(end(momentum!), [0, 0])).toBeLessThan(1e-6);
  });

  it("limit: with 2/κ = 0.02 between the two rates, the swing shrinks twentyfold in one run and grows twentyfold in the other", () => {
    const [below, above] = pathsOf("limit");
    expect(Math.abs(end(below!)[1])).toBeCloseTo(0.5 * 0.99 ** 300, 6);
    expect(Math.abs(end(above!)[1])).toBeCloseTo(0.5 * 1.01 ** 300, 6);
    expect(0.99 ** 300).toBeLessThan(1 / 20);
    expect(1.01 ** 300).toBeGreaterThan(19.7);
  });

  it("how-much-momentum: 0 still creeps, 0.8 is there, 0.99 still circles", () => {
    const [none, right, much] = pathsOf("how-much-momentum");
    expect(distance(end(none!), [0, 0])).toBeGreaterThan(0.3);
    expect(distance(end(right!), [0, 0])).toBeLessThan(1e-5);
    expect(distance(end(much!), [0, 0])).toBeGreaterThan(0.3);
    expect(turns(none!.x)).toBe(0);
    expect(turns(much!.x)).toBeGreaterThan(4);
  });

  it("nesterov: the swing across the valley is gone after one step instead of a hundred", () => {
    const [heavy, nesterov] = pathsOf("nesterov");
    expect(turns(heavy!.y)).toBeGreaterThan(10);
    expect(Math.abs(heavy!.y[20]!)).toBeGreaterThan(0.3);
    expect(Math.abs(nesterov!.y[2]!)).toBeLessThan(1e-12);
  });

  it("three-minima: nothing but the momentum differs, and each run ends in another minimum", () => {
    const minima = minimaOf("himmelblau");
    const found = pathsOf("three-minima").map((path) => minima.findIndex((at) => distance(end(path), at) < 0.05));
    expect(found).not.toContain(-1);
    expect(new Set(found).size).toBe(3);
  });

  it("axes: turning the bowl by 45° leaves momentum its loss, and costs the three others a factor of 100,000 and more", () => {
    const straight = pathsOf("axes-straight").map(({ loss }) => loss.at(-1)!);
    const turned = pathsOf("axes-turned").map(({ loss }) => loss.at(-1)!);
    expect(turned[0]! / straight[0]!).toBeCloseTo(1, 3);
    for (const run of [1, 2, 3]) {
      expect(straight[run]!).toBeLessThan(2e-6);
      expect(turned[run]!).toBeGreaterThan(0.1);
      expect(turned[run]! / straight[run]!).toBeGreaterThan(1e5);
    }
  });

  it("saddle-line: y stays exactly 0, and all three come to rest on the saddle", () => {
    for (const path of pathsOf("saddle-line")) {
      expect(path.y.every((y) => y === 0)).toBe(true);
      expect(Math.abs(end(path)[0])).toBeLessThan(0.001);
    }
  });

  it("saddle-hair: within Adam's 40 steps gradient descent does not come 0.005 off the line", () => {
    expect(pathsOf("saddle-hair")[0]!.y[40]!).toBeLessThan(0.005);
  });

  it("saddle-hair: Adam is out of the window within 40 steps, while gradient descent has grown its 0.0001 by 1.1 a step", () => {
    const [plain, adam] = pathsOf("saddle-hair");
    expect(adam!.y[1]! - adam!.y[0]!).toBeCloseTo(0.05, 4);
    expect(adam!.y[40]!).toBeGreaterThan(2);
    expect(plain!.y[40]!).toBeCloseTo(0.0001 * 1.1 ** 40, 8);
    expect(plain!.y[40]!).toBeLessThan(0.005);
    expect(plain!.y[100]!).toBeGreaterThan(1);
  });

  it("no-minimum: momentum ends in the minimum, Adam walks off to the left and sinks at every hundredth step, above 0.452", () => {
    const [momentum, adam] = pathsOf("no-minimum");
    expect(distance(end(momentum!), [3, 0.5])).toBeLessThan(0.002);
    expect(end(adam!)[0]).toBeLessThan(-3.9);
    for (let step = 200; step <= 1000; step += 100) {
      expect(adam!.loss[step]!).toBeLessThan(adam!.loss[step - 100]!);
      expect(adam!.x[step]!).toBeLessThan(adam!.x[step - 100]!);
    }
    expect(adam!.loss.at(-1)!).toBeGreaterThan(0.452);
  });

  it("nearest-dip: all four end in the dip at (2.985, −2.985), at a loss of 17.9 instead of 0", () => {
    for (const path of pathsOf("nearest-dip")) {
      expect(distance(end(path), [2.985, -2.985])).toBeLessThan(0.001);
      expect(path.loss.at(-1)!).toBeCloseTo(17.909, 3);
    }
  });

  it("flat-plateau: nothing moves by a single bit", () => {
    for (const { x, y } of pathsOf("flat-plateau")) {
      expect(new Set(x)).toEqual(new Set([1]));
      expect(new Set(y)).toEqual(new Set([0.3]));
    }
  });

  it("tilted-plateau: Adam crosses the 3 units to the edge in 60 steps; momentum has not gone 1 in 200", () => {
    const [momentum, adam] = pathsOf("tilted-plateau");
    expect(adam!.x[60]!).toBeCloseTo(4, 3);
    expect(end(momentum!)[0]).toBeLessThan(2);
  });

  it("first-step: 10η in each coordinate for RMSProp, η for Adam and AdaGrad, where the slopes differ fourfold", () => {
    const [rmsprop, adam, adagrad] = pathsOf("first-step");
    const first = ({ x, y }: Path): readonly number[] => [x[0]! - x[1]!, y[0]! - y[1]!];
    for (const step of first(rmsprop!)) expect(step).toBeCloseTo(0.5, 6);
    for (const path of [adam!, adagrad!]) for (const step of first(path)) expect(step).toBeCloseTo(0.05, 6);
  });

  it("long-memory: Adam reaches the minimum's neighbourhood, AMSGrad has all but stopped at x = 0.73", () => {
    const [adam, amsgrad] = pathsOf("long-memory");
    expect(distance(end(adam!), [1, 1])).toBeLessThan(0.05);
    expect(amsgrad!.x[100]!).toBeCloseTo(0.72, 2);
    expect(end(amsgrad!)[0]).toBeCloseTo(0.727, 3);
  });

  it("cusp: all three hop across the origin with every step to the end, the farther the larger the rate", () => {
    const paths = pathsOf("cusp");
    const hop = paths.map(({ x, y }) => Math.hypot(x[200]! - x[199]!, y[200]! - y[199]!));
    expect(hop[0]!).toBeGreaterThan(1.5 * hop[1]!);
    expect(hop[1]!).toBeGreaterThan(1.5 * hop[2]!);
    expect(hop[2]!).toBeGreaterThan(0.01);
    for (const { x } of paths) expect(turns(x.slice(100))).toBe(100);
  });

  it("schedule: the constant rate hops across both kinks for ever, by η and 3η; the cosine schedule comes to rest at the minimum", () => {
    const [constant, cosine] = pathsOf("schedule");
    for (const step of [80, 90, 100]) {
      expect(Math.abs(constant!.y[step]! - constant!.y[step - 1]!)).toBeCloseTo(0.21, 6);
      expect(Math.abs(constant!.x[step]! - constant!.x[step - 1]!)).toBeCloseTo(0.07, 6);
    }
    expect(distance(end(cosine!), [0, 0])).toBeLessThan(0.001);
  });

  it("cliff: one step onto the wall throws the run back beyond its start; clipped to length 1, it stays within 0.2 of the foot", () => {
    const [free, clipped] = pathsOf("cliff");
    const foot = free!.x.findIndex((x) => x < 0);
    expect(free!.x[foot + 1]!).toBeGreaterThan(2.02);
    expect(Math.max(...clipped!.x.slice(foot))).toBeLessThan(0.2);
    expect(Math.min(...clipped!.x)).toBeGreaterThan(-0.2);
  });

  it("one-step: y is halved, halved with a change of sides, and grows by a tenth", () => {
    const [short, long, tooLong] = pathsOf("one-step");
    for (let k = 0; k < 12; k++) {
      expect(short!.y[k + 1]! / short!.y[k]!).toBeCloseTo(0.5, 12);
      expect(long!.y[k + 1]! / long!.y[k]!).toBeCloseTo(-0.5, 12);
      expect(tooLong!.y[k + 1]! / tooLong!.y[k]!).toBeCloseTo(-1.1, 12);
    }
  });

  it("best-rate: gᵀg, gᵀHg, the rate that falls farthest, and the one above which the first step rises", () => {
    const [best, below, above] = pathsOf("best-rate");
    const [gg, gHg] = [1 + 100 ** 2, 1 + 100 ** 3];
    expect([gg, gHg]).toEqual([10_001, 1_000_001]);
    expect(gg / gHg).toBeCloseTo(0.010001, 6);
    expect((2 * gg) / gHg).toBeCloseTo(0.020002, 6);
    expect(best!.loss[1]! - best!.loss[0]!).toBeCloseTo(-(gg ** 2) / (2 * gHg), 5);
    expect(below!.loss[1]!).toBeLessThan(below!.loss[0]!);
    expect(above!.loss[1]!).toBeGreaterThan(above!.loss[0]!);
  });

  it("tuned-momentum: 709 steps and 95 to within 1e-6", () => {
    const arrivals = pathsOf("tuned-momentum").map(({ x, y }) => x.findIndex((_, k) => Math.hypot(x[k]!, y[k]!) < 1e-6));
    expect(arrivals).toEqual([709, 95]);
  });

  it("saddle-duel: Newton lands on the saddle, damped it changes sides by a third, saddle-free Newton doubles y", () => {
    const [newton, damped, free] = pathsOf("saddle-duel");
    expect([newton!.x[1], newton!.y[1]]).toEqual([0, 0]);
    expect(newton!.ended.stationary).toBe("saddle");
    for (let k = 0; k < 10; k++) {
      expect(damped!.y[k + 1]! / damped!.y[k]!).toBeCloseTo(-1 / 3, 12);
      expect(free!.y[k + 1]! / free!.y[k]!).toBeCloseTo(2, 12);
    }
  });

  it("through-the-lens: the quadratic's error falls to an eighth, and Newton's step goes to its flat point", () => {
    const [newton] = pathsOf("through-the-lens");
    const [x, y] = [-0.5, 1.2];
    const f = (a: number, b: number): number => (1 - a) ** 2 + 100 * (b - a * a) ** 2;
    const [gx, gy] = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)];
    const [hxx, hxy, hyy] = [2 - 400 * (y - 3 * x * x), -400 * x, 200];
    const error = (r: number): number =>
      Math.max(
        ...Array.from({ length: 360 }, (_, k) => {
          const [a, b] = [r * Math.cos(k), r * Math.sin(k)];
          return Math.abs(f(x + a, y + b) - f(x, y) - gx * a - gy * b - (hxx * a * a + 2 * hxy * a * b + hyy * b * b) / 2);
        }),
      );
    expect(error(0.01) / error(0.005)).toBeCloseTo(8, 0);
    const [dx, dy] = [newton!.x[1]! - x, newton!.y[1]! - y];
    expect(gx + hxx * dx + hxy * dy).toBeCloseTo(0, 9);
    expect(gy + hxy * dx + hyy * dy).toBeCloseTo(0, 9);
  });

  it("newton-climbs: the loss never falls on the way to the maximum; the trust region ends in a minimum", () => {
    const [newton, region] = pathsOf("newton-climbs");
    expect(newton!.loss.every((loss, k) => k === 0 || loss >= newton!.loss[k - 1]! - 1e-9)).toBe(true);
    expect(distance(end(newton!), [-0.27, -0.92])).toBeLessThan(0.005);
    expect([newton!.ended.stationary, region!.ended.stationary]).toEqual(["maximum", "minimum"]);
  });

  it("newton-overshoots: x becomes −x³; half steps and a trust region arrive", () => {
    const [newton, half, region] = pathsOf("newton-overshoots");
    for (let k = 0; k < 4; k++) expect(newton!.x[k + 1]! / -(newton!.x[k]! ** 3)).toBeCloseTo(1, 6);
    expect(newton!.x.slice(1, 4).map((x) => Number(x.toPrecision(2)))).toEqual([-1.7, 5.2, -140]);
    expect(Math.round(newton!.x[3]!)).toBe(-137);
    for (const path of [half!, region!]) expect(distance(end(path), [0, 0])).toBeLessThan(1e-6);
  });

  it("conjugate: two steps with memory, more than 25 without", () => {
    const [steepest, cg, bfgs] = pathsOf("conjugate");
    const arrival = ({ x, y }: Path): number => x.findIndex((_, k) => Math.hypot(x[k]!, y[k]!) < 1e-6);
    expect([cg!, bfgs!].map(arrival)).toEqual([2, 2]);
    expect(arrival(steepest!)).toBeGreaterThan(25);
  });

  it("one-coordinate: after the first sweep each leaves 98 %, and Newton is there after one step", () => {
    const [sweeps, newton] = pathsOf("one-coordinate");
    for (let k = 1; k < 100; k++) expect(sweeps!.x[k + 1]! / sweeps!.x[k]!).toBeCloseTo(1 / 1.01 ** 2, 9);
    expect(distance([newton!.x[1]!, newton!.y[1]!], [0, 0])).toBeLessThan(1e-12);
  });

  it("coordinate-trap: stuck at (0.2, 0.2), where both axes climb; the simplex arrives", () => {
    const [sweeps, simplex] = pathsOf("coordinate-trap");
    const f = (x: number, y: number): number => Math.abs(x - y) + 0.1 * (Math.abs(x) + Math.abs(y));
    expect(distance(end(sweeps!), [0.2, 0.2])).toBeLessThan(1e-9);
    for (const by of [-0.05, 0.05])
      for (const at of [
        [0.2 + by, 0.2],
        [0.2, 0.2 + by],
      ] as const)
        expect(f(at[0], at[1])).toBeGreaterThan(f(0.2, 0.2));
    expect(distance(end(simplex!), [0, 0])).toBeLessThan(1e-6);
  });
});
