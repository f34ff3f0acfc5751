/**
 * A vite plugin that compiles AssemblyScript: `import wasm from "./assembly/index.ts?asc"` yields the WebAssembly module in base64.
 *
 * Base64 inside a module, rather than a file fetched by URL, because the same import must serve the page, its workers, Node and the
 * bundled command line, and because the consumer can then compile synchronously.
 *
 * A compilation takes about a second, so its result is kept under node_modules/.cache/steepest, named by a hash of everything that it
 * depends on: every file of the assembly folder, the entry, the compiler's version and the flags. Stale entries are merely never found.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** `--noAssert`: out-of-range reads trap in WebAssembly anyway; `stub`: nothing that we compile ever frees memory. */
export const ASC_FLAGS = Object.freeze(["-O3", "--noAssert", "--runtime", "stub"]);
const CACHE = fileURLToPath(new URL("../node_modules/.cache/steepest/asc/", import.meta.url));
const SUFFIX = "?asc";

/** @type {Map<string, Promise<string>>} Compilations under way or done in this process, so that parallel builds share one. */
const inMemory = new Map();

/**
 * All files below a folder, sorted, so that the hash does not depend on the order of the file system.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/**
 * @param {string} entry
 * @param {readonly string[]} files
 */
async function hashOf(entry, files) {
  const { version } = createRequire(import.meta.url)("assemblyscript/package.json");
  const hash = createHash("sha256").update(JSON.stringify([version, ASC_FLAGS, path.basename(entry)]));
  for (const file of files) {
    // Names are relative to the folder: the same sources in another clone are the same module.
    hash.update(`\0${path.relative(path.dirname(entry), file)}\0`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * @param {string} entry
 * @returns {Promise<Uint8Array>}
 */
async function compile(entry) {
  const asc = await import("assemblyscript/asc");
  const complaints = asc.createMemoryStream();
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error } = await asc.main([path.basename(entry), ...ASC_FLAGS, "--outFile", "module.wasm", "--baseDir", path.dirname(entry)], {
    stdout: asc.createMemoryStream(),
    stderr: complaints,
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm") && typeof contents !== "string") binary = contents;
    },
  });
  if (error !== null || binary === undefined) {
    const reason = complaints.toString().trim() || error?.message || "no module was written";
    throw new Error(`AssemblyScript: ${path.relative(process.cwd(), entry)} does not compile\n${reason}`);
  }
  return binary;
}

/**
 * Compiles one AssemblyScript entry, or takes it from the cache.
 * @param {string} entry absolute path
 * @param {string} [cache] folder of the cache
 * @returns {Promise<{ base64: string, files: string[] }>} `files`: what the result depends on
 */
export async function compileAsc(entry, cache = CACHE) {
  const files = await filesBelow(path.dirname(entry));
  const key = await hashOf(entry, files);
  const kept = path.join(cache, `${key}.base64`);
  let result = inMemory.get(kept);
  if (result === undefined) {
    result = readFile(kept, "utf8").catch(async () => {
      const base64 = Buffer.from(await compile(entry)).toString("base64");
      await mkdir(cache, { recursive: true });
      // Another process may be doing the same: a rename is atomic, and both write the same bytes.
      const temporary = `${kept}.${process.pid}.tmp`;
      await writeFile(temporary, base64);
      await rename(temporary, kept);
      return base64;
    });
    inMemory.set(kept, result);
  }
  try {
    return { base64: await result, files };
  } catch (error) {
    inMemory.delete(kept);
    throw error;
  }
}

/**
 * The plugin. It holds for `plugins` and for `worker.plugins` alike.
 * @returns {import("vite").Plugin}
 */
export function assemblyScript() {
  return {
    name: "steepest:assemblyscript",
    enforce: "pre",
    resolveId: {
      filter: { id: /\?asc$/ },
      async handler(source, importer) {
        const file = source.slice(0, -SUFFIX.length);
        if (path.isAbsolute(file) && importer === undefined) return source;
        const resolved = await this.resolve(file, importer, { skipSelf: true });
        return resolved === null ? null : `${resolved.id}${SUFFIX}`;
      },
    },
    load: {
      filter: { id: /\?asc$/ },
      async handler(id) {
        const { base64, files } = await compileAsc(id.slice(0, -SUFFIX.length));
        for (const file of files) this.addWatchFile(file);
        return { code: `export default "${base64}";\n`, map: null, moduleType: "js" };
      },
    },
  };
}
