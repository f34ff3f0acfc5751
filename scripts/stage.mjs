/** One stage of `npm test`: a command whose output is shown only if it fails, and its counts. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ code: number, output: string, seconds: number }} Ended */

/** A stage that takes longer hangs: all of them together have twelve minutes. */
const LIMIT_SECONDS = 600;
/** Kill a stage with everything that it started. */
const GROUPS = process.platform !== "win32";

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
/** @param {import("node:child_process").ChildProcess} child */
function end(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(GROUPS ? -child.pid : child.pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}
function abandon() {
  if (running !== undefined) end(running);
  process.exit(130);
}
process.on("SIGINT", abandon);
process.on("SIGTERM", abandon);

/**
 * The script behind a command of a package, so that Node runs it without a shell on any system.
 * @param {string} root
 * @param {string} name of the package
 * @param {string} [command] where it differs from the package's name
 */
export function commandOf(root, name, command = name) {
  const manifest = path.join(root, "node_modules", name, "package.json");
  const { bin } = createRequire(import.meta.url)(manifest);
  return path.join(path.dirname(manifest), typeof bin === "string" ? bin : bin[command]);
}

/**
 * @param {string} root
 * @param {readonly string[]} argv a script for Node, and its arguments
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<Ended>}
 */
export async function runStage(root, argv, environment = {}) {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, argv, {
    cwd: root,
    detached: GROUPS,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...environment },
  });
  running = child;
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  const alarm = setTimeout(() => {
    chunks.push(Buffer.from(`\nended: it took longer than ${LIMIT_SECONDS} s\n`));
    end(child);
  }, LIMIT_SECONDS * 1000);
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.on("close", (status) => resolve(status ?? 1));
  });
  clearTimeout(alarm);
  running = undefined;
  return { code, output: stripVTControlCharacters(Buffer.concat(chunks).toString()), seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}

/**
 * Counts from vitest's JSON report. A file that could not even be loaded counts as one failure.
 * @param {any} report
 * @returns {Counts}
 */
function vitestCounts(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.every((/** @type {any} */ test) => test.status !== "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * Counts from Playwright's JSON report. A test that needed a second try has failed.
 * @param {any} report
 * @returns {Counts}
 */
function playwrightCounts({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/**
 * What a stage counts as: its tests where it reports them, else one. A failure is never lost: a runner that crashed, or that failed
 * without a failing test (an unhandled rejection, no tests at all), counts as one.
 * @param {number} code exit code
 * @param {string} [reportFile]
 * @returns {Counts}
 */
export function countsOf(code, reportFile) {
  if (reportFile === undefined) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
  let counts;
  try {
    const report = JSON.parse(readFileSync(reportFile, "utf8"));
    counts = "stats" in report ? playwrightCounts(report) : vitestCounts(report);
  } catch {
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
