/** Writes the key of the heights into the page, without React: it changes while tiles arrive. */
import type { Messages } from "../../text/index.ts";
import type { LegendLayout } from "../../views/map/legend.ts";
import type { Spacing } from "../store/state.ts";

/**
 * @param layOut for the width that there is
 * @param asked spacing that was asked for; a log scale needs room, and where there is none heights are spaced evenly
 * @param words for each kind of scale
 */
export function writeLegend(
  element: HTMLElement,
  layOut: ((width: number) => LegendLayout) | undefined,
  asked: Spacing,
  words: Messages["map"]["scales"],
): void {
  const scale = element.parentElement?.querySelector("[data-scale]");
  element.hidden = layOut === undefined;
  const layout = layOut?.(element.clientWidth);
  if (layout === undefined) return;
  const bar = document.createElement("span");
  bar.dataset["bar"] = "";
  bar.append(
    ...layout.bands.map((colour) => {
      const band = document.createElement("span");
      band.style.background = colour;
      return band;
    }),
  );
  const ticks = layout.ticks.map(({ at, label }) => {
    const tick = document.createElement("span");
    tick.dataset["tick"] = "";
    tick.style.left = `${100 * at}%`;
    tick.textContent = label;
    return tick;
  });
  element.replaceChildren(bar, ...ticks);
  if (scale !== null && scale !== undefined) scale.textContent = words[asked === "log" && layout.scale === "linear" ? "levelled" : layout.scale];
}
