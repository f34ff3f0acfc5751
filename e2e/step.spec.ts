/** The inside of a step, and branches from it. */
import { Fingers } from "./fingers.ts";
import { expect, test } from "./test.ts";
import type { Locator } from "@playwright/test";
import type { Steepest } from "./steepest.ts";

const LINK = "v=1&problem=rosenbrock&start=-1.5,2&steps=40&view=map,step";
const MOMENTUM = `${LINK}&run=sgd~lr=0.002~momentum=0.5&step=4`;

const rule = ({ page }: Steepest): Locator => page.getByRole("list", { name: "Update rule with the numbers of this step" });
const probe = ({ page }: Steepest): Locator => page.getByRole("slider", { name: "Point along the step" });
const reading = async (steepest: Steepest): Promise<string> => (await probe(steepest).getAttribute("aria-valuetext")) ?? "";
const alpha = async (steepest: Steepest): Promise<number> => Number(/α (\S+),/.exec((await reading(steepest)).replaceAll("−", "-"))?.[1]);

test("a step is opened: its rule with numbers, what its models promised, and the slice along it", async ({ steepest, page }) => {
  await steepest.open(MOMENTUM);

  await test.step("the rule carries this step's numbers", async () => {
    await expect(page.getByText("Step 4 → 5")).toBeVisible();
    await expect(rule(steepest).getByText("0.5 · (188.1, 276.8) + (212.7, 105.3)")).toBeVisible();
    await expect(rule(steepest).getByText("= (306.7, 243.7)").first()).toBeVisible();
    await expect(page.getByRole("group", { name: "Change of the loss, predicted and actual" })).toContainText("−181.8 + 267.1 = 85.25, actual 231.2");
  });

  await test.step("it follows the playhead", async () => {
    await steepest.button("Step forward").click();
    await expect(page.getByText("Step 5 → 6")).toBeVisible();
    await expect(rule(steepest).getByText("(306.7, 243.7)").first()).toBeVisible();
    await steepest.button("Step back").click();
    await expect(page.getByText("Step 4 → 5")).toBeVisible();
  });

  await test.step("the probe goes along the slice by keys and by the mouse", async () => {
    await expect.poll(() => alpha(steepest)).toBe(1);
    await expect.poll(() => reading(steepest)).toMatch(/J 26\d/);
    await probe(steepest).focus();
    await page.keyboard.press("Home");
    expect(await alpha(steepest)).toBeLessThan(0);
    await page.keyboard.press("ArrowRight");
    const chart = page.getByRole("img", { name: "Loss along the step" });
    const box = (await chart.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(await alpha(steepest)).toBeGreaterThan(0.2);
    expect(await alpha(steepest)).toBeLessThan(0.9);
  });

  await test.step("vectors stand by coordinate", async () => {
    const row = page.getByRole("table", { name: "Vectors of this step, by coordinate" }).getByRole("row", { name: /velocity/ });
    await expect(row.getByRole("cell")).toHaveText(["306.7", "243.7"]);
  });
});

test("a rejected step says so, and at the end the last step is told with why the run is over", async ({ steepest, page }) => {
  await steepest.open(`${LINK}&run=trust-region&step=3`);
  await expect(page.getByText(/Rejected: the loss did not fall enough/)).toBeVisible();
  await expect(rule(steepest).getByText("not in this step")).toBeVisible();
  await steepest.button("Step back").click();
  await expect(page.getByText("1 trial, 1 accepted.")).toBeVisible();
  await steepest.timeline.press("End");
  await expect(page.getByText(/converged at step \d+/i).first()).toBeVisible();
});

test("on a problem that is a distribution it says how far the step moves it, and nothing of that elsewhere", async ({ steepest, page }) => {
  const distance = page.getByLabel("Distance that the step moves the distribution");
  await steepest.open("v=1&problem=gaussian&run=natural-gradient&steps=20&view=map,step&step=2");
  await expect(distance).toContainText(/KL\(before‖after\) ?0.004536/);
  await expect(distance).toContainText(/½dᵀFd ?0.004581/);
  await steepest.open(MOMENTUM);
  await expect(rule(steepest).getByText("= (306.7, 243.7)").first()).toBeVisible();
  await expect(distance).toBeHidden();
});

test("a branch leaves its parent, goes its own way with another setting, lives in the address, and is undone", async ({ steepest, page }) => {
  await steepest.open(MOMENTUM);
  await page.getByRole("button", { name: "Branch from here: Momentum, step 4" }).click();
  await expect.poll(() => steepest.runNames()).toHaveLength(2);
  const [parent, branch] = await steepest.runNames();
  await expect(steepest.runs.getByText(`from step 4 of ${parent}`)).toBeVisible();
  await expect(steepest.button(branch!)).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => steepest.key("run")).toContain("~from.run=0~from.step=4");

  await test.step("with the same settings it is the same path, with another it is another", async () => {
    await steepest.timeline.press("End");
    await expect.poll(async () => (await steepest.readings()).map(({ step }) => step)).toEqual([40, 40]);
    const [before, same] = await steepest.readings();
    expect(same!.loss).toBe(before!.loss);
    const field = steepest.field("Momentum", branch!);
    await field.fill("0.8");
    await field.press("Enter");
    await expect.poll(async () => (await steepest.readings())[1]!.loss).not.toBe(before!.loss);
    expect((await steepest.readings())[0]!.loss).toBe(before!.loss);
  });

  await test.step("the inside of its first step is there too", async () => {
    await steepest.timeline.fill("4");
    await expect(page.getByText("Step 4 → 5")).toBeVisible();
    await expect(page.getByText(`of ${branch!}`, { exact: true })).toBeVisible();
    await expect(
      rule(steepest)
        .getByText(/\(212\.7, 105\.3\)/)
        .first(),
    ).toBeVisible();
  });

  await test.step("undo takes the setting back, then the branch", async () => {
    await steepest.button("Undo").click();
    await expect(steepest.field("Momentum", branch!)).toHaveValue("0.5");
    await steepest.button("Undo").click();
    await expect.poll(() => steepest.runNames()).toHaveLength(1);
  });

  await test.step("the menu of a run offers the same", async () => {
    await steepest.button("Actions: Momentum").click();
    await page.getByRole("group", { name: "Actions: Momentum" }).getByRole("button", { name: "Branch from here" }).click();
    await expect.poll(() => steepest.runNames()).toHaveLength(2);
    await expect.poll(() => steepest.key("run")).toContain("~from.run=0~from.step=4");
  });
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("the probe follows a finger", async ({ steepest, page }) => {
    await steepest.open(MOMENTUM);
    const chart = page.getByRole("img", { name: "Loss along the step" });
    await chart.scrollIntoViewIfNeeded();
    const box = (await chart.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.touchscreen.tap(box.x + box.width * 0.3, y);
    const tapped = await alpha(steepest);
    expect(tapped).toBeLessThan(0.7);
    const fingers = await Fingers.on(page);
    await fingers.move([
      [
        { x: box.x + box.width * 0.3, y },
        { x: box.x + box.width * 0.6, y },
      ],
    ]);
    await expect.poll(() => alpha(steepest)).toBeGreaterThan(tapped + 0.2);
  });
});
