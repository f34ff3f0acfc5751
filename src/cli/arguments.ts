/** Reading the command line's words: one scenario, and options as `--name value` or `--name=value`. */
import { readFileSync } from "node:fs";
import { decode } from "../scenario/index.ts";
import type { Catalogue, Scenario } from "../scenario/index.ts";
import type { Output } from "./output.ts";

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

function readText(word: string): string {
  if (!word.startsWith("@")) return word;
  try {
    return readFileSync(word.slice(1), "utf8");
  } catch {
    throw new Complaint(`cannot read the file ${JSON.stringify(word.slice(1))}`);
  }
}

/** Reads the scenario and prints its issues; complains where there is none. */
export function readScenarioArgument(word: string, catalogue: Catalogue, output: Output): Scenario {
  const { scenario, issues } = decode(readText(word), catalogue);
  if (scenario === undefined) throw new Complaint(issues[0]?.message ?? "there is no scenario");
  for (const issue of issues) output.issue(issue);
  return scenario;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export function readNumbers(text: string, option: string): number[] {
  return text.split(",").map((part) => {
    const value = Number(part);
    if (!NUMBER.test(part.trim()) || !Number.isFinite(value)) throw new Complaint(`--${option}: ${JSON.stringify(part)} is not a number`);
    return value;
  });
}
