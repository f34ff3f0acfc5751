/** What must not break the page: a lost or missing graphics context, dead workers, no network, a reload, files. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import process from "node:process";
import { coloursOf } from "./pixels.ts";
import { Steepest } from "./steepest.ts";
import { expect, test } from "./test.ts";
import type { AddressInfo } from "node:net";
import type { FileChooser, Worker } from "@playwright/test";

/** A page without its surface shows a dozen shades of text; bands of height are many more. */
const PAINTED = 60;

test.describe("graphics", () => {
  test.use({ provoked: ["warning: WebGL: CONTEXT_LOST_WEBGL: loseContext: context lost"] });

  test("the surface comes back after the graphics context was lost", async ({ steepest }) => {
    await steepest.open("v=1&problem=himmelblau&run=adam~lr=0.05&steps=300");
    await expect.poll(() => coloursOf(steepest.heights)).toBeGreaterThan(PAINTED);
    const lost = await steepest.heights.evaluateHandle((canvas: HTMLCanvasElement) => {
      const extension = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      if (!extension) throw new Error("the surface is not painted by WebGL");
      extension.loseContext();
      return extension;
    });
    // The paths, and everything else, go on meanwhile.
    await steepest.button("Step back").click();
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(299);
    await lost.evaluate((extension) => extension.restoreContext());
    await expect.poll(() => coloursOf(steepest.heights)).toBeGreaterThan(PAINTED);
  });
});

test("without WebGL the surface is painted all the same", async ({ steepest, page }) => {
  await page.addInitScript(() => {
    const original = Reflect.get(HTMLCanvasElement.prototype, "getContext") as (kind: string, ...more: unknown[]) => unknown;
    Reflect.set(HTMLCanvasElement.prototype, "getContext", function getContext(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      return kind.startsWith("webgl") ? null : original.call(this, kind, ...more);
    });
  });
  await steepest.open();
  await expect.poll(() => coloursOf(steepest.heights)).toBeGreaterThan(PAINTED);
});

test("workers that die are replaced, and nothing is lost", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=himmelblau&run=adam~lr=0.1&run=sgd~lr=0.01&cam=0,0,5");
  const before = await steepest.readings();
  const kill = async (worker: Worker): Promise<void> => {
    const closed = worker.waitForEvent("close");
    // A worker that closes itself may not live to answer.
    worker.evaluate(() => self.close()).catch(() => undefined);
    await closed;
  };
  expect(page.workers()).toHaveLength(2);
  await Promise.all(page.workers().map(kill));
  const { x, y } = await steepest.onScreen(-1, 1);
  await page.mouse.click(x, y);
  await expect(steepest.status).toContainText("started again");
  await expect.poll(() => steepest.readings()).not.toEqual(before);
  expect(await steepest.runNames()).toEqual(["Adam", "SGD"]);
  // Undo gives the same numbers again.
  await page.keyboard.press("Control+z");
  await expect.poll(() => steepest.readings()).toEqual(before);
});

test.describe("without a network", () => {
  test.use({ offlineCopy: true });

  test("after the first visit the page works offline, from a sub-path", async ({ page }) => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}/deep/er/`;
    const folder = process.env["E2E_DIST"] ?? "dist";
    const server = spawn(process.execPath, ["scripts/serve-subpath.mjs", String(port), "/deep/er/", folder], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      await new Promise((resolve) => {
        server.stdout.once("data", resolve);
      });
      const steepest = new Steepest(page);
      await page.goto(address);
      await steepest.settled();
      await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        await new Promise<void>((resolve) => {
          const look = (): void => {
            if (active?.state === "activated") resolve();
          };
          active?.addEventListener("statechange", look);
          look();
        });
      });
    } finally {
      const gone = new Promise((resolve) => {
        server.once("exit", resolve);
      });
      server.kill();
      await gone;
    }
    const steepest = new Steepest(page);
    // Another link than the one that was visited, and parts of the page that had not been opened yet.
    await page.goto(`${address}?v=1&problem=himmelblau&run=adam~lr=0.1&run=nadam~lr=0.1`);
    await steepest.settled();
    await expect.poll(() => coloursOf(steepest.heights)).toBeGreaterThan(PAINTED);
    await steepest.button("Share").click();
    await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Language" }).selectOption("한국어");
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  });
});

test("a visit without a link goes on where the last one ended", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=beale&run=adam~lr=0.2&run=rprop&start=1,2&steps=80");
  await steepest.button("Step back").click();
  await expect.poll(() => steepest.key("step")).toBe("79");
  const left = { address: steepest.address(), readings: await steepest.readings() };
  await page.goto("about:blank");
  await steepest.open();
  await expect(steepest.status).toContainText("where you left off");
  await expect.poll(() => steepest.address()).toBe(left.address);
  await expect.poll(() => steepest.readings()).toEqual(left.readings);
});

test("a scenario is saved to a file and opened from one", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=ackley&run=adam~lr=0.2&run=sgd~lr=0.05~momentum=0.8&start=1,2&seed=3&steps=60&step=20");
  const before = { address: steepest.address(), readings: await steepest.readings() };

  const saved = page.waitForEvent("download");
  await steepest.button("More").click();
  await steepest.button("Save file").click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("steepest-ackley.json");
  const path = await file.path();

  await steepest.open("v=1&problem=beale&run=adam");
  const choose = async (chosen: Parameters<FileChooser["setFiles"]>[0]): Promise<void> => {
    const asked = page.waitForEvent("filechooser");
    await steepest.button("More").click();
    await steepest.button("Open file…").click();
    await (await asked).setFiles(chosen);
  };
  await choose(path);
  await expect(steepest.status).toContainText("File opened");
  await expect.poll(() => steepest.address()).toBe(before.address);
  await expect.poll(() => steepest.readings()).toEqual(before.readings);

  // Not a scenario: said so, and what was there stays.
  await choose({ name: "holiday.json", mimeType: "application/json", buffer: Buffer.from('{"beach": true') });
  await expect(steepest.status).toContainText("holds no scenario");
  await expect(page.locator("[data-issues]")).toBeVisible();
  expect(steepest.address()).toBe(before.address);
  await steepest.button("Dismiss").click();
  await expect(page.locator("[data-issues]")).toHaveCount(0);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
