/** The essentials by keyboard alone: no pointer is touched here. */
import { expect, test } from "./test.ts";
import type { Locator, Page } from "@playwright/test";

/** Presses of Tab after which something counts as out of reach. */
const FAR = 80;

const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluate((element) => element === document.activeElement);

/** Goes on by Tab, or back by Shift+Tab, until something has the focus. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let i = 0; i < FAR; i++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  expect(await hasFocus(target), `${String(target)} is reached by ${key}`).toBe(true);
}

/** Role or element, and name, of whatever has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "";
    const name =
      element.getAttribute("aria-label") ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined) ?? element.textContent;
    return name.trim();
  });
}

test("Tab leads through the page in the order in which it is read", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=himmelblau&run=adam&run=sgd");
  // What loads after the first picture would move in between.
  for (const late of ["Lens", "3D"]) await expect(steepest.button(late)).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Vertical axis" })).toBeVisible();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the map");
  const order: string[] = [];
  for (let i = 0; i < FAR; i++) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (name === "" || name === "Skip to the map") break;
    order.push(name);
  }
  expect(order.length).toBeLessThan(FAR);
  const landmarks = ["Gallery", "Problem", "Language", "More", "Share", "Layers", "Spacing of contours"];
  const time = ["Reset", "Step back", "Play", "Step forward", "Timeline", "Speed", "Keyboard shortcuts"];
  const runs = ["Add optimizer", "Learning rate (Adam)", "All settings: Adam", "Rule: Adam", "Actions: SGD", "Steps", "Tolerance", "Vertical axis"];
  const expected = [...landmarks, ...time, ...runs];
  expect(order.filter((name) => expected.includes(name)).filter((name, i, all) => all.indexOf(name) === i)).toEqual(expected);
  expect(order.findIndex((name) => name.startsWith("Loss surface"))).toBe(order.indexOf("Reset") - 1);
  // What has the focus is seen to have it.
  await tabTo(page, steepest.stage, "Shift+Tab");
  expect(await steepest.stage.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe("none");
});

test("the journey by keyboard", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=rosenbrock&run=sgd~lr=0.001~momentum=0.9&steps=150");
  const { keyboard } = page;

  await test.step("the skip link leads to the map", async () => {
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect(steepest.stage).toBeFocused();
  });

  await test.step("a surface is found by typing", async () => {
    await tabTo(page, steepest.problem, "Shift+Tab");
    await keyboard.press("ArrowDown");
    await expect(page.getByRole("combobox", { name: "Search surfaces" })).toBeFocused();
    await keyboard.type("himm");
    await expect(page.getByRole("listbox", { name: "Choose a surface" }).getByRole("option")).toHaveCount(1);
    await keyboard.press("Enter");
    await expect(steepest.problem).toContainText("Himmelblau");
    await expect(steepest.problem).toBeFocused();
    // Opened again it begins anew, and Escape leaves everything as it was.
    await expect(steepest.problem).toHaveAttribute("aria-expanded", "false");
    await keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "Search surfaces" })).toBeFocused();
    await expect(page.getByRole("option", { name: "Ackley" })).toBeVisible();
    await keyboard.press("Escape");
    await expect(page.getByRole("option", { name: "Ackley" })).toBeHidden();
    await expect(steepest.problem).toBeFocused();
    await expect(steepest.problem).toHaveAttribute("aria-expanded", "false");
    await expect(steepest.problem).toContainText("Himmelblau");
  });

  await test.step("a formula is typed", async () => {
    await keyboard.press("ArrowDown");
    await expect(page.getByRole("combobox", { name: "Search surfaces" })).toBeFocused();
    await keyboard.type("your own");
    await keyboard.press("Enter");
    await expect(steepest.formula).toBeFocused();
    await keyboard.press("Control+a");
    await keyboard.type("x^2 + 2*y^2");
    await expect.poll(() => steepest.key("f")).toBe("x^2 + 2*y^2");
    // A space in the field is a space, not the key that plays.
    await expect(steepest.button("Play")).toBeVisible();
  });

  await test.step("Adam is added", async () => {
    await tabTo(page, steepest.button("Add optimizer"));
    await keyboard.press("Enter");
    const list = page.getByRole("group", { name: "Add optimizer" });
    await expect(list.getByRole("button").first()).toBeFocused();
    const adam = list.getByRole("button", { name: "Adam", exact: true });
    for (let i = 0; i < 20 && !(await hasFocus(adam)); i++) await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect.poll(() => steepest.runNames()).toEqual(["Momentum", "Adam"]);
    expect(await focused(page)).not.toBe("");
  });

  await test.step("arrows move the start, Shift ten times as far, Alt moves the view, plus and minus zoom", async () => {
    await tabTo(page, steepest.stage, "Shift+Tab");
    await keyboard.press("+");
    await expect.poll(() => steepest.key("cam")).toBeDefined();
    // A surface brings its own start, which stands in no address before it is moved; from here on it does.
    const rest = async (key: string): Promise<[number, number]> => {
      const before = steepest.address();
      await keyboard.press(key);
      await expect.poll(() => steepest.address()).not.toBe(before);
      return steepest.start() as [number, number];
    };
    const [x0, y0] = await rest("ArrowRight");
    const small = (await rest("ArrowRight"))[0] - x0;
    expect(small).toBeGreaterThan(0);
    await keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => (x0 + small - steepest.start()[0]!) / small).toBeCloseTo(10, 0);
    await keyboard.press("ArrowUp");
    await expect.poll(() => steepest.start()[1]).toBeGreaterThan(y0);

    const moved = steepest.start();
    const [cx, , zoomed] = cameraOf(steepest.key("cam"));
    await keyboard.press("Alt+ArrowRight");
    await expect.poll(() => cameraOf(steepest.key("cam"))[0]).toBeGreaterThan(cx!);
    await keyboard.press("-");
    await expect.poll(() => cameraOf(steepest.key("cam"))[2]).toBeGreaterThan(zoomed!);
    await keyboard.press("0");
    await expect.poll(() => steepest.key("cam")).toBeUndefined();
    expect(steepest.start()).toEqual(moved);
  });

  await test.step("time: arrows, Home, End, and Space from anywhere but buttons", async () => {
    await tabTo(page, steepest.timeline);
    await keyboard.press("ArrowLeft");
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(149);
    await keyboard.press("PageDown");
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(139);
    await keyboard.press("Home");
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(0);
    await tabTo(page, steepest.stage, "Shift+Tab");
    await keyboard.press("Space");
    await expect(steepest.button("Pause")).toBeVisible();
    await expect.poll(async () => (await steepest.readings())[0]!.step).toBeGreaterThan(2);
    await keyboard.press("Space");
    await expect(steepest.button("Play")).toBeVisible();
    await expect.poll(async () => Number(steepest.key("step")) - (await steepest.readings())[0]!.step).toBe(0);
    const { step } = (await steepest.readings())[0]!;
    await keyboard.press("[");
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(step - 1);
    await keyboard.press("]");
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(step);
    // On a button Space presses the button and nothing else.
    await tabTo(page, steepest.button("Reset"));
    await keyboard.press("Space");
    await expect.poll(async () => (await steepest.readings())[0]?.step).toBe(0);
    await expect(steepest.button("Play")).toBeVisible();
  });

  await test.step("a knob is changed by its slider and its field, and undone", async () => {
    const rate = steepest.slider("Learning rate", "Adam");
    await tabTo(page, rate);
    // Added at a rate that serves here, which is not the default.
    const began = /run=adam~lr=([^&~]+)/.exec(steepest.address())?.[1];
    expect(Number(began)).toBeGreaterThan(0.001);
    await keyboard.press("ArrowRight");
    await expect.poll(() => Number(/run=adam~lr=([^&~]+)/.exec(steepest.address())?.[1])).toBeGreaterThan(Number(began));
    await tabTo(page, steepest.field("Learning rate", "Adam"));
    await keyboard.press("Control+a");
    await keyboard.type("0.3");
    await keyboard.press("Enter");
    await expect.poll(() => steepest.address()).toContain("run=adam~lr=0.3");
    // Something that is no number stays, with the reason; Escape brings the value back.
    await keyboard.type("x");
    await keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Type a number" })).toBeVisible();
    await keyboard.press("Escape");
    await expect(steepest.field("Learning rate", "Adam")).toHaveValue("0.3");
    await tabTo(page, rate, "Shift+Tab");
    await keyboard.press("Control+z");
    await expect.poll(() => steepest.address()).not.toContain("lr=0.3");
    await keyboard.press("Control+Shift+Z");
    await expect.poll(() => steepest.address()).toContain("lr=0.3");
  });

  await test.step("dialogs open by Enter, close by Escape, and give the focus back", async () => {
    for (const [name, dialog] of [
      ["Share", steepest.shareDialog],
      ["Gallery", page.getByRole("dialog", { name: "Gallery" })],
      ["Rule: Adam", page.getByRole("dialog", { name: "Rule: Adam" })],
      ["Keyboard shortcuts", page.getByRole("dialog", { name: "Keyboard shortcuts" })],
    ] as const) {
      await tabTo(page, steepest.button(name));
      await keyboard.press("Enter");
      await expect(dialog).toBeVisible();
      await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      await keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(steepest.button(name)).toBeFocused();
    }
  });

  await test.step("single keys can be switched off", async () => {
    await tabTo(page, steepest.stage, "Shift+Tab");
    await keyboard.press("?");
    const single = page.getByRole("checkbox", { name: "Shortcuts of a single key" });
    await tabTo(page, single);
    await keyboard.press("Space");
    await expect(single).not.toBeChecked();
    await keyboard.press("Escape");
    await expect(steepest.stage).toBeFocused();
    await keyboard.press("?");
    await keyboard.press("Space");
    await keyboard.press("]");
    // The keys of the map are its own, and stay. Once this one has acted, the others have had their time.
    await keyboard.press("ArrowLeft");
    const moved = steepest.start();
    await expect.poll(() => steepest.start()).not.toEqual(moved);
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(steepest.button("Play")).toBeVisible();
    expect((await steepest.readings())[0]?.step).toBe(0);
  });

  await test.step("the language is switched", async () => {
    await tabTo(page, page.getByRole("combobox", { name: "Language" }), "Shift+Tab");
    await keyboard.press("ArrowDown");
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  });
});

function cameraOf(text: string | undefined): number[] {
  return (text ?? "").split(",").map(Number);
}
