/** What the signs without words mean, at the right end of the upper row. Written without React: they come and go with an open panel. */
import { glyphOf, inkOf } from "./glyphs.ts";
import { isQuiet } from "./marks.ts";
import type { Messages } from "../../text/index.ts";
import type { RunEvents } from "./marks.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Between the legend and the nearest event. */
const GAP = 12;

/**
 * @param limit the formula that the largest eigenvalue rises over
 * @returns pixels that it takes of the row; `undefined` where there is nothing to say
 */
export function legendOf(host: HTMLElement, runs: readonly RunEvents[], limit: string | undefined, text: Messages["timeline"]): number | undefined {
  const kinds = new Set(runs.flatMap(({ events }) => events.map(({ kind }) => kind)).filter(isQuiet));
  const words = (["sign", "over"] as const).flatMap((kind) => {
    if (!kinds.has(kind)) return [];
    return [{ kind, words: kind === "sign" ? text.legend.sign : text.legend.over(limit?.replaceAll("_", "")) }];
  });
  const key = JSON.stringify(words);
  if (host.dataset["says"] !== key) {
    host.dataset["says"] = key;
    host.replaceChildren(...words.map(entry));
  }
  return words.length === 0 ? undefined : host.offsetWidth + GAP;
}

function entry({ kind, words }: { readonly kind: "sign" | "over"; readonly words: string }): HTMLElement {
  const item = document.createElement("span");
  item.style.color = `var(${inkOf(kind, 0)})`;
  const picture = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: "-8 -8 16 16", width: "14", height: "14", "aria-hidden": "true" })) picture.setAttribute(name, value);
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ d: glyphOf(kind, 0).path, fill: "none", stroke: "currentColor", "stroke-width": "1.75" }))
    path.setAttribute(name, value);
  picture.append(path);
  item.append(picture, ` ${words}`);
  return item;
}
