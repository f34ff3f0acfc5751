/** Distances between distributions on the map: by mouse, keyboard and touch, in words, and for assistive technology. */
import { AxeBuilder } from "@axe-core/playwright";
import { words } from "../src/text/en/distances.ts";
import { en } from "../src/text/index.ts";
import { Fingers } from "./fingers.ts";
import { smallTargets } from "./targets.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";
import type { Steepest } from "./steepest.ts";

/** The Gaussian with mean 0 and deviation 1 at the playhead. */
const LINK = "v=1&problem=gaussian&run=sgd~lr=0.1&start=0,1&steps=20&step=0&cam=0.5,1.5,1.8";

const key = (page: Page): Locator => page.getByRole("group", { name: en.map.layers.distances, exact: true });
const entry = (page: Page, name: string): Locator => key(page).locator(`[data-ball="${name}"]`);
const level = (page: Page): Locator => page.getByRole("slider", { name: words.level, exact: true });
const description = (page: Page): Locator => page.locator("section > [aria-live]").first();

async function open(steepest: Steepest, link = LINK): Promise<void> {
  await steepest.open(link);
  await expect(entry(steepest.page, "forward")).toBeVisible();
}

test("by mouse: the key has the numbers, the description the points, and both follow playhead, cursor and drag", async ({ steepest, page }) => {
  await open(steepest);
  await expect(entry(page, "forward")).toHaveText("KL(θ‖φ) = 0.1");
  await expect(entry(page, "reverse")).toHaveText("KL(φ‖θ) = 0.1");
  await expect(entry(page, "ellipse")).toHaveText("½dᵀFd = 0.1");
  await expect(entry(page, "circle")).toHaveText("½dᵀd = 0.1, r = 0.447");
  await expect(description(page)).toContainText("About θ = (0, 1), at c = 0.1: KL(θ‖φ) = 0.1, closed.");
  await expect(description(page)).toContainText(/Steepest steps: .*Fisher ellipse ½dᵀFd = c to \(\d/);

  await test.step("the playhead moves θ", async () => {
    await steepest.timeline.press("End");
    await expect(description(page)).not.toContainText("θ = (0, 1)");
  });

  await test.step("a drag of the start takes it along", async () => {
    await steepest.timeline.press("Home");
    const [from, to] = [await steepest.onScreen(0, 1), await steepest.onScreen(1, 2)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
    await expect(description(page)).toContainText(/About θ = \((0\.99\d?|1(\.00\d)?), (1\.99|2(\.0\d)?)\)/);
  });

  await test.step("it follows the cursor where that is wanted, and says where there is no distribution", async () => {
    await page.getByRole("checkbox", { name: words.cursor, exact: true }).check();
    const at = await steepest.onScreen(0.5, -0.2);
    await page.mouse.move(at.x, at.y);
    await expect(entry(page, "state")).toHaveText(words.noMember);
    await expect(entry(page, "forward")).toBeHidden();
  });
});

test("marks are switched in the menu of layers, only where there is a family, and stay so in the session", async ({ steepest, page }) => {
  await open(steepest);
  await steepest.button(en.map.layersMenu).click();
  const menu = page.getByRole("group", { name: en.map.layersMenu, exact: true });
  await menu.getByRole("checkbox", { name: words.marks.ways }).check();
  await menu.getByRole("checkbox", { name: words.marks.tissot }).check();
  await menu.getByRole("checkbox", { name: words.marks.natural }).check();
  await menu.getByRole("checkbox", { name: words.marks.reverse }).uncheck();
  await expect(entry(page, "tissot")).toContainText("curvature −0.5");
  await expect(entry(page, "ways")).toHaveText(/^shortest 1\.0\d*, straight 1\.\d+$/);
  await expect(entry(page, "reverse")).toBeHidden();
  await page.reload();
  await expect(entry(page, "ways")).toBeVisible();
  await expect(entry(page, "reverse")).toBeHidden();

  await steepest.chooseProblem("Rosenbrock");
  await expect(key(page)).toHaveCount(0);
  await steepest.button(en.map.layersMenu).click();
  await expect(menu.getByRole("checkbox", { name: words.marks.ways })).toHaveCount(0);
});

test("by keyboard: the level is changed and remembered", async ({ steepest, page }) => {
  await open(steepest);
  await level(page).focus();
  await page.keyboard.press("End");
  await expect(entry(page, "circle")).toHaveText("½dᵀd = 10, r = 4.47");
  await page.keyboard.press("Home");
  await expect(level(page)).toHaveAttribute("aria-valuetext", "0.001");
  await page.keyboard.press("ArrowRight");
  await expect(level(page)).toHaveAttribute("aria-valuetext", "0.0012");
  await page.reload();
  await expect(level(page)).toHaveAttribute("aria-valuetext", "0.0012");
});

test("a singular Fisher information is a strip and says so", async ({ steepest, page }) => {
  await open(steepest, "v=1&problem=mixture&run=sgd&start=0.5,0.5&steps=5&step=0");
  await expect(entry(page, "ellipse")).toContainText("F singular, a strip");
});

test("assistive technology finds nothing to complain of, in both themes", async ({ steepest, page }) => {
  for (const theme of ["light", "dark"]) {
    await open(steepest, `${LINK}&theme=${theme}`);
    await steepest.button(en.map.layersMenu).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`)).toEqual([]);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a finger drags the start and the curves with it; everything is large enough for one", async ({ steepest, page }) => {
    await open(steepest);
    const fingers = await Fingers.on(page);
    const [from, to] = [await steepest.onScreen(0, 1), await steepest.onScreen(1, 2)];
    await fingers.move([[from, to]]);
    await expect.poll(() => steepest.start()[0]).toBeCloseTo(1, 1);
    await expect(description(page)).toContainText(/About θ = \((0\.9\d*|1(\.0\d*)?), (1\.9\d*|2(\.0\d*)?)\)/);
    expect(await smallTargets(page, 44)).toEqual([]);
  });
});
