/** Balls and distances on the map: by mouse, keyboard and touch, in words, and for assistive technology. */
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

/** The part of the menu that has marks of a kind, opened. */
async function part(steepest: Steepest, group: keyof typeof words.groups): Promise<Locator> {
  const menu = steepest.page.getByRole("group", { name: en.map.layersMenu, exact: true });
  if (!(await menu.isVisible())) await steepest.button(en.map.layersMenu).click();
  const found = menu.locator("details").filter({ has: steepest.page.locator("summary", { hasText: words.groups[group] }) });
  if ((await found.getAttribute("open")) === null) await found.locator("summary").click();
  return found;
}

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
  const distances = await part(steepest, "distances");
  const fields = await part(steepest, "fields");
  await distances.getByRole("checkbox", { name: words.marks.ways }).check();
  await fields.getByRole("checkbox", { name: words.marks.tissot }).check();
  await fields.getByRole("checkbox", { name: words.marks.natural, exact: true }).check();
  await distances.getByRole("checkbox", { name: words.marks.reverse }).uncheck();
  await expect(entry(page, "tissot")).toContainText("curvature −0.5");
  await expect(entry(page, "ways")).toHaveText(/^shortest 1\.0\d*, straight 1\.\d+$/);
  await expect(entry(page, "reverse")).toBeHidden();
  // The address follows when the state comes to rest.
  await expect.poll(() => steepest.key("marks")).toBe("circle,ellipse,steps,forward,ways,tissot,natural");
  await page.reload();
  await expect(entry(page, "ways")).toBeVisible();
  await expect(entry(page, "reverse")).toBeHidden();

  await steepest.chooseProblem("Rosenbrock");
  await expect(key(page)).toBeHidden();
  await expect(entry(page, "ways")).toHaveCount(0);
});

test("on a surface: balls of norms and of the Hessian, each with its steepest step, and a link that tells which are on", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=bowl&p.kappa=9&run=sgd~lr=0.1&start=3,0.1111111111111111&steps=10&step=0");
  await expect(key(page)).toBeHidden();
  const balls = await part(steepest, "balls");
  for (const name of ["l1", "circle", "linf", "hessian", "steps", "contact"] as const) await balls.getByRole("checkbox", { name: words.marks[name] }).check();
  await expect(balls.locator("summary")).toHaveText(words.counted(words.groups.balls, 6));
  await expect(page.locator("fieldset summary")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await level(page).focus();
  await page.keyboard.press("End");
  await expect(entry(page, "l1")).toHaveText("L1: |d₁| + |d₂| = 4.47, drop 13.4");
  await expect(entry(page, "linf")).toHaveText("L∞: max |dᵢ| = 4.47, drop 17.9");
  await expect(entry(page, "hessian")).toHaveText("½dᵀHd = 10, drop 13.5");
  await expect(description(page)).toContainText(`Steepest steps: ${words.marks.circle} to (−1.24, −1.3); ${words.marks.l1} to (−1.47, 0.111)`);
  await expect.poll(() => steepest.key("marks")).toBe("l1,circle,linf,hessian,steps,contact");
  expect(steepest.key("ball")).toBe("10");

  await test.step("whoever opens the link sees them, and so does who comes back", async () => {
    const link = steepest.address();
    await page.evaluate(() => sessionStorage.clear());
    await steepest.open(link);
    await expect(entry(page, "linf")).toHaveText("L∞: max |dᵢ| = 4.47, drop 17.9");
    await steepest.chooseProblem("Rosenbrock");
    await expect(key(page)).toBeHidden();
    await expect.poll(() => steepest.key("marks")).toBeUndefined();
  });
});

test("an indefinite Hessian has no ball, ties are told, and a name that is none is an issue", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=saddle&run=sgd~lr=0.1&start=1,1&steps=10&step=0&marks=l1,hessian,contact,square");
  await expect(entry(page, "hessian")).toHaveText(`½dᵀHd = 0.1: ${words.shapes.hyperbola("H")}`);
  await expect(entry(page, "l1")).toContainText(words.tie.l1);
  await expect(page.locator("[data-issues]")).toContainText("square");
});

test("Adam's preconditioner beside the Fisher ellipse: the run that keeps it is named, one that has none says so", async ({ steepest, page }) => {
  const link = "v=1&problem=logistic2&run=adam~lr=0.1&run=sgd~lr=0.1&steps=20&step=0&marks=ellipse,ruler";
  await steepest.open(link);
  await expect(entry(page, "ruler")).toHaveText(`½dᵀPd = 0.1, ${words.ruler("Adam")}, ${words.notFisher}`);
  await expect(entry(page, "ellipse")).toHaveText("½dᵀFd = 0.1");
  await steepest.timeline.press("End");
  await expect(entry(page, "ruler")).toHaveText(words.lastStep);
  await steepest.open(link.replace("run=adam~lr=0.1&", ""));
  await expect(entry(page, "ruler")).toHaveText(words.noRuler("SGD"));
});

test("two gradients, by keyboard: more labels of the model make their mean shorter, the data's label keeps its length", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=softmax3&p.target=1,0,0&run=sgd~lr=0.1&start=0.4,-0.7&steps=10&step=0&marks=scores");
  const draws = page.getByRole("slider", { name: words.draws, exact: true });
  const length = async (): Promise<number> =>
    Number(/model: length ([\d.e−]+);/.exec((await entry(page, "scores").textContent()) ?? "")?.[1]?.replace("−", "-"));
  await expect(entry(page, "scores")).toContainText("length 0.528");
  await expect(level(page)).toHaveCount(0);
  await draws.focus();
  await page.keyboard.press("Home");
  await expect(entry(page, "scores")).toContainText("mean over 1 label of");
  const one = await length();
  await page.keyboard.press("End");
  await expect(entry(page, "scores")).toContainText("mean over 10000 labels");
  await expect(entry(page, "scores")).toContainText("length 0.528");
  expect(await length()).toBeLessThan(one / 10);
  await expect(page.locator('[data-chart="drawn"]')).toHaveAttribute("d", /^M2.0 .*L118.0 /);
  await expect.poll(() => steepest.key("draws")).toBe("10000");
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
  await expect.poll(() => steepest.key("ball")).toBe("0.0012");
  await page.reload();
  await expect(level(page)).toHaveAttribute("aria-valuetext", "0.0012");
});

test("a singular Fisher information is a strip and says so", async ({ steepest, page }) => {
  await open(steepest, "v=1&problem=mixture&run=sgd&start=0.5,0.5&steps=5&step=0");
  await expect(entry(page, "ellipse")).toContainText("F singular, a strip");
});

test("assistive technology finds nothing to complain of, in both themes", async ({ steepest, page }) => {
  for (const theme of ["light", "dark"]) {
    await open(steepest, `${LINK}&theme=${theme}&marks=l1,circle,linf,hessian,ellipse,empirical,sampled,ruler,steps,contact,whole,forward,scores`);
    await part(steepest, "balls");
    await part(steepest, "gradients");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`)).toEqual([]);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a finger drags the start and the curves with it; everything is large enough for one", async ({ steepest, page }) => {
    await open(steepest);
    // Its key takes room from the map: a finger comes when that is at rest.
    await expect(description(page)).toContainText("About θ = (0, 1)");
    const fingers = await Fingers.on(page);
    const [from, to] = [await steepest.onScreen(0, 1), await steepest.onScreen(1, 2)];
    await fingers.move([[from, to]]);
    await expect.poll(() => steepest.start()[0]).toBeCloseTo(1, 1);
    await expect(description(page)).toContainText(/About θ = \((0\.9\d*|1(\.0\d*)?), (1\.9\d*|2(\.0\d*)?)\)/);
    expect(await smallTargets(page, 44)).toEqual([]);
  });

  test("a finger opens a part of the menu and switches a ball on, on any surface", async ({ steepest, page }) => {
    await steepest.open("v=1&problem=rosenbrock&run=sgd&start=-0.5,1&steps=10&step=0");
    await steepest.button(en.map.layersMenu).tap();
    await page.locator("summary", { hasText: words.groups.balls }).tap();
    await page.getByRole("checkbox", { name: words.marks.linf }).tap();
    await page.getByRole("checkbox", { name: words.marks.hessian }).tap();
    expect(await smallTargets(page, 44)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(entry(page, "linf")).toContainText("L∞");
    await expect(entry(page, "hessian")).toContainText("½dᵀHd = 0.1");
    expect(await smallTargets(page, 44)).toEqual([]);
  });
});
