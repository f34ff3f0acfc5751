import { defineConfig } from "@playwright/test";
import { launchOptions } from "./scripts/browser.mjs";

/** Where `npm test` wants the counts. */
const report = process.env["E2E_REPORT"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // Software rendering on two cores: pages side by side would only wait for each other.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: report === undefined ? "list" : [["list"], ["json", { outputFile: report }]],
  use: {
    baseURL: "http://127.0.0.1:4173/",
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    launchOptions: launchOptions(),
    trace: "off",
  },
  projects: [
    { name: "page", testIgnore: "**/subpath.spec.ts" },
    { name: "subpath", testMatch: "**/subpath.spec.ts", use: { baseURL: "http://127.0.0.1:4174/some/where/" } },
  ],
  webServer: [
    { command: "npx vite preview --host 127.0.0.1 --port 4173 --strictPort", url: "http://127.0.0.1:4173/", reuseExistingServer: false },
    { command: "node scripts/serve-subpath.mjs 4174 /some/where/", url: "http://127.0.0.1:4174/some/where/", reuseExistingServer: false },
  ],
});
