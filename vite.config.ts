import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/browser.mjs";
import { CONTENT_SECURITY_POLICY } from "./scripts/csp.mjs";
import { assemblyScript } from "./scripts/vite-asc.mjs";
import { offline } from "./scripts/vite-offline.mjs";

/** The policy is part of the built page only: the development server needs inline scripts and a socket. */
function contentSecurityPolicy(): Plugin {
  const first = '<meta charset="utf-8" />';
  return {
    name: "steepest:content-security-policy",
    apply: "build",
    // As text, because a tag description would have its quotes escaped, and the policy should be readable in the page.
    transformIndexHtml: (html) => {
      if (!html.includes(first)) throw new Error(`index.html: ${first} is missing, after which the policy stands`);
      return html.replace(first, `${first}\n    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`);
    },
  };
}

/** Whoever gets the built page gets the licences of what is in it. */
function licences(): Plugin {
  return {
    name: "steepest:licences",
    apply: "build",
    generateBundle() {
      for (const fileName of ["LICENSE", "THIRD-PARTY-NOTICES.md"]) {
        this.emitFile({ type: "asset", fileName, source: readFileSync(new URL(fileName, import.meta.url)) });
      }
    },
  };
}

const classNames = new Map<string, string>();

/** Short class names for the build: the usual ones, with the name and a hash, make up a hundredth of the first load. The same in every build. */
function shortName(name: string, file: string): string {
  const [bare = file] = file.split("?");
  const key = `${bare.replace(import.meta.dirname, "")}:${name}`;
  const digest = createHash("sha256")
    .update(key)
    .digest("base64url")
    .replaceAll(/[^a-zA-Z]/g, "");
  let length = 3;
  while ((classNames.get(digest.slice(0, length)) ?? key) !== key) length++;
  classNames.set(digest.slice(0, length), key);
  return `_${digest.slice(0, length)}`;
}

/** A second of AssemblyScript is no news. */
const QUIET = { pluginTimings: false };
const BROWSER_TESTS = "src/**/*.browser.test.{ts,tsx}";
/** Milliseconds after which a test hangs rather than being slow: some start processes and bundlers on a busy machine. */
const PATIENCE = 60_000;
/** Too slow for every run (`npm run test:long`). */
const LONG_TESTS = "{src,bench}/**/*.long.test.ts";

export default defineConfig(({ command, mode }) => ({
  // Relative addresses: the built page works from any folder of a static host.
  base: "./",
  plugins: [assemblyScript(), react(), contentSecurityPolicy(), licences(), offline()],
  ...(command === "build" && mode === "production" ? { css: { modules: { generateScopedName: shortName } } } : {}),
  worker: { format: "es", plugins: () => [assemblyScript()], rolldownOptions: { checks: QUIET } },
  build: {
    target: "es2022",
    // The size limit follows the static imports listed here.
    manifest: true,
    // Inlined fonts would be data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
    // Styles must be there before what they are for; scripts that a late part imports are found by the browser, and the list of them all would be
    // in the first load.
    modulePreload: { polyfill: false, resolveDependencies: (_, dependencies) => dependencies.filter((name) => name.endsWith(".css")) },
    rolldownOptions: {
      checks: QUIET,
      // Whatever the first load needs is one file: a dozen shared pieces compress worse, and each is a request of its own.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
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
          setupFiles: ["src/scenario/testing/setup.ts"],
          include: ["{src,bench}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
          exclude: [...configDefaults.exclude, BROWSER_TESTS, LONG_TESTS],
          testTimeout: PATIENCE,
        },
      },
      { extends: true, test: { name: "long", environment: "node", include: [LONG_TESTS], testTimeout: 600_000, hookTimeout: 600_000 } },
      {
        extends: true,
        // All at once and before the first test: a second copy of React, made when another dependency is found, would not know the first one's hooks.
        optimizeDeps: { include: ["react", "react/jsx-dev-runtime", "react-dom", "react-dom/client", "zustand", "zustand/vanilla", "katex", "uqr", "three"] },
        test: {
          name: "browser",
          include: [BROWSER_TESTS],
          testTimeout: PATIENCE,
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
}));
