import { describe, expect, it } from "vitest";
import { initialValues, readKnobs } from "./knobs.ts";
import { shapeOf } from "./shape.ts";
import { buildProblem } from "./plan.ts";
import { problems } from "./problems/index.ts";
import type { Knobs } from "./knobs.ts";

const knobs = {
  classes: { kind: "count", min: 2, max: 9, initial: 3 },
  data: { kind: "examples", columns: "any", classes: "classes", initial: { inputs: [[1, 2]], targets: [2] } },
  line: { kind: "examples", columns: 1, initial: { inputs: [[1]], targets: [0.5] }, optional: true },
  target: { kind: "vector", length: 3, form: "distribution", initial: [0.5, 0.3, 0.2] },
  shares: { kind: "vector", length: "any", least: 2, entries: { min: 0, max: 1, minBound: "open" }, initial: [0.5, 0.6] },
} as const satisfies Knobs;

/** Codes of the issues, and the values. */
function read(raw: Readonly<Record<string, unknown>>): { readonly codes: readonly string[]; readonly values: ReturnType<typeof initialValues<typeof knobs>> } {
  const { values, issues } = readKnobs(knobs, raw, "problem");
  return { codes: issues.map(({ path, code }) => `${path} ${code}`), values };
}

describe("data sets as settings", () => {
  it("are taken as they are", () => {
    const data = {
      inputs: [
        [1, -2.5, 3],
        [0, 0, 1e300],
      ],
      targets: [0, 1],
    };
    const { codes, values } = read({ classes: 2, data, line: { inputs: [[0.5]], targets: [-7.25] } });
    expect(codes).toEqual([]);
    expect(values.data).toEqual(data);
    expect(values.data.inputs[0]).not.toBe(data.inputs[0]);
    expect(values.line).toEqual({ inputs: [[0.5]], targets: [-7.25] });
  });

  it.each([
    ["no object", 7, "not-examples"],
    ["a bare list", [[1, 2]], "not-examples"],
    ["no targets", { inputs: [[1, 2]] }, "not-examples"],
    ["inherited ones", Object.create({ inputs: [[1]], targets: [0] }), "not-examples"],
    ["no inputs at all", { inputs: [], targets: [] }, "bad-inputs"],
    ["an empty input", { inputs: [[]], targets: [0] }, "bad-inputs"],
    ["inputs of two widths", { inputs: [[1, 2], [3]], targets: [0, 1] }, "bad-inputs"],
    ["text among the numbers", { inputs: [[1, "2"]], targets: [0] }, "bad-inputs"],
    ["infinity", { inputs: [[1, Infinity]], targets: [0] }, "bad-inputs"],
    ["too wide a one", { inputs: [Array.from({ length: 51 }, () => 0)], targets: [0] }, "bad-inputs"],
    ["fewer targets", { inputs: [[1], [2]], targets: [0] }, "bad-targets"],
    ["a class that is none", { inputs: [[1], [2]], targets: [0, 3] }, "bad-targets"],
    ["a negative class", { inputs: [[1]], targets: [-1] }, "bad-targets"],
    ["half a class", { inputs: [[1]], targets: [0.5] }, "bad-targets"],
    ["too many", { inputs: Array.from({ length: 60_000 }, () => [0]), targets: Array.from({ length: 60_000 }, () => 0) }, "too-long"],
  ])("%s: the default is used, and an issue says so", (_, data, code) => {
    const { codes, values } = read({ data });
    expect(codes).toEqual([`problem.data ${code}`]);
    expect(values.data).toEqual({ inputs: [[1, 2]], targets: [2] });
  });

  it("with a fixed number of columns and no inputs are bad, too: the mean over no examples is none", () => {
    expect(read({ line: { inputs: [], targets: [] } })).toMatchObject({ codes: ["problem.line bad-inputs"], values: { line: undefined } });
    const { codes } = read({ data: { inputs: [], targets: [] } });
    expect(codes).toEqual(["problem.data bad-inputs"]);
  });

  it("have as many classes as the setting before them says, and no unknown keys", () => {
    const data = { inputs: [[1]], targets: [4], comment: "mine" };
    expect(read({ classes: 5, data }).codes).toEqual(["problem.data.comment unknown-key"]);
    expect(read({ classes: 4, data }).codes).toEqual(["problem.data bad-targets"]);
    expect(read({ line: { inputs: [[1, 2]], targets: [0] } })).toMatchObject({ codes: ["problem.line bad-inputs"], values: { line: undefined } });
  });
});

describe("lists with a meaning", () => {
  it.each([
    [[0.2, 0.5, 0.3], undefined],
    [[1, 0, 0], undefined],
    [[1 / 3, 1 / 3, 1 / 3], undefined],
    [[0.1, 0.2, 0.7], undefined],
    [[0.5, 0.5, 0.1], "not-a-distribution"],
    [[1.2, -0.1, -0.1], "not-a-distribution"],
    [[0.333, 0.333, 0.333], "not-a-distribution"],
    [[0.5, 0.5], "wrong-length"],
  ])("%j as a distribution", (target, code) => {
    const { codes, values } = read({ target });
    expect(codes).toEqual(code === undefined ? [] : [`problem.target ${code}`]);
    expect(values.target).toEqual(code === undefined ? target : [0.5, 0.3, 0.2]);
  });

  it.each([
    [[0.1, 1], undefined],
    [[0.1], "too-few"],
    [[], "too-few"],
    [[0, 0.5], "out-of-range"],
    [[0.5, 1.01], "out-of-range"],
  ])("%j as shares", (shares, code) => {
    expect(read({ shares }).codes).toEqual(code === undefined ? [] : [`problem.shares ${code}`]);
  });
});

describe("the shape of a problem", () => {
  it("follows from its settings: as many parameters as classes times inputs, a start and a window for each chart", () => {
    const regression = problems.get("softmax-regression")!;
    const inputs = [[1, 2, 3, 4]];
    expect(shapeOf(regression, { classes: 5, data: { inputs, targets: [0] } })).toMatchObject({ dim: 20, start: Array.from({ length: 20 }, () => 0) });
    expect(shapeOf(regression, initialValues(regression.knobs)).start).toBe(regression.start);
    // What cannot be read counts as absent.
    for (const values of [{}, { classes: "5" }, { classes: 5, data: 3 }, { classes: 5, data: { inputs: 1 } }, { classes: 5, data: { inputs: [1] } }])
      expect(shapeOf(regression, values).dim).toBe(6);

    const gaussian = problems.get("gaussian")!;
    expect(shapeOf(gaussian, { chart: "natural" }).window![3]).toBeGreaterThan(0);
    expect(shapeOf(gaussian, { chart: "natural" }).start).toEqual([-0.375, -0.125]);
    for (const chart of ["toString", "nothing", 3, undefined]) expect(shapeOf(gaussian, { chart }).start).toEqual(gaussian.start);
  });

  it("is that of the problem that is built", () => {
    for (const definition of problems.list) {
      const values = initialValues(definition.knobs);
      expect(buildProblem({ id: definition.id, values }).built!.problem.dim).toBe(shapeOf(definition, values).dim);
    }
    const data = {
      inputs: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      targets: [0, 3],
    };
    expect(buildProblem({ id: "softmax-regression", values: { classes: 4, data } }).built!.problem.dim).toBe(12);
    expect(buildProblem({ id: "softmax-regression", values: { classes: 2, data: { inputs: [[1]], targets: [2] } } }).issues.map(({ code }) => code)).toEqual([
      "no-examples",
    ]);
  });
});
