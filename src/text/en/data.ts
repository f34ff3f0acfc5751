/** Texts of data sets among the settings. */
export const words = {
  count: (count: number) => (count === 1 ? "1 point" : `${count} points`),
  chosen: (index: number, count: number, place: string, label: number | undefined) =>
    `Point ${index} of ${count}: ${place}${label === undefined ? "" : `, class ${label}`}`,
  class: (k: number) => `Class ${k}`,
  classOfNew: "Class of new points",
  classOf: (index: number) => `Class of point ${index}`,
  hint: "Click to add, drag to move, Delete or Alt-click to remove. Keys: Page Up/Down choose, arrows move, Enter adds.",
  hintBars: "Drag a bar. Keys: left and right choose, up and down change.",
  remove: "Remove",
  listed: "Back to the listed data",
  notDrawn: "Drawn where every example has two inputs. These are shown as text only.",
  asRows: "As rows: inputs, then the target",
  asNumbers: "As numbers",
  formRows: "Paste CSV or TSV: one example a line. A line of headings is skipped.",
  formNumbers: "Parted by spaces, commas, semicolons or lines.",
  /** Said after whatever is wrong. */
  kept: "Until then the last data stay.",
  empty: (least: number) => (least === 1 ? "At least one is needed." : `At least ${least} are needed.`),
  tooLong: (most: number) => `At most ${most.toLocaleString("en")} rows fit.`,
  notNumber: (line: number, found: string) => (found === "" ? `Line ${line}: a number is missing.` : `Line ${line}: “${found}” is not a number.`),
  columns: (line: number, found: number, needed: number) => `Line ${line} has ${found} ${found === 1 ? "number" : "numbers"}, not ${needed}.`,
  /** `setting`: the name of the one that says how many classes there are. */
  notClass: (line: number, found: string, most: number, setting: string | undefined) =>
    `Line ${line}: “${found}” is no class from 0 to ${most}.${setting === undefined ? "" : ` More of them: the setting “${setting}”.`}`,
  below: (line: number, found: string, limit: string, open: boolean) => `Line ${line}: ${found} must be ${open ? "above" : "at least"} ${limit}.`,
  above: (line: number, found: string, limit: string, open: boolean) => `Line ${line}: ${found} must be ${open ? "below" : "at most"} ${limit}.`,
};

export type WordsOfData = typeof words;
