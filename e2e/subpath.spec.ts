import { expect, test } from "@playwright/test";
import { complaintsOf } from "./complaints.ts";

test("the page works from a sub-path of a plain static host, with the policy as a header", async ({ page }) => {
  const complaints = complaintsOf(page);
  const response = await page.goto("./");
  expect(response?.headers()["content-security-policy"]).toContain("default-src 'self'");
  await expect(page.getByRole("region", { name: "Map" })).toBeVisible();
  // Numbers of a run can only come from the worker: it has been found and its WebAssembly compiles.
  await expect(page.getByRole("table", { name: "Runs" }).getByRole("row", { name: /Adam .*\d\.\d/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
