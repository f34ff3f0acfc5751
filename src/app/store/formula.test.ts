/** Typing a formula: nothing typed is lost, and nothing but a formula reaches the runs. */
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { buildProblem } from "../../core/plan.ts";
import { decode, EMPTY_PAGE } from "../../scenario/index.ts";
import { presetOf } from "../../scenario/presets.ts";
import { toScenario } from "./document.ts";
import { linkOf } from "./link.ts";
import { createPageStore } from "./store.ts";
import type { PageStore } from "./store.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const open = (query: string): PageStore => createPageStore({ catalogue, reading: decode(query, catalogue), language: "en" });
const formulaOf = (store: PageStore): unknown => store.getState().document.problem.values["f"];
const lossAt = (store: PageStore, theta: readonly number[]): number => buildProblem(store.getState().document.problem).built!.problem.loss(theta);

describe("typing a formula", () => {
  it("keeps the last formula for the runs and the draft for the link", () => {
    const store = open("v=1&problem=formula&f=x^2&run=adam");
    const { document } = store.getState();
    store.actions.setDraft("x^2 +");
    expect(formulaOf(store)).toBe("x^2");
    expect(toScenario(store.getState().document, EMPTY_PAGE)).toEqual(toScenario(document, EMPTY_PAGE));
    const again = open(linkOf(store.getState()));
    expect(formulaOf(again)).toBe("x^2 +");
    expect(linkOf(again.getState())).toBe(linkOf(store.getState()));
  });

  it("is one step for undo, accepted or not", () => {
    const store = open("v=1&problem=formula&f=x^2&run=adam");
    for (const text of ["x^2 ", "x^2 +", "x^2 + ", "x^2 + y"]) store.actions.setDraft(text);
    store.actions.acceptDraft("x^2 + y");
    expect(formulaOf(store)).toBe("x^2 + y");
    expect(store.getState().document.draft).toBeUndefined();
    store.actions.endGesture();
    store.actions.undo();
    expect(formulaOf(store)).toBe("x^2");
    expect(store.getState().past).toHaveLength(0);
    store.actions.redo();
    expect(formulaOf(store)).toBe("x^2 + y");
  });

  it("takes no late answer: only what still stands in the field is accepted", () => {
    const store = open("v=1&problem=formula&f=x^2&run=adam");
    store.actions.setDraft("x + y");
    store.actions.setDraft("x + y +");
    store.actions.acceptDraft("x + y");
    expect(formulaOf(store)).toBe("x^2");
    store.actions.setDraft("x^2");
    expect(store.getState().document.draft).toBeUndefined();
    const bowl = open("v=1&problem=bowl&run=adam");
    const before = bowl.getState();
    bowl.actions.setDraft("x");
    expect(bowl.getState()).toBe(before);
  });

  it.each([
    "v=1&problem=bowl&p.kappa=7&p.angle=-30&p.window=-1,2,-1,1&run=adam&start=0.3,0.4",
    "v=1&problem=plateau&p.tilt=0.05&run=adam&start=5,2",
    "v=1&problem=rosenbrock&run=adam",
  ])("begins with the surface that is shown, its settings written out: %s", (query) => {
    const store = open(query);
    const { problem, start, runs } = store.getState().document;
    const theta = [0.7, -1.3];
    const loss = lossAt(store, theta);
    store.actions.editFormula();
    const { document } = store.getState();
    expect(document.problem.id).toBe("formula");
    expect(lossAt(store, theta)).toBe(loss);
    expect(document.problem.values["window"]).toEqual(problem.values["window"]);
    expect(document.start).toEqual(start);
    expect(document.runs).toBe(runs);
    // Choosing it again must not throw away what was typed.
    store.actions.setDraft("x");
    const typed = store.getState().document;
    store.actions.editFormula();
    expect(store.getState().document).toBe(typed);
    store.actions.undo();
    store.actions.undo();
    expect(store.getState().document.problem).toBe(problem);
  });
});

describe("the sentence of a preset", () => {
  const preset = (store: PageStore): string | undefined => {
    const { origin } = store.getState().document;
    return origin === undefined ? undefined : presetOf(origin);
  };

  it("stays through settings and undo, and leaves with the problem or its formula", () => {
    const store = open("v=1&problem=bowl&run=sgd~lr=0.01&run=sgd~lr=0.01~momentum=0.8&run=sgd~lr=0.01~momentum=0.99&lang=ko");
    expect(preset(store)).toBe("how-much-momentum");
    store.actions.setProblemKnob("kappa", 20);
    store.actions.setStart([1, 1]);
    expect(preset(store)).toBe("how-much-momentum");
    store.actions.setProblem("saddle");
    expect(preset(store)).toBeUndefined();
    store.actions.undo();
    expect(preset(store)).toBe("how-much-momentum");
    store.actions.editFormula();
    expect(preset(store)).toBeUndefined();
  });

  it("can be sent away, and comes back with the next one", () => {
    const store = open("v=1&problem=bowl&run=adam");
    expect(preset(store)).toBeUndefined();
    store.actions.dismissCaption();
    expect(store.getState().captionDismissed).toBe(true);
    store.actions.load(decode("v=1&problem=plateau&run=sgd~lr=0.05~momentum=0.9&run=adam~lr=0.05", catalogue));
    expect([preset(store), store.getState().captionDismissed]).toEqual(["flat-plateau", false]);
    // Typing over a preset's formula makes it another surface.
    store.actions.load(
      decode(
        "v=1&problem=formula&p.window=-3,1,-1.5,1.5&f=abs(x)+3*abs(y)&run=sgd~lr=0.07&run=sgd~lr=0.07~schedule.kind=cosine~schedule.final=0&start=-2.5,1&steps=100",
        catalogue,
      ),
    );
    expect(preset(store)).toBe("schedule");
    store.actions.setDraft("abs(x)");
    expect(preset(store)).toBeUndefined();
  });
});
