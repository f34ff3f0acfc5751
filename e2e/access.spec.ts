/** Nothing stands in the way of assistive technology, in any state of the page. */
import { AxeBuilder } from "@axe-core/playwright";
import { ko } from "../src/text/ko/index.ts";
import { Steepest } from "./steepest.ts";
import { expect, test } from "./test.ts";
import type { Locator } from "@playwright/test";

const LINK = "v=1&problem=himmelblau&run=adam~lr=0.1&run=sgd~lr=0.01&steps=80";

/** What axe finds, in words that lead to the place. */
async function violations({ page }: Steepest, rules?: readonly string[]): Promise<string[]> {
  // Colours on their way from one state to the next are neither. What follows scrolling has no end.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ timeline }) => timeline instanceof DocumentTimeline)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  const builder = new AxeBuilder({ page });
  const { violations: found } = await (rules === undefined ? builder : builder.withRules([...rules])).analyze();
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}

interface State {
  /** Brings the page there; what it returns is visible then, and is left by Escape where it covers the page. */
  readonly enter: (steepest: Steepest) => Promise<Locator>;
  readonly leave?: (steepest: Steepest) => Promise<void>;
}

const escape = async ({ page }: Steepest): Promise<void> => page.keyboard.press("Escape");
const press =
  (button: string, inside: (steepest: Steepest) => Locator): State["enter"] =>
  async (steepest) => {
    await steepest.button(button).click();
    return inside(steepest);
  };

/** One after the other on the same page, so that a dozen states cost one load. */
const STATES: Readonly<Record<string, State>> = {
  "as it opens": { enter: async ({ map }) => map },
  curvature: {
    enter: async ({ page }) => {
      await page.getByRole("tab", { name: "Curvature" }).click();
      return page.getByRole("img", { name: "Eigenvalues of the Hessian" });
    },
  },
  "the settings of a run": { enter: press("All settings: Adam", ({ page }) => page.getByRole("checkbox", { name: /AMSGrad/ })) },
  "the rule of a run": { enter: press("Rule: Adam", ({ page }) => page.getByRole("dialog", { name: "Rule: Adam" }).getByRole("math").first()), leave: escape },
  "actions of a run": { enter: press("Actions: Adam", ({ page }) => page.getByRole("group", { name: "Actions: Adam" })), leave: escape },
  "optimizers to add": { enter: press("Add optimizer", ({ page }) => page.getByRole("button", { name: "AdamW", exact: true })), leave: escape },
  "the budget of the comparison": {
    enter: press("Equal steps (80)", ({ page }) => page.getByRole("radio", { name: "Equal evaluations" })),
    leave: escape,
  },
  layers: { enter: press("Layers", ({ page }) => page.getByRole("checkbox", { name: "Paths" })), leave: escape },
  more: { enter: press("More", ({ page }) => page.getByRole("group", { name: "More" })), leave: escape },
  share: { enter: press("Share", ({ shareDialog }) => shareDialog.getByRole("img")), leave: escape },
  gallery: { enter: press("Gallery", ({ page }) => page.getByRole("dialog", { name: "Gallery" }).getByRole("listitem").first()), leave: escape },
  "keyboard shortcuts": { enter: press("Keyboard shortcuts", ({ page }) => page.getByRole("dialog", { name: "Keyboard shortcuts" })), leave: escape },
  "the inside of a step": {
    enter: async ({ page }) => {
      await page.getByRole("tab", { name: "Step" }).click();
      return page.getByRole("slider", { name: "Point along the step" });
    },
  },
  "the surface in 3D beside the map": {
    enter: press("Both", ({ page }) => page.getByRole("application", { name: /^Loss surface in 3D/ })),
    leave: async (steepest) => steepest.button("2D").click(),
  },
  "problems to choose": {
    enter: async ({ problem, page }) => {
      await problem.click();
      return page.getByRole("option", { name: "Ackley" });
    },
    leave: escape,
  },
  "a formula with a mistake": {
    enter: async (steepest) => {
      await steepest.chooseProblem("Your own formula");
      await steepest.formula.fill("x^2 + + * y");
      return steepest.page.locator("[data-issues] [data-path]").first();
    },
  },
};

/** The dark theme differs in colours alone. */
const RULES = { light: undefined, dark: ["color-contrast", "link-in-text-block"] } as const;

for (const colorScheme of ["light", "dark"] as const) {
  test(`every state is accessible (${colorScheme})`, async ({ steepest, page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await steepest.open(LINK);
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    for (const [name, { enter, leave }] of Object.entries(STATES)) {
      await test.step(name, async () => {
        await expect(await enter(steepest)).toBeVisible();
        expect.soft(await violations(steepest, RULES[colorScheme]), name).toEqual([]);
        await leave?.(steepest);
      });
    }
  });
}

test("every panel is accessible on a phone, in Korean, with issues", async ({ page }) => {
  const steepest = new Steepest(page, ko);
  await page.setViewportSize({ width: 390, height: 844 });
  await steepest.open(`${LINK}&lang=ko&colour=red`);
  await expect(page.locator("[data-issues]")).toBeVisible();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true");
    expect.soft(await violations(steepest), (await tab.textContent()) ?? "").toEqual([]);
  }
});
