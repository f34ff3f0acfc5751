/** What is said of each mark, from readings of the core. */
import { describe, expect, it } from "vitest";
import { readDistances } from "../../../core/geometry/reading.ts";
import { buildProblem } from "../../../core/plan.ts";
import { initialValues } from "../../../core/knobs.ts";
import { problems } from "../../../core/problems/index.ts";
import { en } from "../../../text/index.ts";
import { words } from "../../../text/en/distances.ts";
import { MARK_IDS } from "../../../views/map/def.ts";
import { exampleFrame } from "../../../views/map/testing/frame.ts";
import { chartPaths } from "./chart.ts";
import { keyText, sentencesOf } from "./write.ts";
import type { MarkId } from "../../../views/map/def.ts";
import type { MarkScene } from "../../../views/map/distances/mark.ts";

const around = { frame: exampleFrame(en.map, []), run: { name: "Adam", over: false } };

function sceneAt(id: string, at: readonly [number, number], on: readonly MarkId[], given: Record<string, unknown> = {}): MarkScene {
  const choice = { id, values: { ...initialValues(problems.get(id)!.knobs), ...given } } as Parameters<typeof readDistances>[0];
  const wish = {
    at,
    level: 0.5,
    tolerance: 0.01,
    reach: 20,
    forward: on.includes("forward"),
    reverse: false,
    hessian: true,
    empirical: true,
    drop: on.includes("drop"),
  };
  const reading = readDistances(choice, buildProblem(choice).built!.problem, { ...wish, ruler: [2, 1], draws: { seed: 1, count: 100 } })!;
  const colours = { kl: "", fisher: "", euclid: "", hessian: "", ruler: "", gradient: "" };
  return { reading, field: undefined, spacing: 1, ways: [], on: new Set(on), colours, names: words.names };
}
const text = (id: MarkId, scene: MarkScene): string | undefined => keyText(id, scene, words, around);

describe("what the key says", () => {
  it("of norms: radius and drop, and a tie", () => {
    const scene = sceneAt("saddle", [1, 1], ["l1", "linf", "hessian", "contact"]);
    expect(text("l1", scene)).toBe("L1: |d₁| + |d₂| = 1, drop 2, a tie: all of an edge");
    expect(text("linf", scene)).toBe("L∞: max |dᵢ| = 1, drop 4");
    expect(text("hessian", scene)).toBe("½dᵀHd = 0.5: H indefinite: an open hyperbola, no minimiser");
    expect(text("l1", { ...scene, on: new Set<MarkId>(["l1"]) })).toBe("L1: |d₁| + |d₂| = 1");
    expect(text("empirical", scene)).toBeUndefined();
    expect(text("scores", scene)).toBe(words.noScores);
  });

  it("of balls of the same drop: the size of each", () => {
    const scene = sceneAt("saddle", [1, 0.5], ["l1", "circle", "linf", "contact", "drop"]);
    expect(["l1", "circle", "linf", "drop"].map((id) => text(id as MarkId, scene))).toEqual([
      "L1: |d₁| + |d₂| = 0.25, drop 0.5",
      "½dᵀd = 0.025, r = 0.224, drop 0.5",
      "L∞: max |dᵢ| = 0.167, drop 0.5",
      "g·d = −0.5: every ball is as large as it takes to touch this line",
    ]);
  });

  it("of matrices of a family: whose labels, how many, and where two are one", () => {
    const scene = sceneAt("linear-regression", [0, 0], ["ellipse", "hessian", "empirical", "sampled", "whole", "ruler"]);
    expect(text("hessian", scene)).toBe("½dᵀHd = 0.5, the same as F");
    expect(text("empirical", scene)).toBe("½dᵀF̂d = 0.5, F̂ by the labels of the data");
    expect(text("sampled", scene)).toBe("½dᵀFₙd = 0.5, Fₙ by 100 labels of the model");
    expect(text("whole", scene)).toMatch(/^lengths: −F⁻¹g = −H⁻¹g 2, −F̂⁻¹g 0\.186, −Fₙ⁻¹g [\d.]+$/);
    expect(text("ruler", scene)).toContain("not F");
    expect(keyText("ruler", { ...scene, reading: { ...scene.reading, ruler: undefined } }, words, around)).toBe(words.noRuler("Adam"));
  });

  it("of two gradients: both lengths, and what is expected; the chart has all draws", () => {
    const scene = sceneAt("softmax3", [0.4, -0.7], ["scores"], { target: [1, 0, 0] });
    expect(text("scores", scene)).toMatch(/length 0\.528, drawn ×\d+; mean over 100 labels of the model: length 0\.0217; expected 0, ± 0\.0623/);
    const { drawn, expected, given } = chartPaths(scene.reading.scores!, scene.reading.norms.gradient);
    expect(drawn.split("L")).toHaveLength(scene.reading.scores!.lengths.length / 2);
    expect(expected).toMatch(/^M2\.0 [\d.]+L118\.0 [\d.]+$/);
    expect(given).toMatch(/^M2\.0 [\d.]+H118\.0$/);
  });

  it("in words: every mark that has something on the map is named", () => {
    const on = MARK_IDS.filter((id) => !["tissot", "natural", "plain", "ways", "reverse", "drop"].includes(id));
    const spoken = sentencesOf(sceneAt("linear-regression", [0, 0], on), words, around).join(" ");
    for (const sign of ["|d₁|", "r = 1", "max |dᵢ|", "dᵀHd", "dᵀFd", "F̂", "Fₙ", "dᵀPd", "Steepest steps", "KL(θ‖φ)", "lengths:", "labels of the model"]) {
      expect(spoken).toContain(sign);
    }
    expect(sentencesOf(sceneAt("gaussian", [0, -1], on), words, around)).toEqual(["No distribution at θ."]);
  });
});
