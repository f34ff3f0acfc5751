/**
 * `npm start`: installs and builds what is needed, serves the page on http://127.0.0.1:5173 (`PORT` overrides), prints the address and opens
 * a browser, unless `--no-open` is given or `CI` is set. Ctrl-C ends it.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { stampOf } from "./sources.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMP = path.join(ROOT, "node_modules/.cache/steepest/dist.stamp");
const SOURCES = ["src", "public", "index.html", "package-lock.json", "vite.config.ts", "scripts/vite-asc.mjs", "scripts/csp.mjs", "THIRD-PARTY-NOTICES.md"];
const DEFAULT_PORT = 5173;

/** @throws where PORT is no port */
function readPort() {
  const text = process.env["PORT"] ?? "";
  if (text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new Error(`PORT=${text} is not a port (1 to 65535)`);
  return port;
}

/** Builds dist, unless it was made of exactly these sources. */
async function ensureBuilt() {
  const stamp = stampOf(ROOT, SOURCES);
  if (existsSync(path.join(ROOT, "dist/index.html")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  console.log("building");
  const { build } = await import("vite");
  await build({ root: ROOT, logLevel: "warn" });
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
}

/** Shows the page, if there is somebody to look at it. @param {string} address */
function openBrowser(address) {
  const { platform, env } = process;
  // `npm start --no-open`, without `--` between, arrives as a setting of npm's.
  const refused = process.argv.includes("--no-open") || ["", "false"].includes(env["npm_config_open"] ?? "unset");
  if (refused || (env["CI"] ?? "") !== "") return;
  // Without a display, xdg-open would start a browser of text in this very terminal.
  if (platform === "linux" && (env["DISPLAY"] ?? env["WAYLAND_DISPLAY"] ?? "") === "") return;
  const [command, argv] = platform === "darwin" ? ["open", [address]] : platform === "win32" ? ["cmd", ["/c", "start", "", address]] : ["xdg-open", [address]];
  // The address is printed anyway: failing to open it is no error.
  spawn(command, argv, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

async function start() {
  const port = readPort();
  ensureInstalled(ROOT);
  await ensureBuilt();
  const { preview } = await import("vite");
  const server = await preview({ root: ROOT, logLevel: "silent", preview: { host: "127.0.0.1", port, strictPort: true, open: false } }).catch((error) => {
    throw /already in use/.test(error?.message) ? new Error(`port ${port} is taken: choose another, as in PORT=5200 npm start`) : error;
  });
  const address = `http://127.0.0.1:${port}/`;
  console.log(`Steepest runs at ${address} (Ctrl-C ends it)`);
  openBrowser(address);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, () => {
      void server.close().finally(() => process.exit(0));
    });
  }
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
