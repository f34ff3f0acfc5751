import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const SCRIPTS = fileURLToPath(new URL("..", import.meta.url));
let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "steepest-bundle-"));
  mkdirSync(path.join(root, "src/cli"), { recursive: true });
  writeFileSync(
    path.join(root, "run.mjs"),
    `import { runProgram } from ${JSON.stringify(path.join(SCRIPTS, "bundle.mjs"))};\nvoid runProgram("src/cli/main.ts", "cli", process.argv.slice(2), ${JSON.stringify(root)});\n`,
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const writeMain = (text) => writeFileSync(path.join(root, "src/cli/main.ts"), text);
const built = () => path.join(root, "node_modules/.cache/steepest/cli.mjs");

/** Runs a program to its end. `read` sees the child before its output is read. */
function run(file, argv = [], read = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr, bytes] = ["", "", 0];
    child.stdout.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes < 10_000) stdout += chunk;
    });
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("close", (code) => resolve({ code, stdout, stderr, bytes }));
    read(child);
  });
}
const runMain = (argv, read) => run(path.join(root, "run.mjs"), argv, read);

describe("a program of ours", () => {
  it("is bundled in silence, called with its arguments, and gives its exit code", async () => {
    writeFileSync(path.join(root, "src/greet.ts"), "export const greet = (name: string): string => `hello ${name}`;\n");
    writeMain(
      'import { greet } from "../greet.ts";\nexport const main = async ([name]: string[]): Promise<number> => { console.log(greet(name!)); return 3; };\n',
    );
    expect(await runMain(["world"])).toMatchObject({ code: 3, stdout: "hello world\n", stderr: "" });
    expect(readdirSync(path.dirname(built()))).toEqual(["cli.mjs"]);
  });

  it("is bundled again only when a source was changed, added, removed or backdated", async () => {
    const other = path.join(root, "src/other.ts");
    writeMain("export const main = () => 0;\n");
    let known = 0;
    const rebuilt = async () => {
      await runMain();
      const before = known;
      known = statSync(built()).ino;
      return known !== before;
    };
    expect(await rebuilt()).toBe(true);
    expect(await rebuilt()).toBe(false);
    writeFileSync(other, "export const other = 1;\n");
    expect(await rebuilt()).toBe(true);
    utimesSync(other, 1, 1);
    expect(await rebuilt()).toBe(true);
    rmSync(other);
    expect(await rebuilt()).toBe(true);
    expect(await rebuilt()).toBe(false);
  });

  it("may be started several times at once", async () => {
    writeMain("export const main = () => { console.log('done'); return 0; };\n");
    const results = await Promise.all([runMain(), runMain(), runMain()]);
    for (const result of results) expect(result).toMatchObject({ code: 0, stdout: "done\n", stderr: "" });
    expect(readdirSync(path.dirname(built()))).toEqual(["cli.mjs"]);
  });

  it("prints everything, however slowly it is read", async () => {
    // One write of 64 MiB, so that far more is waiting than a pipe holds when main returns.
    writeMain('export const main = () => { process.stdout.write("x".repeat(1 << 26)); return 0; };\n');
    const { code, bytes } = await runMain([], (child) => {
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 300);
    });
    expect({ code, bytes }).toEqual({ code: 0, bytes: 1 << 26 });
  });

  it.each([
    ["asynchronously", 'process.stdout.write("line\\n".repeat(1 << 20), () => resolve())'],
    ["directly", 'try { writeSync(1, "line\\n".repeat(1 << 20)); resolve(); } catch (error) { reject(error as Error); }'],
  ])("ends quietly when its reader goes, writing %s", async (_, write) => {
    writeMain(`import { writeSync } from "node:fs";
      const print = () => new Promise<void>((resolve, reject) => { ${write}; void writeSync; void reject; });
      export const main = async () => { for (;;) await print(); };\n`);
    const { stderr } = await runMain([], (child) => child.stdout.once("data", () => child.stdout.destroy()));
    expect(stderr).toBe("");
  });

  it.each([
    ["export const main = () => { throw new Error('no such thing'); };\n", /^no such thing\n$/],
    ["export const main = async () => { throw new Error('later'); };\n", /^later\n$/],
    ["export const main = () => { setTimeout(() => { throw new Error('much later'); }); return 0; };\n", /^much later\n$/],
    ["export const main = () => { void Promise.reject(new Error('unheard')); return 0; };\n", /^unheard\n$/],
    ['import { x } from "./missing.ts";\nexport const main = () => x;\n', /^.*missing\.ts.*\n$/],
    ["export const main = (;\n", /^[^\n]*main\.ts[^\n]*\n$/],
  ])("fails with one line: %j", async (text, line) => {
    writeMain(text);
    const { code, stderr, stdout } = await runMain();
    expect(stderr).toMatch(line);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});

it.each(["cli", "bench"])("without dependencies, %s says in one line what to do", async (name) => {
  mkdirSync(path.join(root, "scripts"));
  for (const file of ["bundle.mjs", "sources.mjs", "vite-asc.mjs", `${name}.mjs`]) cpSync(path.join(SCRIPTS, file), path.join(root, "scripts", file));
  const { code, stderr } = await run(path.join(root, "scripts", `${name}.mjs`), ["list"]);
  expect(stderr).toBe("the dependencies are not installed: run `npm ci` first\n");
  expect(code).toBe(2);
});
