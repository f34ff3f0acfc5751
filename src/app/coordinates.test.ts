import { describe, expect, it } from "vitest";
import { coreCatalogue } from "../core/catalogue.ts";
import { initialValues } from "../core/knobs.ts";
import { coordinatesOf } from "./coordinates.ts";
import type { Values } from "../core/knobs.ts";
import type { PageState } from "./store/state.ts";

const catalogue = coreCatalogue();
function names(id: string, values: Values = {}): readonly string[] {
  const { knobs } = catalogue.problems.find((entry) => entry.id === id)!;
  const problem = { id, known: true, values: { ...initialValues(knobs), ...values } };
  return coordinatesOf({ catalogue, document: { problem } } as unknown as PageState);
}

describe("names of coordinates", () => {
  it("are x and y on surfaces, the symbols of families elsewhere, and follow the chart", () => {
    expect(names("rosenbrock")).toEqual(["x", "y"]);
    expect(names("gaussian")).toEqual(["μ", "σ"]);
    expect(names("gaussian", { chart: "mu-logsigma" })).toEqual(["μ", "log σ"]);
    expect(names("gaussian", { chart: "mu-precision" })).toEqual(["μ", "τ"]);
    expect(names("bernoulli-pair", { chart: "logit" })).toEqual(["z₁", "z₂"]);
    expect(names("softmax3-full")).toEqual(["a", "b", "c"]);
    expect(names("bandit2")).toEqual(["z"]);
  });
  it("are numbered where one symbol stands for all, however many there are", () => {
    expect(names("softmax-regression")).toEqual(["θ₁", "θ₂", "θ₃", "θ₄", "θ₅", "θ₆"]);
    expect(names("softmax-regression", { classes: 2 })).toEqual(["θ₁", "θ₂", "θ₃", "θ₄"]);
  });
});
