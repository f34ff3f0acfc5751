import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkLayers } from "../check-layers.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "steepest-layers-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A small tree that keeps every rule, with something of each layer. */
const CLEAN = {
  "core/model.ts": "export interface Model { readonly window: number }\nexport const zero = 0;\n",
  "core/knobs.ts": 'import type { Model } from "./model.ts";\nexport const knob = (model: Model): number => model.window;\n',
  "core/define.ts": "export const define = <T>(one: T): T => one;\n",
  "core/optimizers/sgd.ts": 'import { define } from "../define.ts";\nimport { scale } from "./parts/scale.ts";\nexport const sgd = define(scale);\n',
  "core/optimizers/adam.ts": 'import { define } from "../define.ts";\nexport const adam = define(Math.sqrt(Math.PI));\n',
  "core/optimizers/parts/scale.ts": "export const scale = 2;\n",
  "core/optimizers/index.ts": 'import { adam } from "./adam.ts";\nimport { sgd } from "./sgd.ts";\nexport const all = [adam, sgd];\n',
  "core/elementary/index.ts": 'import wasm from "./assembly/index.ts?asc";\nexport const bytes = wasm;\n',
  "core/elementary/assembly/index.ts": "export function f(x: f64): f64 { return Math.exp(x); }\n",
  "core/exact.test.ts": "export const reference = Math.exp(1) ** 2;\n",
  "core/testing/golden.ts": "export const now = Date.now();\n",
  // Names that only look like the banned ones.
  "core/names.ts": `
    import { knob as process } from "./knobs.ts";
    interface Screen { window: number; document(self: Screen): void }
    const values = { window: 1, Math: 2, Date: 3 };
    export function pick({ window, document: inner }: { window: number; document: number }, self = 1): number {
      for (const performance of [window]) if (performance > 1) return performance;
      try { return inner + self + values.window + values.Math + values.Date; } catch (crypto) { throw crypto; }
    }
    export class Stage { document = 1; constructor(private location: number) { this.location = location; } window(): number { return process({ window: 1 }); } }
    export type Clock = Screen;
  `,
  "scenario/codec.ts":
    'import { deflateSync } from "fflate";\nimport type { Model } from "../core/model.ts";\nimport { knob } from "../core/knobs.ts";\nexport const pack = (model: Model) => deflateSync(new Uint8Array(knob(model)));\n',
  "protocol/messages.ts":
    'import type { Model } from "../core/model.ts";\nimport type { pack } from "../scenario/codec.ts";\nexport type Message = Model | typeof pack;\nexport const VERSION = 1;\n',
  "draw/scale.ts": 'import { scaleLinear } from "d3-scale";\nexport const scale = scaleLinear;\n',
  "text/en.ts": 'import type { Model } from "../core/model.ts";\nexport const say = (model: Model): string => String(model.window);\n',
  "text/ids.ts": 'export const ids = ["en"];\n',
  "views/map/def.ts": "export const def = { id: 'map' };\n",
  "views/map/layout.ts":
    'import { contours } from "d3-contour";\nimport { scale } from "../../draw/scale.ts";\nimport { frame } from "../parts/frame.ts";\nexport const layout = [contours, scale, frame];\n',
  "views/map/paint.tsx": 'import { useRef } from "react";\nimport { layout } from "./layout.ts";\nexport const Paint = () => useRef(layout);\n',
  "views/parts/frame.ts": "export const frame = 1;\n",
  "views/index.ts": 'import { def } from "./map/def.ts";\nexport const views = [{ def, load: () => import("./map/paint.tsx") }];\n',
  "lessons/ravines.ts":
    'import type { Model } from "../core/model.ts";\nimport { say } from "../text/en.ts";\nexport const lesson = (model: Model) => say(model);\n',
  "catalogue.ts":
    'import { knob } from "./core/knobs.ts";\nimport { ids } from "./text/ids.ts";\nimport { def } from "./views/map/def.ts";\nexport const catalogue = { knob, ids, def };\n',
  "worker/main.ts":
    'import { all } from "../core/optimizers/index.ts";\nimport { VERSION } from "../protocol/messages.ts";\nimport { catalogue } from "../catalogue.ts";\nexport const ready = [all, VERSION, catalogue];\n',
  "client/port.ts":
    'import { VERSION } from "../protocol/messages.ts";\nexport const worker = () => [VERSION, new Worker(new URL("../worker/main.ts", import.meta.url), { type: "module" })];\n',
  "cli/main.ts":
    'import { readFileSync } from "node:fs";\nimport { all } from "../core/optimizers/index.ts";\nimport { catalogue } from "../catalogue.ts";\nexport const main = () => [readFileSync, all, catalogue];\n',
  "app/main.tsx":
    'import { createRoot } from "react-dom/client";\nimport "./page.css";\nimport { worker } from "../client/port.ts";\nimport { views } from "../views/index.ts";\nexport const start = [createRoot, worker, views, Date.now()];\n',
};

function plant(files) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, "src", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Violations of the clean tree with these files added or replaced. */
function violationsWith(files) {
  plant({ ...CLEAN, ...files });
  return checkLayers(root);
}

describe("a tree that keeps the rules", () => {
  it("passes", () => {
    expect(violationsWith({})).toEqual([]);
  });

  it("is not the same as no tree at all", () => {
    expect(checkLayers(root)).toMatchObject([{ rule: "there is something to check" }]);
  });
});

describe("imports", () => {
  const WHO = "who may import whom";
  const SIBLING = "an entry of a registry never imports a sibling";
  const PACKAGE = "packages of a layer";
  /** Importer, imported thing, rule broken. The import stands on line 2. */
  const planted = [
    // draw: nothing of ours, d3 only.
    ["draw/x.ts", 'import type { Model } from "../core/model.ts"', WHO],
    ["draw/x.ts", 'import "react"', PACKAGE],
    // core: nothing of ours, no package.
    ["core/x.ts", 'import { VERSION } from "../protocol/messages.ts"', WHO],
    ["core/x.ts", 'import type { Message } from "../protocol/messages.ts"', WHO],
    ["core/x.ts", 'import { deflateSync } from "fflate"', PACKAGE],
    ["core/x.ts", 'import type { Scale } from "d3-scale"', PACKAGE],
    ["core/x.ts", 'import { readFileSync } from "node:fs"', PACKAGE],
    // text: types of core.
    ["text/x.ts", 'import { zero } from "../core/model.ts"', WHO],
    ["text/x.ts", 'import { pack } from "../scenario/codec.ts"', WHO],
    // scenario: types of core, its schema, fflate.
    ["scenario/x.ts", 'import { zero } from "../core/model.ts"', WHO],
    ["scenario/x.ts", 'import { type Model } from "../core/model.ts"', WHO],
    ["scenario/x.ts", 'import { all } from "../core/optimizers/index.ts"', WHO],
    ["scenario/x.ts", 'import "three"', PACKAGE],
    // catalogue: definitions only.
    ["catalogue.ts", 'import { Paint } from "./views/map/paint.tsx"', WHO],
    ["catalogue.ts", 'import { all } from "./core/optimizers/index.ts"', WHO],
    ["catalogue.ts", 'import { say } from "./text/en.ts"', WHO],
    // protocol: types only.
    ["protocol/x.ts", 'import { zero } from "../core/model.ts"', WHO],
    ["protocol/x.ts", 'import { pack } from "../scenario/codec.ts"', WHO],
    ["protocol/x.ts", 'import type { catalogue } from "../catalogue.ts"', WHO],
    // worker: no page.
    ["worker/x.ts", 'import { worker } from "../client/port.ts"', WHO],
    ["worker/x.ts", 'import { scale } from "../draw/scale.ts"', WHO],
    ["worker/x.ts", 'import "react"', PACKAGE],
    // client: types of core and scenario; the worker only by URL.
    ["client/x.ts", 'import { zero } from "../core/model.ts"', WHO],
    ["client/x.ts", 'import { pack } from "../scenario/codec.ts"', WHO],
    ["client/x.ts", 'import { ready } from "../worker/main.ts"', WHO],
    ["client/x.ts", 'import type { ready } from "../worker/main.ts"', WHO],
    ["client/x.ts", 'new Worker(new URL("../worker/session.ts", import.meta.url))', WHO],
    // views: types of core, protocol, draw, text.
    ["views/map/x.ts", 'import { zero } from "../../core/model.ts"', WHO],
    ["views/map/x.ts", 'import type { pack } from "../../scenario/codec.ts"', WHO],
    ["views/map/x.ts", 'new Worker(new URL("../../worker/main.ts", import.meta.url))', WHO],
    ["views/map/x.ts", 'import "fflate"', PACKAGE],
    ["views/map/def.ts", 'import "react"', PACKAGE],
    ["views/spectrum/layout.ts", 'import { useRef } from "react"', PACKAGE],
    // lessons: types of core, scenario, text.
    ["lessons/x.ts", 'import { zero } from "../core/model.ts"', WHO],
    ["lessons/x.ts", 'import { def } from "../views/map/def.ts"', WHO],
    ["lessons/x.ts", 'import "react"', PACKAGE],
    // cli: core, scenario, catalogue.
    ["cli/x.ts", 'import { VERSION } from "../protocol/messages.ts"', WHO],
    ["cli/x.ts", 'import { views } from "../views/index.ts"', WHO],
    ["cli/x.ts", 'import "react"', PACKAGE],
    // app: everything but the worker's code and the command line; nothing imports it.
    ["app/x.ts", 'import { ready } from "../worker/main.ts"', WHO],
    ["app/x.ts", 'import { main } from "../cli/main.ts"', WHO],
    ["app/x.ts", 'import "node:fs"', PACKAGE],
    ["client/x.ts", 'import { start } from "../app/main.tsx"', WHO],
    ["views/map/x.ts", 'import type { start } from "../../app/main.tsx"', WHO],
    ["cli/x.ts", 'import { start } from "../app/main.tsx"', WHO],
    // The same, by every way to import.
    ["core/x.ts", 'export { VERSION } from "../protocol/messages.ts"', WHO],
    ["core/x.ts", 'export * from "../protocol/messages.ts"', WHO],
    ["core/x.ts", 'export type { Message } from "../protocol/messages.ts"', WHO],
    ["core/x.ts", 'const lazy = () => import("../protocol/messages.ts")', WHO],
    ["core/x.ts", 'type M = import("../protocol/messages.ts").Message', WHO],
    ["core/x.ts", 'import M = require("../protocol/messages.ts")', WHO],
    ["core/x.ts", 'import M from "../protocol/messages.ts?raw"', WHO],
    // Siblings.
    ["core/optimizers/adam.ts", 'import { sgd } from "./sgd.ts"', SIBLING],
    ["core/optimizers/adam.ts", 'import type { sgd } from "./sgd.ts"', SIBLING],
    ["core/problems/surfaces/beale.ts", 'import { bowl } from "./bowl.ts"', SIBLING],
    ["core/problems/distributions/gaussian.ts", 'import { softmax } from "./softmax.ts"', SIBLING],
    ["core/problems/networks/mlp.ts", 'import { cnn } from "./cnn.ts"', SIBLING],
    ["core/problems/datasets/xor.ts", 'import { moons } from "./moons.ts"', SIBLING],
    ["core/experiments/powers.ts", 'import { dropout } from "./dropout.ts"', SIBLING],
    ["views/spectrum/layout.ts", 'import { layout } from "../map/layout.ts"', SIBLING],
    ["views/map/layers/points.ts", 'import { ellipse } from "./ellipses.ts"', SIBLING],
    ["lessons/saddles.ts", 'import { lesson } from "./ravines.ts"', SIBLING],
    // What cannot be read, or leads away.
    ["app/x.ts", 'const name = "x"; const lazy = () => import(name)', "imports can be read"],
    ["app/x.ts", "const lazy = () => import(`./${1}.ts`)", "imports can be read"],
    ["app/x.ts", 'const lazy = import.meta.glob("./*.ts")', "imports can be read"],
    ["app/x.ts", 'import "/src/worker/main.ts"', "imports can be read"],
    ["app/x.ts", 'import "../../scripts/test.mjs"', "imports stay in src"],
    ["app/x.ts", 'import { now } from "../core/testing/golden.ts"', "the product never imports tests"],
    ["core/x.ts", 'import { reference } from "./exact.test.ts"', "the product never imports tests"],
    ["core/x.ts", "const = 1", "it parses"],
  ];

  it.each(planted)("%s: %s", (file, code, rule) => {
    expect(violationsWith({ [file]: `// planted\n${code};\n` })).toEqual([{ file: `src/${file}`, line: 2, rule, detail: expect.any(String) }]);
  });

  it("knows every layer", () => {
    const layers = new Set(planted.map(([file]) => file.split("/")[0].replace(".ts", "")));
    expect(layers).toEqual(new Set(["draw", "core", "text", "scenario", "catalogue", "protocol", "worker", "client", "views", "lessons", "cli", "app"]));
  });

  it.each(["helpers/x.ts", "x.ts", "catalogue/x.ts"])("%s belongs to no layer", (file) => {
    expect(violationsWith({ [file]: "export const x = 1;\n" })).toMatchObject([{ file: `src/${file}`, rule: "every file belongs to a layer" }]);
  });
});

describe("cycles", () => {
  it("are found, and told as a way round", () => {
    const found = violationsWith({
      "draw/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
      "draw/b.ts": 'export { c as b } from "./c.ts";\n',
      "draw/c.ts": 'export const c = () => import("./a.ts");\n',
    });
    expect(found).toEqual([{ file: "src/draw/a.ts", line: 1, rule: "no cycles", detail: "draw/a.ts → draw/b.ts → draw/c.ts → draw/a.ts" }]);
  });

  it("of one file count", () => {
    expect(violationsWith({ "draw/a.ts": '\nimport { a as b } from "./a.ts";\nexport const a = () => b;\n' })).toMatchObject([{ line: 2, rule: "no cycles" }]);
  });

  it("of types alone do not", () => {
    const found = violationsWith({
      "draw/a.ts": 'import type { B } from "./b.ts";\nexport type A = B | 1;\n',
      "draw/b.ts": 'import type { A } from "./a.ts";\nexport type B = A[];\n',
    });
    expect(found).toEqual([]);
  });
});

describe("bans in core", () => {
  const EXACT = "core: no inexact Math";
  const ONLY = "core: Math only as Math.name";
  const inexact = "exp expm1 log log1p log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh pow atan2 hypot cbrt f16round".split(" ");
  const planted = [
    ...inexact.map((name) => [`Math.${name}(1)`, EXACT]),
    ["Math?.sin(1)", EXACT],
    ["(Math as Math).sin(1)", ONLY],
    ["2 ** 3", EXACT],
    ["let x = 2; x **= 3", EXACT],
    ["const M = Math", ONLY],
    ["const { sin } = Math", ONLY],
    ["const f = (m = Math) => m", ONLY],
    ['Math["sqrt"](2)', ONLY],
    ['const name = "sin" as const; Math[name](2)', ONLY],
    ["const o = { Math }", ONLY],
    ["declare const Math: Math; const M = Math", ONLY],
    ["Math.random()", "core: no chance"],
    ["crypto.getRandomValues(x)", "core: no chance"],
    ...[
      "new Date()",
      "Date.now()",
      "performance.now()",
      "setTimeout(f, 1)",
      "setInterval(f, 1)",
      "setImmediate(f)",
      "requestAnimationFrame(f)",
      "Temporal.Now",
    ].map((code) => [code, "core: no clock"]),
    ...["window.x", "document.title", "self.x", "globalThis.x", "process.env", "navigator.x", "location.href", "localStorage.x", "fetch(x)"].map((code) => [
      code,
      "core: no host",
    ]),
    ["if (x) { const window = 1 } window.x", "core: no host"],
    ["const f = (self: number) => self; self.x", "core: no host"],
    ['eval("1")', "no code from text"],
    ['new Function("return 1")', "no code from text"],
    ['Function("return 1")', "no code from text"],
  ];

  it.each(planted)("%s", (code, rule) => {
    const found = violationsWith({ "core/x.ts": `// planted\n${code};\n` });
    expect(found).toEqual([{ file: "src/core/x.ts", line: 2, rule, detail: expect.any(String) }]);
  });

  it("hold inside types' neighbours: classes, defaults, templates, type assertions", () => {
    const code = [
      "export class A { x = Math.exp(1); static { Math.exp(2); } m(y = Math.exp(3)) { return `${Math.exp(4)}`; } }",
      "export const b = <number>Math.exp(5)!;",
      "export const c = (Math.exp(6) as number) satisfies number;",
      "export enum D { E = Math.exp(7) }",
    ].join("\n");
    expect(violationsWith({ "core/x.ts": code }).map(({ line }) => line)).toEqual([1, 1, 1, 1, 2, 3, 4]);
  });

  it("leave other layers alone, except for code from text", () => {
    expect(violationsWith({ "app/x.ts": "export const x = Math.exp(Date.now()) ** 2;\n" })).toEqual([]);
    expect(violationsWith({ "app/x.ts": 'export const x = new Function("return 1");\n' })).toMatchObject([{ rule: "no code from text" }]);
  });
});
