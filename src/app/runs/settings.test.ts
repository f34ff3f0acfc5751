import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { decode } from "../../scenario/index.ts";
import { en } from "../../text/index.ts";
import { fromScenario } from "../store/document.ts";
import { initialValues } from "../../core/knobs.ts";
import { distinction, mainKnobs, offeredOptions, optionApplies, otherKnobs } from "./settings.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const knobsOf = (id: string) => catalogue.optimizers.find((entry) => entry.id === id)!.knobs;
const differences = (runs: string): string[] => {
  const all = fromScenario(decode(`v=1&problem=bowl&${runs}`, catalogue).scenario!, catalogue).runs;
  return all.map((run) => distinction(run, all, knobsOf(run.optimizer), en));
};

describe("settings of a run", () => {
  it("stand in the row or under All settings, each once", () => {
    expect(mainKnobs(knobsOf("sgd"), initialValues(knobsOf("sgd"))).map(([name]) => name)).toEqual(["lr", "momentum"]);
    expect(mainKnobs(knobsOf("adam"), initialValues(knobsOf("adam"))).map(([name]) => name)).toEqual(["lr", "beta1"]);
    for (const { knobs } of catalogue.optimizers) {
      const values = initialValues(knobs);
      const both = [...mainKnobs(knobs, values).map(([name]) => name), ...Object.keys(otherKnobs(knobs, values))];
      const idle = Object.keys(knobs).filter((name) => !both.includes(name));
      expect([...both, ...idle].toSorted()).toEqual(Object.keys(knobs).toSorted());
      expect(idle.every((name) => knobs[name]!.when !== undefined)).toBe(true);
    }
  });

  it("stand there only where they do anything: a step of given KL has no learning rate", () => {
    const knobs = knobsOf("natural-gradient");
    const names = (length: string): string[] => mainKnobs(knobs, { ...initialValues(knobs), length }).map(([name]) => name);
    expect(names("rate")).toEqual(["lr", "damping"]);
    expect(names("kl-exact")).toEqual(["damping", "kl"]);
    expect(Object.keys(otherKnobs(knobs, { ...initialValues(knobs), length: "kl-exact" }))).toEqual(["fisher", "length"]);
  });

  it("tell runs of one name apart by what their rows do not show", () => {
    expect(differences("run=adam&run=adam~lr=0.1")).toEqual(["", ""]);
    expect(differences("run=trust-region&run=trust-region~subproblem=exact").map((one) => one.split(" ").at(-1))).toEqual(["dogleg", "exact"]);
    expect(differences("run=adam&run=adam~beta2=0.99~amsgrad=true")).toEqual(["β₂ 0.999", "β₂ 0.99, AMSGrad"]);
  });
});

describe("what every run understands", () => {
  it("is offered where it can do something", () => {
    expect(Object.keys(offeredOptions(catalogue, "bowl", 0))).toEqual(["clipNorm", "schedule", "average"]);
    expect(Object.keys(offeredOptions(catalogue, "bowl", 3))).toEqual(["clipNorm", "schedule", "average", "stream"]);
  });

  it("shows the fields of a schedule that count for its kind", () => {
    expect(optionApplies("schedule.warmup", { kind: "constant" })).toBe(true);
    expect(optionApplies("schedule.every", { kind: "constant" })).toBe(false);
    expect(optionApplies("schedule.every", { kind: "step" })).toBe(true);
    expect(optionApplies("schedule.final", { kind: "cosine" })).toBe(true);
    expect(optionApplies("average.decay", { kind: "uniform" })).toBe(false);
  });
});
