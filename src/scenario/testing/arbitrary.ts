/** Arbitrary valid scenarios of a catalogue, drawn from its knobs, the ends of every range and the doubles that printing gets wrong included. */
import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import type { Knob, Knobs, Value, Values } from "../../core/knobs.ts";
import type { OptimizerEntry, ProblemEntry } from "../../core/catalogue.ts";
import type { RunOptions } from "../../core/options.ts";
import type { Catalogue, Page, RunScenario, Scenario } from "../model.ts";
import { MOST_DRAWS, MOST_RUNS, MOST_STEPS, VERSION } from "../model.ts";
import { problemKnobs } from "../schema.ts";
import { shapeOf } from "../../core/shape.ts";

const AWKWARD = [0, -0, 5e-324, 2.2250738585072014e-308, Number.EPSILON, 0.1 + 0.2, 1 / 3, 0.9999999999999999, 1e21, 1e-7, 2 ** 53, -1.5, Number.MAX_VALUE];

const finite = fc.oneof(fc.constantFrom(...AWKWARD, ...AWKWARD.map((x) => -x)), fc.double({ noNaN: true, noDefaultInfinity: true }));
const text = (maxLength: number): Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom("", "x^2 + y^2", "x>0 ? max(x,y)~1 : a&b=c%41#+", "ｘ²·π — 数式 😀", "<script>alert(1)</script>"),
      fc.string({ unit: "binary", maxLength }),
    )
    .filter((t) => t.length <= maxLength);

function real({ min, max, minBound, maxBound }: Extract<Knob, { kind: "real" }>): Arbitrary<number> {
  const range = {
    min: Math.max(min, -Number.MAX_VALUE),
    max: Math.min(max, Number.MAX_VALUE),
    minExcluded: minBound === "open",
    maxExcluded: maxBound === "open",
  };
  const allowed = (x: number): boolean => x >= min && x <= max && !(minBound === "open" && x === min) && !(maxBound === "open" && x === max);
  return fc.oneof(fc.constantFrom(...AWKWARD.filter(allowed)), fc.double({ ...range, noNaN: true }));
}

function count({ min, max }: Extract<Knob, { kind: "count" }>): Arbitrary<number> {
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 1000) }), fc.integer({ min, max }));
}

const window = fc
  .tuple(finite, finite, finite, finite)
  .map(([a, b, c, d]) => [Math.min(a, b), Math.max(a, b), Math.min(c, d), Math.max(c, d)] as const)
  .filter(([xlo, xhi, ylo, yhi]) => xlo < xhi && ylo < yhi);

function vector({ form, length, least = 0, entries }: Extract<Knob, { kind: "vector" }>): Arbitrary<readonly number[]> {
  if (form === "window") return window;
  const range = length === "any" ? { minLength: least, maxLength: 40 } : { minLength: length, maxLength: length };
  if (form === "distribution") {
    return fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), range).map((list) => list.map((entry) => entry / list.reduce((a, b) => a + b, 0)));
  }
  return fc.array(entries === undefined ? finite : real({ kind: "real", slider: [0, 1], scale: "linear", initial: 0, ...entries }), range);
}

/** Inputs of one width, with a class of the fewest that there can be for each. */
function examples({ columns, classes }: Extract<Knob, { kind: "examples" }>): Arbitrary<Value> {
  const width = columns === "any" ? fc.integer({ min: 1, max: 4 }) : fc.constant(columns);
  const target = classes === undefined ? finite : fc.nat(1);
  return width
    .chain((n) => fc.array(fc.tuple(fc.array(finite, { minLength: n, maxLength: n }), target), { minLength: 1, maxLength: 20 }))
    .map((rows) => ({ inputs: rows.map(([input]) => input), targets: rows.map(([, to]) => to) }));
}

function bare(knob: Knob): Arbitrary<Value> {
  switch (knob.kind) {
    case "real":
      return fc.oneof(fc.constant(knob.initial), real(knob));
    case "count":
      return fc.oneof(fc.constant(knob.initial), count(knob));
    case "choice":
      return fc.constantFrom(...knob.options);
    case "flag":
      return fc.boolean();
    case "text":
      return text(knob.maxLength);
    case "vector":
      return vector(knob);
    case "examples":
      return examples(knob);
    case "group":
      return arbitraryValues(knob.fields);
  }
}

function arbitraryValues(knobs: Knobs): Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(
      Object.entries(knobs).map(([name, knob]) => [
        name,
        knob.optional ? fc.option(bare(knob), { nil: undefined, freq: 2 }) : fc.oneof(bare(knob), initial(knob)),
      ]),
    ),
  );
}

function initial(knob: Knob): Arbitrary<Value> {
  return knob.kind === "group" ? bare(knob) : fc.constant(knob.initial);
}

/** What the rules of the optimizers in use leave alone: here only Nesterov's. */
function keepsRules(values: Values): Values {
  return values["nesterov"] === true && !(Number(values["momentum"]) > 0 && values["dampening"] === 0) ? { ...values, nesterov: false } : values;
}

function knownRun(entry: OptimizerEntry, catalogue: Catalogue): Arbitrary<RunScenario> {
  return fc.record({ values: arbitraryValues(entry.knobs), options: arbitraryValues(catalogue.runKnobs) }).map(({ values, options }) => ({
    optimizer: entry.id,
    known: true,
    values: keepsRules(values),
    options: options as unknown as RunOptions,
  }));
}

function unknownRun(catalogue: Catalogue): Arbitrary<RunScenario> {
  const id = fc.string({ unit: "binary" }).filter((name) => catalogue.optimizers.every((entry) => entry.id !== name));
  return fc.record({ id, options: arbitraryValues(catalogue.runKnobs) }).map((run) => ({
    optimizer: run.id,
    known: false,
    values: {},
    options: run.options as unknown as RunOptions,
  }));
}

function arbitraryRuns(entry: ProblemEntry, catalogue: Catalogue): Arbitrary<RunScenario[]> {
  const run = fc.oneof(...catalogue.optimizers.map((optimizer) => knownRun(optimizer, catalogue)), { weight: 1, arbitrary: unknownRun(catalogue) });
  const withoutBatch = ({ options, ...rest }: RunScenario): RunScenario => ({ ...rest, options: { ...options, batchSize: undefined } });
  return fc.array(run, { minLength: 1, maxLength: MOST_RUNS, size: "small" }).map((runs) => (entry.provides.includes("data") ? runs : runs.map(withoutBatch)));
}

function arbitraryPage(catalogue: Catalogue): Arbitrary<Page> {
  const maybe = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 1 });
  const name = fc.string({ unit: "binary", minLength: 1, maxLength: 10 }).filter((t) => !/\p{Control}/u.test(t));
  const oneOf = (ids: readonly string[]): Arbitrary<string> => (ids.length > 0 ? fc.constantFrom(...ids) : name);
  const size = fc.tuple(
    finite.map((value) => Math.abs(value) || 1),
    fc.constantFrom(1, 2),
  );
  const lens = fc.oneof(
    size,
    fc.tuple(finite, finite, size).map(([x, y, rest]) => [x, y, ...rest]),
  );
  return fc.record({
    step: maybe(fc.nat(MOST_STEPS)),
    view: maybe(fc.array(oneOf(catalogue.views.map(({ id }) => id)), { maxLength: 4 })),
    // Which ones there are is the problem's to say: ../charts.test.ts.
    charts: fc.constant(undefined),
    cam: maybe(fc.array(finite, { maxLength: 20 })),
    lens: maybe(lens),
    marks: maybe(fc.array(oneOf(catalogue.marks), { maxLength: 4 })),
    ball: maybe(size.map(([value]) => value)),
    draws: maybe(fc.integer({ min: 1, max: MOST_DRAWS })),
    budget: maybe(fc.constant("evaluations" as const)),
    lang: maybe(oneOf(catalogue.languages)),
    lesson: maybe(oneOf(catalogue.lessons.map(({ id }) => id))),
    hide: maybe(fc.array(name, { maxLength: 4 })),
    theme: maybe(fc.constantFrom("light" as const, "dark" as const)),
    embed: fc.boolean(),
  });
}

export function arbitraryScenario(catalogue: Catalogue): Arbitrary<Scenario> {
  const common = {
    seed: fc.oneof(fc.constant(1), fc.maxSafeNat()),
    steps: fc.oneof(fc.constant(200), fc.integer({ min: 1, max: MOST_STEPS })),
    tolerance: fc.oneof(fc.constant(0), finite.map(Math.abs), fc.constant(-0)),
    page: arbitraryPage(catalogue),
  };
  const ofProblem = (entry: ProblemEntry): Arbitrary<Scenario> => {
    const chosen =
      entry.variants === undefined ? fc.constant({}) : fc.constantFrom(...Object.keys(entry.variants.of)).map((name) => ({ [entry.variants!.knob]: name }));
    return chosen.chain((given) => arbitraryValues(problemKnobs(entry, given)).chain((drawn) => withValues(entry, { ...drawn, ...given })));
  };
  const withValues = (entry: ProblemEntry, values: Values): Arbitrary<Scenario> => {
    const { dim, start } = shapeOf(entry, values);
    return fc.record({
      v: fc.constant(VERSION),
      problem: fc.constant({ id: entry.id, known: true, values }),
      runs: arbitraryRuns(entry, catalogue),
      start: fc.oneof(fc.constant(start), fc.array(finite, { minLength: dim, maxLength: dim })),
      ...common,
    });
  };
  const id = fc.string({ unit: "binary", minLength: 1 }).filter((name) => catalogue.problems.every((entry) => entry.id !== name));
  const ofNone = fc.record({
    v: fc.constant(VERSION),
    problem: id.map((name) => ({ id: name, known: false, values: {} })),
    runs: fc.constant([]),
    start: fc.constant([]),
    ...common,
  });
  return fc.oneof(...catalogue.problems.map((entry) => ({ weight: 3, arbitrary: ofProblem(entry) })), { weight: 1, arbitrary: ofNone });
}
