/** Installs the dependencies where they are missing or out of date, with nothing but Node itself. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * npm writes node_modules/.package-lock.json at the end of an installation: without it, one is missing or was broken off.
 * @param {string} root
 */
export function needsInstall(root) {
  const installed = path.join(root, "node_modules/.package-lock.json");
  return !existsSync(installed) || statSync(path.join(root, "package-lock.json")).mtimeMs > statSync(installed).mtimeMs;
}

/**
 * Whether a version satisfies `^20.19 || >=22.12`, the only form that package.json uses.
 * @param {string} version such as "20.19.4"
 * @param {string} range alternatives, each `^major.minor` or `>=major.minor`
 */
export function satisfies(version, range) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return range.split("||").some((alternative) => {
    const match = /^(\^|>=)(\d+)\.(\d+)$/.exec(alternative.trim());
    if (match === null) throw new Error(`engines.node: ${alternative} is not understood`);
    const [wantedMajor, wantedMinor] = [Number(match[2]), Number(match[3])];
    if (major === wantedMajor) return minor >= wantedMinor;
    return match[1] === ">=" && major > wantedMajor;
  });
}

/**
 * @param {string} root
 * @throws with one line that says what to do
 */
export function ensureInstalled(root) {
  const { engines } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  if (!satisfies(process.versions.node, engines.node)) throw new Error(`Node ${process.versions.node} is too old: ${engines.node} is needed`);
  if (!needsInstall(root)) return;
  console.log("installing the dependencies (npm ci)");
  // The npm that runs this script, if one does; development tools are needed even where NODE_ENV says "production".
  const npm = process.env["npm_execpath"];
  const argv = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const [command, words] = npm !== undefined && /\.c?js$/.test(npm) ? [process.execPath, [npm, ...argv]] : ["npm", argv];
  const { status, error } = spawnSync(command, words, { cwd: root, stdio: "inherit", shell: command === "npm" && process.platform === "win32" });
  if (error !== undefined || status !== 0) throw new Error(`npm ci failed${error === undefined ? "" : `: ${error.message}`}`);
}
