import process from "node:process";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./scripts/browser.mjs";

/** Where `npm test` wants the counts. */
const report = process.env["E2E_REPORT"];
/** The built page, and where it is served: another build can be tried beside a running `npm test`. */
const folder = process.env["E2E_DIST"] ?? "dist";
const port = process.env["E2E_PORT"] ?? "4174";
/** A sub-path, because a page of a static host seldom stands at the root. */
const prefix = "/some/where/";
const address = `http://127.0.0.1:${port}${prefix}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // Software rendering on two cores: pages side by side would only wait for each other.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? "list" : [["list"], ["json", { outputFile: report }]],
  use: {
    baseURL: address,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    launchOptions: launchOptions(),
    actionTimeout: 10_000,
    trace: "off",
  },
  // Only the built page, as any static host would serve it, with the policy as a header.
  webServer: { command: `node scripts/serve-subpath.mjs ${port} ${prefix} ${folder}`, url: address, reuseExistingServer: false },
});
