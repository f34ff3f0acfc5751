/** The softmax with three logits on the plane across which nothing changes: dragged, moved by keys and by touch; and what is said of it. */
import { AxeBuilder } from "@axe-core/playwright";
import { words } from "../src/text/en/plane.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";

const LINK = "v=1&problem=softmax3-full&run=natural-gradient~damping=0&run=sgd~lr=0.5&start=-1,3,1&steps=40";
const stage = (page: Page): Locator => page.getByRole("application", { name: words.stage });
const across = (start: readonly number[]): number => start.reduce((sum, value) => sum + value, 0);

test("a drag and keys move the start on the plane, and what is across it stays", async ({ steepest, page }) => {
  await page.goto(`./?${LINK}`);
  await expect(stage(page)).toHaveAccessibleDescription(
    /along \(1, 1, 1\), no probability changes.*The start is at \(−1, 3, 1\)\. Natural gradient: on the plane/,
  );
  await expect(page.getByText(/pseudo-inverse; F was singular at 40 steps/)).toBeVisible();
  const box = (await stage(page).boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.4);
  await expect.poll(() => steepest.start()).not.toEqual([-1, 3, 1]);
  expect(across(steepest.start())).toBeCloseTo(3, 1);
  await steepest.button("Undo").click();
  await expect.poll(() => steepest.start()).toEqual([-1, 3, 1]);
  await stage(page).focus();
  await page.keyboard.press("Shift+ArrowUp");
  await expect.poll(() => steepest.start()[2]).toBeLessThan(1);
  expect(steepest.start()[0]! - steepest.start()[1]!).toBeCloseTo(-4, 1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap puts the start there", async ({ steepest, page }) => {
    await page.goto(`./?${LINK}`);
    await expect(stage(page)).toHaveAccessibleDescription(/The start is at/);
    const box = (await stage(page).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.6, box.y + box.height * 0.7);
    await expect.poll(() => steepest.start()).not.toEqual([-1, 3, 1]);
  });
});
