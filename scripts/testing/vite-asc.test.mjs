import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, createServer } from "vite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assemblyScript, compileAsc } from "../vite-asc.mjs";

const SOURCE = 'import { three } from "./parts";\nexport function triple(x: f64): f64 { return three * x; }\n';

let root = "";
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "steepest-asc-"));
  await mkdir(path.join(root, "assembly"));
  await writeFile(path.join(root, "assembly/index.ts"), SOURCE);
  await writeFile(path.join(root, "assembly/parts.ts"), "export const three: f64 = 3;\n");
  await writeFile(path.join(root, "main.ts"), 'import wasm from "./assembly/index.ts?asc";\nexport default wasm;\n');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** What the compiled `triple` makes of 14: 42, unless the sources were changed. */
function tripleOf14(base64) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(base64, "base64")));
  return exports.triple(14);
}

/** @returns {import("vite").InlineConfig} */
function config(more) {
  return { configFile: false, root, logLevel: "silent", plugins: [assemblyScript()], ...more };
}

describe("compiling", () => {
  it("keeps one result per content of the folder", async () => {
    const cache = path.join(root, "cache");
    const entry = path.join(root, "assembly/index.ts");
    const first = await compileAsc(entry, cache);
    expect(tripleOf14(first.base64)).toBe(42);
    expect(first.files.map((file) => path.basename(file))).toEqual(["index.ts", "parts.ts"]);
    await compileAsc(entry, cache);
    expect(await readdir(cache)).toHaveLength(1);
    await writeFile(path.join(root, "assembly/parts.ts"), "export const three: f64 = 4;\n");
    expect(tripleOf14((await compileAsc(entry, cache)).base64)).toBe(56);
    expect(await readdir(cache)).toHaveLength(2);
  });

  it("reads the result from the cache rather than compiling again", async () => {
    const cache = path.join(root, "cache");
    await compileAsc(path.join(root, "assembly/index.ts"), cache);
    const [kept] = await readdir(cache);
    const elsewhere = path.join(root, "elsewhere");
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, kept), "marked");
    expect((await compileAsc(path.join(root, "assembly/index.ts"), elsewhere)).base64).toBe("marked");
  });

  it("says what does not compile, and where", async () => {
    await writeFile(path.join(root, "assembly/index.ts"), "export function f(x: f64): f64 { return unknownName; }\n");
    await expect(compileAsc(path.join(root, "assembly/index.ts"), root)).rejects.toThrow(/does not compile[\s\S]*unknownName[\s\S]*index\.ts/);
    await expect(build(config({ build: { lib: { entry: path.join(root, "main.ts"), formats: ["es"] } } }))).rejects.toThrow(/unknownName/);
  });
});

describe("the plugin", () => {
  it("serves a bundled library for Node", async () => {
    const outDir = path.join(root, "out");
    await build(config({ build: { ssr: path.join(root, "main.ts"), outDir } }));
    const [name] = await readdir(outDir);
    const { default: base64 } = await import(/* @vite-ignore */ pathToFileURL(path.join(outDir, name)).href);
    expect(tripleOf14(base64)).toBe(42);
  });

  it("serves the bundle of a worker", async () => {
    await writeFile(path.join(root, "worker.ts"), 'import wasm from "./main.ts";\npostMessage(wasm);\n');
    await writeFile(path.join(root, "page.ts"), 'new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });\n');
    await writeFile(path.join(root, "index.html"), '<!doctype html><script type="module" src="./page.ts"></script>');
    await build(config({ worker: { format: "es", plugins: () => [assemblyScript()] } }));
    const assets = path.join(root, "dist/assets");
    const worker = (await readdir(assets)).find((name) => name.startsWith("worker"));
    const [base64] = /AGFzbQ[\w+/=]*/.exec(await readFile(path.join(assets, worker), "utf8"));
    expect(tripleOf14(base64)).toBe(42);
  });

  it("serves the development server, and compiles again when a file of the folder changes", async () => {
    const server = await createServer(config({ server: { middlewareMode: true, ws: false }, appType: "custom", optimizeDeps: { noDiscovery: true } }));
    try {
      const load = async () => (await server.ssrLoadModule("/main.ts")).default;
      expect(tripleOf14(await load())).toBe(42);
      const part = path.join(root, "assembly/parts.ts");
      await expect.poll(() => Object.keys(server.watcher.getWatched()).includes(path.dirname(part))).toBe(true);
      await writeFile(part, "export const three: f64 = 5;\n");
      await expect.poll(async () => tripleOf14(await load()), { timeout: 10_000 }).toBe(70);
    } finally {
      await server.close();
    }
  });
});
