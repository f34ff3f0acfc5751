/**
 * Runs a TypeScript program of ours in Node: bundles it when the sources have changed, then calls its `main`.
 *
 * Node 20 cannot read TypeScript, and a bundle also starts faster. A fresh bundle is found without loading vite at all: its first line
 * is the stamp of the sources that it was made of.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { stampOf } from "./sources.mjs";

/** Exit code for "nothing can be done", as for wrong arguments. */
const REFUSED = 2;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["src", "bench", "package-lock.json", "vite.config.ts", "scripts/vite-asc.mjs", "scripts/bundle.mjs"];

/**
 * @param {string} file
 * @param {string} stamp
 */
function isFresh(file, stamp) {
  if (!existsSync(file)) return false;
  const head = Buffer.alloc(stamp.length);
  const descriptor = openSync(file, "r");
  try {
    return readSync(descriptor, head, 0, head.length, 0) === head.length && head.toString() === stamp;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} file
 * @param {string} stamp
 */
async function build(root, entry, file, stamp) {
  const [vite, { assemblyScript }] = await Promise.all([import("vite"), import("./vite-asc.mjs")]).catch((error) => {
    throw error?.code === "ERR_MODULE_NOT_FOUND" ? new Error("the dependencies are not installed: run `npm ci` first") : error;
  });
  // A folder and a name of this process alone: two builds at once do not meet, and a rename is atomic.
  const temporary = `${file}.${process.pid}`;
  try {
    await vite.build({
      root,
      configFile: false,
      envDir: false,
      logLevel: "silent",
      plugins: [assemblyScript()],
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        target: "node20",
        outDir: temporary,
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { output: { format: "es", entryFileNames: "main.mjs", codeSplitting: false } },
      },
    });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${temporary}/stamped.mjs`, `${stamp}\n${readFileSync(`${temporary}/main.mjs`, "utf8")}`);
    renameSync(`${temporary}/stamped.mjs`, file);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * One line, whatever went wrong: a bundler's message is a page of drawings, and its first three lines say what and where.
 * @param {unknown} error
 */
function refuse(error) {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const lines = message
    .split("\n")
    .map((line) => line.replaceAll(/[╭─]/g, "").trim())
    .filter((line) => line !== "");
  process.stderr.write(`${lines.slice(0, 3).join(" ") || "failed without a message"}\n`);
  process.exitCode = REFUSED;
}

/**
 * Bundles `entry` to node_modules/.cache/steepest/`name`.mjs if need be, and calls its `main` with the arguments.
 * The process ends by itself when `main` has returned and all output is written.
 * @param {string} entry path below the root
 * @param {string} name
 * @param {readonly string[]} argv
 * @param {string} [root]
 */
export async function runProgram(entry, name, argv, root = ROOT) {
  process.stdout.on("error", (error) => {
    // The reader has gone (`| head`): nobody is left to print to, and nothing to say about it.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EPIPE") process.exit(0);
    refuse(error);
  });
  // Where nothing can be complained to, the exit code has to say it: an error of its own would come back here for ever.
  process.stderr.on("error", () => undefined);
  process.on("uncaughtException", refuse);
  process.on("unhandledRejection", refuse);
  try {
    const file = path.join(root, "node_modules/.cache/steepest", `${name}.mjs`);
    const stamp = `// ${stampOf(root, SOURCES)}`;
    if (!isFresh(file, stamp)) await build(root, path.join(root, entry), file, stamp);
    const program = await import(pathToFileURL(file).href);
    const code = await program.main(argv);
    // Output that was lost on the way has set its own.
    process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
  } catch (error) {
    // Written to directly, a closed pipe is thrown rather than reported.
    if (/** @type {{ code?: unknown } | null} */ (error)?.code === "EPIPE") return;
    refuse(error);
  }
}
