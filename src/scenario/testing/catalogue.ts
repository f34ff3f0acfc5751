/** A small catalogue of our own, so that these tests stand whatever the registries hold. */
import type { Knobs } from "../../core/knobs.ts";
import { runKnobs } from "../../core/options.ts";
import type { Catalogue } from "../model.ts";

const rate = (initial: number) => ({ kind: "real", min: 0, max: Infinity, slider: [1e-4, 1], scale: "log", initial }) as const;
const fraction = (initial: number) => ({ kind: "real", min: 0, max: 1, maxBound: "open", slider: [0, 0.999], scale: "linear", initial }) as const;
const flag = { kind: "flag", initial: false } as const;

const sgd = { lr: rate(0.001), momentum: rate(0), dampening: rate(0), weightDecay: rate(0), nesterov: flag } satisfies Knobs;
const adam = { lr: rate(0.001), beta1: fraction(0.9), beta2: fraction(0.999), eps: rate(1e-8), weightDecay: rate(0), amsgrad: flag } satisfies Knobs;
const bowl = {
  kappa: { kind: "real", min: 0, minBound: "open", max: Infinity, slider: [1, 1000], scale: "log", initial: 10 },
  angle: { kind: "real", min: -Infinity, max: Infinity, slider: [-90, 90], scale: "linear", initial: 0 },
} as const satisfies Knobs;

const surface = { dim: 2, window: [-2, 2, -1, 3], start: [-1.5, 2], provides: ["hessian", "deterministic"] } as const;

export const catalogue: Catalogue = {
  problems: [
    { id: "rosenbrock", title: "Rosenbrock", knobs: {}, ...surface },
    { id: "bowl", title: "Bowl", knobs: bowl, ...surface, start: [1, 1] },
    { id: "formula", title: "Formula", knobs: { f: { kind: "text", maxLength: 2000, initial: "x^2 + y^2" } }, ...surface, start: [1, 0] },
    // What later issues bring: data, several layers, more than two coordinates.
    {
      id: "gaussian",
      title: "Gaussian",
      dim: 20,
      start: Array.from({ length: 20 }, (_, i) => i / 4),
      knobs: {
        chart: { kind: "choice", options: ["mu-sigma", "natural"], initial: "mu-sigma" },
        layers: { kind: "vector", length: "any", initial: [2, 8, 1] },
        data: { kind: "vector", length: "any", initial: [0, 1] },
      },
      provides: ["data"],
    },
    // Another window and start with each chart, a distribution for a setting.
    {
      id: "coins",
      title: "Coins",
      dim: 2,
      window: [0, 1, 0, 1],
      start: [0.5, 0.5],
      knobs: {
        chart: { kind: "choice", options: ["p", "logit"], initial: "p" },
        target: { kind: "vector", length: 3, form: "distribution", initial: [0.5, 0.3, 0.2] },
        shares: { kind: "vector", length: "any", least: 1, entries: { min: 0, max: 1, minBound: "open", maxBound: "open" }, initial: [0.5] },
      },
      variants: { knob: "chart", of: { p: { start: [0.5, 0.5], window: [0, 1, 0, 1] }, logit: { start: [0, 1], window: [-4, 4, -4, 4] } } },
      provides: ["distribution"],
    },
    // As many parameters as classes times inputs.
    {
      id: "classes",
      title: "Classes",
      dim: 4,
      start: [1, 2, 3, 4],
      knobs: {
        classes: { kind: "count", min: 2, max: 5, initial: 2 },
        data: {
          kind: "examples",
          columns: "any",
          classes: "classes",
          initial: {
            inputs: [
              [1, 2],
              [3, 4],
            ],
            targets: [0, 1],
          },
        },
        more: { kind: "examples", columns: 1, initial: { inputs: [[1]], targets: [0.5] }, optional: true },
      },
      size: { rows: "classes", examples: "data" },
      provides: ["distribution"],
    },
  ],
  optimizers: [
    {
      id: "sgd",
      title: "SGD",
      knobs: sgd,
      rules: [
        {
          when: { knob: "nesterov", equals: true },
          needs: [
            { knob: "momentum", op: ">", value: 0 },
            { knob: "dampening", op: "=", value: 0 },
          ],
          set: { knob: "nesterov", value: false },
          code: "nesterov-needs-momentum",
          message: "Nesterov needs momentum and no dampening; it is off",
        },
      ],
    },
    { id: "adam", title: "Adam", knobs: adam, rules: [] },
  ],
  runKnobs,
  views: [{ id: "map" }, { id: "spectrum" }, { id: "loss" }],
  marks: ["l1", "circle"],
  lessons: [{ id: "ravines" }],
  languages: ["en", "ko", "zh-CN"],
};

/** A catalogue without views, lessons and languages, as it is before any of them exists. */
export const bareCatalogue: Catalogue = { ...catalogue, views: [], marks: [], lessons: [], languages: [] };
