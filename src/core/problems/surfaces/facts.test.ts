/** What the notes of surfaces claim, and their values and derivatives against an independent evaluation at 50 digits (golden data). */
import { describe, expect, it } from "vitest";
import { initialValues } from "../../knobs.ts";
import { eigen2 } from "../../numerics/eigen2.ts";
import { optimizers } from "../../optimizers/index.ts";
import golden from "../../testing/golden/c_derivatives.json";
import { record } from "../../testing/drive.ts";
import { problems } from "../index.ts";
import type { Problem } from "../../model.ts";

function build(id: string): Problem {
  const definition = problems.get(id)!;
  const created = definition.create(initialValues(definition.knobs));
  if (!created.ok) throw new Error(created.issues[0]?.message);
  return created.problem;
}

function eigenvalues(id: string, at: readonly [number, number]): readonly [number, number] {
  const h = new Float64Array(4);
  build(id).hessian!(at, h, new Float64Array(2));
  return eigen2(h[0]!, h[1]!, h[3]!).values;
}
const condition = (id: string, at: readonly [number, number]): number => {
  const [low, high] = eigenvalues(id, at);
  return high / low;
};

/** Relative to the size of what is compared; Goldstein–Price multiplies polynomials of six digits. */
const GOLDEN_TOLERANCE = 1e-12;
const listed = golden.functions
  .map((one) => ({ ...one, id: one.function.replaceAll("_", "-") }))
  .filter(({ id }) => ["matyas", "goldstein-price", "three-hump-camel", "monkey-saddle", "branin"].includes(id));

const near = (values: readonly number[], expected: readonly number[], digits = 13): void => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, digits));
};

describe("golden values", () => {
  it("are there for five of the surfaces", () => {
    expect(listed).toHaveLength(5);
  });

  it.each(listed.map((one) => [one.id, one] as const))("%s: loss, gradient and Hessian", (id, { domain, points }) => {
    const problem = build(id);
    expect(problems.get(id)!.window).toEqual(domain);
    const gradient = new Float64Array(2);
    const hessian = new Float64Array(4);
    for (const { x, y, f, g, H } of points) {
      const loss = problem.hessian!([x, y], hessian, gradient);
      const scale = Math.max(1, Math.abs(f), ...g.map(Math.abs), ...H.map(Math.abs));
      const found = [loss, ...gradient, hessian[0]!, hessian[1]!, hessian[3]!];
      [f, ...g, ...H].forEach((value, i) => expect(Math.abs(found[i]! - value) / scale).toBeLessThan(GOLDEN_TOLERANCE));
    }
  });
});

describe("minima", () => {
  const counts = {
    "double-well": 2,
    "goldstein-price": 4,
    booth: 1,
    matyas: 1,
    branin: 3,
    "three-hump-camel": 3,
    "styblinski-tang": 4,
    mccormick: 2,
    "freudenstein-roth": 2,
  };

  it.each(Object.entries(counts))("%s lists %i, all inside the window", (id, count) => {
    const definition = problems.get(id)!;
    const window = definition.window!;
    expect(definition.minima({})).toHaveLength(count);
    for (const { at } of definition.minima({})) {
      expect(at[0]! > window[0] && at[0]! < window[1]).toBe(true);
      expect(at[1]! > window[2] && at[1]! < window[3]).toBe(true);
    }
  });

  it("of the monkey saddle and the product valley: none that is isolated", () => {
    for (const id of ["monkey-saddle", "product-valley"]) expect(problems.get(id)!.minima({})).toEqual([]);
  });
});

describe("notes", () => {
  it("monkey saddle: eigenvalues ±6r, Hessian 0 at the origin, index −2", () => {
    near(eigenvalues("monkey-saddle", [0.3, 0.4]), [-3, 3], 14);
    expect(eigenvalues("monkey-saddle", [0, 0]).map(Math.abs)).toEqual([0, 0]);
    const problem = build("monkey-saddle");
    const g = new Float64Array(2);
    let turned = 0;
    let last = 0;
    for (let k = 0; k <= 360; k++) {
      const angle = (k * Math.PI) / 180;
      problem.lossAndGradient([Math.cos(angle), Math.sin(angle)], g);
      const direction = Math.atan2(g[1]!, g[0]!);
      const change = direction - last;
      if (k > 0) turned += change - 2 * Math.PI * Math.round(change / (2 * Math.PI));
      last = direction;
    }
    expect(turned / (2 * Math.PI)).toBeCloseTo(-2, 12);
  });

  it("double well: eigenvalues at the saddle and at a minimum", () => {
    expect(eigenvalues("double-well", [0, 0])).toEqual([-4, 2]);
    expect(eigenvalues("double-well", [1, 0])).toEqual([2, 8]);
  });

  it.each([
    [0.3, 5.47969],
    [0.5, 2.09772],
  ])("product valley: gradient descent at η = %f ends at x² + y² = %f, below 2/η", (lr, sharpness) => {
    const path = record({ optimizer: optimizers.get("sgd")!, problem: build("product-valley"), start: [2.6, 0.1], values: { lr }, steps: 2000 });
    const [x, y] = path.points.at(-1)!;
    expect(x! * x! + y! * y!).toBeCloseTo(sharpness, 5);
    expect(sharpness).toBeLessThan(2 / lr);
    expect(x! * y!).toBeCloseTo(1, 12);
  });

  it("product valley: gradient descent at η = 0.7 diverges; the minima have the sharpness x² + y²", () => {
    const path = record({ optimizer: optimizers.get("sgd")!, problem: build("product-valley"), start: [2.6, 0.1], values: { lr: 0.7 }, steps: 2000 });
    expect(path.ended.kind).toBe("diverged");
    near(eigenvalues("product-valley", [2, 0.5]), [0, 4.25], 14);
    expect(eigenvalues("product-valley", [0, 0])).toEqual([-1, 1]);
  });

  it("Goldstein–Price, Booth, Matyas, Branin, Freudenstein–Roth: eigenvalues and condition numbers", () => {
    expect(eigenvalues("goldstein-price", [0, -1])[1]).toBeCloseTo(965.17, 2);
    expect(eigenvalues("goldstein-price", [1.8, 0.2])[1]).toBeCloseTo(26216.37, 2);
    expect(eigenvalues("booth", [-3, 2])).toEqual([2, 18]);
    near(eigenvalues("matyas", [1, 5]), [0.04, 1], 14);
    const [left, middle, right] = [-1, 1, 3].map((k) => condition("branin", [k * Math.PI, [12.275, 2.275, 2.475][(k + 1) / 2]!]));
    expect([left, middle, right].map((value) => value!.toFixed(1))).toEqual(["25.9", "6.4", "6.7"]);
    expect(condition("freudenstein-roth", [5, 4])).toBeCloseTo(1285.7, 1);
    expect(condition("freudenstein-roth", [11.412778986902094, -0.8968052532744765])).toBeCloseTo(1102.8, 1);
    expect(build("freudenstein-roth").loss([23.92055434643124, 2.23013858660781])).toBeCloseTo(819.0102593523101, 9);
  });

  it("McCormick: the next wave down is π deeper, and the curvatures are ±√3 and 4", () => {
    const problem = build("mccormick");
    const lowest = problems.get("mccormick")!.minima({})[0]!;
    const next = lowest.at.map((value) => value - Math.PI);
    expect(problem.loss(next)).toBeCloseTo(lowest.loss - Math.PI, 12);
    near(eigenvalues("mccormick", [lowest.at[0]!, lowest.at[1]!]), [Math.sqrt(3), 4], 13);
    near(eigenvalues("mccormick", [1.5471975511965979, 0.5471975511965977]), [-Math.sqrt(3), 4], 13);
  });
});
