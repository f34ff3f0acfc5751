import { describe, expect, it } from "vitest";
import { initialValues } from "../../knobs.ts";
import { norm2 } from "../../numerics/vectors.ts";
import { compileFormula, parseFormula } from "../../formula/index.ts";
import { rng } from "../../random.ts";
import { formula } from "../formula.ts";
import { problems } from "../index.ts";
import { surfaces } from "./index.ts";
import type { AnyProblem, Problem } from "../../model.ts";

const surfacesAndTyped = [...surfaces, formula];
const POINTS = 40;

function build(definition: AnyProblem): Problem {
  const created = definition.create(initialValues(definition.knobs));
  if (!created.ok) throw new Error(created.issues[0]?.message);
  return created.problem;
}

/** Relative step of the differences; the stencil reaches twice as far. */
const STEP = 1e-3;
const reach = (theta: Float64Array, i: number): number => 2 * STEP * Math.max(1, Math.abs(theta[i]!));

/** True where a stencil around θ straddles a declared kink, so that differences mean nothing there. */
function nearKink(definition: AnyProblem): (theta: Float64Array) => boolean {
  const created = definition.create(initialValues(definition.knobs));
  if (!created.ok) throw new Error(created.issues[0]?.message);
  const edges = created.kinks.map(({ where }) => {
    const parsed = parseFormula(where);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return compileFormula(parsed.formula);
  });
  return (theta) =>
    edges.some((edge) => {
      const signs = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => Math.sign(edge.value([theta[0]! + a * reach(theta, 0), theta[1]! + b * reach(theta, 1)]))));
      return signs.some((sign) => sign !== signs[0]);
    });
}

/** Seeded generic points inside the window: none near a declared kink. */
function points(definition: AnyProblem): Float64Array[] {
  const [xlo, xhi, ylo, yhi] = definition.window!;
  const generator = rng("surfaces", definition.id);
  const avoid = nearKink(definition);
  const result: Float64Array[] = [];
  while (result.length < POINTS) {
    const theta = Float64Array.of(xlo + (xhi - xlo) * generator.uniform(), ylo + (yhi - ylo) * generator.uniform());
    if (!avoid(theta)) result.push(theta);
  }
  return result;
}

/** Fourth-order central difference of a vector function along coordinate i, with a step scaled to the coordinate. */
function difference(f: (theta: Float64Array) => Float64Array, theta: Float64Array, i: number): Float64Array {
  const h = reach(theta, i) / 2;
  const at = (shift: number): Float64Array => f(theta.map((value, k) => (k === i ? value + shift : value)));
  const [a, b, c, d] = [at(-2 * h), at(-h), at(h), at(2 * h)];
  return a.map((value, k) => (value - 8 * b[k]! + 8 * c[k]! - d[k]!) / (12 * h));
}

/** Of the fourth-order difference with h = 1e-3: its truncation dominates on Rastrigin and Müller–Brown. */
const RELATIVE = 1e-6;

describe.each(surfacesAndTyped.map((definition) => [definition.id, definition] as const))("%s", (_id, definition) => {
  const problem = build(definition);
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);

  it("has the gradient that central differences give", () => {
    for (const theta of points(definition)) {
      problem.lossAndGradient(theta, gradient);
      const numeric = [0, 1].map((i) => difference((t) => Float64Array.of(problem.loss(t)), theta, i)[0]!);
      const scale = Math.max(norm2(gradient), Math.abs(problem.loss(theta)) * 1e-3, 1e-3);
      expect(Math.abs(gradient[0]! - numeric[0]!) / scale).toBeLessThan(RELATIVE);
      expect(Math.abs(gradient[1]! - numeric[1]!) / scale).toBeLessThan(RELATIVE);
    }
  });

  it("has the symmetric Hessian that central differences of the gradient give", () => {
    const gradientAt = (theta: Float64Array): Float64Array => {
      const g = new Float64Array(2);
      problem.lossAndGradient(theta, g);
      return g;
    };
    for (const theta of points(definition)) {
      problem.hessian!(theta, hessian, gradient);
      expect(hessian[1]).toBe(hessian[2]);
      const columns = [difference(gradientAt, theta, 0), difference(gradientAt, theta, 1)];
      const scale = Math.max(norm2(hessian), norm2(gradient), 1e-3);
      for (let i = 0; i < 4; i++) expect(Math.abs(hessian[i]! - columns[i % 2]![Math.floor(i / 2)]!) / scale).toBeLessThan(RELATIVE);
    }
  });

  it("gives the same bits from loss, gradient, Hessian and grid", () => {
    const row = new Float64Array(5);
    for (const theta of points(definition)) {
      const loss = problem.loss(theta);
      expect(problem.lossAndGradient(theta, gradient)).toBe(loss);
      expect(problem.hessian!(theta, hessian, gradient)).toBe(loss);
      problem.gridRow!(theta[0]!, 0.25, theta[1]!, row.length, row);
      expect(row[0]).toBe(loss);
      expect(row[3]).toBe(problem.loss([theta[0]! + 3 * 0.25, theta[1]!]));
    }
  });

  it("lists minima where the gradient vanishes, the Hessian is not negative and the loss is the stated one", () => {
    const minima = definition.minima(initialValues(definition.knobs));
    for (const { at, loss, global } of minima) {
      expect(problem.loss(at)).toBeCloseTo(loss, 12);
      expect(global).toBe(loss === Math.min(...minima.map((one) => one.loss)));
      problem.hessian!(at, hessian, gradient);
      if (definition.id === "ackley") {
        // The cusp: no gradient is better than a wrong one.
        expect(gradient.every((entry) => Number.isNaN(entry))).toBe(true);
        continue;
      }
      expect(norm2(gradient)).toBeLessThan(1e-12 * Math.max(1, norm2(hessian)));
      expect(hessian[0]! * hessian[3]! - hessian[1]! * hessian[2]!).toBeGreaterThan(0);
      expect(hessian[0]).toBeGreaterThan(0);
    }
    if (problem.minimumValue !== undefined) expect(problem.minimumValue).toBe(Math.min(...minima.map((one) => one.loss)));
  });

  it("starts inside its window, where there is something to do", () => {
    const [xlo, xhi, ylo, yhi] = definition.window!;
    const [x, y] = definition.start as readonly [number, number];
    expect(x > xlo && x < xhi && y > ylo && y < yhi).toBe(true);
    expect(Number.isFinite(problem.lossAndGradient(definition.start, gradient))).toBe(true);
    if (definition.id !== "plateau") expect(norm2(gradient)).toBeGreaterThan(1e-3);
  });

  it("says what it is", () => {
    expect(definition.title).not.toBe("");
    expect(definition.summary).toMatch(/\.$/);
    expect(definition.notes.length).toBeGreaterThan(0);
    if (definition.id !== "formula") expect(definition.references.length).toBeGreaterThan(0);
  });
});

describe("knobs of surfaces", () => {
  it("turn the bowl: the low-curvature axis lies along (cos α, sin α)", () => {
    const created = problems.get("bowl")!.create({ kappa: 100, angle: 30 });
    if (!created.ok) throw new Error("the bowl does not build");
    const [c, s] = [Math.sqrt(3) / 2, 0.5];
    const hessian = new Float64Array(4);
    created.problem.hessian!([0.7, -0.2], hessian, new Float64Array(2));
    // H = u uᵀ + 100 v vᵀ with u = (c, s), v = (−s, c).
    const expected = [c * c + 100 * s * s, c * s - 100 * c * s, c * s - 100 * c * s, s * s + 100 * c * c];
    expected.forEach((entry, i) => expect(hessian[i]).toBeCloseTo(entry, 11));
    // ½(u² + κv²) at (0.7, −0.2): u = .7c − .2s, v = −.7s − .2c.
    expect(created.problem.loss([0.7, -0.2])).toBeCloseTo(
      ((0.7 * c - 0.2 * s) * (0.7 * c - 0.2 * s) + 100 * (0.7 * s + 0.2 * c) * (0.7 * s + 0.2 * c)) / 2,
      12,
    );
  });

  it("tilt the plateau, which is exactly flat without", () => {
    const flat = build(problems.get("plateau")!);
    const g = new Float64Array(2);
    const h = new Float64Array(4);
    for (const at of [
      [1, 0.3],
      [0, 0],
      [4, -1],
      [2.5, 0.99],
    ]) {
      expect(flat.hessian!(at, h, g)).toBe(0);
      expect([...g, ...h].every((entry) => entry === 0)).toBe(true);
    }
    const created = problems.get("plateau")!.create({ tilt: 0.25 });
    if (!created.ok) throw new Error("the plateau does not build");
    created.problem.lossAndGradient([1, 0.3], g);
    expect([...g]).toEqual([-0.25, 0]);
    // At (6, 2): q = 8, −q/(1+q) = −8/9, (|y|−1)³/3 = 1/3, −tilt·x = −1.5.
    expect(created.problem.loss([6, 2])).toBeCloseTo(-1.5 - 8 / 9 + 1 / 3, 14);
    expect(flat.loss([-2, 0])).toBe(8);
  });

  it("give Rosenbrock's eigenvalues at its minimum", () => {
    const h = new Float64Array(4);
    build(problems.get("rosenbrock")!).hessian!([1, 1], h, new Float64Array(2));
    expect([...h]).toEqual([802, -400, -400, 200]);
  });
});
