import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { decode } from "../../scenario/index.ts";
import { linkOf, scenarioOf } from "./link.ts";
import { createPageStore } from "./store.ts";
import type { Knobs, Value } from "../../core/knobs.ts";
import type { RunKey } from "./document.ts";
import type { PageState } from "./state.ts";
import type { PageStore } from "./store.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const open = (link: string): PageStore => createPageStore({ catalogue, reading: decode(link, catalogue), language: "en" });
const START = "v=1&problem=rosenbrock&run=adam~lr=0.05&run=sgd~lr=0.0008~momentum=0.9&steps=300";

/** Sequences of user actions in the issue's sense; each is up to this long. */
const SEQUENCES = 10_000;
const LONGEST = 12;

type Move = (store: PageStore) => void;
const runAt = (store: PageStore, n: number): RunKey => {
  const { runs } = store.getState().document;
  return runs[n % runs.length]!.key;
};
function someValue(knobs: Knobs, pick: number, number: number): readonly [string, Value] | undefined {
  const names = Object.keys(knobs).filter((name) => knobs[name]!.kind === "real" || knobs[name]!.kind === "flag");
  const name = names[pick % Math.max(1, names.length)];
  if (name === undefined) return undefined;
  const knob = knobs[name]!;
  if (knob.kind === "flag") return [name, number > 0.5];
  if (knob.kind !== "real") return undefined;
  const [low, high] = knob.slider;
  return [name, low + (high - low) * number];
}

const gesture = fc.option(fc.constantFrom("a", "b"), { nil: undefined });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const small = fc.nat(40);
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), unit, gesture).map<Move>(
    ([x, y, g]) =>
      (store) =>
        store.actions.setStart([x, y], g),
  ),
  fc.constantFrom(...catalogue.problems.map(({ id }) => id)).map<Move>((id) => (store) => store.actions.setProblem(id)),
  fc.tuple(small, small, unit, gesture).map<Move>(([pick, other, number, g]) => (store) => {
    const { problem } = store.getState().document;
    const { knobs } = catalogue.problems.find(({ id }) => id === problem.id)!;
    const name = Object.keys(knobs)[pick % Math.max(1, Object.keys(knobs).length)];
    const knob = name === undefined ? undefined : knobs[name]!;
    if (knob?.kind === "choice") store.actions.setProblemKnob(name!, knob.options[other % knob.options.length], g);
    if (knob?.kind === "count") store.actions.setProblemKnob(name!, Math.round(knob.min + number * 4), g);
    if (knob?.kind === "real") store.actions.setProblemKnob(name!, Math.min(knob.slider[1], knob.slider[0] + number), g);
  }),
  fc.constant<Move>((store) => store.actions.editFormula()),
  fc.constantFrom("x", "x +", "x + y", "").map<Move>((text) => (store) => store.actions.setDraft(text)),
  fc.constantFrom("x", "x + y").map<Move>((text) => (store) => store.actions.acceptDraft(text)),
  fc.constantFrom(...catalogue.optimizers.map(({ id }) => id)).map<Move>((id) => (store) => store.actions.addRun(id)),
  small.map<Move>((n) => (store) => store.actions.duplicateRun(runAt(store, n))),
  fc.tuple(small, fc.integer({ min: -1, max: 400 })).map<Move>(
    ([n, step]) =>
      (store) =>
        store.actions.branchRun(runAt(store, n), step),
  ),
  small.map<Move>((n) => (store) => store.actions.removeRun(runAt(store, n))),
  fc.tuple(small, fc.constantFrom(-2, -1, 1, 2)).map<Move>(
    ([n, by]) =>
      (store) =>
        store.actions.moveRun(runAt(store, n), by),
  ),
  fc.tuple(small, small, unit, gesture).map<Move>(([n, pick, number, g]) => (store) => {
    const run = store.getState().document.runs[n % store.getState().document.runs.length]!;
    const chosen = someValue(catalogue.optimizers.find(({ id }) => id === run.optimizer)!.knobs, pick, number);
    if (chosen !== undefined) store.actions.setRunKnob(run.key, chosen[0], chosen[1], g);
  }),
  fc.tuple(small, fc.double({ min: 0.01, max: 10, noNaN: true })).map<Move>(
    ([n, clip]) =>
      (store) =>
        store.actions.setRunOption(runAt(store, n), "clipNorm", clip),
  ),
  fc.tuple(small, small, small).map<Move>(([n, parent, step]) => (store) => {
    const from = { run: parent % store.getState().document.runs.length, step };
    store.actions.setRunOption(runAt(store, n), "from", from);
  }),
  fc.tuple(fc.integer({ min: 1, max: 1000 }), gesture).map<Move>(
    ([steps, g]) =>
      (store) =>
        store.actions.setRoot("steps", steps, g),
  ),
  fc.nat(1000).map<Move>((seed) => (store) => store.actions.setRoot("seed", seed)),
  fc.nat(500).map<Move>((step) => (store) => store.actions.seek(step)),
  fc.tuple(unit, unit, unit).map<Move>(
    ([x, y, h]) =>
      (store) =>
        store.actions.setCamera({ x, y, halfHeight: h + 0.01 }),
  ),
  fc.constantFrom("en", "ko", "zh-CN").map<Move>((language) => (store) => store.actions.setLanguage(language)),
  small.map<Move>((n) => (store) => store.actions.toggleMuted(runAt(store, n))),
  small.map<Move>((n) => (store) => store.actions.toggleSolo(runAt(store, n))),
  small.map<Move>((n) => (store) => store.actions.select(runAt(store, n))),
  fc.constant<Move>((store) => store.actions.undo()),
  fc.constant<Move>((store) => store.actions.redo()),
  fc.constant<Move>((store) => store.actions.endGesture()),
);

function checkInvariants(state: PageState): void {
  const { runs } = state.document;
  const keys = runs.map(({ key }) => key);
  expect(runs.length).toBeGreaterThan(0);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of [...state.muted, state.solo, state.selected]) if (key !== undefined) expect(keys).toContain(key);
  // The link says it all: reading it gives the scenario back without an issue, and writing that gives the link.
  const link = linkOf(state);
  const { scenario, issues } = decode(link, catalogue);
  expect(issues).toEqual([]);
  expect(scenario).toEqual(scenarioOf(state));
}

describe("the store", () => {
  it(`keeps its invariants through ${SEQUENCES} random sequences of actions`, { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: LONGEST }), (sequence) => {
        const store = open(START);
        const first = store.getState().document;
        for (const move of sequence) {
          const before = store.getState();
          move(store);
          const after = store.getState();
          // No run is lost but by removing one: its key is in the document or can be undone to.
          for (const { key } of before.document.runs) {
            const reachable = [after.document, ...after.past, ...after.future].some((one) => one.runs.some((run) => run.key === key));
            expect(reachable || after.past.length === 200).toBe(true);
          }
        }
        checkInvariants(store.getState());
        // All the way back, and all the way forth again.
        const last = store.getState().document;
        const forward = store.getState().future.length;
        while (store.getState().past.length > 0) store.actions.undo();
        expect(store.getState().document).toBe(first);
        while (store.getState().future.length > forward) store.actions.redo();
        expect(store.getState().document).toBe(last);
        checkInvariants(store.getState());
      }),
      { numRuns: SEQUENCES },
    );
  });

  it("takes a gesture back as one step", () => {
    const store = open(START);
    for (const x of [0.1, 0.2, 0.3]) store.actions.setStart([x, 0], "drag");
    store.actions.endGesture();
    store.actions.setStart([0.5, 0], "drag");
    store.actions.undo();
    expect(store.getState().document.start).toEqual([0.3, 0]);
    store.actions.undo();
    expect(store.getState().document.start).toEqual([-1.2, 1]);
  });

  it("keeps branches pointing at their parents, and takes them along when a parent goes", () => {
    const store = open("v=1&problem=bowl&run=sgd&run=adam&run=sgd~from.run=0~from.step=5");
    const [parent, other] = store.getState().document.runs;
    store.actions.moveRun(parent!.key, 1);
    const { runs } = store.getState().document;
    expect(runs.map(({ optimizer, options }) => [optimizer, options.from?.run])).toEqual([
      ["adam", undefined],
      ["sgd", undefined],
      ["sgd", 1],
    ]);
    // A branch cannot come before its parent.
    store.actions.moveRun(runs[2]!.key, -1);
    expect(store.getState().document.runs).toBe(runs);
    store.actions.removeRun(parent!.key);
    expect(store.getState().document.runs.map(({ key }) => key)).toEqual([other!.key]);
    expect(store.getState().notice?.code).toBe("branches-removed");
    store.actions.removeRun(other!.key);
    expect(store.getState().document.runs).toHaveLength(1);
  });

  it("takes back what a first click did, with all that could be undone and redone before it", () => {
    const store = open(START);
    store.actions.setRoot("steps", 50);
    store.actions.setRoot("steps", 60);
    store.actions.undo();
    const before = store.getState();
    store.actions.setStart([0.5, 0.5], "map-start");
    expect(store.getState().future).toEqual([]);
    store.actions.takeBack(before);
    const { document, past, future } = store.getState();
    expect([document, past, future]).toEqual([before.document, before.past, before.future]);
    store.actions.redo();
    expect(store.getState().document.steps).toBe(60);
  });

  it("carries the lens in the link: where it was put, or at the playhead", () => {
    const store = open(`${START}&lens=-1.2,1,0.3,2`);
    expect(store.getState().lens).toEqual({ at: [-1.2, 1], radius: 0.3, order: 2, follows: "nothing" });
    expect(linkOf(store.getState())).toContain("&lens=-1.2,1,0.3,2");
    store.actions.setLens({ at: [0, 0], radius: 0.5, order: 1, follows: "playhead" });
    expect(linkOf(store.getState())).toContain("&lens=0.5,1");
    store.actions.load(decode(linkOf(store.getState()), catalogue));
    expect(store.getState().lens).toEqual({ at: [0, 0], radius: 0.5, order: 1, follows: "playhead" });
    // Whatever a hand with a mouse points at is nobody else's.
    store.actions.setLens({ at: [2, 3], radius: 0.5, order: 1, follows: "cursor" });
    expect(linkOf(store.getState())).toContain("&lens=2,3,0.5,1");
    store.actions.setProblem("bowl");
    expect(store.getState().lens).toBeUndefined();
  });

  it("says so when a rule between knobs takes effect", () => {
    const store = open("v=1&problem=bowl&run=sgd~momentum=0.9~nesterov=1");
    store.actions.setRunKnob(store.getState().document.runs[0]!.key, "momentum", 0);
    expect(store.getState().document.runs[0]!.values).toMatchObject({ momentum: 0, nesterov: false });
    expect(store.getState().notice).toMatchObject({ code: "rule", detail: "nesterov-needs-momentum" });
  });

  it("keeps what is there when a text cannot be read, and shows why", () => {
    const store = open(START);
    const { document } = store.getState();
    store.actions.load(decode("{", catalogue));
    expect(store.getState().document).toBe(document);
    expect(store.getState().issues).not.toEqual([]);
    store.actions.load(decode("v=1&problem=ackley&run=adam&lang=ko&step=7", catalogue));
    expect(store.getState()).toMatchObject({ language: "ko", playhead: 7, document: { problem: { id: "ackley" } } });
    store.actions.undo();
    expect(store.getState().document).toBe(document);
  });

  it("branches a run: right below it, with its own look, selected, and undone in one step", () => {
    const store = open(START);
    const [adam, sgd] = store.getState().document.runs;
    store.actions.branchRun(adam!.key, 40);
    const { document, selected } = store.getState();
    expect(document.runs.map(({ optimizer, options }) => [optimizer, options.from])).toEqual([
      ["adam", undefined],
      ["adam", { run: 0, step: 40 }],
      ["sgd", undefined],
    ]);
    expect(new Set(document.runs.map(({ look }) => look)).size).toBe(3);
    expect(selected).toBe(document.runs[1]!.key);
    expect(linkOf(store.getState())).toContain("run=adam~lr=0.05~from.run=0~from.step=40");
    // A branch of a branch; not before the fork, and not from nowhere.
    store.actions.branchRun(selected!, 39);
    store.actions.branchRun(selected!, 1.5);
    expect(store.getState().document).toBe(document);
    store.actions.branchRun(selected!, 60);
    expect(store.getState().document.runs.map(({ options }) => options.from?.run)).toEqual([undefined, 0, 1, undefined]);
    // Something put above moves the parents' numbers along.
    store.actions.branchRun(adam!.key, 10);
    expect(store.getState().document.runs.map(({ options }) => options.from?.run)).toEqual([undefined, 0, 0, 2, undefined]);
    store.actions.undo();
    store.actions.undo();
    store.actions.undo();
    expect(store.getState().document.runs.map(({ key }) => key)).toEqual([adam!.key, sgd!.key]);
    expect(store.getState().selected).toBeUndefined();
  });
});
