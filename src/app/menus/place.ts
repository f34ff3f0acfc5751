/** Where a popover stands: below its button or above it, wherever there is more room, and never outside of the window. */

/** Distance from the button and from the window's edges, in pixels. */
const GAP = 4;
const EDGE = 8;

export function place(panel: HTMLElement, button: HTMLElement): void {
  const { style } = panel;
  style.maxHeight = "";
  const from = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - from.bottom - GAP - EDGE;
  const above = from.top - GAP - EDGE;
  const under = panel.offsetHeight <= below || below >= above;
  style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
  // Aligned with the side of the button that is nearer to the window's edge.
  const left = from.left + from.right > clientWidth ? from.right - panel.offsetWidth : from.left;
  style.left = `${Math.max(EDGE, Math.min(left, clientWidth - panel.offsetWidth - EDGE))}px`;
  style.top = under ? `${from.bottom + GAP}px` : "auto";
  style.bottom = under ? "auto" : `${clientHeight - from.top + GAP}px`;
}
