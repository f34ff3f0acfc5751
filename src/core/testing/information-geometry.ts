/** Reference data of information geometry, each model as the registered problem that it belongs to. */
import { readFileSync } from "node:fs";
import { buildProblem } from "../plan.ts";
import type { Values } from "../knobs.ts";
import type { Problem } from "../model.ts";

export interface Candidate {
  readonly k: number;
  readonly step: number;
  readonly valid: boolean;
  readonly kl?: number;
  readonly loss?: number;
}
interface Model {
  readonly model: string;
  readonly dim: number;
  readonly data: {
    readonly x?: readonly number[];
    readonly X?: readonly (readonly number[])[];
    readonly y?: readonly number[];
    readonly target?: readonly number[];
  };
  readonly pairs: readonly {
    readonly p: readonly number[];
    readonly q: readonly number[];
    readonly loss_p: number;
    readonly grad_p: readonly number[];
    readonly fisher_p: readonly (readonly number[])[];
    readonly kl_pq: number;
    readonly kl_qp: number;
  }[];
  readonly solver: string;
  readonly natgrad: {
    readonly lr: number;
    readonly steps: number;
    readonly start: readonly number[];
    readonly path: readonly (readonly number[])[];
    readonly loss: readonly number[];
  };
  readonly plain_gd: { readonly lr: number; readonly path: readonly (readonly number[])[] };
  readonly trpo: readonly {
    readonly delta: number;
    readonly backtrack: number;
    readonly start: readonly number[];
    readonly beta: number;
    readonly tries: readonly Candidate[];
    readonly accepted: { readonly k: number; readonly theta: readonly number[]; readonly kl: number; readonly loss: number };
  }[];
}

function choice({ model, data }: Model): { readonly id: string; readonly values: Values } {
  const examples = { inputs: data.X ?? [], targets: data.y ?? [] };
  if (model.startsWith("gaussian_")) return { id: "gaussian", values: { chart: model.slice("gaussian_".length).replaceAll("_", "-"), data: data.x } };
  switch (model) {
    case "logistic_2w":
      return { id: "logistic2", values: { data: examples } };
    case "softmax3_reduced":
      return { id: "softmax3", values: { target: data.target } };
    case "softmax3_full":
      return { id: "softmax3-full", values: { target: data.target } };
    default:
      return { id: "softmax-regression", values: { classes: 3, data: examples } };
  }
}

/** A registered problem with these settings. @throws where there is none */
export function problemOf(id: string, values: Values): Problem {
  const { built, issues } = buildProblem({ id, values });
  if (built === undefined) throw new Error(`${id}: ${issues.map(({ message }) => message).join("; ")}`);
  return built.problem;
}

const { models } = JSON.parse(readFileSync(new URL("golden/f_information_geometry.json", import.meta.url), "utf8")) as { readonly models: readonly Model[] };

export const goldenModels: readonly (readonly [string, { readonly golden: Model; readonly problem: Problem }])[] = models.map((golden) => {
  const { id, values } = choice(golden);
  return [golden.model, { golden, problem: problemOf(id, values) }];
});
