/** The first visit: what is there without being asked for, under the policy, from a sub-path. */
import { spawn } from "node:child_process";
import process from "node:process";
import { coloursOf } from "./pixels.ts";
import { expect, test } from "./test.ts";

test("the page opens from a sub-path under its policy and shows an idea at once", async ({ steepest, page }) => {
  const response = await page.goto("./");
  expect(response?.headers()["content-security-policy"]).toContain("default-src 'self'");
  await steepest.settled();
  await expect(page).toHaveTitle(/Steepest/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  // Two runs or three, on a surface that is painted.
  expect((await steepest.readings()).length).toBeGreaterThanOrEqual(2);
  await expect.poll(() => coloursOf(steepest.heights)).toBeGreaterThan(60);
  // What the picture shows is said, too.
  for (const name of await steepest.runNames()) await expect(steepest.map.getByText(`${name}: at (`)).toBeAttached();

  // Roles and names that others rely on.
  for (const name of ["Play", "Step forward", "Step back", "Reset", "Share", "Add optimizer"]) await expect(steepest.button(name)).toBeVisible();
  await expect(page.getByRole("slider", { name: "Timeline", exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Problem", exact: true })).toBeVisible();
  for (const name of ["Map", "Loss"]) await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Runs", exact: true })).toBeVisible();
  await expect(page.locator("[data-issues]")).toHaveCount(0);
});

test("the policy stands in the page, the same as in the header, and holds", async ({ page, complaints }) => {
  const response = await page.goto("./");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toBe(response?.headers()["content-security-policy"]);
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  // A planted script must not run.
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.planted = 'yes'";
    document.head.append(script);
    return document.documentElement.dataset["planted"] ?? "no";
  });
  expect(ran).toBe("no");
  // The browser says so once for the header and once for the page's own policy; this, and only this, was provoked here.
  await expect.poll(() => complaints.length).toBe(2);
  for (const complaint of complaints.splice(0)) expect(complaint).toContain("inline script");
});

test("playing moves the playhead to the end, and stops there", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=himmelblau&run=adam~lr=0.1&steps=60&step=0");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("120 steps/s");
  await steepest.button("Play").click();
  await expect(steepest.button("Pause")).toBeVisible();
  await expect(steepest.timeline).toHaveValue("60");
  await expect(steepest.button("Play")).toBeVisible();
  expect((await steepest.readings())[0]?.step).toBe(60);
  // Again from the start; pausing stops where it is.
  await page.getByRole("combobox", { name: "Speed" }).selectOption("5 steps/s");
  await steepest.button("Play").click();
  await expect.poll(async () => (await steepest.readings())[0]!.step).toBeLessThan(40);
  await steepest.button("Pause").click();
  // Where it stopped stands in the address, and there it stays.
  await expect.poll(async () => Number(steepest.key("step")) - (await steepest.readings())[0]!.step).toBe(0);
  expect(Number(steepest.key("step"))).toBeLessThan(60);
  await steepest.button("Reset").click();
  await expect(steepest.timeline).toHaveValue("0");
});

test("`npm run preview` serves the same page on port 4173", async ({ page }) => {
  const folder = process.env["E2E_DIST"] ?? "dist";
  // A group of its own, because npm does not end what it has started.
  const preview = spawn("npm", ["run", "preview", "--", "--outDir", folder], { detached: true, stdio: "ignore" });
  try {
    const status = (): Promise<number> =>
      fetch("http://127.0.0.1:4173/").then(
        (response) => response.status,
        () => 0,
      );
    await expect.poll(status).toBe(200);
    await page.goto("http://127.0.0.1:4173/");
    await expect(page.getByRole("row", { name: /^Adam .*\d/ })).toBeVisible();
  } finally {
    if (preview.pid !== undefined) process.kill(-preview.pid);
  }
});
