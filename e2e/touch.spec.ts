/** The essentials by touch, on a phone. */
import { Fingers } from "./fingers.ts";
import { expect, test } from "./test.ts";
import { smallTargets } from "./targets.ts";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** CSS pixels that a finger needs in both directions. */
const FINGER = 44;

test("the journey by touch", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=rosenbrock&run=sgd~lr=0.001~momentum=0.9&steps=150");
  const fingers = await Fingers.on(page);
  const tabs = page.getByRole("tablist", { name: "Panels" });

  await test.step("a surface is chosen, a formula typed", async () => {
    await steepest.problem.tap();
    await page.getByRole("option", { name: "Your own formula", exact: true }).tap();
    await steepest.formula.fill("x^2 + 2*y^2");
    await expect.poll(() => steepest.key("f")).toBe("x^2 + 2*y^2");
    await steepest.problem.tap();
    await page.getByRole("option", { name: "Himmelblau", exact: true }).tap();
    await expect(steepest.problem).toContainText("Himmelblau");
  });

  await test.step("Adam is added", async () => {
    await steepest.button("Add optimizer").tap();
    await page.getByRole("group", { name: "Add optimizer" }).getByRole("button", { name: "Adam", exact: true }).tap();
    await expect.poll(() => steepest.runNames()).toEqual(["Momentum", "Adam"]);
  });

  await test.step("two fingers spread the map", async () => {
    // What was added stands below the map, and the page has gone there.
    await page.evaluate(() => scrollTo(0, 0));
    const { x, y } = await middle();
    await fingers.move([
      [
        { x: x - 30, y },
        { x: x - 60, y },
      ],
      [
        { x: x + 30, y },
        { x: x + 60, y },
      ],
    ]);
    await expect.poll(() => steepest.key("cam")).toBeDefined();
    const [, , halfHeight] = steepest.key("cam")!.split(",").map(Number);
    const { height, width } = (await steepest.heights.boundingBox())!;
    // Twice as far apart: half of what was seen.
    expect(halfHeight).toBeCloseTo((5 * Math.max(1, height / width)) / 2, 0);
  });

  await test.step("a tap moves the start there", async () => {
    const before = await steepest.readings();
    // What was added stands below the map, and the page has gone there.
    await page.evaluate(() => scrollTo(0, 0));
    const { x, y } = await steepest.onScreen(1, 1);
    await page.touchscreen.tap(x, y);
    await expect.poll(() => steepest.start()[0]).toBeCloseTo(1, 0);
    await expect.poll(() => steepest.readings()).not.toEqual(before);
  });

  await test.step("the start is dragged, and the page does not scroll meanwhile", async () => {
    const [x, y] = steepest.start() as [number, number];
    const before = await steepest.readings();
    const scrolled = await page.evaluate(() => scrollY);
    await fingers.move([[await steepest.onScreen(x, y), await steepest.onScreen(-1, 0.5)]], async () => {
      await expect.poll(async () => (await steepest.readings()).every(({ loss }, i) => loss !== before[i]?.loss)).toBe(true);
    });
    await expect.poll(() => Math.hypot(steepest.start()[0]! + 1, steepest.start()[1]! - 0.5)).toBeLessThan(0.1);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });

  await test.step("time is scrubbed, played, and a knob set", async () => {
    const box = (await steepest.timeline.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.3, box.y + box.height / 2);
    const step = async (): Promise<number> => (await steepest.readings())[0]!.step;
    await expect.poll(async () => Math.abs((await step()) - 45)).toBeLessThan(10);
    const tapped = await step();
    await steepest.button("Step back").tap();
    await expect.poll(step).toBe(tapped - 1);
    await steepest.button("Step forward").tap();
    await expect.poll(step).toBe(tapped);
    await steepest.button("Play").tap();
    await expect.poll(step).toBeGreaterThan(tapped);
    await steepest.button("Pause").tap();
    await expect(steepest.button("Play")).toBeVisible();
    const rate = steepest.slider("Learning rate", "Adam");
    await rate.scrollIntoViewIfNeeded();
    const slider = (await rate.boundingBox())!;
    await page.touchscreen.tap(slider.x + slider.width * 0.9, slider.y + slider.height / 2);
    await expect.poll(() => steepest.address()).toMatch(/run=adam~lr=[^&]+/);
  });

  await test.step("one panel at a time, by its tab", async () => {
    await expect(tabs.getByRole("tab", { name: "Runs" })).toHaveAttribute("aria-selected", "true");
    await tabs.getByRole("tab", { name: "Loss" }).tap();
    await expect(page.getByRole("region", { name: "Loss", exact: true })).toBeVisible();
    await expect(steepest.runs).toBeHidden();
    await tabs.getByRole("tab", { name: "Table" }).tap();
    await expect(page.getByRole("grid")).toBeVisible();
    await tabs.getByRole("tab", { name: "Runs" }).tap();
    await expect(steepest.runs).toBeVisible();
  });

  await test.step("undo, share and language are within reach", async () => {
    const moved = steepest.address();
    await steepest.button("More").tap();
    await page.getByRole("group", { name: "More" }).getByRole("button", { name: "Undo" }).tap();
    await expect.poll(() => steepest.address()).not.toBe(moved);
    await steepest.button("Share").tap();
    await expect(steepest.shareDialog.getByRole("textbox", { name: "Link" })).toHaveValue(page.url());
    await steepest.button("Close").tap();
    await steepest.button("More").tap();
    await page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  });

  async function middle(): Promise<{ readonly x: number; readonly y: number }> {
    const box = (await steepest.heights.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
});

test("everything to press is as large as a finger", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=himmelblau&run=adam&run=sgd~momentum=0.9");
  const small: Record<string, readonly string[]> = {};
  const look = async (where: string): Promise<void> => {
    const found = await smallTargets(page, FINGER);
    if (found.length > 0) small[where] = found;
  };
  await look("page");
  await steepest.button("All settings: Adam").tap();
  await look("settings of a run");
  await page.getByRole("tab", { name: "Loss" }).tap();
  await expect(page.getByRole("img", { name: "Loss" })).toBeVisible();
  await look("loss");
  await page.getByRole("tab", { name: "Table" }).tap();
  await expect(page.getByRole("grid")).toBeVisible();
  await look("table");
  await page.getByRole("tab", { name: "Runs" }).tap();
  for (const [name, dialog] of [
    ["More", page.getByRole("group", { name: "More" })],
    ["Add optimizer", page.getByRole("group", { name: "Add optimizer" })],
    ["Actions: Adam", page.getByRole("group", { name: "Actions: Adam" })],
    ["Layers", page.getByRole("group", { name: "Layers" })],
    ["Share", steepest.shareDialog],
    ["Keyboard shortcuts", page.getByRole("dialog", { name: "Keyboard shortcuts" })],
  ] as const) {
    const opener = steepest.button(name);
    if (!(await opener.isVisible())) continue;
    await opener.tap();
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("button").or(dialog.getByRole("checkbox")).first()).toBeVisible();
    await look(name);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  // The bar is narrow: these stand in its menu.
  for (const name of ["Gallery", "Surface settings", "About this surface"]) {
    await steepest.button("More").tap();
    await page.getByRole("group", { name: "More" }).getByRole("button", { name, exact: true }).tap();
    const dialog = page.getByRole("dialog").filter({ visible: true });
    await expect(dialog).toHaveCount(1);
    await expect(dialog.getByText(/\w/).first()).toBeVisible();
    await look(name);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(steepest.button("More")).toBeFocused();
  }
  expect(small).toEqual({});
});
