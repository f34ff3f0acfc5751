/** Every first-order path of the golden data, made with torch 1.13 (NAdam: by the rule of 2.0), through the loop that everything else uses. */
import { describe, expect, it } from "vitest";
import bealeText from "../testing/golden/a_torch_beale.json?raw";
import himmelblauText from "../testing/golden/a_torch_himmelblau.json?raw";
import quadraticText from "../testing/golden/a_torch_quad_cond100.json?raw";
import rosenbrockText from "../testing/golden/a_torch_rosenbrock.json?raw";
import { record } from "../testing/drive.ts";
import { beale, himmelblau, quadratic, rosenbrock } from "../testing/problems.ts";
import { TORCH_DEFAULTS } from "../testing/torch.ts";
import { optimizers } from "./index.ts";
import type { Values } from "../knobs.ts";

interface GoldenRun {
  readonly id: string;
  readonly optimizer: string;
  readonly torch_class: string;
  readonly hp: Readonly<Record<string, number | boolean | readonly [number, number]>>;
  readonly start: readonly [number, number];
  readonly steps: number;
  readonly safe_steps: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly f: readonly number[];
  readonly ax?: readonly (readonly [number, number])[];
}

/** Both programs round differently; the data promises 1e-11 against noise of 4 units in the last place up to `safe_steps`. */
const THETA_TOLERANCE = 1e-10;
/** The data's losses were evaluated in another order of operations. */
const LOSS_TOLERANCE = { relative: 1e-9, absolute: 1e-10 };

const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  betas: ["beta1", "beta2"],
  etas: ["etaMinus", "etaPlus"],
  step_sizes: ["stepMin", "stepMax"],
};

function knobsFrom(hp: GoldenRun["hp"]): Values {
  const values: Record<string, number | boolean> = {};
  for (const [name, value] of Object.entries(hp)) {
    if (typeof value === "object") {
      const [low, high] = PAIRS[name]!;
      values[low] = value[0];
      values[high] = value[1];
    } else {
      values[name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())] = value;
    }
  }
  return values;
}

/** Left out: a line-search method of its own, and the rule of torch before 2.0, which is in the data for information. */
const isCovered = (run: GoldenRun): boolean => run.torch_class !== "LBFGS" && run.optimizer !== "nadam_torch113";

const FILES = [
  { problem: beale, text: bealeText },
  { problem: himmelblau, text: himmelblauText },
  { problem: quadratic, text: quadraticText },
  { problem: rosenbrock, text: rosenbrockText },
];

describe("golden paths", () => {
  for (const { problem, text } of FILES) {
    const { runs } = JSON.parse(text) as { readonly runs: readonly GoldenRun[] };
    const covered = runs.filter(isCovered);

    it(`${problem.id}: covers all eleven methods`, () => {
      expect(new Set(covered.map((run) => run.torch_class.toLowerCase()))).toEqual(new Set(Object.keys(TORCH_DEFAULTS)));
    });

    it.each(covered.map((golden) => [golden.id, golden] as const))("%s", (_id, golden) => {
      const optimizer = optimizers.get(golden.torch_class.toLowerCase())!;
      const values = knobsFrom(golden.hp);
      expect(Object.keys(optimizer.knobs)).toEqual(expect.arrayContaining(Object.keys(values)));
      const path = record({ optimizer, problem, start: golden.start, values, steps: golden.steps });
      expect(path.points).toHaveLength(golden.steps + 1);
      let worst = 0;
      let worstLoss = 0;
      let worstAverage = 0;
      for (let k = 0; k <= golden.safe_steps; k++) {
        worst = Math.max(worst, Math.abs(path.points[k]![0]! - golden.x[k]!), Math.abs(path.points[k]![1]! - golden.y[k]!));
        const f = golden.f[k]!;
        worstLoss = Math.max(worstLoss, Math.abs(path.loss[k]! - f) / (LOSS_TOLERANCE.absolute + LOSS_TOLERANCE.relative * Math.abs(f)));
        if (golden.ax !== undefined && k > 0) {
          const [ax, ay] = golden.ax[k - 1]!;
          worstAverage = Math.max(worstAverage, Math.abs(path.average[k]![0]! - ax), Math.abs(path.average[k]![1]! - ay));
        }
      }
      expect(worst).toBeLessThanOrEqual(THETA_TOLERANCE);
      expect(worstLoss).toBeLessThanOrEqual(1);
      expect(worstAverage).toBeLessThanOrEqual(THETA_TOLERANCE);
      expect(path.average).toHaveLength(golden.ax === undefined ? 0 : golden.steps + 1);
    });
  }
});
