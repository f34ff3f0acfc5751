/** Every method's own words: complete, tied to its knobs, and its worked examples carried out by its own step. */
import { describe, expect, it } from "vitest";
import { readKnobs } from "../knobs.ts";
import { buildProblem } from "../plan.ts";
import { fromFormula } from "../problems/parts.ts";
import { feed, record, valuesOf } from "../testing/drive.ts";
import { TORCH_DEFAULTS } from "../testing/torch.ts";
import { optimizers } from "./index.ts";
import type { AnyOptimizer, Problem, WorkedExample } from "../model.ts";

const WORKED_TOLERANCE = 1e-12;

/** What an example is about, `undefined` where gradients are all there is to it. */
function problemOf({ formula, residuals, problem }: WorkedExample): Problem | undefined {
  if (problem !== undefined) return buildProblem(problem).built!.problem;
  if (formula === undefined) return undefined;
  const created = fromFormula(formula, {}, undefined, residuals);
  if (!created.ok) throw new Error(created.issues[0]!.message);
  return created.problem;
}

/** Runs a method on the problem of its example; the gradients that the example states must be those along the way. */
function redo(
  optimizer: AnyOptimizer,
  { values, theta: start, gradients }: WorkedExample,
  problem: Problem,
): { readonly path: readonly (readonly number[])[] } {
  const { points } = record({ optimizer, problem, start, values, steps: gradients.length });
  for (const [k, stated] of gradients.entries()) {
    const gradient = new Float64Array(stated.length);
    problem.lossAndGradient(points[k]!, gradient);
    for (const [i, value] of stated.entries()) expect(Math.abs(gradient[i]! - value)).toBeLessThanOrEqual(WORKED_TOLERANCE);
  }
  return { path: points.slice(1) };
}

describe("knobs of torch's methods", () => {
  it.each(Object.entries(TORCH_DEFAULTS))("%s: names, order and defaults", (id, knobs) => {
    expect(Object.entries(valuesOf(optimizers.get(id)!))).toEqual(Object.entries(knobs));
  });

  it.each([
    ["adam", { lr: 0, beta1: 0, eps: 0 }, []],
    ["adam", { lr: -1, beta1: 1, beta2: -0.1, eps: -1e-9, weightDecay: -1 }, ["lr", "beta1", "beta2", "eps", "weightDecay"]],
    ["sgd", { lr: 1e9, momentum: 3, dampening: -2 }, []],
    ["sgd", { momentum: -0.1 }, ["momentum"]],
    ["rmsprop", { alpha: 1.5 }, []],
    ["rmsprop", { alpha: -0.5 }, ["alpha"]],
    ["adadelta", { rho: 1 }, []],
    ["adadelta", { rho: 1.01 }, ["rho"]],
    ["rprop", { etaMinus: 0.99, etaPlus: 1.01 }, []],
    ["rprop", { etaMinus: 1, etaPlus: 1 }, ["etaMinus", "etaPlus"]],
    ["rprop", { etaMinus: 0 }, ["etaMinus"]],
    ["nadam", { momentumDecay: -1 }, ["momentumDecay"]],
    ["adagrad", { lrDecay: -1, initialAccumulatorValue: -1 }, ["lrDecay", "initialAccumulatorValue"]],
    ["asgd", { t0: 12.5, lambd: -1, alpha: 2 }, []],
  ])("%s: validity of %j is torch's own", (id, raw, refused) => {
    expect(readKnobs(optimizers.get(id)!.knobs, raw).issues.map((issue) => issue.path)).toEqual(refused);
  });

  it("sgd: Nesterov asks for momentum and no dampening", () => {
    const [rule] = optimizers.get("sgd")!.rules!;
    expect(rule).toMatchObject({ when: { knob: "nesterov", equals: true }, set: { knob: "nesterov", value: false }, code: "nesterov-needs-momentum" });
  });
});

describe.each(optimizers.list.map((optimizer) => [optimizer.id, optimizer] as const))("%s", (_id, optimizer) => {
  const { words, knobs } = optimizer;

  it("carries out its worked examples", () => {
    expect(words.worked.length).toBeGreaterThan(0);
    for (const example of words.worked) {
      const { values, theta, gradients, expected, text } = example;
      expect(text).not.toBe("");
      expect(readKnobs(knobs, values).issues).toEqual([]);
      expect(expected).toHaveLength(gradients.length);
      const problem = problemOf(example);
      const { path } = problem === undefined ? feed(optimizer, values, theta, gradients) : redo(optimizer, example, problem);
      for (const [k, row] of expected.entries()) {
        expect(row).toHaveLength(theta.length);
        for (const [i, value] of row.entries()) expect(Math.abs(path[k]![i]! - value)).toBeLessThanOrEqual(WORKED_TOLERANCE);
      }
    }
  });

  it("explains every knob, and its symbols name knobs that exist", () => {
    const explained = new Set(words.symbols.flatMap((row) => row.knob ?? []));
    for (const [name, knob] of Object.entries(knobs)) {
      expect(knob.help, name).toMatch(/\.$/);
      expect(explained, name).toContain(name);
      if (knob.symbol !== undefined) expect(words.symbols.find((row) => row.knob === name)!.symbol, name).toBe(knob.symbol);
    }
    for (const name of explained) expect(Object.keys(knobs)).toContain(name);
  });

  it("ties words of its rule to settings that exist", () => {
    for (const [said, setting] of Object.entries(words.when ?? {})) {
      expect(words.rule.join(" ")).toContain(`\\text{${said}}`);
      const knob = knobs[setting.knob]!;
      const value = "is" in setting ? setting.is : setting.isNot;
      if (knob.kind === "choice") expect(knob.options).toContain(value);
      else expect(typeof value).toBe(knob.kind === "flag" ? "boolean" : "number");
    }
    for (const { knob, off } of words.symbols) {
      if (off === undefined) continue;
      const owner = knobs[knob!]!;
      expect(owner.kind === "choice" && owner.options).toContain(off);
    }
  });

  it("uses every symbol of its table in its rule", () => {
    const rule = words.rule.join(" ");
    for (const { symbol } of words.symbols) for (const one of symbol.split(",\\ ")) expect(rule).toContain(one);
  });

  it("has a title, a summary, references, torch's page where torch has the method, and says where implementations disagree", () => {
    expect(words.title).not.toBe("");
    expect(words.summary).toMatch(/\.$/);
    expect(words.rule.length).toBeGreaterThan(0);
    expect(words.references.length).toBeGreaterThan(0);
    expect(words.references.some((text) => text.startsWith("PyTorch documentation: torch.optim."))).toBe(Object.hasOwn(TORCH_DEFAULTS, optimizer.id));
    expect(words.disagreements.length).toBeGreaterThan(0);
  });

  it("has sliders inside validity, above 0 where logarithmic, that hold the default or start above an 'off' of 0", () => {
    for (const [name, knob] of Object.entries(knobs)) {
      if (knob.kind !== "real") continue;
      const [low, high] = knob.slider;
      expect(low, name).toBeLessThan(high);
      expect(low, name).toBeGreaterThanOrEqual(knob.min);
      expect(high, name).toBeLessThanOrEqual(knob.max);
      if (knob.scale === "log") expect(low, name).toBeGreaterThan(0);
      if (!(knob.scale === "log" && knob.initial === 0)) {
        expect(knob.initial, name).toBeGreaterThanOrEqual(low);
        expect(knob.initial, name).toBeLessThanOrEqual(high);
      }
    }
  });
});
