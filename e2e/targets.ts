/** How large the things to press are, measured by hitting them: padding that only catches the finger counts, what lies over it does not. */
import type { Page } from "@playwright/test";

/** Visible controls whose hit area is smaller than a square of `size` CSS pixels around its middle, by name. */
export function smallTargets(page: Page, size: number): Promise<string[]> {
  return page.evaluate((side) => {
    const modal = [...document.querySelectorAll("dialog[open], [popover]:popover-open")].at(-1);
    const controls = (modal ?? document).querySelectorAll<HTMLElement>(
      "button, a[href], select, summary, input:not([type=hidden]), textarea, [role=tab], [role=option]",
    );
    const small: string[] = [];
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || control.matches(":disabled")) continue;
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = control.getBoundingClientRect();
      // Read only by assistive technology, like the skip link until it has the focus.
      if (box.width <= 1 || box.height <= 1 || box.right <= 0) continue;
      const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
      const owns = (x: number, y: number): boolean => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (control.contains(hit) || labels.some((label) => label.contains(hit)));
      };
      const [x, y, reach] = [box.left + box.width / 2, box.top + box.height / 2, side / 2 - 1];
      // A large control may be partly outside its scrolling parent; then its own box tells.
      const wide = box.width >= side || (owns(x - reach, y) && owns(x + reach, y));
      const high = box.height >= side || (owns(x, y - reach) && owns(x, y + reach));
      const labelled = labels.some((label) => label.getBoundingClientRect().height >= side && label.getBoundingClientRect().width >= side);
      if ((wide && high) || labelled) continue;
      const name = control.getAttribute("aria-label") ?? (control.textContent.trim() || control.id || control.tagName);
      small.push(`${control.tagName.toLowerCase()} ${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
    scrollTo(0, 0);
    return small;
  }, size);
}
