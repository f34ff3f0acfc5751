/**
 * The import rules of the architecture and the bans of the core, enforced over src/.
 * `node scripts/check-layers.mjs` prints each violation as `file:line: rule: detail` and fails if there is one.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { findBans } from "./layers/bans.mjs";
import { findCycles, judgeReference, resolveRelative } from "./layers/imports.mjs";
import { isExempt, layerOf } from "./layers/rules.mjs";
import { references } from "./layers/syntax.mjs";

/** @typedef {{ file: string, line: number, rule: string, detail: string }} Violation */

/**
 * Files of TypeScript below src, with `/` between folders on every system.
 * @param {string} source
 */
function sourceFiles(source) {
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !isExempt(file))
    .toSorted();
}

/**
 * @param {string} root folder that holds src
 * @returns {Violation[]}
 */
export function checkLayers(root) {
  const source = path.join(root, "src");
  const files = sourceFiles(source);
  // A checker that looks at nothing would never complain.
  if (files.length === 0) return [{ file: "src", line: 1, rule: "there is something to check", detail: "no TypeScript below src" }];
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  /** @type {Map<string, number>} Line of each edge of the graph. */
  const lines = new Map();
  for (const file of files) {
    const text = readFileSync(path.join(source, file), "utf8");
    /** @param {number} offset */
    const lineAt = (offset) => text.slice(0, offset).split("\n").length;
    /** @param {number} offset @param {{ rule: string, detail: string }} verdict */
    const add = (offset, { rule, detail }) => violations.push({ file: `src/${file}`, line: lineAt(offset), rule, detail });

    const { program: parsed, errors } = parseSync(file, text);
    const program = /** @type {import("./layers/syntax.mjs").Node} */ (/** @type {unknown} */ (parsed));
    for (const error of errors) add(error.labels[0]?.start ?? 0, { rule: "it parses", detail: error.message });
    const layer = layerOf(file);
    if (layer === undefined) add(0, { rule: "every file belongs to a layer", detail: `${file} is in none` });

    const edges = [];
    for (const reference of references(program)) {
      const verdict = layer === undefined ? undefined : judgeReference(file, layer, reference);
      if (verdict !== undefined) add(reference.offset, verdict);
      if (reference.kind !== "value" || !reference.specifier.startsWith(".")) continue;
      const target = resolveRelative(file, reference.specifier);
      edges.push(target);
      lines.set(`${file} ${target}`, lineAt(reference.offset));
    }
    graph.set(file, edges);
    for (const { offset, ...verdict } of findBans(program, layer === "core")) add(offset, verdict);
  }
  for (const cycle of findCycles(graph)) {
    violations.push({ file: `src/${cycle[0]}`, line: lines.get(`${cycle[0]} ${cycle[1]}`) ?? 1, rule: "no cycles", detail: cycle.join(" → ") });
  }
  return violations;
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const violations = checkLayers(fileURLToPath(new URL("..", import.meta.url)));
  for (const { file, line, rule, detail } of violations) console.log(`${file}:${line}: ${rule}: ${detail}`);
  console.log(violations.length === 0 ? "imports and bans: nothing to complain about" : `${violations.length} violations`);
  if (violations.length > 0) process.exitCode = 1;
}
