/**
 * How closely the paths follow the hand: `npm run bench:page [-- --curvature] [-- --marks] [-- --profile] [-- --gpu-compositing]`. Eight runs of 200 steps on Himmelblau;
 * the start is dragged for five seconds; the latency of a move is the time from the event to the end of the first painted frame that shows
 * all eight paths of that place or a later one. Prints one JSON object, milliseconds throughout.
 *
 * Without a graphics card Chromium draws WebGL by SwiftShader and puts the page together on the processor; so does this, so that the
 * figures are those of a visitor's browser on such a machine. `--gpu-compositing` leaves the whole page to SwiftShader, `--curvature` has
 * that panel open. `--marks` drags on the Gaussian family instead, with every ball, both curves of KL and sampled labels about the start;
 * `--balls` has only those marks that the family begins with, and `--bare` none.
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
/** What is dragged over: its middle and half the height of what the map shows, and how far from the middle the start goes round. */
const SURFACE = { problem: "himmelblau", x: 0, y: 0, halfHeight: 5, radius: 2.5, more: "" };
const FAMILY = { problem: "gaussian", x: 0, y: 2, halfHeight: 2, radius: 1 };
const EVERY = "l1,circle,linf,hessian,ellipse,empirical,sampled,ruler,steps,contact,whole,forward,reverse,scores";
const scenes = { "--marks": { ...FAMILY, more: `&marks=${EVERY}` }, "--balls": { ...FAMILY, more: "" }, "--bare": { ...FAMILY, more: "&marks=" } };
const SCENE = Object.entries(scenes).find(([flag]) => process.argv.includes(flag))?.[1] ?? SURFACE;
const RUNS = ["adam~lr=0.05", "adam~lr=0.2", "sgd~lr=0.005", "sgd~lr=0.003~momentum=0.9", "rmsprop~lr=0.05", "nadam~lr=0.1", "adagrad~lr=0.5", "radam~lr=0.1"];
const LINK = `?v=1&problem=${SCENE.problem}&${RUNS.map((run) => `run=${run}`).join("&")}&start=${SCENE.x + SCENE.radius},${SCENE.y}&steps=200&cam=${SCENE.x},${SCENE.y},${SCENE.halfHeight}${SCENE.more}`;

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
  // The key of the marks takes its room from the map.
  if (process.argv.includes("--marks") || process.argv.includes("--balls")) await page.locator('[data-ball="forward"]').waitFor();
  // The surface is at rest: nothing but the drag costs time from here on.
  await sleep(2000);
  const box = await stage.locator("canvas").first().boundingBox();
  if (box === null) throw new Error("there is no map");
  const scale = box.height / (2 * SCENE.halfHeight);
  /** @param {number} angle @returns {[number, number]} */
  const at = (angle) => [box.x + box.width / 2 + scale * SCENE.radius * Math.cos(angle), box.y + box.height / 2 - scale * SCENE.radius * Math.sin(angle)];
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
