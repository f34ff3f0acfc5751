/** The numbers at the playhead, written to the page without React, and all numbers as text in full precision. */
import { readable } from "../../draw/scales.ts";
import type { WordsOfCurvature } from "../../text/index.ts";
import type { PathCurvature } from "./table.ts";

type LimitWords = Pick<WordsOfCurvature, "below" | "belowMeaning">;

export const READOUTS = ["low", "high", "ratio", "actual", "predicted", "product"] as const;
export type ReadoutId = (typeof READOUTS)[number];

const DIGITS = 5;
const LIMIT_DIGITS = 4;
/** Where there is nothing to say: no row, no step from here, no learning rate. */
const NOTHING = "–";

/** @returns NaN where nothing of the kind exists */
export function readAt(table: PathCurvature, row: number, id: ReadoutId): number | undefined {
  switch (id) {
    case "low":
    case "high":
      return table.at(row, id);
    case "ratio":
      return table.at(row, "ghg") / table.at(row, "gg");
    case "product":
      return table.rule === undefined || row >= table.steps ? undefined : table.rateAt(row) * table.at(row, "high");
    case "predicted":
    case "actual":
      return row < table.steps ? table.at(row, id) : undefined;
  }
}

/** η·λmax at which the step away from a row stops contracting: weight decay adds to every curvature, so it takes its share. */
export function productLimit(table: PathCurvature, row: number): number | undefined {
  return table.rule === undefined || row < 0 || row >= table.steps ? undefined : table.rule.own - table.rateAt(row) * table.rule.decay;
}

/** @param host holds an element `[data-readout]` for each number, and `[data-limit]` for what is said of one */
export function writeReadouts(host: HTMLElement, table: PathCurvature | undefined, row: number, words: LimitWords): void {
  const limit = table === undefined ? undefined : productLimit(table, row);
  const value = limit === undefined ? undefined : readable(limit, LIMIT_DIGITS);
  for (const node of host.querySelectorAll<HTMLElement>("[data-limit]")) {
    const [shown, title] = value === undefined ? ["", ""] : [words.below(value), words.belowMeaning(value)];
    if (node.textContent !== shown) node.textContent = shown;
    if (node.title !== title) node.title = title;
  }
  for (const node of host.querySelectorAll<HTMLElement>("[data-readout]")) {
    const id = READOUTS.find((one) => one === node.dataset["readout"]);
    const value = id === undefined || table === undefined || row < 0 || row >= table.count ? undefined : readAt(table, row, id);
    const shown = value === undefined ? NOTHING : readable(value, DIGITS);
    if (node.textContent !== shown) node.textContent = shown;
    const exact = value === undefined ? "" : String(value);
    if (node.getAttribute("value") !== exact) node.setAttribute("value", exact);
  }
}

/** Copies a selection of readouts in full precision, whatever is shown of them; names and numbers are parted by tabs. */
export function exactSelection(selection: Selection | null): string | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: within } = range;
  const single = (within instanceof Element ? within : within.parentElement)?.closest("data[value]");
  if (single !== null && single !== undefined) return single.getAttribute("value") ?? undefined;
  const copy = range.cloneContents();
  for (const node of copy.querySelectorAll("data[value]")) node.textContent = node.getAttribute("value");
  const rows = [...copy.querySelectorAll("div")].map((row) => [...row.querySelectorAll("dt, dd")].map((cell) => cell.textContent.trim()).join("\t"));
  return rows.length > 0 ? rows.filter((row) => row.trim() !== "").join("\n") : copy.textContent.trim();
}

const HEAD = ["step", "lambdaMin", "lambdaMax", "gg", "gHg", "rate", "predicted", "actual"];

/** The whole table, every number by its shortest round trip; empty where there is none. */
export function asText(table: PathCurvature): string {
  const lines = [HEAD.join("\t")];
  for (let row = 0; row < table.count; row++) {
    const rate = row < table.steps ? table.rateAt(row) : Number.NaN;
    const change = (id: "predicted" | "actual"): string => (row < table.steps ? String(table.at(row, id)) : "");
    const cells = [table.at(row, "low"), table.at(row, "high"), table.at(row, "gg"), table.at(row, "ghg"), Number.isNaN(rate) ? "" : rate];
    lines.push([table.trajectory.firstStep + row, ...cells, change("predicted"), change("actual")].join("\t"));
  }
  return `${lines.join("\n")}\n`;
}
