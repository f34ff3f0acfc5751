/**
 * Benchmarks of the core: prints one JSON object. Every figure is the median of 5 measurements after a warm-up.
 * Speed is never asserted here: a slow machine is not a defect.
 */
import { optimizers } from "../src/core/optimizers/index.ts";
import { problems } from "../src/core/problems/index.ts";
import { initialValues } from "../src/core/knobs.ts";
import { runKnobs } from "../src/core/options.ts";
import { Run } from "../src/core/run.ts";
import { Stepper } from "../src/core/stepper.ts";
import { fusedAdamOnRosenbrock } from "./fused.ts";
import type { StepperSpec } from "../src/core/stepper.ts";
import type { Problem, TrajectoryChunk } from "../src/core/model.ts";

const REPEATS = 5;
const START = [-1.5, 2] as const;

function seconds(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

function median(work: () => void, warmUps = 1): number {
  for (let i = 0; i < warmUps; i++) work();
  const times = Array.from({ length: REPEATS }, () => seconds(work)).toSorted((a, b) => a - b);
  return times[(REPEATS - 1) / 2]!;
}

function problem(id: string): Problem {
  const definition = problems.get(id)!;
  const created = definition.create(initialValues(definition.knobs));
  if (!created.ok) throw new Error(created.issues[0]?.message);
  return created.problem;
}

function spec(optimizer: string, on: Problem, steps: number): StepperSpec {
  const definition = optimizers.get(optimizer)!;
  return { optimizer: definition, values: { ...initialValues(definition.knobs), lr: 0.001 }, options: initialValues(runKnobs), problem: on, seed: 1, steps };
}

function run(optimizer: string, on: Problem, steps: number, sink: (chunk: TrajectoryChunk) => void): void {
  const one = new Run({ ...spec(optimizer, on, steps), tolerance: 0, origin: START }, sink);
  while (one.ended === undefined) one.advance(steps);
}

function report(): Record<string, number> {
  const steps = 400_000;
  const rosenbrock = problem("rosenbrock");
  let rows = 0;
  const recorded = median(() => run("adam", rosenbrock, steps, (chunk) => (rows += chunk.count)), 2);
  const fused = median(() => fusedAdamOnRosenbrock(START, steps), 2);

  // What the rest costs: the gradient alone, and the loop without records.
  const gradient = new Float64Array(2);
  const theta = Float64Array.from(START);
  const gradientOnly = median(() => {
    for (let i = 0; i < steps; i++) rosenbrock.lossAndGradient(theta, gradient);
  });
  const unrecorded = median(() => {
    const stepper = new Stepper(spec("adam", rosenbrock, steps), START);
    for (let i = 0; i < steps; i++) {
      stepper.evaluate();
      stepper.advance();
    }
  });

  const names = ["sgd", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "nadam", "rprop"];
  const mullerBrown = problem("muller-brown");
  const eight = median(() => names.forEach((name) => run(name, mullerBrown, 500, () => undefined)), 3);

  const ackley = problem("ackley");
  const side = 512;
  const grid = new Float64Array(side * side);
  const gridTime = median(() => {
    for (let row = 0; row < side; row++) ackley.gridRow!(-5, 10 / side, -5 + (10 * row) / side, side, grid.subarray(row * side, (row + 1) * side));
  }, 2);

  let bytes = 0;
  run("adam", rosenbrock, 1_000_000, ({ points, loss, gradNorm }) => {
    bytes += points.byteLength + loss.byteLength + gradNorm.byteLength;
  });

  return {
    adamRosenbrockStepsPerSecond: Math.round(steps / recorded),
    fusedAdamRosenbrockStepsPerSecond: Math.round(steps / fused),
    adamRosenbrockOfFused: Number((fused / recorded).toFixed(3)),
    nanosecondsPerStep: Number(((recorded / steps) * 1e9).toFixed(1)),
    nanosecondsPerGradient: Number(((gradientOnly / steps) * 1e9).toFixed(1)),
    nanosecondsPerUnrecordedStep: Number(((unrecorded / steps) * 1e9).toFixed(1)),
    eightRunsOf500StepsMilliseconds: Number((eight * 1000).toFixed(3)),
    ackleyGrid512Milliseconds: Number((gridTime * 1000).toFixed(3)),
    millionStepsMegabytes: Number((bytes / 1e6).toFixed(1)),
    recordedRows: rows,
  };
}

/** @param argv `--json` is the only form there is */
export function main(argv: readonly string[]): number {
  if (argv.some((word) => word !== "--json")) {
    process.stderr.write("usage: npm run -s bench -- --json\n");
    return 2;
  }
  process.stdout.write(`${JSON.stringify(report())}\n`);
  return 0;
}
