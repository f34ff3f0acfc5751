/** One matrix: every method of the registry on every small problem, plain and with all its switches on. */
import { describe, expect, it } from "vitest";
import { createNoise } from "../random.ts";
import { cloneState } from "../state.ts";
import { valuesOf } from "../testing/drive.ts";
import { families, offers } from "../testing/families.ts";
import { testProblems } from "../testing/problems.ts";
import { torchMethods } from "../testing/torch.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";
import type { AnyOptimizer, State } from "../model.ts";
import type { TestProblem } from "../testing/problems.ts";

const STEPS = 60;
/** Small enough for plain descent on the steepest of the problems, so that NaN can only be a mistake. */
const SAFE_RATE = 1e-4;

/** Everything switched on that a method has. */
function allOn(optimizer: AnyOptimizer): Values {
  const values: Record<string, number | boolean> = { lr: SAFE_RATE };
  for (const [name, knob] of Object.entries(optimizer.knobs)) if (knob.kind === "flag") values[name] = true;
  for (const [name, value] of Object.entries({ weightDecay: 0.1, momentum: 0.9, lrDecay: 0.1, initialAccumulatorValue: 1, t0: 3 })) {
    if (Object.hasOwn(optimizer.knobs, name)) values[name] = value;
  }
  return values;
}

function poison(state: State): void {
  for (const [name, value] of Object.entries(state)) {
    if (typeof value === "number") state[name] = Number.NaN;
    else value.fill(Number.NaN);
  }
}

const numbersOf = (state: State): number[] => Object.values(state).flatMap((value) => (typeof value === "number" ? [value] : [...value]));
const buffersOf = (state: State): ArrayBufferLike[] => Object.values(state).flatMap((value) => (typeof value === "number" ? [] : [value.buffer]));

/** The problems that have what a method needs; all are deterministic. */
function served(optimizer: AnyOptimizer, values: Values): readonly TestProblem[] {
  return [...testProblems, ...families].filter((problem) => optimizer.needs(values).every((need) => offers(problem, need)));
}

/** Drives the step by hand, with poisoned outputs and watched inputs. */
function drive(optimizer: AnyOptimizer, values: Values, problem: TestProblem): number[][] {
  const noise = createNoise(7, 0);
  const start = Float64Array.from(problem.start);
  let here = { theta: start, gradient: new Float64Array(problem.dim), state: optimizer.init(problem, start, values) };
  let there = { theta: new Float64Array(problem.dim), gradient: new Float64Array(problem.dim), state: cloneState(here.state) };
  expect(buffersOf(here.state)).not.toContain(start.buffer);
  const path: number[][] = [];
  for (let t = 1; t <= STEPS; t++) {
    const loss = problem.lossAndGradient(here.theta, here.gradient);
    const before = { theta: here.theta.slice(), gradient: here.gradient.slice(), state: cloneState(here.state) };
    there.theta.fill(Number.NaN);
    poison(there.state);
    const names = Object.keys(there.state);
    const buffers = [there.theta.buffer, ...buffersOf(there.state)];
    noise.at(t);
    const outcome = optimizer.step(problem, { theta: here.theta, loss, gradient: here.gradient, t }, here.state, values, noise, there);
    // Inputs are untouched, outputs are the caller's own arrays, filled completely.
    expect({ theta: here.theta, gradient: here.gradient, state: here.state }).toEqual(before);
    if (outcome.kind === "converged" || outcome.kind === "failed") break;
    expect(Object.keys(there.state)).toEqual(names);
    for (const [k, buffer] of [there.theta.buffer, ...buffersOf(there.state)].entries()) expect(buffer).toBe(buffers[k]);
    expect([...there.theta, ...numbersOf(there.state)].every(Number.isFinite)).toBe(true);
    path.push([...there.theta, ...numbersOf(there.state)]);
    [here, there] = [there, here];
  }
  return path;
}

describe.each(optimizers.list.map((optimizer) => [optimizer.id, optimizer] as const))("%s", (_id, optimizer) => {
  it.each([
    ["with its defaults", { lr: SAFE_RATE }],
    ["with everything on", allOn(optimizer)],
  ])("%s: fills its outputs, leaves its inputs, repeats itself to the bit", (_name, given) => {
    const values = valuesOf(optimizer, given);
    expect(served(optimizer, values)).not.toEqual([]);
    for (const problem of served(optimizer, values)) expect(drive(optimizer, values, problem)).toEqual(drive(optimizer, values, problem));
  });
});

describe.each(torchMethods.map((optimizer) => [optimizer.id, optimizer] as const))("%s", (_id, optimizer) => {
  it("treats coordinates alike: a problem in five dimensions is five problems in one", () => {
    const values = valuesOf(optimizer, allOn(optimizer));
    const five = testProblems.find((problem) => problem.id === "axes-5")!;
    const whole = drive(optimizer, values, five);
    for (let i = 0; i < five.dim; i++) {
      const single: TestProblem = {
        id: "one axis",
        dim: 1,
        start: [five.start[i]!],
        loss: () => 0,
        lossAndGradient: (theta, gradient) => {
          gradient[0] = (i + 1) * theta[0]!;
          return 0;
        },
      };
      const alone = drive(optimizer, values, single);
      expect(alone.map((row) => row[0])).toEqual(whole.map((row) => row[i]));
    }
  });
});
