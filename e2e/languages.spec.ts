/** Three languages, switched in place, and links with mistakes. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { ko } from "../src/text/ko/index.ts";
import { zhCN } from "../src/text/zh-CN/index.ts";
import { Steepest } from "./steepest.ts";
import { expect, test } from "./test.ts";
import type { Messages } from "../src/text/index.ts";
import type { Page } from "@playwright/test";

/** What is called the same in every language. */
const PROPER = new Set(["Steepest", "English", "Adam", "SGD", "Himmelblau", "QR", "TSV", "CSV", "‖g‖", "?", "한국어", "简体中文", "η", "β₁", "log"]);
interface Language {
  readonly name: string;
  readonly tag: string;
  readonly text: Messages;
  /** Its script, and that of the other one. */
  readonly own: RegExp;
  readonly foreign: RegExp;
}
const LANGUAGES: readonly Language[] = [
  { name: "한국어", tag: "ko", text: ko, own: /\p{Script=Hangul}/u, foreign: /\p{Script=Han}/u },
  { name: "简体中文", tag: "zh-CN", text: zhCN, own: /\p{Script=Han}/u, foreign: /\p{Script=Hangul}/u },
];

/** Names of everything that has a role and a name. */
async function namesOf(page: Page): Promise<string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  return [...tree.matchAll(/^\s*- '?[a-z]+ "((?:[^"\\]|\\.)*)"/gmu)].map(([, name]) => name!.replaceAll("''", "'"));
}

/** That a page speaks its language, and nothing else. */
async function expectSpoken(steepest: Steepest, { tag, own, foreign }: Language): Promise<void> {
  const { page, text } = steepest;
  await expect(page.locator("html")).toHaveAttribute("lang", tag);
  const controls = [
    steepest.map,
    steepest.stage,
    steepest.runs,
    steepest.timeline,
    steepest.problem,
    steepest.button(text.share.share),
    steepest.button(text.runs.add),
  ];
  for (const control of controls) await expect(control).toBeVisible();
  // The map's description is written anew when the page is at rest.
  await expect(steepest.map).toHaveAccessibleDescription(own);
  expect(await steepest.map.evaluate((map) => map.textContent)).not.toMatch(/\b(minimum|start|loss|Layers)\b/);

  const names = (await namesOf(page)).filter((one) => !PROPER.has(one));
  expect(names.length).toBeGreaterThan(40);
  // Numbers, coordinates and settings apart: what has letters has some of this language.
  expect(names.filter((one) => /\p{L}{3}/u.test(one) && !own.test(one))).toEqual([]);
  expect(names.filter((one) => foreign.test(one) || /\b[a-z]{4,}\b/.test(one))).toEqual([]);
  await expect.poll(() => steepest.key("lang")).toBe(tag);
}

test("the language is switched at once, accessible names included", async ({ steepest, page }) => {
  await steepest.open("v=1&problem=himmelblau&run=adam&run=sgd&steps=60&step=20");
  const numbers = async (): Promise<unknown> => (await steepest.readings()).map(({ loss, step, gradNorm }) => ({ loss, step, gradNorm }));
  const before = await numbers();
  let speaking = steepest;
  for (const language of LANGUAGES) {
    await page.getByRole("combobox", { name: speaking.text.shell.language }).selectOption(language.name);
    speaking = new Steepest(page, language.text);
    await expectSpoken(speaking, language);
  }
  // Who opens this link reads it in the same language.
  await page.reload();
  await expectSpoken(speaking, LANGUAGES.at(-1)!);
  await page.getByRole("combobox", { name: speaking.text.shell.language }).selectOption("English");
  await expect(steepest.map).toBeVisible();
  // Words have changed, nothing else has.
  expect(await numbers()).toEqual(before);
});

test("a link with mistakes says each of them, and shows what could be read", async ({ steepest, page }) => {
  const query = "v=1&problem=bowl&p.kappa=-4&run=adam~lr=-1~foo=2&run=nosuch&run=sgd~nesterov=true&start=1,2,3&seed=1.5&colour=red&steps=40";
  const { stderr } = spawnSync(process.execPath, ["scripts/cli.mjs", "simulate", query], { encoding: "utf8" });
  const told = stderr.split("\n").flatMap((line) => /^issue: ([^:]*): (.*)$/.exec(line)?.slice(1) ?? []);
  expect(told.length).toBeGreaterThan(10);
  // A run that is refused has no numbers to wait for.
  await page.goto(`./?${query}`);
  const banner = page.locator("[data-issues]");
  await expect(banner).toBeVisible();
  for (let i = 0; i < told.length; i += 2) {
    const item = banner.locator(`[data-path="${told[i]}"]`).filter({ hasText: told[i + 1]! });
    await expect(item, `${told[i]}: ${told[i + 1]}`).toHaveCount(1);
  }
  await expect(banner.locator("[data-path]")).toHaveCount(told.length / 2);
  await expect(steepest.problem).toContainText("Bowl");
  // The unknown method is named, with its reason, and is nobody else's name.
  await expect(steepest.runs.getByRole("rowheader", { name: /nosuch/ })).toBeVisible();
  // In the reader's language.
  await page.getByRole("combobox", { name: "Language" }).selectOption("한국어");
  await expect(page.getByRole("heading", { name: ko.issues.title })).toBeVisible();
  for (const item of await banner.locator("[data-path]").all()) expect(await item.textContent()).toMatch(/\p{Script=Hangul}/u);
});

for (const [what, query] of Object.entries({
  "an unknown problem": "v=1&problem=nosuch&run=adam",
  "a newer version": "v=99&problem=bowl&run=adam",
  nothing: "v=1",
})) {
  test(`a link with ${what} is an issue`, async ({ page }) => {
    await page.goto(`./?${query}`);
    await expect(page.locator("[data-issues] [data-path]")).not.toHaveCount(0);
    await expect(page.getByRole("region", { name: "Map" })).toBeVisible();
  });
}
