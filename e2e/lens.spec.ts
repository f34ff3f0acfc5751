/** The Taylor lens and the microscope: by mouse, keyboard and touch, in the link, and for assistive technology. */
import { AxeBuilder } from "@axe-core/playwright";
import { words } from "../src/text/en/lens.ts";
import { Fingers } from "./fingers.ts";
import { expect, test } from "./test.ts";
import { smallTargets } from "./targets.ts";
import type { Locator, Page } from "@playwright/test";
import type { Steepest } from "./steepest.ts";

const LINK = "v=1&problem=himmelblau&run=sgd~lr=0.01&start=-1,1.5&steps=40&cam=0,0,5";
/** A saddle and the maximum of Himmelblau. */
const SADDLE = [0.086678, 2.884255] as const;
const MAXIMUM = [-0.270845, -0.923039] as const;

const centre = (page: Page): Locator => page.getByRole("button", { name: words.centre, exact: true });
const rim = (page: Page): Locator => page.getByRole("slider", { name: words.radius, exact: true });
const card = (page: Page): Locator => page.getByRole("region", { name: /Minimum|Maximum|Saddle|Undecided|Not a critical point|No value|No models/ });
const reading = (page: Page, name: string): Locator => card(page).locator(`[data-value="${name}"]`);
const numberIn = async (locator: Locator): Promise<number> => Number((await locator.textContent())!.replaceAll("−", "-").replaceAll(/[÷r= ]/g, ""));
const lens = (steepest: Steepest): number[] => (steepest.key("lens") ?? "").split(",").filter(Boolean).map(Number);

/** Links follow when everything has come to rest. */
async function open(steepest: Steepest, link = LINK): Promise<void> {
  await steepest.open(link);
  await expect(steepest.button("Lens")).toBeVisible();
}

test("by mouse: a double click classifies a point and leaves the start alone; the disc and its rim are dragged", async ({ steepest, page }) => {
  await open(steepest);
  const { mouse } = page;
  const at = await steepest.onScreen(1.5, -1);
  await mouse.dblclick(at.x, at.y);
  await expect(card(page)).toHaveAccessibleName(words.notCritical);
  await expect(card(page)).toContainText(/‖g‖ = \d/);
  await expect(centre(page)).toBeFocused();
  expect(steepest.start()).toEqual([-1, 1.5]);
  await expect(steepest.button("Undo")).toBeDisabled();

  await test.step("dragged near the mark of a critical point it falls onto it", async () => {
    const to = await steepest.onScreen(...SADDLE);
    await mouse.move(at.x + 12, at.y + 9);
    await mouse.down();
    await mouse.move(to.x + 12 + 4, to.y + 9 - 4, { steps: 6 });
    await mouse.up();
    await expect(card(page)).toHaveAccessibleName("Saddle");
    await expect(reading(page, "index")).toHaveText("1");
    expect(steepest.start()).toEqual([-1, 1.5]);
  });

  await test.step("the rim changes the radius", async () => {
    const before = lens(steepest)[2]!;
    const box = (await rim(page).boundingBox())!;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 30, { steps: 4 });
    await mouse.up();
    await expect.poll(() => lens(steepest)[2]).toBeGreaterThan(1.2 * before);
  });

  await test.step("its card stands off the disc, and folds to a line of figures", async () => {
    const [box, disc] = [(await card(page).boundingBox())!, (await centre(page).boundingBox())!];
    const [x, y] = [disc.x + disc.width / 2, disc.y + disc.height / 2];
    expect(Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height))).toBeGreaterThan(100);
    await steepest.button(words.figures).click();
    await expect(reading(page, "condition")).toBeHidden();
    await expect(reading(page, "brief")).toHaveText(/^J 67\.\d+ · ‖g‖ \S+ · λ −\S+, \S+$/);
    expect((await card(page).boundingBox())!.height).toBeLessThan(64);
    await steepest.button(words.figures).click();
    await expect(reading(page, "condition")).toBeVisible();
  });

  await test.step("the order is switched, and stands in the link", async () => {
    await page.getByRole("radio", { name: words.orders[1], exact: true }).click();
    await expect.poll(() => lens(steepest)[3]).toBe(1);
  });

  await test.step("a double click elsewhere takes it there, onto the mark that is hit", async () => {
    const to = await steepest.onScreen(...MAXIMUM);
    await mouse.dblclick(to.x + 3, to.y - 3);
    await expect(card(page)).toHaveAccessibleName("Maximum");
    await expect(card(page)).toContainText(words.reasons.maximum);
  });

  await test.step("it follows the playhead, and the cursor", async () => {
    const follows = page.getByRole("combobox", { name: words.follows, exact: true });
    await follows.selectOption({ label: words.following.playhead });
    await expect.poll(() => lens(steepest)).toHaveLength(2);
    await steepest.timeline.press("Home");
    await expect(reading(page, "point")).toHaveText("(−1, 1.5)");
    await follows.selectOption({ label: words.following.cursor });
    const to = await steepest.onScreen(3, -3);
    await mouse.move(to.x, to.y);
    await expect
      .poll(async () => (await reading(page, "point").textContent())!.replaceAll("−", "-"))
      .toMatch(/^\((3|2\.99\d|3\.00\d), -(3|2\.99\d|3\.00\d)\)$/);
    await steepest.button(words.close).click();
    await expect(card(page)).toHaveCount(0);
    await expect.poll(() => steepest.key("lens")).toBeUndefined();
  });

  await test.step("a single click still moves the start, in one step for undo", async () => {
    await page.waitForTimeout(450);
    await mouse.click(at.x, at.y);
    await expect.poll(() => steepest.start()[0]).toBeCloseTo(1.5, 1);
    await steepest.button("Undo").click();
    await expect.poll(() => steepest.start()).toEqual([-1, 1.5]);
    await expect(steepest.button("Undo")).toBeDisabled();
  });
});

test("by the menu of a point", async ({ steepest, page }) => {
  await open(steepest);
  const at = await steepest.onScreen(...SADDLE);
  await page.mouse.click(at.x, at.y, { button: "right" });
  await page.getByRole("menuitem", { name: words.examine }).click();
  await expect(card(page)).toHaveAccessibleName("Saddle");
  const free = await steepest.onScreen(-4, -1);
  await page.mouse.click(free.x, free.y, { button: "right" });
  await expect(page.getByRole("menuitem", { name: words.examine })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => steepest.start()[0]).toBeCloseTo(-4, 1);
});

test("by keyboard: opened, moved, resized, switched and closed", async ({ steepest, page }) => {
  await open(steepest, "v=1&problem=rosenbrock&run=sgd~lr=0.001&start=-1.5,2&steps=20&step=0");
  await steepest.stage.focus();
  await page.keyboard.press("l");
  await expect(centre(page)).toBeFocused();
  await expect.poll(() => lens(steepest).slice(0, 2)).toEqual([-1.5, 2]);
  const radius = lens(steepest)[2]!;
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => lens(steepest)[0]).toBeCloseTo(-1.46, 2);
  expect(lens(steepest)[1]).toBeCloseTo(1.6, 2);
  await page.keyboard.press("+");
  await expect.poll(() => lens(steepest)[2]).toBeCloseTo(1.25 * radius, 2);
  await page.keyboard.press("1");
  await expect.poll(() => lens(steepest)[3]).toBe(1);
  // Nothing of this moved the start or the map.
  expect(steepest.start()).toEqual([-1.5, 2]);
  expect(steepest.key("cam")).toBeUndefined();
  await page.keyboard.press("Tab");
  await expect(rim(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rim(page)).toHaveAttribute("aria-valuetext", /\d/);
  // What is said aloud comes when it has come to rest.
  await expect(card(page).locator("[aria-live]")).toHaveText(/Not a critical point\. Loss .* eigenvalues .* At radius .* tangent .* quadratic/);
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(steepest.stage).toBeFocused();
});

test("the microscope's numbers: Rosenbrock's minimum, the undecided monkey saddle, no value outside the domain", async ({ steepest, page }) => {
  await open(steepest, "v=1&problem=rosenbrock&run=sgd&lens=1,1,0.1,2");
  await expect(card(page)).toHaveAccessibleName("Minimum");
  await expect(reading(page, "low")).toHaveText("0.39936");
  await expect(reading(page, "high")).toHaveText("1001.6");
  await expect(reading(page, "condition")).toHaveText("2508.01");
  await open(steepest, "v=1&problem=monkey-saddle&run=sgd&lens=0,0,0.5,2");
  await expect(card(page)).toHaveAccessibleName("Undecided");
  await expect(card(page)).toContainText(words.reasons.degenerate);
  // The errors fall by four and eight at half the radius.
  await open(steepest, "v=1&problem=himmelblau&run=sgd&lens=1.5,-1,0.01,2");
  await expect(reading(page, "tangentFalls")).toHaveText(/^÷\d/);
  expect(await numberIn(reading(page, "tangentFalls"))).toBeCloseTo(4, 1);
  expect(await numberIn(reading(page, "quadraticFalls"))).toBeCloseTo(8, 1);
  await open(steepest, "v=1&problem=formula&f=log(x)+y^2&run=sgd&start=1,1&lens=-1,0,0.3,2");
  await expect(card(page)).toHaveAccessibleName(words.undefinedHere);
});

test("axe finds nothing, in light and dark", async ({ steepest, page }) => {
  for (const theme of ["light", "dark"] as const) {
    await open(steepest, `${LINK}&lens=0.6,1,0.8,2&theme=${theme}`);
    await expect(reading(page, "condition")).not.toHaveText("–");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`)).toEqual([]);
  }
  const at = await steepest.onScreen(-4, -4);
  await page.mouse.click(at.x, at.y, { button: "right" });
  await expect(page.getByRole("menu", { name: words.menu })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a double tap and a long press open it, a finger drags it, and everything is large enough for one", async ({ steepest, page }) => {
    await open(steepest);
    const fingers = await Fingers.on(page);
    const saddle = await steepest.onScreen(...SADDLE);
    await page.touchscreen.tap(saddle.x + 5, saddle.y - 5);
    await page.touchscreen.tap(saddle.x + 5, saddle.y - 5);
    await expect(card(page)).toHaveAccessibleName("Saddle");
    expect(steepest.start()).toEqual([-1, 1.5]);
    const to = await steepest.onScreen(-2.5, -2);
    await fingers.move([[saddle, to]]);
    await expect.poll(() => lens(steepest)[0]).toBeCloseTo(-2.5, 0);
    await expect(card(page)).toHaveAccessibleName(words.notCritical);
    expect(steepest.start()).toEqual([-1, 1.5]);
    // The card never lies on the point.
    const [box, point] = [(await card(page).boundingBox())!, (await centre(page).boundingBox())!];
    expect(point.y + point.height / 2 < box.y || point.y + point.height / 2 > box.y + box.height).toBe(true);
    // Nor over more than a third of the map.
    const map = (await steepest.heights.boundingBox())!;
    const covered = Math.min(box.y + box.height, map.y + map.height) - Math.max(box.y, map.y);
    expect(covered).toBeLessThanOrEqual(map.height / 3 + 1);
    expect((await smallTargets(page, 44)).filter((name) => /lens|Lens|Centre|order|×/.test(name))).toEqual([]);
    // The card moves while answers arrive; a tap that it slips away from is none.
    await expect(async () => {
      if ((await card(page).count()) > 0) await steepest.button(words.close).tap({ timeout: 1000 });
      await expect(card(page)).toHaveCount(0, { timeout: 1000 });
    }).toPass({ timeout: 10_000 });

    const maximum = await steepest.onScreen(...MAXIMUM);
    await fingers.move([[maximum, maximum]], async () => {
      await expect(card(page)).toHaveAccessibleName("Maximum");
    });
    expect(steepest.start()).toEqual([-1, 1.5]);
    await expect(card(page)).toHaveAccessibleName("Maximum");
  });
});
