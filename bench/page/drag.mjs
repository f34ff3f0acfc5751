/**
 * How closely the paths follow the hand: `npm run bench:page [-- --curvature] [-- --profile] [-- --gpu-compositing]`. Eight runs of 200 steps on Himmelblau;
 * the start is dragged for five seconds; the latency of a move is the time from the event to the end of the first painted frame that shows
 * all eight paths of that place or a later one. Prints one JSON object, milliseconds throughout.
 *
 * Without a graphics card Chromium draws WebGL by SwiftShader and puts the page together on the processor; so does this, so that the
 * figures are those of a visitor's browser on such a machine. `--gpu-compositing` leaves the whole page to SwiftShader, `--curvature` has
 * that panel open.
 */
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { launchOptions } from "../../scripts/browser.mjs";
import { serveSubpath } from "../../scripts/serve-subpath.mjs";
import { hottest } from "./profile.mjs";
import { latencies, summary } from "./latency.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PREFIX = "/bench/";
const SECONDS = 5;
/** Milliseconds between two moves: an ordinary mouse and an ordinary screen. */
const INTERVAL = 1000 / 60;
/** Half the height of what the map shows, around the origin; the start goes round inside it. */
const HALF_HEIGHT = 5;
const RADIUS = 2.5;
const RUNS = ["adam~lr=0.05", "adam~lr=0.2", "sgd~lr=0.005", "sgd~lr=0.003~momentum=0.9", "rmsprop~lr=0.05", "nadam~lr=0.1", "adagrad~lr=0.5", "radam~lr=0.1"];
const LINK = `?v=1&problem=himmelblau&${RUNS.map((run) => `run=${run}`).join("&")}&start=${RADIUS},0&steps=200&cam=0,0,${HALF_HEIGHT}`;

async function main() {
  const folder = path.resolve(process.env["E2E_DIST"] ?? path.join(ROOT, "dist"));
  if (!existsSync(path.join(folder, "index.html"))) {
    const { build } = await import("vite");
    await build({ root: ROOT, logLevel: "error" });
  }
  const server = serveSubpath(folder, PREFIX).listen(0, "127.0.0.1");
  const options = launchOptions();
  const more = process.argv.includes("--gpu-compositing") ? [] : ["--disable-gpu-compositing"];
  const browser = await chromium.launch({ ...options, args: [...options.args, ...more] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
    await page.addInitScript({ path: fileURLToPath(new URL("probe.mjs", import.meta.url)) });
    const address = /** @type {import("node:net").AddressInfo} */ (server.address());
    const panels = process.argv.includes("--curvature") ? "&view=map,loss,curvature" : "";
    await page.goto(`http://127.0.0.1:${address.port}${PREFIX}${LINK}${panels}`);
    return await measure(page, process.argv.includes("--profile"));
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {import("playwright").Page} page @param {boolean} profiled */
async function measure(page, profiled) {
  const stage = page.getByRole("region", { name: "Map" }).getByRole("application");
  await page.getByRole("row", { name: /^RAdam .*\d/ }).waitFor();
  // The surface is at rest: nothing but the drag costs time from here on.
  await sleep(2000);
  const box = await stage.locator("canvas").first().boundingBox();
  if (box === null) throw new Error("there is no map");
  const scale = box.height / (2 * HALF_HEIGHT);
  /** @param {number} angle @returns {[number, number]} */
  const at = (angle) => [box.x + box.width / 2 + scale * RADIUS * Math.cos(angle), box.y + box.height / 2 - scale * RADIUS * Math.sin(angle)];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  const session = profiled ? await page.context().newCDPSession(page) : undefined;
  await session?.send("Profiler.enable");
  await session?.send("Profiler.start");
  await page.evaluate(() => {
    const log = window.dragLog;
    for (const list of Object.values(log)) list.length = 0;
  });

  const begun = performance.now();
  /** @type {Promise<void>[]} */
  const moves = [];
  for (let i = 1; performance.now() - begun < SECONDS * 1000; i++) {
    // Not awaited: a hand does not wait for the page.
    moves.push(page.mouse.move(...at((i * INTERVAL) / 1000)));
    await sleep(Math.max(0, begun + i * INTERVAL - performance.now()));
  }
  await Promise.all(moves);
  await page.mouse.up();
  await sleep(500);
  const log = await page.evaluate(() => window.dragLog);
  const result = summary(latencies(log), log);
  const profile = await session?.send("Profiler.stop");
  return profile === undefined ? result : { ...result, hottest: hottest(profile.profile) };
}

console.log(JSON.stringify(await main(), undefined, 2));
