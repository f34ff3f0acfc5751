/** The budget at which runs are compared, and learning rates tuned for it: by mouse, keyboard and touch. */
import { AxeBuilder } from "@axe-core/playwright";
import { words } from "../src/text/en/fairness.ts";
import { ko } from "../src/text/ko/index.ts";
import { words as koWords } from "../src/text/ko/fairness.ts";
import { Steepest } from "./steepest.ts";
import { smallTargets } from "./targets.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";

/** Newton's method costs 4 evaluations a step in the plane after the first 2, damped enough not to converge; gradient descent costs 2 a step. */
const LINK = "v=1&problem=rosenbrock&run=sgd~lr=0.0005&run=newton~lr=0.02~damping=50&start=-1.2,1&steps=60";
const { tuning } = words;

const popover = (page: Page): Locator => page.locator("[popover]:popover-open");
const dialog = (page: Page): Locator => page.getByRole("dialog", { name: tuning.title });
const budget = (page: Page, name: "steps" | "evaluations"): Locator => page.getByRole("radio", { name: words[name] });
const card = (page: Page, run: string): Locator =>
  dialog(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: run, exact: true }) });

async function equalEvaluations({ page, text }: Steepest): Promise<void> {
  await page.getByRole("button", { name: /^Equal / }).click();
  await budget(page, "evaluations").check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: text.runs.equal.evaluations(122), exact: true })).toBeVisible();
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

test("at equal evaluations every run stands at the last step within the budget, in table, chart and timeline", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([60, 60]);
  const [, whole] = await steepest.readings();
  await equalEvaluations(steepest);
  await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([60, 30]);
  const [sgd, newton] = await steepest.readings();
  expect(newton!.loss).not.toBe(whole!.loss);
  await expect(steepest.runs.getByText("122 evals")).toHaveCount(2);
  await expect(steepest.timeline).toHaveAttribute("aria-valuetext", "122 of 122 evaluations");
  await expect(page.getByRole("img", { name: "Loss", exact: true })).toHaveAccessibleDescription(
    /Loss against evals, 0 to 122, .*SGD: .* at step 60\. Newton: .* at step 30\./,
  );
  // Half of the budget: 62 evaluations.
  await steepest.timeline.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("PageDown");
  await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([30, 15]);
  await expect(steepest.timeline).toHaveAttribute("aria-valuetext", "62 of 122 evaluations");
  // A row of the table of numbers is a step of its run, and leads the playhead to where the run stands at it.
  await steepest.runs.getByRole("button", { name: "Newton", exact: true }).click();
  const numbers = page.getByRole("grid", { name: "Numbers of Newton" });
  await expect(numbers.getByRole("row", { selected: true })).toContainText("15");
  // Rows are written anew while the table follows; a click on one that goes is none.
  await expect(async () => {
    await numbers.getByRole("row", { name: /^16 / }).click({ timeout: 1000 });
    await expect(steepest.timeline).toHaveAttribute("aria-valuetext", "66 of 122 evaluations", { timeout: 1000 });
  }).toPass({ timeout: 10_000 });
  await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([32, 16]);
  expect(sgd!.loss).toBeGreaterThan(0);
});

test("the budget travels in the link, stays over a reload, and equal steps come back", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await expect.poll(() => steepest.address()).toContain("rosenbrock");
  const before = steepest.address();
  await equalEvaluations(steepest);
  await expect.poll(() => steepest.address()).toBe(`${before}&budget=evaluations`);
  await page.reload();
  await steepest.settled();
  await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([60, 30]);
  await page.getByRole("button", { name: /^Equal evaluations/ }).click();
  await budget(page, "steps").check();
  await page.keyboard.press("Escape");
  await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([60, 60]);
  await expect(steepest.timeline).toHaveAttribute("aria-valuetext", "step 60 of 60");
  await expect.poll(() => steepest.address()).toBe(before);
});

test("what is counted stands beside the choice, and each run's costs follow the playhead", async ({ steepest, page }) => {
  await steepest.open(`${LINK}&step=10`);
  await page.getByRole("button", { name: /^Equal / }).click();
  const spent = page.getByRole("table", { name: words.spent });
  const cells = async (run: string): Promise<string[]> => spent.getByRole("row", { name: run }).getByRole("cell").allTextContents();
  await expect.poll(() => cells("SGD")).toEqual(["10", "11", "11", "0", "22"]);
  expect(await cells("Newton")).toEqual(["10", "11", "11", "10", "42"]);
  await budget(page, "evaluations").check();
  await expect.poll(() => cells("Newton")).toEqual(["5", "6", "6", "5", "22"]);
  expect(await violations(page)).toEqual([]);
  expect(await smallTargets(page, 24)).toEqual([]);
});

test("rates are tuned by mouse: one is applied, then all; the runs show the very losses; one step of undo each", async ({ steepest, page }) => {
  await steepest.open(LINK);
  await page.getByRole("button", { name: /^Equal / }).click();
  await steepest.button(words.tune).click();
  await expect(dialog(page).getByText(tuning.objective("60 steps"))).toBeVisible();
  await expect(steepest.button(tuning.applyAll)).toBeEnabled();
  expect(await violations(page)).toEqual([]);
  expect(await smallTargets(page, 24)).toEqual([]);
  await expect(card(page, "SGD").getByRole("img")).toHaveAccessibleName(/SGD: loss at the end against the rate\. \d+ of 36 rates diverge or fail\./);
  const found = async (run: string): Promise<{ readonly rate: string; readonly loss: string }> => {
    const row = card(page, run).getByRole("row", { name: tuning.found });
    const rate = (await row.getByRole("cell").first().textContent())!;
    return { rate, loss: (await row.locator("data").getAttribute("value"))! };
  };
  const [sgd, newton] = [await found("SGD"), await found("Newton")];
  await card(page, "SGD")
    .getByRole("button", { name: tuning.applyTo("SGD") })
    .click();
  await expect(card(page, "SGD").getByRole("button")).toBeDisabled();
  await steepest.button(tuning.applyAll).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(steepest.field("Learning rate", "SGD")).toHaveValue(sgd.rate);
  await expect(steepest.field("Learning rate", "Newton")).toHaveValue(newton.rate);
  const exact = steepest.runs.locator('[data-readout="loss"]');
  await expect(exact.first()).toHaveAttribute("value", sgd.loss);
  await expect(exact.last()).toHaveAttribute("value", newton.loss);
  await steepest.button("Undo").click();
  await expect(steepest.field("Learning rate", "Newton")).toHaveValue("0.02");
  await expect(steepest.field("Learning rate", "SGD")).toHaveValue(sgd.rate);
  await steepest.button("Undo").click();
  await expect(steepest.field("Learning rate", "SGD")).toHaveValue("5e-4");
});

test("by keyboard: choose the budget, tune for it, leave without applying", async ({ steepest, page }) => {
  await steepest.open(LINK);
  const button = page.getByRole("button", { name: /^Equal / });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(budget(page, "steps")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(budget(page, "evaluations")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(steepest.button(words.tune)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(popover(page)).toHaveCount(0);
  await expect(dialog(page).getByText(tuning.objective("122 evaluations"))).toBeVisible();
  await expect(steepest.button(tuning.applyAll)).toBeEnabled();
  const loss = await card(page, "Newton").getByRole("row", { name: tuning.now }).locator("data").getAttribute("value");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(steepest.field("Learning rate", "SGD")).toHaveValue("5e-4");
  // What stood there as the present loss is what the run shows.
  await expect(steepest.runs.locator('[data-readout="loss"]').last()).toHaveAttribute("value", loss!);
});

test("a long search says how far it is, and can be left", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=rosenbrock&run=adam&run=rmsprop&run=adagrad&start=-1.2,1&steps=300000");
  await page.getByRole("button", { name: /^Equal / }).click();
  await steepest.button(words.tune).click();
  const bar = dialog(page).getByRole("progressbar", { name: tuning.progress });
  await expect(bar).toBeVisible();
  await expect.poll(async () => bar.evaluate((node: HTMLProgressElement) => node.value)).toBeGreaterThan(0);
  await steepest.button(tuning.cancel).click();
  await expect(dialog(page)).toHaveCount(0);
  // The engine is free again.
  await steepest.button(steepest.text.runs.add).click();
  await expect(page.getByRole("button", { name: "AdamW", exact: true })).toBeVisible();
});

test.describe("by touch, in Korean", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("everything can be reached and hit", async ({ page }) => {
    const steepest = new Steepest(page, ko);
    await steepest.open(`${LINK}&lang=ko`);
    await page.getByRole("button", { name: ko.runs.equal.steps(60), exact: true }).tap();
    await page.getByRole("radio", { name: koWords.evaluations }).tap();
    await expect(page.getByRole("heading", { name: koWords.title.evaluations(122) })).toBeVisible();
    expect(await smallTargets(page, 44)).toEqual([]);
    await steepest.button(koWords.tune).tap();
    const all = steepest.button(koWords.tuning.applyAll);
    await expect(all).toBeEnabled();
    expect(await violations(page)).toEqual([]);
    expect(await smallTargets(page, 44)).toEqual([]);
    await all.tap();
    await expect(page.getByRole("dialog", { name: koWords.tuning.title })).toHaveCount(0);
    await expect(page.getByRole("button", { name: ko.runs.equal.evaluations(122), exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
