import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { needsInstall, satisfies } from "../install.mjs";
import { countsOf, runStage } from "../stage.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "steepest-stage-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @returns the path of a report with this content */
function report(content) {
  const file = path.join(root, "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("what a stage counts as", () => {
  const vitest = (passed, failed, ...files) => ({ numPassedTests: passed, numFailedTests: failed, testResults: files });
  const file = (status, ...tests) => ({ status, assertionResults: tests.map((one) => ({ status: one })) });

  it("is one without a report", () => {
    expect(countsOf(0)).toEqual({ passed: 1, failed: 0 });
    expect(countsOf(1)).toEqual({ passed: 0, failed: 1 });
  });

  it("is each test of vitest", () => {
    expect(countsOf(0, report(vitest(7, 0, file("passed", "passed"))))).toEqual({ passed: 7, failed: 0 });
    expect(countsOf(1, report(vitest(7, 2, file("failed", "failed", "failed"))))).toEqual({ passed: 7, failed: 2 });
  });

  it("is one failure for a file that could not be loaded", () => {
    expect(countsOf(1, report(vitest(7, 1, file("failed", "failed", "passed"), file("failed"))))).toEqual({ passed: 7, failed: 2 });
  });

  it("is each test of Playwright, and a flaky one has failed", () => {
    expect(countsOf(1, report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 } }))).toEqual({ passed: 5, failed: 3 });
  });

  it("never loses a failure: no report, half a report, no tests, or a failure beside the tests", () => {
    expect(countsOf(0, path.join(root, "absent.json"))).toEqual({ passed: 0, failed: 1 });
    expect(countsOf(0, report('{"numPassedTests": 3,'))).toEqual({ passed: 0, failed: 1 });
    expect(countsOf(1, report(vitest(0, 0)))).toEqual({ passed: 0, failed: 1 });
    expect(countsOf(1, report(vitest(9, 0, file("passed", "passed"))))).toEqual({ passed: 9, failed: 1 });
    expect(countsOf(1, report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }))).toEqual({ passed: 0, failed: 1 });
  });
});

describe("running a stage", () => {
  it("collects output and exit code, and hands the environment on", async () => {
    const script = 'console.log(process.env.PLANTED); console.error("complaint"); process.exitCode = 3;';
    const { code, output, seconds } = await runStage(root, ["-e", script], { PLANTED: "seen" });
    expect(code).toBe(3);
    expect(output).toContain("seen\n");
    expect(output).toContain("complaint\n");
    expect(seconds).toBeGreaterThan(0);
  });

  it("counts a killed process as failed", async () => {
    expect((await runStage(root, ["-e", 'process.kill(process.pid, "SIGKILL")'])).code).toBe(1);
  });
});

describe("when dependencies are installed", () => {
  const lock = () => path.join(root, "package-lock.json");
  const installed = () => path.join(root, "node_modules/.package-lock.json");

  it("they are missing, broken off half-way, older than the lock file, or fresh", () => {
    writeFileSync(lock(), "{}");
    expect(needsInstall(root)).toBe(true);
    mkdirSync(path.join(root, "node_modules"));
    expect(needsInstall(root)).toBe(true);
    writeFileSync(installed(), "{}");
    utimesSync(lock(), 1000, 1000);
    expect(needsInstall(root)).toBe(false);
    utimesSync(installed(), 999, 999);
    expect(needsInstall(root)).toBe(true);
  });

  it.each([
    ["20.19.0", true],
    ["20.18.9", false],
    ["21.7.0", false],
    ["22.12.0", true],
    ["22.11.0", false],
    ["24.0.0", true],
    ["18.20.0", false],
  ])("Node %s is new enough: %s", (version, expected) => {
    expect(satisfies(version, "^20.19 || >=22.12")).toBe(expected);
  });
});
