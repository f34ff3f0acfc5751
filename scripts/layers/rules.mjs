/**
 * Who may import whom, as data.
 *
 * `types`: an `import type` from anywhere in that layer or file; `values`: everything. A layer may always import itself.
 * A rule names a layer, or a pattern of paths below src.
 */

/**
 * @typedef {{ types?: readonly (string | RegExp)[], values?: readonly (string | RegExp)[], urls?: readonly string[], packages?: readonly RegExp[] }} Permission
 */

const D3 = /^d3-[a-z-]+$/;
const NODE = /^node:/;

/** What any layer may import of core besides types: the schema of settings, what follows from them, and the helpers that build definitions and registries. */
const SCHEMA = ["core/knobs.ts", "core/define.ts", "core/shape.ts"];

/** @type {Readonly<Record<string, Permission>>} */
export const LAYERS = {
  draw: { packages: [D3] },
  core: {},
  text: { types: ["core"] },
  scenario: { types: ["core"], values: SCHEMA, packages: [/^fflate$/] },
  catalogue: { types: ["core"], values: [...SCHEMA, /^views\/[^/]+\/def\.ts$/, /^lessons\/[^/]+\/def\.ts$/, "text/ids.ts"] },
  protocol: { types: ["core", "scenario"] },
  worker: { values: ["core", "protocol", "scenario", "catalogue"] },
  client: { types: ["core", "scenario"], values: ["protocol"], urls: ["worker/main.ts"] },
  views: { types: ["core"], values: ["protocol", "draw", "text"], packages: [D3, /^react(-dom)?(\/|$)/, /^three(\/|$)/, /^katex(\/|$)/] },
  lessons: { types: ["core"], values: ["scenario", "text"] },
  cli: { values: ["core", "scenario", "catalogue"], packages: [NODE] },
  app: {
    // Everything; the worker only by URL, or the page's first load would hold all methods.
    values: ["core", "scenario", "catalogue", "protocol", "client", "draw", "views", "lessons", "text"],
    urls: ["worker/main.ts"],
    packages: [/^(?!node:)/],
  },
};

/** The pure half of a view has no React in it, whatever its layer may have. */
export const PURE_VIEW_FILE = /^views\/.*(?:^|\/)(?:def|layout)\.ts$/;
export const PURE_VIEW_PACKAGES = [D3];

/** Folders whose entries are one file or one folder each. Below such a folder, `index.ts` is the registry and these names are shared. */
export const REGISTRIES = [
  { folder: "core/optimizers", entries: "files" },
  { folder: "core/problems/surfaces", entries: "files" },
  { folder: "core/problems/distributions", entries: "files" },
  { folder: "core/problems/networks", entries: "files" },
  { folder: "core/problems/datasets", entries: "files" },
  { folder: "core/experiments", entries: "files" },
  { folder: "views/map/layers", entries: "files" },
  { folder: "views", entries: "folders" },
  { folder: "lessons", entries: "files or folders" },
];
export const SHARED_FOLDER = "parts";

/** Math in core: what IEEE 754 or the language defines to the bit, and constants. Everything else comes from core/elementary. */
export const EXACT_MATH = new Set("abs sqrt floor ceil trunc round min max sign imul clz32 fround E PI LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2".split(" "));

/** Globals that core must not see, by what they would bring in. */
const SOURCES = {
  clock: "Date Temporal performance setTimeout setInterval setImmediate requestAnimationFrame",
  chance: "crypto",
  host: "window document self globalThis process navigator location localStorage fetch",
};
/** @type {ReadonlyMap<string, string>} */
export const BANNED_IN_CORE = new Map(
  Object.entries(SOURCES).flatMap(([source, names]) => names.split(" ").map((name) => /** @type {[string, string]} */ ([name, source]))),
);

/** Nothing anywhere runs code made of text. */
export const CODE_FROM_TEXT = new Set(["eval", "Function"]);

/**
 * The layer of a path below src, or undefined where it has none.
 * @param {string} file
 */
export function layerOf(file) {
  const slash = file.indexOf("/");
  const name = slash === -1 ? file.replace(/\.tsx?$/, "") : file.slice(0, slash);
  // `catalogue.ts` is a layer of one file; every other layer is a folder.
  if (slash === -1 ? name !== "catalogue" : name === "catalogue") return undefined;
  return Object.hasOwn(LAYERS, name) ? name : undefined;
}

/** Tests and test data may import anything; AssemblyScript is not TypeScript. @param {string} file */
export const isExempt = (file) => isTest(file) || /(?:^|\/)assembly\//.test(file) || file.endsWith(".d.ts");

/** @param {string} file */
export const isTest = (file) => /\.test\.tsx?$/.test(file) || /(?:^|\/)testing\//.test(file);
