/**
 * The first load: what the page must fetch before it can show anything, that is the scripts and styles that index.html names, with their
 * static imports. Workers, WebAssembly, fonts and everything that loads later stand apart.
 */
import { readFileSync } from "node:fs";

const DIST = new URL("dist/", import.meta.url);
const html = readFileSync(new URL("index.html", DIST), "utf8");
/** @type {{ file: string, imports?: string[], css?: string[] }[]} */
const chunks = Object.values(JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8")));
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8"));

/** @param {string} file @param {Set<string>} files */
function collect(file, files) {
  if (files.has(file)) return files;
  files.add(file);
  const chunk = chunks.find((one) => one.file === file);
  for (const style of chunk?.css ?? []) files.add(style);
  for (const name of chunk?.imports ?? []) collect(manifest[name].file, files);
  return files;
}

const files = new Set();
for (const [, file = ""] of html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)) collect(file, files);
if (files.size < 2) throw new Error("index.html names no scripts and styles: the first load cannot be measured");

export default [{ name: "first load", path: [...files].map((file) => `dist/${file}`), gzip: true, limit: "150 kB" }];
