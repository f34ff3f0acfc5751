import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { complaintsOf } from "./complaints.ts";
import { coloursOf } from "./pixels.ts";

test("the page opens under its policy without a complaint", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("./");
  await expect(page.getByRole("region", { name: "Map" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(/Steepest/);
  expect(complaints).toEqual([]);
});

test("two runs are computed and the surface is painted", async ({ page }) => {
  await page.goto("./");
  const runs = page.getByRole("table", { name: "Runs" });
  for (const optimizer of ["Adam", "SGD"]) await expect(runs.getByRole("row", { name: new RegExp(`${optimizer} .*\\d\\.\\d`) })).toBeVisible();
  // A page without its surface shows a dozen shades of text; bands of height are many more.
  const map = page.getByRole("region", { name: "Map" });
  await expect.poll(() => coloursOf(map)).toBeGreaterThan(60);
});

test("the policy stands in the page and holds", async ({ page }) => {
  await page.goto("./");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  // A planted inline script must not run, nor code made of text.
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.planted = 'yes'";
    document.head.append(script);
    return document.documentElement.dataset["planted"] ?? "no";
  });
  expect(ran).toBe("no");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing stands in the way of assistive technology (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("./");
    await expect(page.getByRole("region", { name: "Map" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  });
}
