/** The distribution panel: both distributions of a step with their KL, the KL of every step, by mouse, keyboard and touch; and problems without a map. */
import { AxeBuilder } from "@axe-core/playwright";
import { words as curve } from "../src/text/en/curve.ts";
import { words } from "../src/text/en/distribution.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";

/** One natural step doubles the variance; another run of short steps beside it. */
const LINK = "v=1&problem=gaussian&p.chart=mu-variance&p.data=-2,0,0,2&run=natural-gradient~lr=1~damping=0&run=sgd&start=0,1&steps=30&step=0";

const picture = (page: Page, name: string = words.spoken.step): Locator => page.getByRole("img", { name, exact: true });
const readout = (page: Page, id: keyof typeof words.meaning): Locator => page.getByTitle(words.meaning[id], { exact: true }).locator("data");

async function open(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Distribution", exact: true }).click();
  await expect(readout(page, "forward")).not.toHaveText(/^(–|)$/);
}

test("tells what a step does to the distribution, and that the quadratic misses it", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await open(page);
  for (const [id, shown] of [
    ["forward", "0.09657"],
    ["backward", "0.1534"],
    ["quadratic", "0.25"],
    ["ratio", "0.3863"],
  ] as const) {
    await expect(readout(page, id)).toHaveText(shown);
  }
  await expect(page.getByText(words.off("160"))).toBeVisible();
  await expect(picture(page)).toHaveAccessibleDescription(/step from 0 to 1\. KL\(before‖after\) 0\.09657/);
  await steepest.runs.getByRole("button", { name: "SGD", exact: true }).click();
  await expect(picture(page)).toHaveAccessibleDescription(/^Distribution of SGD/);
  await expect(page.getByText(/% off$/)).toHaveCount(0);
});

test("by mouse and keyboard: KL of every step, linked with the playhead", async ({ steepest, page, context }) => {
  await steepest.open(LINK);
  await open(page);
  await page.getByRole("radio", { name: words.spoken.step, exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  const chart = picture(page, words.spoken.path);
  await expect(chart).toHaveAccessibleDescription(/SGD: from .* to /);
  const box = (await chart.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.45, box.y + box.height / 2);
  await expect.poll(async () => Number(await steepest.timeline.inputValue())).toBeGreaterThan(5);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await steepest.button(words.copy).click();
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).trim().split("\n");
  expect(rows).toHaveLength(31);
  expect(rows[1]!.split("\t")[1]).toMatch(/^0\.0965735902799/);
  expect(rows[2]!.split("\t")[1]).toBe("");
});

test("shows every family, and says where there is none", async ({ steepest, page }) => {
  for (const id of ["bernoulli-pair", "softmax3-full", "logistic2", "softmax-regression", "linear-regression", "beta", "von-mises", "mixture", "bandit2"]) {
    await steepest.page.goto(`./?v=1&problem=${id}&run=sgd~lr=0.01&steps=5&step=1&view=map,distribution`);
    await expect(readout(page, "forward"), id).not.toHaveText(/^(–|)$/);
    await expect(picture(page), id).toBeVisible();
  }
  // One parameter has a curve in place of the map.
  await expect(page.getByRole("application", { name: curve.stage })).toBeVisible();
  await steepest.open("v=1&problem=bowl&run=sgd&step=0&view=map,distribution");
  await expect(page.getByText(words.noDistribution)).toBeVisible();
  await page.getByRole("radio", { name: words.spoken.path, exact: true }).check();
  await expect(page.getByText(words.noDistribution)).toBeVisible();
});

test("axe has nothing to say", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await open(page);
  for (const quantity of ["step", "path"] as const) {
    await page.getByRole("radio", { name: words.spoken[quantity], exact: true }).check();
    await expect(picture(page, words.spoken[quantity])).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap on the chart seeks", async ({ steepest, page }) => {
    await steepest.open(LINK);
    await open(page);
    await page.getByRole("radio", { name: words.spoken.path, exact: true }).tap();
    const chart = picture(page, words.spoken.path);
    await expect(chart).toHaveAccessibleDescription(/SGD/);
    await chart.scrollIntoViewIfNeeded();
    const box = (await chart.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.4, box.y + box.height / 2);
    await expect.poll(async () => Number(await steepest.timeline.inputValue())).toBeGreaterThan(3);
  });
});
