/**
 * The first load: what the page must fetch before it can show anything, that is the entry, its static imports and their styles.
 * Workers, WebAssembly, fonts and everything that loads later stand apart.
 */
import { readFileSync } from "node:fs";

/** @type {Record<string, { file: string, imports?: string[], css?: string[] }>} */
const manifest = JSON.parse(readFileSync(new URL("dist/.vite/manifest.json", import.meta.url), "utf8"));

/** @param {string} name @param {Set<string>} files */
function collect(name, files) {
  const chunk = manifest[name];
  if (chunk === undefined || files.has(chunk.file)) return files;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  for (const one of chunk.imports ?? []) collect(one, files);
  return files;
}

export default [{ name: "first load", path: [...collect("index.html", new Set())].map((file) => `dist/${file}`), gzip: true, limit: "150 kB" }];
