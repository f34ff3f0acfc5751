/** Reading the command line's words: one scenario, and options as `--name value` or `--name=value`. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { quote } from "../core/knobs.ts";
import { decode } from "../scenario/index.ts";
import type { Issue } from "../core/knobs.ts";
import type { Catalogue, Scenario } from "../scenario/index.ts";

/** Arguments that cannot be carried out; its message is the one line printed. */
export class Complaint extends Error {}

export interface Arguments {
  readonly scenario: string;
  readonly options: ReadonlyMap<string, string>;
}

/** @param known the options of the command, without dashes */
export function readArguments(words: readonly string[], known: readonly string[]): Arguments {
  const options = new Map<string, string>();
  const plain: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!word.startsWith("--")) {
      plain.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = word.slice(2, equals < 0 ? undefined : equals);
    if (!known.includes(name)) throw new Complaint(`unknown option --${name}`);
    if (options.has(name)) throw new Complaint(`option --${name} is given twice`);
    const value = equals < 0 ? words[++i] : word.slice(equals + 1);
    if (value === undefined) throw new Complaint(`option --${name} needs a value`);
    options.set(name, value);
  }
  if (plain.length !== 1) throw new Complaint(plain.length === 0 ? "a scenario is missing" : `one scenario is expected, ${plain.length} are given`);
  return { scenario: plain[0]!, options };
}

/** No scenario is larger: 8 million characters, each of up to four bytes. */
const LARGEST_FILE = 32_000_000;

function readText(word: string): string {
  if (!word.startsWith("@")) return word;
  // npm runs the program in the project's folder; the name was given in the caller's.
  const file = path.resolve(process.env["INIT_CWD"] ?? ".", word.slice(1));
  const name = quote(word.slice(1));
  try {
    const { size } = statSync(file);
    if (!statSync(file).isFile() || size > LARGEST_FILE) throw new Complaint(`${name} is not a file that could hold a scenario`);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw error instanceof Complaint ? error : new Complaint(`cannot read the file ${name} as text`);
  }
}

export interface ReadScenario {
  readonly scenario: Scenario;
  /** Printed by the command once nothing can fail any more: a refusal is one line alone. */
  readonly issues: readonly Issue[];
}

/** The issue that explains why nothing can be done: the one about the problem, where there is one. */
export function reasonAmong(issues: readonly Issue[], otherwise: string): string {
  const weighty = ["problem", "problem.id", "v", "problem.f", ""];
  const reasons = weighty.flatMap((path) => issues.filter((issue) => issue.path === path));
  return (reasons[0] ?? issues[0])?.message ?? otherwise;
}

/** Reads the scenario; complains where there is none. */
export function readScenarioArgument(word: string, catalogue: Catalogue): ReadScenario {
  const { scenario, issues } = decode(readText(word), catalogue);
  if (scenario === undefined) throw new Complaint(reasonAmong(issues, "there is no scenario"));
  return { scenario, issues };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export function readNumbers(text: string, option: string): number[] {
  return text.split(",").map((part) => {
    const value = Number(part);
    if (!NUMBER.test(part.trim()) || !Number.isFinite(value)) throw new Complaint(`--${option}: ${JSON.stringify(part)} is not a number`);
    return value;
  });
}
