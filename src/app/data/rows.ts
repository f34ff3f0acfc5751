/**
 * Data as text: a row for each example, its inputs and then its target, parted by tabs, semicolons, commas or spaces; or numbers, however they are
 * parted. What people paste has headings, empty lines and decimal commas; what cannot be read is named with its line.
 */
import { formatExact, toNumber } from "../knobs/numbers.ts";
import { classesOf } from "./dots.ts";
import type { DataKnob } from "./dots.ts";
import type { Examples, ExamplesKnob, Value, VectorKnob } from "../../core/knobs.ts";

export type DataFault =
  | { readonly code: "empty"; readonly least: number }
  | { readonly code: "too-long"; readonly most: number }
  | { readonly code: "not-a-number"; readonly line: number; readonly found: string }
  | { readonly code: "columns"; readonly line: number; readonly found: number; readonly needed: number }
  | { readonly code: "class"; readonly line: number; readonly found: string; readonly most: number }
  | { readonly code: "below" | "above"; readonly line: number; readonly found: string; readonly limit: string; readonly open: boolean };
export type ReadData = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: DataFault };

/** As core/knobs.ts and core/examples.ts have it. */
const MOST_NUMBERS = 100_000;
const MOST_COLUMNS = 50;
/** Characters of a quotation. */
const LONGEST_QUOTE = 24;

const refuse = (fault: DataFault): ReadData => ({ ok: false, fault });
const quote = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Tabs first: what tables are copied as. Then what cannot be a decimal mark. A comma parts cells unless semicolons or tabs do. */
function cellsOf(line: string): string[] {
  for (const mark of ["\t", ";", ","]) {
    // A mark at the end is only an end.
    if (line.includes(mark))
      return line
        .replace(/[\t;,\s]+$/, "")
        .split(mark)
        .map((cell) => cell.trim());
  }
  return line.trim().split(/\s+/);
}

/** Lines with something on them. A first one without any number is a heading. */
function linesOf(text: string): readonly Line[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, i): Line => ({ number: i + 1, cells: line.trim() === "" || line.trim().startsWith("#") ? [] : cellsOf(line) }))
    .filter(({ cells }) => cells.length > 0);
  const [first, ...rest] = lines;
  return first !== undefined && rest.length > 0 && first.cells.every((cell) => Number.isNaN(toNumber(cell))) ? rest : lines;
}

function readRows(text: string, knob: ExamplesKnob, classes: number | undefined): ReadData {
  const lines = linesOf(text);
  const [first] = lines;
  if (first === undefined) return refuse({ code: "empty", least: 1 });
  const columns = knob.columns === "any" ? Math.max(1, Math.min(MOST_COLUMNS, first.cells.length - 1)) : knob.columns;
  if (lines.length * (columns + 1) > MOST_NUMBERS) return refuse({ code: "too-long", most: Math.floor(MOST_NUMBERS / (columns + 1)) });
  const inputs: number[][] = [];
  const targets: number[] = [];
  for (const { number: line, cells } of lines) {
    const values = cells.map(toNumber);
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) return refuse({ code: "not-a-number", line, found: quote(cells[bad]!) });
    if (values.length !== columns + 1) return refuse({ code: "columns", line, found: values.length, needed: columns + 1 });
    const target = values[columns]!;
    if (classes !== undefined && !(Number.isInteger(target) && target >= 0 && target < classes)) {
      return refuse({ code: "class", line, found: quote(cells[columns]!), most: classes - 1 });
    }
    inputs.push(values.slice(0, columns).map((value) => value + 0));
    targets.push(target + 0);
  }
  return { ok: true, value: { inputs, targets } };
}

function readNumbers(text: string, { least = 1, entries }: VectorKnob): ReadData {
  const values: number[] = [];
  for (const { number: line, cells } of linesOf(text)) {
    for (const found of cells.flatMap((cell) => cell.split(/\s+/))) {
      if (found === "") continue;
      const value = toNumber(found);
      if (!Number.isFinite(value)) return refuse({ code: "not-a-number", line, found: quote(found) });
      const { min = -Infinity, max = Infinity, minBound, maxBound } = entries ?? {};
      if (value < min || (value === min && minBound === "open")) {
        return refuse({ code: "below", line, found: quote(found), limit: formatExact(min), open: minBound === "open" });
      }
      if (value > max || (value === max && maxBound === "open")) {
        return refuse({ code: "above", line, found: quote(found), limit: formatExact(max), open: maxBound === "open" });
      }
      values.push(value + 0);
    }
  }
  if (values.length < Math.max(1, least)) return refuse({ code: "empty", least: Math.max(1, least) });
  return values.length > MOST_NUMBERS ? refuse({ code: "too-long", most: MOST_NUMBERS }) : { ok: true, value: values };
}

export function readData(text: string, knob: DataKnob, siblings: Readonly<Record<string, Value>>): ReadData {
  return knob.kind === "vector" ? readNumbers(text, knob) : readRows(text, knob, classesOf(knob, siblings));
}

/** A text that reads back as the same data. */
export function writeData(knob: DataKnob, value: Value): string {
  if (knob.kind === "vector") return (value as readonly number[]).map(formatExact).join(", ");
  const { inputs, targets } = value as Examples;
  return inputs.map((row, i) => [...row, targets[i]!].map(formatExact).join(", ")).join("\n");
}
