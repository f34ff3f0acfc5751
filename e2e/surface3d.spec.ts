/** The surface in 3D: by mouse, keys and touch, and where there is no graphics card for it. */
import { AxeBuilder } from "@axe-core/playwright";
import { Eye } from "../src/views/surface3d/orbit.ts";
import { cutWindow, groundOf, tallOf } from "../src/views/surface3d/surface.ts";
import { coloursOf } from "./pixels.ts";
import { Fingers } from "./fingers.ts";
import { expect, test } from "./test.ts";
import { smallTargets } from "./targets.ts";
import type { Locator, Page } from "@playwright/test";
import type { Steepest } from "./steepest.ts";

const LINK = "v=1&problem=himmelblau&run=adam~lr=0.1&run=sgd~lr=0.01&steps=60";
/** Seen from straight above with the start in the middle: there its place on the screen does not depend on its height. */
const ABOVE = `${LINK}&start=0,0&cam=0,0,0,0,90,1`;
/** More colours than words on paper have. */
const PAINTED = 60;

const stageOf = ({ page }: Steepest): Locator => page.getByRole("application", { name: /^Loss surface in 3D/ });
const cam = (steepest: Steepest): number[] => (steepest.key("cam") ?? "").split(",").filter(Boolean).map(Number);

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" ")}`);
}

/** Where the middle of the ground is on the screen. */
async function middleOf(steepest: Steepest): Promise<{ readonly x: number; readonly y: number }> {
  const box = (await stageOf(steepest).boundingBox())!;
  // The map's window has the proportions of its plot, which has room for its axes beside it.
  const plot = (await steepest.map
    .locator("canvas")
    .first()
    .evaluate((canvas: HTMLCanvasElement) => [canvas.clientWidth, canvas.clientHeight])) as [number, number];
  const ground = groundOf(cutWindow([-plot[0], plot[0], -plot[1], plot[1]]));
  const eye = new Eye({ azimuth: 0, elevation: 90 }, ground.halfWidth, tallOf(ground), box.width, box.height);
  return { x: box.x + eye.middleX, y: box.y + eye.middleY };
}

test("the surface in 3D, by mouse and keys", async ({ steepest, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await steepest.open(LINK);
  const stage = stageOf(steepest);
  await expect(stage).toHaveCount(0);

  await test.step("it takes the map's place, or stands beside it", async () => {
    await steepest.button("3D").click();
    await expect(stage).toBeVisible();
    await expect(page.getByRole("application")).toHaveCount(1);
    await expect.poll(() => steepest.key("cam")).toBe("0,0,0,-30,40,1");
    await expect.poll(() => coloursOf(stage)).toBeGreaterThan(PAINTED);
    await expect(page.getByText(/^height: ×10 in J = \d/)).toBeVisible();
    await steepest.button("Both").click();
    await expect(page.getByRole("application")).toHaveCount(2);
    await expect.poll(() => steepest.key("cam")).toBe("0,0,0,-30,40,2");
    await expect(steepest.button("Both")).toHaveAttribute("aria-pressed", "true");
  });

  await test.step("a drag turns it, the wheel zooms map and picture", async () => {
    const box = (await stage.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height - 30];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 100, y - 50, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => cam(steepest).slice(3)).toEqual([10, 20, 2]);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -240);
    await expect.poll(() => cam(steepest)[2]).toBeGreaterThan(0);
    expect(cam(steepest).slice(3)).toEqual([10, 20, 2]);
  });

  await test.step("keys turn it, move the start and the view", async () => {
    await stage.focus();
    await page.keyboard.press("KeyD");
    await page.keyboard.press("KeyW");
    await expect.poll(() => cam(steepest).slice(3)).toEqual([15, 25, 2]);
    await page.keyboard.press("Shift+KeyA");
    await page.keyboard.press("KeyS");
    await expect.poll(() => cam(steepest).slice(3)).toEqual([0, 20, 2]);
    await expect(page.getByText("Seen from 20° above, turned by 0°.")).toBeAttached();
    await page.keyboard.press("Home");
    await expect.poll(() => cam(steepest).slice(3)).toEqual([-30, 40, 2]);
    const before = await steepest.readings();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => steepest.start().length).toBe(2);
    await expect.poll(() => steepest.readings()).not.toEqual(before);
    const [x] = cam(steepest);
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => cam(steepest)[0]).toBeGreaterThan(x!);
    await page.keyboard.press("Digit0");
    await expect.poll(() => steepest.key("cam")).toBe("0,0,0,-30,40,2");
  });

  await test.step("buttons turn it, and heights are linear when asked for", async () => {
    await steepest.button("Turn right").click();
    await steepest.button("Look from higher").click();
    await expect.poll(() => cam(steepest).slice(3)).toEqual([-15, 55, 2]);
    await steepest.button("Turn back").click();
    await page.getByRole("combobox", { name: "Height", exact: true }).selectOption("Linear height");
    await expect.poll(() => steepest.key("cam")).toBe("0,0,0,-30,40,2,0");
    await expect(page.getByText(/^height: 1 in J = \d/)).toBeVisible();
  });

  await test.step("the next visit begins with it", async () => {
    await page.goto("./");
    await steepest.settled();
    await expect(page.getByRole("application")).toHaveCount(2);
    await expect.poll(() => steepest.key("cam")).toBe("0,0,0,-30,40,2,0");
    await steepest.button("2D").click();
    await expect(stage).toHaveCount(0);
    await expect.poll(() => steepest.key("cam")).toBeUndefined();
  });
});

test("a link brings the picture as it was seen, and a pointer over it is one over the map", async ({ steepest, page }) => {
  const seen = "1,1,3,20,55,1,0";
  await steepest.open(`${LINK}&start=0,0&cam=${seen}`);
  const stage = stageOf(steepest);
  await expect.poll(() => coloursOf(stage)).toBeGreaterThan(PAINTED);
  expect(steepest.key("cam")).toBe(seen);
  await expect(page.getByRole("combobox", { name: "Height", exact: true })).toHaveValue("linear");
  await expect(page.getByText("Seen from 55° above, turned by 20°.")).toBeAttached();
  await expect(steepest.button("3D")).toHaveAttribute("aria-pressed", "true");
  const box = (await stage.boundingBox())!;
  await expect(steepest.map.getByText("cursor", { exact: true })).toHaveCount(0);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(steepest.map.getByText("cursor", { exact: true })).toBeVisible();
  await page.mouse.move(1, 1);
  await expect(steepest.map.getByText("cursor", { exact: true })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  await test.step("the lens lies on the map, which comes beside the picture with it", async () => {
    await steepest.button("Lens").click();
    await expect(page.getByRole("application")).toHaveCount(2);
    await expect.poll(() => steepest.key("cam")).toBe("1,1,3,20,55,2,0");
  });
});

test("numbers of a link that mean nothing are put right", async ({ steepest }) => {
  await steepest.open(`${LINK}&cam=0,0,0,500,95,2`);
  await expect.poll(() => steepest.key("cam")).toBe("0,0,0,-30,40,2");
  await steepest.open(`${LINK}&cam=0,0,3,10,20,7`);
  await expect.poll(() => steepest.key("cam")).toBe("0,0,3");
});

test("the start is dragged over the surface with every path following, and put where it is clicked", async ({ steepest, page }) => {
  await steepest.open(ABOVE);
  await expect.poll(() => coloursOf(stageOf(steepest))).toBeGreaterThan(PAINTED);
  const { x, y } = await middleOf(steepest);
  const before = await steepest.readings();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 80, y - 40, { steps: 8 });
  await expect.poll(async () => (await steepest.readings()).every(({ loss }, i) => loss !== before[i]!.loss)).toBe(true);
  await page.mouse.up();
  await expect.poll(() => steepest.start()[0]).toBeGreaterThan(0.8);
  const [sx, sy] = steepest.start() as [number, number];
  // One scale for x and y, whatever the height: twice as far to the right as up.
  expect(Math.abs(sx / sy - 2)).toBeLessThan(0.3);
  expect(steepest.key("cam")).toBe("0,0,0,0,90,1");

  await test.step("one step for undo", async () => {
    await steepest.button("Undo").click();
    await expect.poll(() => steepest.start()).toEqual([0, 0]);
  });
  await test.step("a click", async () => {
    await page.mouse.click(x - 120, y);
    await expect.poll(() => steepest.start()[0]).toBeLessThan(-1);
    expect(Math.abs(steepest.start()[1]!)).toBeLessThan(0.2);
  });
});

test.describe("without the graphics card", () => {
  test("a lost picture says so, comes back by itself or when asked", async ({ steepest, page }) => {
    await steepest.open(`${LINK}&cam=0,0,0,-30,40,1`);
    const stage = stageOf(steepest);
    await expect.poll(() => coloursOf(stage)).toBeGreaterThan(PAINTED);
    const canvas = stage.locator("canvas").first();
    const lose = await canvas.evaluateHandle((element: HTMLCanvasElement) => element.getContext("webgl2")!.getExtension("WEBGL_lose_context")!);
    await lose.evaluate((extension) => extension.loseContext());
    const message = page.getByText("The graphics card has dropped the 3D picture.");
    await expect(message).toBeVisible();
    await lose.evaluate((extension) => extension.restoreContext());
    await expect(message).toBeHidden();
    await expect.poll(() => coloursOf(stage)).toBeGreaterThan(PAINTED);
    await lose.evaluate((extension) => extension.loseContext());
    await steepest.button("Draw it again").click();
    await expect(message).toBeHidden();
    await expect.poll(() => coloursOf(stage)).toBeGreaterThan(PAINTED);
  });

  test("a browser without WebGL2 says so, and keeps the map", async ({ steepest, page }) => {
    await page.addInitScript(() => {
      const original: unknown = Reflect.get(HTMLCanvasElement.prototype, "getContext");
      Reflect.set(HTMLCanvasElement.prototype, "getContext", function noWebgl(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind === "webgl2" ? null : (Reflect.apply(original as () => unknown, this, [kind, ...rest]) as null);
      });
    });
    await steepest.open(`${LINK}&cam=0,0,0,-30,40,2`);
    await expect(page.getByText(/^The 3D picture needs WebGL2/)).toBeVisible();
    await expect.poll(() => coloursOf(steepest.map.getByRole("application").first())).toBeGreaterThan(PAINTED);
    expect(await violations(page)).toEqual([]);
    await steepest.button("2D").click();
    await expect(page.getByText(/^The 3D picture needs WebGL2/)).toHaveCount(0);
  });
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("one finger turns, two zoom and twist, a tap moves the start", async ({ steepest, page }) => {
    await steepest.open(ABOVE);
    const stage = stageOf(steepest);
    await expect.poll(() => coloursOf(stage)).toBeGreaterThan(PAINTED);
    expect(await smallTargets(page, 44)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    const fingers = await Fingers.on(page);
    const { x, y } = await middleOf(steepest);

    await test.step("the start under a finger", async () => {
      await fingers.move([
        [
          { x, y },
          { x: x + 60, y },
        ],
      ]);
      await expect.poll(() => steepest.start()[0]).toBeGreaterThan(0.8);
      expect(steepest.key("cam")).toBe("0,0,0,0,90,1");
    });
    await test.step("a tap", async () => {
      await page.touchscreen.tap(x - 70, y + 40);
      await expect.poll(() => steepest.start()[0]).toBeLessThan(-1);
      expect(steepest.start()[1]).toBeLessThan(-0.5);
    });
    await test.step("a turn", async () => {
      const scrolled = await page.evaluate(() => scrollY);
      await fingers.move([
        [
          { x: x + 60, y: y + 80 },
          { x: x + 110, y: y + 30 },
        ],
      ]);
      await expect.poll(() => cam(steepest).slice(3)).toEqual([-20, 70, 1]);
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    });
    await test.step("two fingers", async () => {
      await fingers.move([
        [
          { x: x - 30, y },
          { x: x - 60, y: y + 10 },
        ],
        [
          { x: x + 30, y },
          { x: x + 60, y: y - 10 },
        ],
      ]);
      await expect.poll(() => cam(steepest)[2]).toBeGreaterThan(0);
      expect(cam(steepest)[3]).not.toBe(-20);
    });
    await test.step("both pictures, one above the other", async () => {
      await page.getByRole("combobox", { name: "Pictures of the surface" }).selectOption("Both");
      const [map, picture] = await Promise.all((await page.getByRole("application").all()).map((one) => one.boundingBox()));
      expect(picture!.y).toBeGreaterThanOrEqual(map!.y + map!.height);
      expect(picture!.height).toBeGreaterThan(80);
    });
  });
});
