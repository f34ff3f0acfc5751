/**
 * `npm test`: everything that must hold, from a fresh clone with only Node, closing with one line `N passed, N failed`.
 *
 * Only modules of Node itself are imported here, because the dependencies may not be installed yet. A failed stage does not stop the
 * later ones, except where they would make no sense (no browser tests without a browser).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { commandOf, countsOf, runStage } from "./stage.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const long = process.argv.includes("--long");
const reports = mkdtempSync(path.join(tmpdir(), "steepest-test-"));

/**
 * `after`: stages without which this one makes no sense. `report`: where its tests are counted.
 * @typedef {{ name: string, argv: readonly string[], after?: readonly string[], report?: string, environment?: Record<string, string> }} Stage
 */

/** @param {string} project @param {readonly string[]} more @returns {{ argv: readonly string[], report: string }} */
function vitest(project, more = []) {
  const report = path.join(reports, `${project}.json`);
  return {
    argv: [commandOf(ROOT, "vitest"), "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...more],
    report,
  };
}

/** @returns {readonly Stage[]} */
function stages() {
  const tsc = commandOf(ROOT, "typescript", "tsc");
  const e2e = path.join(reports, "e2e.json");
  return [
    { name: "types", argv: [tsc, "-p", "tsconfig.json"] },
    { name: "types of the pure layers", argv: [tsc, "-p", "tsconfig.pure.json"] },
    { name: "types of the scripts", argv: [tsc, "-p", "tsconfig.tools.json"] },
    { name: "lint", argv: [commandOf(ROOT, "oxlint"), "--type-aware", "--deny-warnings"] },
    { name: "format", argv: [commandOf(ROOT, "oxfmt"), "--check"] },
    { name: "layers", argv: ["scripts/check-layers.mjs"] },
    { name: "unused code", argv: [commandOf(ROOT, "knip")] },
    { name: "unit tests", ...vitest("node") },
    ...(long ? [{ name: "long tests", ...vitest("long", ["--passWithNoTests"]) }] : []),
    { name: "browser", argv: ["scripts/ensure-browser.mjs"] },
    { name: "browser tests", ...vitest("browser"), after: ["browser"] },
    { name: "build", argv: [commandOf(ROOT, "vite"), "build"] },
    { name: "size limit", argv: [commandOf(ROOT, "size-limit")], after: ["build"] },
    {
      name: "e2e",
      argv: [commandOf(ROOT, "@playwright/test", "playwright"), "test"],
      report: e2e,
      environment: { E2E_REPORT: e2e },
      after: ["browser", "build"],
    },
  ];
}

async function main() {
  const total = { passed: 0, failed: 0 };
  try {
    ensureInstalled(ROOT);
  } catch (error) {
    console.log(`✗ install: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
  /** @type {Set<string>} */
  const broken = new Set();
  for (const { name, argv, after = [], report, environment } of stages()) {
    const missing = after.find((one) => broken.has(one));
    if (missing !== undefined) {
      console.log(`- ${name}: not run, because "${missing}" failed`);
      broken.add(name);
      continue;
    }
    const { code, output, seconds } = await runStage(ROOT, argv, environment);
    const { passed, failed } = countsOf(code, report);
    total.passed += passed;
    total.failed += failed;
    const counted = report === undefined ? "" : ` (${passed} passed, ${failed} failed)`;
    console.log(`${failed === 0 ? "✓" : "✗"} ${name}, ${seconds.toFixed(1)} s${counted}`);
    if (failed === 0) continue;
    broken.add(name);
    console.log(output.trimEnd());
  }
  return total;
}

try {
  const { passed, failed } = await main();
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
} finally {
  rmSync(reports, { recursive: true, force: true });
}
