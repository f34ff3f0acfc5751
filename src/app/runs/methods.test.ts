import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { initialValues } from "../../core/knobs.ts";
import { results } from "../../worker/results.ts";
import { chooseBeginning, methodsOf, ratesToTry, trialsOf, TRIED_STEPS } from "./methods.ts";
import type { RunOptions } from "../../core/options.ts";
import type { RunResult } from "../../protocol/messages.ts";
import type { Method } from "./methods.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const methods = methodsOf(catalogue.optimizers);
const method = (id: string): Method => methods.find((one) => one.id === id)!;
const options = initialValues(catalogue.runKnobs) as RunOptions;

const ran = (firstLoss: number, lastLoss: number, change: Partial<RunResult> = {}): RunResult => ({
  firstLoss,
  lastLoss,
  inside: true,
  ended: { kind: "budget", code: "budget", steps: 100, message: "" },
  ...change,
});

describe("the list of methods", () => {
  it("names gradient descent in three ways, and everything else once", () => {
    expect(methods.slice(0, 3).map(({ id, values }) => [id, values])).toEqual([
      ["sgd-plain", {}],
      ["sgd-momentum", { momentum: 0.9 }],
      ["sgd-nesterov", { momentum: 0.9, nesterov: true }],
    ]);
    expect(methods).toHaveLength(catalogue.optimizers.length + 2);
    expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  });

  it("tries the default first, then 1, 2, 5 over the slider's range", () => {
    expect(ratesToTry(method("sgd-plain").entry)).toEqual([0.001, 1e-4, 2e-4, 5e-4, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    expect(trialsOf(method("sgd-nesterov"))[1]).toMatchObject({ lr: 1e-4, momentum: 0.9, nesterov: true, dampening: 0 });
  });

  it("tries nothing where the method finds its own length", () => {
    expect(ratesToTry(method("adadelta").entry)).toEqual([1]);
    expect(trialsOf(method("adadelta"))).toHaveLength(1);
  });
});

describe("the rate to begin with", () => {
  const { entry } = method("sgd-plain");
  const [initial, ...others] = ratesToTry(entry);
  const chosen = (of: (rate: number) => RunResult): number => chooseBeginning(entry, [initial!, ...others].map(of)).rate ?? initial!;

  it("is the default where it comes nearly as far down as any", () => {
    expect(chosen((rate) => ran(10, rate === 0.001 ? 0.4 : rate < 0.01 ? 9 : 0))).toBe(0.001);
    expect(chosen((rate) => ran(10, rate === 0.001 ? 0.6 : rate < 0.01 ? 9 : 0))).toBe(0.01);
  });

  it("is the gentlest of those that come as far, and none that leaves, diverges or fails", () => {
    expect(chosen((rate) => ran(10, rate < 0.05 ? 9.9 : 1))).toBe(0.05);
    expect(chosen((rate) => ran(10, rate < 0.05 ? 5 : -1e9, { inside: rate < 0.05 }))).toBe(0.001);
    expect(chosen((rate) => ran(0, -rate, { inside: rate < 0.05 }))).toBe(0.02);
    const broken = { kind: "diverged", code: "not-finite", steps: 3, message: "" } as const;
    expect(chosen((rate) => (rate < 0.01 ? ran(10, 10 - rate) : ran(10, 0, { ended: broken })))).toBe(0.005);
  });

  it("stays the default where no rate comes down", () => {
    expect(chosen(() => ran(3, 3))).toBe(0.001);
    expect(chosen(() => ran(3, 4))).toBe(0.001);
    expect(chosen(() => ran(3, Number.NaN))).toBe(0.001);
    expect(chooseBeginning(entry, [])).toEqual({ rate: undefined, refused: undefined });
  });

  it("is none where the problem cannot serve the method", () => {
    const ended = { kind: "failed", code: "unsupported", steps: 0, message: "no Hessian" } as const;
    expect(chooseBeginning(entry, [ran(Number.NaN, Number.NaN, { ended })])).toEqual({ rate: undefined, refused: "unsupported" });
  });
});

/** As the page asks: all rates of all methods in one plan. */
function beginnings(id: string): readonly { readonly name: string; readonly chosen: RunResult; readonly best: number }[] {
  const problem = catalogue.problems.find((one) => one.id === id)!;
  const trials = methods.map(trialsOf);
  const runs = methods.flatMap(({ entry }, i) => trials[i]!.map((values) => ({ optimizer: entry.id, values, options })));
  const plan = { problem: { id, values: initialValues(problem.knobs) }, runs, start: problem.start, seed: 1, steps: TRIED_STEPS, tolerance: 0 };
  const next = results(plan, problem.window);
  for (;;) {
    const progress = next();
    if (!progress.done || !("answer" in progress) || progress.answer.kind !== "results") continue;
    const all = [...progress.answer.results];
    return methods.map(({ id: name, entry }, i) => {
      const own = all.splice(0, trials[i]!.length);
      const { rate } = chooseBeginning(entry, own);
      const place = rate === undefined ? 0 : ratesToTry(entry).indexOf(rate);
      const falls = own.filter(({ inside }) => inside).map(({ firstLoss, lastLoss }) => firstLoss - lastLoss);
      return { name, chosen: own[place]!, best: Math.max(0, ...falls.filter(Number.isFinite)) };
    });
  }
}

describe("a method just added", () => {
  it.each(catalogue.problems.map(({ id }) => id))("neither stands still nor flies off where any rate would serve: %s", (id) => {
    for (const { name, chosen, best } of beginnings(id)) {
      if (best === 0) continue;
      expect(chosen.firstLoss - chosen.lastLoss, name).toBeGreaterThanOrEqual(name === "adadelta" ? 0 : 0.95 * best);
      if (name !== "adadelta") expect(chosen.inside, name).toBe(true);
    }
  });
});
