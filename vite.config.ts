import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/browser.mjs";
import { CONTENT_SECURITY_POLICY } from "./scripts/csp.mjs";
import { assemblyScript } from "./scripts/vite-asc.mjs";

/** The policy is part of the built page only: the development server needs inline scripts and a socket. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "steepest:content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY }, injectTo: "head-prepend" },
    ],
  };
}

const BROWSER_TESTS = "src/**/*.browser.test.ts";
/** Too slow for every run (`npm run test:long`). */
const LONG_TESTS = "{src,bench}/**/*.long.test.ts";

export default defineConfig({
  // Relative addresses: the built page works from any folder of a static host.
  base: "./",
  plugins: [assemblyScript(), react(), contentSecurityPolicy()],
  worker: { format: "es", plugins: () => [assemblyScript()] },
  build: {
    target: "es2022",
    // The size limit follows the static imports listed here.
    manifest: true,
    // Inlined fonts would be data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1", port: 4173, strictPort: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{src,bench}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
          exclude: [...configDefaults.exclude, BROWSER_TESTS, LONG_TESTS],
        },
      },
      { extends: true, test: { name: "long", environment: "node", include: [LONG_TESTS], testTimeout: 600_000, hookTimeout: 600_000 } },
      {
        extends: true,
        test: {
          name: "browser",
          include: [BROWSER_TESTS],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
