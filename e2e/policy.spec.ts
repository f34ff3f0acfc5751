/** Policies: the loss over one logit as a curve with a start to drag, and the step against a limit δ with the way back. */
import { AxeBuilder } from "@axe-core/playwright";
import { words as curve } from "../src/text/en/curve.ts";
import { words } from "../src/text/en/distribution.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";

const LINK = "v=1&problem=bandit2&run=sgd~lr=1&run=natural-gradient~lr=1~damping=0&start=-10&steps=22100&step=0&view=map,distribution";
const stage = (page: Page): Locator => page.getByRole("application", { name: curve.stage });

async function openLimit(page: Page): Promise<void> {
  await page.getByRole("radio", { name: words.spoken.policy, exact: true }).check();
  await expect(page.getByRole("slider", { name: words.policy.limit })).toBeVisible();
}

test("the curve: dragged and moved by keys, with every run following; one undo each", async ({ steepest, page }) => {
  await page.goto(`./?${LINK}`);
  await expect(stage(page)).toHaveAccessibleDescription(/The start is at z = −10\. SGD: at z = −10/);
  await stage(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(stage(page)).toHaveAccessibleDescription(/The start is at z = −9\./);
  await steepest.button("Undo").click();
  await expect(stage(page)).toHaveAccessibleDescription(/The start is at z = −10\./);
  const box = (await stage(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => steepest.start()[0]).toBeGreaterThan(0);
  await steepest.button("Undo").click();
  await expect.poll(() => steepest.start()).toEqual([-10]);
});

test("limit δ: the way back of both runs, and what δ would have allowed", async ({ page }) => {
  await page.goto(`./?${LINK}`);
  await openLimit(page);
  const row = (name: string): Locator => page.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect(row("SGD").getByText("22,051", { exact: true })).toBeVisible();
  await expect(row("Natural gradient").getByText("10", { exact: true })).toBeVisible();
  const number = (name: keyof typeof words.policy.meaning): Locator => page.getByTitle(words.policy.meaning[name], { exact: true }).locator("data");
  await expect(number("quadratic")).toHaveText("20.99");
  await page.getByRole("slider", { name: words.policy.limit }).press("Home");
  await expect(number("quadratic")).toHaveText("0.6638");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("one unlucky sample: above δ, and samples that are counted", async ({ page }) => {
  await page.goto(
    "./?v=1&problem=bandit2&p.rewards=2,1&run=policy-gradient~lr=13.62~samples=1&run=trpo&start=2&seed=11&steps=300&step=0&view=map,distribution",
  );
  await openLimit(page);
  await expect(page.getByText(/× δ: a trust region would have refused it/)).toBeVisible();
  await expect(page.getByRole("row", { name: "Policy gradient 0 1 not yet", exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: /^TRPO exact/ })).toBeVisible();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap on the curve puts the start there", async ({ steepest, page }) => {
    await page.goto("./?v=1&problem=bandit2&run=sgd~lr=1&steps=20");
    await expect(stage(page)).toHaveAccessibleDescription(/The start is at z = −2\./);
    const box = (await stage(page).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.8, box.y + box.height / 2);
    await expect.poll(() => steepest.start()[0]).toBeGreaterThan(3);
  });
});
