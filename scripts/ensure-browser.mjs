/**
 * Makes sure that there is a Chromium for the tests: finds one, else installs one, then launches it once and prints its version.
 * Run before the browser tests, never at installation: who only wants to use the program needs no second browser.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { knownChromium, launchOptions } from "./browser.mjs";

/** Latin and CJK fonts: pages in every language of ours are looked at by tests. */
const PACKAGES = ["chromium", "fonts-dejavu-core", "fonts-noto-cjk"];

/**
 * @param {string} command
 * @param {readonly string[]} argv
 */
function run(command, argv) {
  const { status, error } = spawnSync(command, argv, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  if (error !== undefined || status !== 0) throw new Error(`${command} ${argv.join(" ")} failed${error === undefined ? "" : `: ${error.message}`}`);
}

function install() {
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    run("apt-get", ["-o", "DPkg::Lock::Timeout=300", "update"]);
    run("apt-get", ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", ...PACKAGES]);
  } else {
    run(process.platform === "win32" ? "npx.cmd" : "npx", ["playwright", "install", "chromium"]);
  }
}

/**
 * @returns {Promise<{ path: string, version: string }>}
 * @throws where there is no browser and none can be had
 */
export async function ensureBrowser() {
  const { chromium } = await import("playwright");
  const find = () => knownChromium() ?? [chromium.executablePath()].find((file) => existsSync(file));
  let executable = find();
  if (executable === undefined) {
    install();
    executable = find();
  }
  if (executable === undefined) throw new Error("no Chromium was found after installing one; name it in CHROMIUM_PATH");
  const browser = await chromium.launch({ ...launchOptions(), executablePath: executable });
  try {
    return { path: executable, version: browser.version() };
  } finally {
    await browser.close();
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const browser = await ensureBrowser();
    console.log(`Chromium ${browser.version} at ${browser.path}`);
  } catch (error) {
    console.error(`no browser for the tests: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
