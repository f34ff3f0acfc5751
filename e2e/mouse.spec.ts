/** The journey of a first visit, by mouse. */
import { linesAt, simulate } from "./command-line.ts";
import { Steepest } from "./steepest.ts";
import { expect, test } from "./test.ts";
import type { Locator } from "@playwright/test";

/** Drags what is under the pointer in small moves. */
async function drag(steepest: Steepest, from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Promise<void> {
  const { mouse } = steepest.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 8 });
  await mouse.up();
}

/** Drags the thumb of a slider from where it is to a share of its width. */
async function slide(steepest: Steepest, slider: Locator, share: number): Promise<void> {
  const box = (await slider.boundingBox())!;
  const { value, max } = await slider.evaluate((input: HTMLInputElement) => ({ value: Number(input.value), max: Number(input.max) }));
  const y = box.y + box.height / 2;
  /** Room for half the thumb at both ends. */
  const inset = Math.min(12, box.width / 8);
  const at = (part: number): number => box.x + inset + part * (box.width - 2 * inset);
  await drag(steepest, { x: at(value / max), y }, { x: at(share), y });
}

test("the journey by mouse", async ({ steepest, page, context }) => {
  await steepest.open("v=1&problem=rosenbrock&run=sgd~lr=0.001~momentum=0.9&steps=150");

  await test.step("a surface is chosen", async () => {
    await steepest.chooseProblem("Himmelblau");
    await expect(steepest.problem).toContainText("Himmelblau");
    await expect.poll(() => steepest.key("problem")).toBe("himmelblau");
    await expect(steepest.map.getByText(/4 minima are known/)).toBeAttached();
  });

  await test.step("a formula is typed; a mistake is shown at its place, and the map keeps the last surface", async () => {
    await steepest.chooseProblem("Your own formula");
    await expect(steepest.formula).toBeFocused();
    await steepest.formula.fill("x^2/4 + y^^2");
    await expect(page.locator("[data-issues]").getByText(/value is missing before “\^”/)).toBeVisible();
    await expect(steepest.formula).toHaveAttribute("aria-invalid", "true");
    await steepest.formula.fill("x^2/4 + y^2 + sin(3*x)");
    await expect(page.locator("[data-issues]")).toHaveCount(0);
    await expect(steepest.formula).toHaveAttribute("aria-invalid", "false");
    await expect.poll(() => steepest.key("f")).toBe("x^2/4 + y^2 + sin(3*x)");
  });

  await test.step("Adam is added", async () => {
    await steepest.addOptimizer("Adam");
    await expect.poll(() => steepest.runNames()).toEqual(["Momentum", "Adam"]);
    await expect.poll(() => steepest.address()).toContain("&run=adam");
  });

  await test.step("the start is dragged, and all paths follow while the button is down", async () => {
    // The camera is put into the address by a wheel turn, so that places on the screen are known.
    const middle = (await steepest.heights.boundingBox())!;
    await page.mouse.move(middle.x + middle.width / 2, middle.y + middle.height / 2);
    await page.mouse.wheel(0, 120);
    await expect.poll(() => steepest.key("cam")).toBeDefined();
    const before = await steepest.readings();
    const [x, y] = await startOf(steepest);
    const from = await steepest.onScreen(x, y);
    const to = await steepest.onScreen(1.2, -0.7);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await expect.poll(async () => (await steepest.readings()).every(({ loss }, i) => loss !== before[i]?.loss)).toBe(true);
    await page.mouse.up();
    await expect.poll(() => Math.hypot(steepest.start()[0]! - 1.2, steepest.start()[1]! + 0.7)).toBeLessThan(0.05);
  });

  await test.step("a knob is changed, by its field and by its slider", async () => {
    const field = steepest.field("Learning rate", "Adam");
    await field.fill("0.2");
    await field.press("Enter");
    await expect.poll(() => steepest.address()).toContain("run=adam~lr=0.2");
    await slide(steepest, steepest.slider("First decay rate", "Adam"), 0.5);
    await expect.poll(() => steepest.address()).toMatch(/run=adam~lr=0\.2~beta1=0\.\d+/);
    await expect(steepest.field("First decay rate", "Adam")).not.toHaveValue("0.9");
  });

  await test.step("time is scrubbed back", async () => {
    await slide(steepest, steepest.timeline, 0.4);
    const step = Number(await steepest.timeline.inputValue());
    expect(Math.abs(step - 60)).toBeLessThan(8);
    await expect.poll(async () => (await steepest.readings()).map((one) => one.step)).toEqual([step, step]);
    await expect.poll(() => steepest.key("step")).toBe(String(step));
    // What stands in the table is what the command line says.
    const lines = linesAt(simulate(steepest.address()), step);
    for (const [i, { loss, gradNorm }] of (await steepest.readings()).entries()) {
      // Three digits where a power of ten takes the room.
      expect(loss / lines[i]!.loss).toBeCloseTo(1, 3);
      expect(gradNorm / lines[i]!.gradNorm).toBeCloseTo(1, 3);
    }
  });

  await test.step("undo takes back one gesture at a time, redo brings it again", async () => {
    await steepest.button("Undo").click();
    await expect(steepest.field("First decay rate", "Adam")).toHaveValue("0.9");
    await expect(steepest.field("Learning rate", "Adam")).toHaveValue("0.2");
    await steepest.button("Undo").click();
    await expect(steepest.field("Learning rate", "Adam")).not.toHaveValue("0.2");
    // The drag was one step, however many moves it had.
    const moved = steepest.start();
    await steepest.button("Undo").click();
    await expect.poll(() => steepest.start()).not.toEqual(moved);
    for (let i = 0; i < 3; i++) await steepest.button("Redo").click();
    await expect.poll(() => steepest.start()).toEqual(moved);
    await expect(steepest.button("Redo")).toBeDisabled();
  });

  await test.step("the link is shared, and whoever opens it sees the same", async () => {
    await steepest.button("Share").click();
    const link = await steepest.shareDialog.getByRole("textbox", { name: "Link" }).inputValue();
    await expect(steepest.shareDialog.getByRole("img", { name: "QR code of the link" })).toBeVisible();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await steepest.button("Copy link").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await steepest.button("Close").click();
    await expect(steepest.shareDialog).toBeHidden();
    expect(link).toBe(page.url());

    const other = new Steepest(await context.newPage());
    await other.page.goto(link);
    await other.settled();
    await expect.poll(() => other.readings()).toEqual(await steepest.readings());
    expect(other.address()).toBe(steepest.address());
    expect(await other.timeline.inputValue()).toBe(await steepest.timeline.inputValue());
    expect(await other.formula.inputValue()).toBe("x^2/4 + y^2 + sin(3*x)");
    await other.page.close();
  });
});

/** The start as the map's description tells it, where the address holds none. */
async function startOf(steepest: Steepest): Promise<[number, number]> {
  const told = steepest.start();
  if (told.length === 2) return [told[0]!, told[1]!];
  const words = (await steepest.map.getByText(/The start is at/).textContent()) ?? "";
  const [, x, y] = /The start is at \(([^,]+), ([^)]+)\)/.exec(words.replaceAll("−", "-")) ?? [];
  return [Number(x), Number(y)];
}
