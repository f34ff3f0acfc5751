/** Charts side by side: by mouse, keyboard and touch, in links, in words, and for assistive technology. */
import { AxeBuilder } from "@axe-core/playwright";
import { words } from "../src/text/en/charts.ts";
import { words as panes } from "../src/text/en/map3d.ts";
import { en } from "../src/text/index.ts";
import { Fingers } from "./fingers.ts";
import { smallTargets } from "./targets.ts";
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";
import type { Steepest } from "./steepest.ts";

const FIT = "v=1&problem=gaussian&run=sgd~lr=0.1&run=natural-gradient~damping=0&start=0,1&steps=40";
const THREE = `${FIT}&charts=mu-sigma,mu-logsigma,mu-precision`;
/** Variance 4 from variance 1 with η = 1. */
const FAR =
  "v=1&problem=gaussian&p.chart=mu-variance&run=natural-gradient~lr=1~damping=0&start=0,1&steps=3&charts=mu-logsigma,mu-variance,mu-precision&z=q1YqKMpPyknNVbKqVkpJLElUsorWNdIBIiCMra0FAA";

const LOG = "μ,\u00A0log\u00A0σ";
const PRECISION = "μ,\u00A01/σ²";
const chart = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
const stage = (page: Page, name: string): Locator => chart(page, name).getByRole("application");
const description = (page: Page, name: string): Locator => chart(page, name).locator("> p");
const gap = (page: Page): Locator => page.getByRole("region", { name: words.gap, exact: true });

async function open(steepest: Steepest, link: string): Promise<void> {
  await steepest.open(link);
  await expect(gap(steepest.page).getByRole("listitem").first()).toContainText(/slope|η/);
}

/** Where a point is on the screen, by the window that the description tells. */
async function onScreen(page: Page, name: string, x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
  await expect(description(page, name)).toContainText("Shown: ");
  const text = ((await description(page, name).textContent()) ?? "").replaceAll("−", "-");
  const [xlo, xhi, ylo, yhi] = / from (\S+) to (\S+), .* from (\S+) to (\S+)\./.exec(text)!.slice(1).map(Number) as [number, number, number, number];
  const box = (await stage(page, name).locator("canvas").first().boundingBox())!;
  return { x: box.x + ((x - xlo) / (xhi - xlo)) * box.width, y: box.y + ((yhi - y) / (yhi - ylo)) * box.height };
}

test("by mouse: one fit, its charts, one playhead; a start that is dragged in one moves in all", async ({ steepest, page }) => {
  await steepest.open(FIT);
  await steepest.button(panes.names.charts).click();
  for (const name of ["μ,\u00A0σ", LOG, "μ,\u00A0σ²", words.together]) await expect(chart(page, name)).toBeVisible();
  await expect.poll(() => steepest.key("charts")).toBe("mu-sigma,mu-logsigma,mu-variance");
  await steepest.button(PRECISION).click();
  await steepest.button("μ,\u00A0σ²").click();
  await expect.poll(() => steepest.key("charts")).toBe("mu-sigma,mu-logsigma,mu-precision");
  await expect(chart(page, "μ,\u00A0σ²")).toHaveCount(0);

  await test.step("the gap and what it says", async () => {
    await expect(gap(page).getByRole("listitem").first()).toContainText(`SGD ${words.verdicts.none} ${words.slope(LOG, "0.0")}`);
    await expect(gap(page).getByRole("listitem").nth(1)).toContainText(`Natural gradient ${words.verdicts.first}`);
  });

  await test.step("the playhead is everywhere the same", async () => {
    for (const [key, step] of [
      ["Home", 0],
      ["End", 40],
    ] as const) {
      await steepest.timeline.press(key);
      for (const name of [LOG, PRECISION, words.together]) await expect(description(page, name)).toContainText(`Step ${step} of 40.`);
    }
  });

  await test.step("a drag is one step back", async () => {
    const [from, to] = [await onScreen(page, LOG, 0, 0), await onScreen(page, LOG, -1, 0.6931)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => steepest.start()[0]).toBeCloseTo(-1, 1);
    expect(steepest.start()[1]).toBeCloseTo(2, 1);
    await expect(description(page, PRECISION)).toContainText(/The start is at \((−1|−0\.9\d+|−1\.0\d*), 0\.2[45]\d*\)/);
    await steepest.button(en.shell.undo).click();
    await expect(description(page, PRECISION)).toContainText("The start is at (0, 1).");
  });

  await steepest.button(panes.names["2d"]).click();
  await expect(steepest.stage).toBeVisible();
  await expect(gap(page)).toHaveCount(0);
  await expect.poll(() => steepest.key("charts")).toBeUndefined();
});

test("by keyboard: the keys of the map work on each of them, and a link brings all of it back", async ({ steepest, page }) => {
  await open(steepest, THREE);
  await stage(page, PRECISION).focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => steepest.start()[1] ?? 1).toBeLessThan(1);
  const [mu, sigma] = steepest.start();
  expect(mu).toBe(0);
  await page.keyboard.press("+");
  await expect.poll(() => steepest.key("cam")).toBeUndefined();
  await stage(page, "μ,\u00A0σ").focus();
  await page.keyboard.press("+");
  await expect.poll(() => steepest.key("cam")).toBeDefined();
  await page.reload();
  await expect(chart(page, PRECISION)).toBeVisible();
  await expect(chart(page, LOG)).toBeVisible();
  expect(steepest.start()).toEqual([mu, sigma]);
  await steepest.button("natural").focus();
  await page.keyboard.press("Enter");
  await expect(chart(page, "natural")).toBeVisible();
});

test("a step out of the family is refused in its chart, and said; the others land on 4 and on 20.1", async ({ steepest, page }) => {
  await open(steepest, FAR);
  await steepest.timeline.press("Home");
  await steepest.timeline.press("ArrowRight");
  await expect(description(page, "μ,\u00A0σ²")).toContainText("Natural gradient: at (0, 4)");
  await expect(description(page, LOG)).toContainText("Natural gradient: at (0, 1.5)");
  await expect(description(page, PRECISION)).toContainText("failed after 0 steps");
  await expect(gap(page)).toContainText(words.lost(`μ,\u00A0σ², ${PRECISION}`).slice(0, 20));
});

test("another chart in the settings keeps start and path", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=gaussian&run=natural-gradient~lr=0.01~damping=0&start=0.5,1.25&steps=100");
  const [before] = await steepest.readings();
  await steepest.button(en.problems.settings).click();
  await page.getByRole("combobox", { name: /Coordinates/ }).selectOption("mu-precision");
  await expect.poll(() => steepest.start()[1]).toBeCloseTo(0.64, 12);
  expect(steepest.start()[0]).toBe(0.5);
  await expect.poll(async () => (await steepest.readings())[0]!.step).toBe(100);
  const [after] = await steepest.readings();
  expect(after!.loss).toBeCloseTo(before!.loss, 2);
  await page.keyboard.press("Escape");
  await steepest.button(en.shell.undo).click();
  await expect.poll(() => steepest.start()[1]).toBe(1.25);
});

test("a method that needs other coordinates says where it cannot run", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=gaussian&p.chart=natural&run=mirror-descent&steps=20&charts=mu-sigma,natural");
  await expect(chart(page, "μ,\u00A0σ")).toContainText(words.unserved("Mirror descent"));
  await expect(chart(page, "natural")).not.toContainText("Mirror descent");
  await expect(gap(page)).toContainText(words.noGap.unserved);
});

test("assistive technology finds nothing to complain of, in both themes", async ({ steepest, page }) => {
  for (const theme of ["light", "dark"]) {
    await open(steepest, `${THREE}&theme=${theme}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`)).toEqual([]);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a finger moves the start, or scrolls; everything is large enough for one, and nothing is wider than the screen", async ({ steepest, page }) => {
    await open(steepest, THREE);
    const fingers = await Fingers.on(page);
    const [from, to] = [await onScreen(page, "μ,\u00A0σ", 0, 1), await onScreen(page, "μ,\u00A0σ", -1, 2)];
    await fingers.move([[from, to]]);
    await expect.poll(() => steepest.start()[0]).toBeCloseTo(-1, 0);
    const [x, y] = steepest.start();
    const box = (await stage(page, "μ,\u00A0σ").boundingBox())!;
    const top = box.y;
    await fingers.move([
      [
        { x: box.x + 20, y: box.y + box.height - 8 },
        { x: box.x + 20, y: box.y + 8 },
      ],
    ]);
    await expect.poll(async () => (await stage(page, "μ,\u00A0σ").boundingBox())!.y).toBeLessThan(top - 20);
    expect(steepest.start()).toEqual([x, y]);
    expect(await smallTargets(page, 44)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(stage(page, LOG)).toBeVisible();
  });
});
