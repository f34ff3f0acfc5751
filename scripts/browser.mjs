/** Which Chromium the tests drive, and how it is launched: shared by vitest's browser mode, playwright and ensure-browser. */
import { existsSync } from "node:fs";
import process from "node:process";

/** Debian's package; Playwright's own download is the fallback. */
export const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/**
 * The browser to launch, without looking for Playwright's own: `undefined` means that one.
 * @returns {string | undefined}
 */
export function knownChromium(environment = process.env) {
  const named = environment["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  return existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined;
}

/** WebGL2 without a graphics card, the same fonts and colours everywhere, and no traffic of the browser's own. */
export function launchArguments(isRoot = process.getuid?.() === 0) {
  return [
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Chromium refuses its sandbox to root.
    ...(isRoot ? ["--no-sandbox"] : []),
  ];
}

/** Options for `chromium.launch`. */
export function launchOptions() {
  const executablePath = knownChromium();
  return { args: launchArguments(), headless: true, ...(executablePath === undefined ? {} : { executablePath }) };
}
