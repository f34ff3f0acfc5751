/** What must hold of the layout at every width, measured: pictures are looked at, not compared. */
import { ko } from "../src/text/ko/index.ts";
import { zhCN } from "../src/text/zh-CN/index.ts";
import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";

const SIZES = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1440, 900],
  [2560, 1440],
] as const;
const LINK = "v=1&problem=himmelblau&run=adam~lr=0.1&run=sgd~lr=0.01~momentum=0.9&run=rmsprop&steps=80";

/** Everything about the layout that is wrong whatever the width. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.getAttribute("aria-labelledby") ?? element.textContent.trim().slice(0, 30)}`;
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in ${clientWidth}`);

    /** The part of a box that its scrolling parents let through. */
    const seen = (element: Element): { left: number; right: number; top: number; bottom: number } => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        if (getComputedStyle(parent).overflow === "visible") continue;
        const box = parent.getBoundingClientRect();
        [left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return { left, right, top, bottom };
    };

    // Main regions do not lie on each other.
    const regions = [...document.querySelectorAll("header, main section, main [role=region]")].filter(
      (one) =>
        shown(one) &&
        one.getBoundingClientRect().height > 0 &&
        one.closest("dialog, [popover]") === null &&
        one.parentElement?.closest("header, section") === null,
    );
    for (const [i, a] of regions.entries()) {
      for (const b of regions.slice(i + 1)) {
        const [p, q] = [seen(a), seen(b)];
        const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (width > 1 && height > 1) found.push(`${nameOf(a)} and ${nameOf(b)} overlap by ${Math.round(width)} × ${Math.round(height)}`);
      }
    }

    // What is written on a control lies inside it, and the control inside the page.
    for (const control of document.querySelectorAll<HTMLElement>("button, [role=tab], [role=combobox]:not(input)")) {
      if (!shown(control)) continue;
      const box = control.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.left < -1 || box.right > clientWidth + 1) found.push(`${nameOf(control)} leaves the page: ${Math.round(box.left)} to ${Math.round(box.right)}`);
      const written = document.createRange();
      written.selectNodeContents(control);
      const { width, height } = written.getBoundingClientRect();
      const clipped = getComputedStyle(control).textOverflow !== "ellipsis" && (width > box.width + 1 || height > box.height + 1);
      if (clipped)
        found.push(`${nameOf(control)} is ${Math.round(box.width)} × ${Math.round(box.height)}, its words ${Math.round(width)} × ${Math.round(height)}`);
    }
    return found;
  });
}

test("nothing overlaps, scrolls sideways or is clipped, from 320 px to 4K, in three languages", async ({ steepest, page }) => {
  test.setTimeout(90_000);
  await steepest.open(LINK);
  let speaking = steepest.text;
  for (const [tag, text] of [
    ["en", steepest.text],
    ["ko", ko],
    ["zh-CN", zhCN],
  ] as const) {
    await page.getByRole("combobox", { name: speaking.shell.language }).selectOption(tag);
    await expect(page.getByRole("region", { name: text.map.name, exact: true })).toBeVisible();
    speaking = text;
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await expect.soft(async () => expect(await faults(page)).toEqual([]), `${width} px, ${tag}`).toPass({ timeout: 3000 });
    }
  }
});

test("the map is the figure: most of the width on a laptop, all of it on a phone", async ({ steepest, page }) => {
  await steepest.open(LINK);
  const share = async (): Promise<number> => (await steepest.stage.boundingBox())!.width / page.viewportSize()!.width;
  await expect.poll(share).toBeGreaterThanOrEqual(0.6);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(share).toBeGreaterThanOrEqual(0.58);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(share).toBeGreaterThanOrEqual(0.95);
  // Map, time and the tabs of the panels are on the first screen.
  for (const part of [steepest.map, steepest.timeline, page.getByRole("tab").first()]) {
    const bottom = async (): Promise<number> => {
      const box = (await part.boundingBox())!;
      return box.y + box.height;
    };
    await expect.poll(bottom).toBeLessThanOrEqual(844);
  }
  // Equal aspect: a unit is as long in x as in y, whatever the window.
  await page.setViewportSize({ width: 1440, height: 900 });
  const aspect = async (): Promise<number> => {
    const box = (await steepest.heights.boundingBox())!;
    const words = (await steepest.map.getByText(/Shown: x from/).textContent())!.replaceAll("−", "-");
    const [xlo, xhi, ylo, yhi] = /x from (\S+) to (\S+), y from (\S+) to (\S+)\./.exec(words)!.slice(1).map(Number) as [number, number, number, number];
    return box.width / (xhi - xlo) / (box.height / (yhi - ylo));
  };
  await expect.poll(aspect).toBeCloseTo(1, 2);
});
