/** Judges one reference from one file of src to another, and finds cycles. */
import path from "node:path";
import { isTest, LAYERS, layerOf, PURE_VIEW_FILE, PURE_VIEW_PACKAGES, REGISTRIES, SHARED_FOLDER } from "./rules.mjs";

/** @typedef {import("./syntax.mjs").Reference} Reference */
/** @typedef {{ rule: string, detail: string }} Verdict */

/**
 * Path below src of what a relative specifier names, without its query.
 * @param {string} file
 * @param {string} specifier
 */
export function resolveRelative(file, specifier) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, "")));
}

/**
 * @param {readonly (string | RegExp)[]} permitted layers, files or patterns
 * @param {string} target
 */
function covers(permitted, target) {
  return permitted.some((one) => (typeof one === "string" ? one === target || one === layerOf(target) : one.test(target)));
}

/**
 * Which registry, and which of its entries, a file belongs to.
 * @param {string} file
 * @returns {{ folder: string, entry: string } | undefined}
 */
function entryOf(file) {
  for (const { folder, entries } of REGISTRIES) {
    if (!file.startsWith(`${folder}/`)) continue;
    const [first = "", ...deeper] = file.slice(folder.length + 1).split("/");
    if (deeper.length === 0) {
      const name = first.replace(/\.tsx?$/, "");
      if (entries !== "folders" && name !== "index" && name !== "ids") return { folder, entry: name };
    } else if (entries !== "files" && first !== SHARED_FOLDER) return { folder, entry: first };
  }
  return undefined;
}

/**
 * @param {string} file
 * @param {string} target
 * @returns {Verdict | undefined}
 */
function judgeSiblings(file, target) {
  const from = entryOf(file);
  const to = entryOf(target);
  if (from === undefined || to === undefined || from.folder !== to.folder || from.entry === to.entry) return undefined;
  return { rule: "an entry of a registry never imports a sibling", detail: `${from.entry} imports ${to.entry} of ${from.folder}; shared pieces go to parts/` };
}

/**
 * @param {string} file
 * @param {string} name
 * @param {string} layer
 * @returns {Verdict | undefined}
 */
function judgePackage(file, name, layer) {
  const permitted = PURE_VIEW_FILE.test(file) ? PURE_VIEW_PACKAGES : (LAYERS[layer]?.packages ?? []);
  if (permitted.some((pattern) => pattern.test(name))) return undefined;
  return { rule: "packages of a layer", detail: `${layer} may not import the package ${name}` };
}

/**
 * @param {string} file path below src
 * @param {string} layer of that file
 * @param {Reference} reference
 * @returns {Verdict | undefined}
 */
export function judgeReference(file, layer, { specifier, kind }) {
  if (kind === "unclear") return { rule: "imports can be read", detail: `${specifier} hides what it imports` };
  if (!specifier.startsWith(".")) {
    return specifier.startsWith("/") ? { rule: "imports can be read", detail: `${specifier} is not relative` } : judgePackage(file, specifier, layer);
  }
  const target = resolveRelative(file, specifier);
  if (target.startsWith("../")) return { rule: "imports stay in src", detail: `${specifier} leads out of it` };
  if (isTest(target)) return { rule: "the product never imports tests", detail: target };
  const permission = LAYERS[layer] ?? {};
  if (kind === "url") {
    // Pictures and data beside the code are no modules.
    if (!/\.[cm]?[jt]sx?$/.test(target) || permission.urls?.includes(target)) return undefined;
    return { rule: "who may import whom", detail: `${layer} may not name ${target} by URL` };
  }
  const siblings = judgeSiblings(file, target);
  if (siblings !== undefined) return siblings;
  const targetLayer = layerOf(target);
  if (targetLayer === layer || covers(permission.values ?? [], target)) return undefined;
  if (covers(permission.types ?? [], target)) {
    return kind === "type" ? undefined : { rule: "who may import whom", detail: `${layer} may import only types of ${target} (import type)` };
  }
  return { rule: "who may import whom", detail: `${layer} may not import ${targetLayer ?? target}` };
}

/**
 * Cycles of a graph, one for each strongly connected group: the shortest way round from its first file.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]} each a list of files, the first repeated at the end
 */
export function findCycles(graph) {
  const cycles = [];
  const seen = new Set();
  for (const start of graph.keys()) {
    if (seen.has(start)) continue;
    const cycle = wayRound(graph, start);
    if (cycle === undefined) continue;
    cycles.push(cycle);
    for (const file of cycle) seen.add(file);
  }
  return cycles;
}

/**
 * Breadth first from a file back to itself.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @param {string} start
 */
function wayRound(graph, start) {
  /** @type {Map<string, string>} */
  const cameFrom = new Map();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) {
        const way = [start];
        for (let at = file; at !== start; at = /** @type {string} */ (cameFrom.get(at))) way.unshift(at);
        return [start, ...way];
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, file);
        queue.push(next);
      }
    }
  }
  return undefined;
}
