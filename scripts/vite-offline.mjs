/**
 * A vite plugin that adds the service worker to the build, with the list of files it keeps. Written by hand, in a page of code: the
 * library that is usually taken for it needs Node 22 and brings 320 packages.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const SOURCE = new URL("offline/service-worker.js", import.meta.url);
/** Older formats of fonts, which no browser that can run the page asks for. */
const LEFT_OUT = /\.(woff|ttf|map)$|inter-(cyrillic|vietnamese)/;

/** @returns {import("vite").Plugin} */
export function offline() {
  /** Files here are copied as they are, and appear in no bundle. */
  let publicFolder = "";
  return {
    name: "steepest:offline",
    apply: "build",
    enforce: "post",
    configResolved({ publicDir }) {
      publicFolder = publicDir;
    },
    generateBundle(_options, bundle) {
      const copied = readdirSync(publicFolder);
      const names = [...Object.keys(bundle), ...copied]
        .filter((name) => !LEFT_OUT.test(name) && name !== "index.html" && !name.startsWith(".vite/"))
        .toSorted((a, b) => (a < b ? -1 : 1));
      const hash = createHash("sha256");
      for (const name of Object.keys(bundle).toSorted((a, b) => (a < b ? -1 : 1))) {
        const file = bundle[name];
        hash.update(name).update(file?.type === "chunk" ? file.code : (file?.source ?? ""));
      }
      for (const name of copied) hash.update(name).update(readFileSync(path.join(publicFolder, name)));
      const code = readFileSync(SOURCE, "utf8").replace(
        "/* global VERSION, FILES */",
        `const VERSION = ${JSON.stringify(hash.digest("hex").slice(0, 16))};\nconst FILES = ${JSON.stringify(["./", ...names])};`,
      );
      this.emitFile({ type: "asset", fileName: "sw.js", source: code });
    },
  };
}
