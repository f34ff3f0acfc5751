import { describe, expect, it, vi } from "vitest";
import { rng } from "../random.ts";
import { formulaNodes } from "./compile-formula.ts";
import { compileFormula } from "./index.ts";
import { compile, derivativesOf, parse } from "./testing/compile.ts";

const ACKLEY = "20 + e - 20*exp(-0.2*sqrt((x^2+y^2)/2)) - exp((cos(2*pi*x)+cos(2*pi*y))/2)";
const BOWL = "((x*cos(angle) + y*sin(angle))^2 + kappa*(y*cos(angle) - x*sin(angle))^2)/2";
const BOWL_NAMES = { variables: ["x", "y"], parameters: ["kappa", "angle"] };

describe("compiled formulas", () => {
  it("give the same loss bits from value, gradient, Hessian and grid", () => {
    const compiled = compile(ACKLEY);
    const random = rng(3, "bits");
    const [gradient, hessian, row] = [new Float64Array(2), new Float64Array(4), new Float64Array(17)];
    for (let k = 0; k < 50; k++) {
      const [x0, dx, y] = [10 * random.uniform() - 5, random.uniform(), 10 * random.uniform() - 5];
      compiled.gridRow(x0, dx, y, row.length, row);
      row.forEach((loss, i) => {
        const at = [x0 + i * dx, y];
        expect(compiled.value(at)).toBe(loss);
        expect(compiled.gradient(at, gradient)).toBe(loss);
        expect(compiled.hessian(at, hessian, gradient)).toBe(loss);
      });
    }
  });

  it("have a symmetric Hessian, row by row", () => {
    const names = { variables: ["a", "b", "c"], parameters: [] };
    // f = a²b + c³b: H = [[2b, 2a, 0], [2a, 0, 3c²], [0, 3c², 6cb]]
    const { value, gradient, hessian } = derivativesOf(compile("a^2*b + c^3*b", names), [2, 3, 5]);
    expect(value).toBe(387);
    expect(gradient).toEqual([12, 129, 225]);
    expect(hessian).toEqual([6, 4, 0, 4, 0, 75, 0, 75, 90]);
    expect(compile("a + b + c", names).dim).toBe(3);
    expect(() => compile("a + b + c", names).gridRow(0, 1, 0, 1, new Float64Array(1))).toThrow(RangeError);
  });

  it("keep their parameters to themselves", () => {
    const formula = parse(BOWL, BOWL_NAMES);
    const [first, second, unset] = [compileFormula(formula), compileFormula(formula), compileFormula(formula)];
    first.setParameters([1, 0]);
    second.setParameters([100, 0]);
    expect(first.value([1, 1])).toBe(1);
    expect(second.value([1, 1])).toBe(50.5);
    expect(unset.value([1, 1])).toBeNaN();
    first.setParameters([3, 0]);
    expect(first.value([1, 1])).toBe(2);
    expect(second.value([1, 1])).toBe(50.5);
    expect(() => first.setParameters([1])).toThrow(RangeError);
  });

  it("differentiate with respect to variables only", () => {
    const compiled = compile(BOWL, BOWL_NAMES, [4, 0]);
    expect(derivativesOf(compiled, [3, 5])).toEqual({ value: 54.5, gradient: [3, 20], hessian: [1, 0, 0, 4] });
  });

  it("accept a formula of constants or parameters alone", () => {
    expect(derivativesOf(compile("3"), [1, 2])).toEqual({ value: 3, gradient: [0, 0], hessian: [0, 0, 0, 0] });
    const row = new Float64Array(3);
    compile("2*kappa", BOWL_NAMES, [7, 0]).gridRow(0, 1, 0, 3, row);
    expect([...row]).toEqual([14, 14, 14]);
    compile("y", BOWL_NAMES, [7, 0]).gridRow(0, 1, 5, 3, row);
    expect([...row]).toEqual([5, 5, 5]);
    compile("x").gridRow(1, 2, 5, 3, row);
    expect([...row]).toEqual([1, 3, 5]);
  });

  it("go on working when more formulas are compiled than are remembered", () => {
    const early = compile("x + 12345");
    for (let i = 0; i < 100; i++) expect(compile(`x + ${i}`).value([1, 0])).toBe(1 + i);
    expect(early.value([1, 0])).toBe(12346);
    expect(compile("x + 12345").value([2, 0])).toBe(12347);
  });

  it("are compiled once while they are remembered", () => {
    const modules = vi.spyOn(WebAssembly, "Module");
    for (let i = 0; i < 60; i++) compile(`x*${i}.5`);
    expect(modules).toHaveBeenCalledTimes(60);
    for (let i = 0; i < 60; i++) compile(`x*${i}.5`);
    expect(modules).toHaveBeenCalledTimes(60);
    for (let i = 0; i < 100; i++) compile(`y*${i}.5`);
    compile("x*1.5");
    expect(modules).toHaveBeenCalledTimes(161);
    modules.mockRestore();
  });

  it("tell names apart that share a text", () => {
    expect(compile("x - y", { variables: ["x", "y"], parameters: [] }).value([5, 3])).toBe(2);
    expect(compile("x - y", { variables: ["y", "x"], parameters: [] }).value([5, 3])).toBe(-2);
  });

  it("build no second node for an exact zero", () => {
    const { graph, hessian } = formulaNodes(parse("x + y"));
    expect(hessian.every((node) => graph.op(node) === "guard" && graph.constantOf(graph.operand(node, 1)) === 0)).toBe(true);
  });
});
