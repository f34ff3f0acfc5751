import { describe, expect, it } from "vitest";
import { symmetricEigen } from "./numerics/symmetric-eigen.ts";
import { log } from "./elementary/index.ts";
import { coreCatalogue } from "./catalogue.ts";
import { lift, project, rowsOn } from "./plane.ts";
import { buildProblem } from "./plan.ts";
import { initialValues } from "./knobs.ts";

const planar = coreCatalogue().problems.flatMap(({ id, plane, knobs, start }) => (plane === undefined ? [] : [{ id, plane, knobs, start }]));

describe("planes through more than two parameters", () => {
  it("there is one for the softmax with three logits", () => expect(planar.map(({ id }) => id)).toEqual(["softmax3-full"]));

  it.each(planar)("$id: directions are orthonormal, and lifting undoes projecting whatever lies across", ({ plane, start }) => {
    const [e, f] = plane.along;
    const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, part, i) => sum + part * b[i]!, 0);
    expect(dot(e, e)).toBeCloseTo(1, 15);
    expect(dot(f, f)).toBeCloseTo(1, 15);
    expect(dot(e, f)).toBeCloseTo(0, 15);
    const moved = lift(plane, [0.3, -1.7, 2.9], [0.4, -0.8]);
    expect(project(plane, moved)).toEqual([expect.closeTo(0.4, 13), expect.closeTo(-0.8, 13)]);
    expect(moved[0]! + moved[1]! + moved[2]!).toBeCloseTo(0.3 - 1.7 + 2.9, 13);
    expect(project(plane, [9, ...start], 1)).toEqual(project(plane, start));
  });

  it.each(planar)("$id: nothing changes across the plane, and its heights are the losses above it", ({ id, plane, knobs }) => {
    const { problem } = buildProblem({ id, values: initialValues(knobs) }).built!;
    const row = new Float64Array(5);
    rowsOn(plane, problem)(-2, 0.75, 1.3, 5, row);
    for (const [i, height] of row.entries()) {
      for (const across of [0, 3.7]) {
        const theta = lift(plane, [across, across, across], [-2 + 0.75 * i, 1.3]);
        expect(problem.loss(theta)).toBeCloseTo(height, 13);
      }
    }
  });

  it("at p = (.5, .3, .2) the Fisher information has eigenvalues 0, .2319, .3881, the 0 across the plane", () => {
    const { knobs, plane } = planar[0]!;
    const { problem } = buildProblem({ id: "softmax3-full", values: initialValues(knobs) }).built!;
    const fisher = new Float64Array(9);
    problem.distribution!.fisher([log(0.5), log(0.3), log(0.2)], fisher);
    const [values, vectors] = [new Float64Array(3), new Float64Array(9)];
    symmetricEigen(fisher, 3, values, vectors);
    expect(Array.from(values, (value) => Math.abs(Number(value.toFixed(4))))).toEqual([0, 0.2319, 0.3881]);
    expect(project(plane, vectors)).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });
});
