/** The curvature along a run's path: the numbers of the reference picture, the chart by mouse, keyboard and touch, and its marks on the timeline. */
import { words } from "../src/text/en/curvature.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";

/** Momentum on Rosenbrock's valley: λmin flips, λmax rises over (2+2μ)/η = 1500. */
const LINK = "v=1&problem=rosenbrock&run=sgd~lr=0.002~momentum=0.5&start=-1.5,2&steps=40&step=4";

const chart = (page: Page, name: string = words.spoken.eigenvalues): Locator => page.getByRole("img", { name, exact: true });
const readout = (page: Page, id: keyof typeof words.meaning): Locator => page.getByTitle(words.meaning[id], { exact: true }).locator("data");

async function open(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Curvature", exact: true }).click();
  await expect(readout(page, "high")).not.toHaveText("–");
}

test("shows the numbers at the playhead, and copies them in full", async ({ steepest, page, context }) => {
  await steepest.open(LINK);
  await open(page);
  for (const [id, shown] of [
    ["low", "−47.098"],
    ["high", "885.86"],
    ["ratio", "879.77"],
    ["product", "1.7717"],
    ["predicted", "85.25"],
    ["actual", "231.15"],
  ] as const) {
    await expect(readout(page, id)).toHaveText(shown);
  }
  await expect(page.getByText("of 3", { exact: true })).toBeVisible();
  await expect(chart(page)).toHaveAccessibleDescription(/Limit \(2\+2μ\)\/η: 1500\. λmax rises over the limit 4 times: steps 2, 5, 7, 11\./);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await steepest.button(words.copy).click();
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).trim().split("\n");
  expect(rows).toHaveLength(42);
  expect(Number(rows[5]!.split("\t")[1])).toBeCloseTo(-47.098, 3);
  await readout(page, "high").selectText();
  await page.keyboard.press("ControlOrMeta+C");
  const exact = await page.evaluate(() => navigator.clipboard.readText());
  expect(exact).toBe(rows[5]!.split("\t")[2]);
});

test("by mouse: pointing and clicking lead every view to the step", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await open(page);
  // It answers to the pointer from its first picture on.
  await expect(chart(page)).toHaveAccessibleDescription(/Limit/);
  const box = (await chart(page).boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.45, box.y + box.height / 2);
  await expect(steepest.timeline).not.toHaveValue("4");
  const step = Number(await steepest.timeline.inputValue());
  expect(step).toBeGreaterThan(10);
  await expect.poll(async () => (await steepest.readings())[0]!.step).toBe(step);
  await expect(readout(page, "high")).not.toHaveText("885.86");
});

test("by keyboard: what is shown, and from event to event", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await open(page);
  await page.getByRole("radio", { name: words.spoken.eigenvalues, exact: true }).focus();
  for (const quantity of ["condition", "energy", "change"] as const) {
    await page.keyboard.press("ArrowRight");
    await expect(chart(page, words.spoken[quantity])).toBeVisible();
  }
  const events = page.getByRole("toolbar", { name: "Events" });
  const over = events.getByRole("button", { name: "Momentum: λmax rises over the limit, step 7", exact: true });
  // While numbers still arrive, the marks are placed anew, and a key may fall between two of them.
  await expect(async () => {
    await over.press("Enter");
    await expect(steepest.timeline).toHaveValue("7", { timeout: 1000 });
  }).toPass();
  await expect(events.getByRole("button", { name: /an eigenvalue changes sign/ }).first()).toBeVisible();
  // The marks go with the panel.
  await page.getByRole("tab", { name: "Table", exact: true }).click();
  await expect(over).toHaveCount(0);
});

test("says where 2/η does not hold, and where nothing is a number", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=rosenbrock&run=adam~lr=0.1&run=sgd~lr=0.01~momentum=0.9&start=-1.5,2&steps=60&step=2");
  await open(page);
  await expect(page.getByText(words.noLimit)).toBeVisible();
  await expect(readout(page, "product")).toHaveText("–");
  await steepest.runs.getByRole("button", { name: "Momentum", exact: true }).click();
  await expect(page.getByText(words.noLimit)).toHaveCount(0);
  await expect(chart(page)).toHaveAccessibleDescription(/without a finite value/);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap seeks", async ({ steepest, page }) => {
    await steepest.open(LINK);
    await open(page);
    await chart(page).scrollIntoViewIfNeeded();
    const box = (await chart(page).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.5, box.y + box.height * 0.4);
    await expect(steepest.timeline).not.toHaveValue("4");
  });
});
