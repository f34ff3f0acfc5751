/** Data sets among the settings: drawn, edited by mouse, keys and touch, typed and pasted; the runs follow, and each gesture is one step for undo. */
import { AxeBuilder } from "@axe-core/playwright";
import { words } from "../src/text/en/data.ts";
import { en } from "../src/text/index.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";
import type { Steepest } from "./steepest.ts";

const LINK = "v=1&problem=logistic2&run=adam~lr=0.1&steps=50";
const LABEL = en.runs.controls.of("Data", "Logistic regression");

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: en.problems.settings });
const chart = (page: Page): Locator => dialog(page).getByRole("application");
const rows = (page: Page): Locator => dialog(page).getByRole("textbox", { name: words.asRows });
const lines = async (page: Page): Promise<string[]> => (await rows(page).inputValue()).split("\n");
const expectRows = async (page: Page, count: number): Promise<void> => expect.poll(async () => (await lines(page)).length).toBe(count);

async function open(steepest: Steepest, query = LINK): Promise<void> {
  await steepest.open(query);
  await steepest.button(en.problems.settings).click();
  // Waits until it stands where it will stay.
  await chart(steepest.page).hover({ position: { x: 2, y: 2 } });
}

async function at(page: Page, across: number, down: number): Promise<{ x: number; y: number }> {
  const box = (await chart(page).boundingBox())!;
  return { x: box.x + across * box.width, y: box.y + down * box.height };
}

test("by mouse: a click adds, a drag moves, Alt-click removes; one undo each", async ({ steepest, page }) => {
  await open(steepest);
  await expect(chart(page)).toHaveAccessibleName(LABEL);
  const loss = (await steepest.readings())[0]!.loss;
  const place = await at(page, 0.2, 0.2);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  const to = await at(page, 0.3, 0.4);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expectRows(page, 17);
  const added = (await lines(page))[16];
  await expect.poll(async () => (await steepest.readings())[0]!.loss).not.toBe(loss);
  // What was just put there is dragged elsewhere.
  await page.mouse.move(to.x, to.y);
  await page.mouse.down();
  await page.mouse.move(place.x, place.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await lines(page))[16]).not.toBe(added);
  await page.keyboard.down("Alt");
  await page.mouse.click(place.x, place.y);
  await page.keyboard.up("Alt");
  await expectRows(page, 16);
  await expect.poll(() => steepest.key("z")).toBe(undefined);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  for (const count of [17, 17, 16]) {
    await page.keyboard.press("Control+z");
    await steepest.button(en.problems.settings).click();
    await expect(rows(page)).toHaveValue(new RegExp(`^(.*\n){${count - 1}}.*$`));
    await page.keyboard.press("Escape");
  }
});

test("by keys: chosen, moved, added, labelled, removed, and said", async ({ steepest, page }) => {
  await open(steepest);
  await chart(page).focus();
  await page.keyboard.press("Home");
  await expect(dialog(page).getByText(words.chosen(1, 16, "1.8, 0.6", 1))).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(dialog(page).getByText(words.chosen(2, 16, "0.9, 1.4", 1))).toBeVisible();
  await page.keyboard.press("0");
  await expect.poll(async () => (await lines(page))[1]).toBe("0.9, 1.4, 0");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => Number((await lines(page))[1]!.split(",")[0])).toBeGreaterThan(1);
  await page.keyboard.press("Delete");
  await expectRows(page, 15);
  await page.keyboard.press("Enter");
  await expectRows(page, 16);
});

test("typed and pasted: what cannot be read stays, with its line named, and the data stay too", async ({ steepest, page }) => {
  await open(steepest);
  await rows(page).fill("x1\tx2\tclass\n1\t2\t1\n-1\tzwei\t0");
  await expect(dialog(page).getByRole("alert")).toHaveText(`${words.notNumber(3, "zwei")} ${words.kept}`);
  await expect(dialog(page).getByText(words.count(16))).toBeVisible();
  await chart(page).focus();
  await expect(rows(page)).toHaveValue(/zwei/);
  await rows(page).fill("x1\tx2\tclass\n1\t2\t1\n-1\t2\t0");
  await expect(dialog(page).getByRole("alert")).toHaveCount(0);
  await expect(dialog(page).getByText(words.count(2))).toBeVisible();
  await expect.poll(() => steepest.key("z")).toBeTruthy();
  await rows(page).blur();
  await page.keyboard.press("Escape");
  await steepest.button(en.shell.undo).click();
  await expect.poll(() => steepest.key("z")).toBe(undefined);
});

test("numbers, shares and rewards have charts of their own; axe has nothing to say", async ({ steepest, page }) => {
  await open(steepest, "v=1&problem=gaussian&run=natural-gradient");
  const place = await at(page, 0.06, 0.5);
  await page.mouse.click(place.x, place.y);
  await expect(dialog(page).getByText(words.chosen(11, 11, "", undefined))).toBeVisible();
  expect((await new AxeBuilder({ page }).include("[popover]:popover-open").analyze()).violations).toEqual([]);
  await open(steepest, "v=1&problem=softmax3&run=natural-gradient");
  await chart(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(dialog(page).getByRole("textbox").first()).not.toHaveValue("0.5, 0.3, 0.2");
  const shares = (await dialog(page).getByRole("textbox").first().inputValue()).split(",").map(Number);
  expect(shares[0]).toBeLessThan(0.5);
  expect(shares[0]! + shares[1]! + shares[2]!).toBeCloseTo(1, 9);
  await open(steepest);
  expect((await new AxeBuilder({ page }).include("[popover]:popover-open").analyze()).violations).toEqual([]);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap adds a point of the chosen class, another chooses it, and Remove takes it away", async ({ steepest, page }) => {
    await steepest.open(LINK);
    await steepest.button(en.shell.more).tap();
    await steepest.button(en.problems.settings).tap();
    await dialog(page)
      .getByRole("radio", { name: words.class(0) })
      .check({ force: true });
    await chart(page).scrollIntoViewIfNeeded();
    const place = await at(page, 0.85, 0.8);
    await page.touchscreen.tap(place.x, place.y);
    await expect(rows(page)).toHaveValue(/^(.*\n){16}.*, 0$/);
    await dialog(page).getByRole("button", { name: words.remove, exact: true }).tap();
    await expectRows(page, 16);
  });
});

test("listed points are there to begin with: touched once, they are points of one's own", async ({ steepest, page }) => {
  await open(steepest, "v=1&problem=linear-regression&run=sgd~lr=0.2&steps=20");
  await expectRows(page, 20);
  const tick = dialog(page).getByRole("checkbox", { name: /^Data/ });
  await expect(tick).not.toBeChecked();
  const place = await at(page, 0.5, 0.1);
  await page.mouse.click(place.x, place.y);
  await expectRows(page, 21);
  await expect(tick).toBeChecked();
  await dialog(page).getByRole("button", { name: words.listed }).click();
  await expectRows(page, 20);
  await expect(tick).not.toBeChecked();
});

test("batches are offered where there are data, and make the path another one; elsewhere they are refused with an issue", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=logistic2&run=sgd~lr=0.1&steps=50");
  const { loss } = (await steepest.readings())[0]!;
  await steepest.button(en.runs.moreOf("SGD")).click();
  await page.getByRole("checkbox", { name: en.runs.controls.of("Batch size", "SGD"), exact: true }).check();
  await expect.poll(async () => (await steepest.readings())[0]!.loss).not.toBe(loss);
  await expect.poll(() => steepest.key("run")).toContain("batchSize=1");
  await steepest.open("v=1&problem=bowl&run=sgd~batchSize=4&steps=5");
  await expect(page.locator("[data-issues]")).toContainText("bowl is not made of data");
  await steepest.button(en.runs.moreOf("SGD")).click();
  await expect(page.getByRole("checkbox", { name: en.runs.controls.of("Batch size", "SGD"), exact: true })).toHaveCount(0);
});
