/** Which settings of a run stand where. */
import { formatExact } from "../knobs/numbers.ts";
import { symbolText } from "../knobs/symbols.ts";
import { knobName, optionName } from "../knobs/words.ts";
import type { CountKnob, Knob, Knobs, RealKnob, Value, Values } from "../../core/knobs.ts";
import type { Catalogue } from "../../scenario/index.ts";
import type { Messages } from "../../text/index.ts";
import type { DocumentRun } from "../store/document.ts";

/** Settings that have room in a run's row. Definitions name the learning rate first and what matters most after it. */
const MAIN = 2;

/** Those that do anything beside the others' values. */
function applying(knobs: Knobs, values: Values): readonly (readonly [string, Knob])[] {
  return Object.entries(knobs).filter(([, { when }]) => when === undefined || when.is.some((value) => value === values[when.knob]));
}

export function mainKnobs(knobs: Knobs, values: Values): readonly (readonly [string, RealKnob | CountKnob])[] {
  return applying(knobs, values)
    .flatMap(([name, knob]) => ((knob.kind === "real" || knob.kind === "count") && !knob.optional ? [[name, knob] as const] : []))
    .slice(0, MAIN);
}

/** The settings that have no room in the row. */
export function otherKnobs(knobs: Knobs, values: Values): Knobs {
  const main = new Set(mainKnobs(knobs, values).map(([name]) => name));
  return Object.fromEntries(applying(knobs, values).filter(([name]) => !main.has(name)));
}

/** What the page offers of what every run understands; branches are made from a step, and batches need data. */
export function offeredOptions(catalogue: Catalogue, problem: string, stream: number): Knobs {
  const hasData = catalogue.problems.find(({ id }) => id === problem)?.provides.includes("data") ?? false;
  const offered = new Set(["clipNorm", "schedule", "average", ...(hasData ? ["batchSize"] : []), ...(hasData || stream !== 0 ? ["stream"] : [])]);
  return Object.fromEntries(Object.entries(catalogue.runKnobs).filter(([name]) => offered.has(name)));
}

/** Fields of a schedule and of an average that do something beside the chosen kind. */
const NEEDS_KIND: Readonly<Record<string, readonly string[]>> = {
  "schedule.every": ["step"],
  "schedule.gamma": ["step"],
  "schedule.final": ["cosine", "linear"],
  "average.decay": ["exponential"],
};

export function optionApplies(path: string, siblings: Values): boolean {
  const kinds = NEEDS_KIND[path];
  return kinds === undefined || kinds.some((kind) => kind === siblings["kind"]);
}

function short(text: Messages, optimizer: string, knobs: Knobs, name: string, value: Value): string {
  const symbol = knobs[name]?.symbol;
  const said = typeof value === "number" && symbol !== undefined ? formatExact(value) : typeof value === "string" ? optionName(text, value) : undefined;
  if (said !== undefined) return symbol === undefined ? said : `${symbolText(symbol)} ${said}`;
  return value === true ? knobName(text, optimizer, name) : "";
}

/** Among runs of one name: what a run has in settings outside its row that another has not. */
export function distinction(run: DocumentRun, namesakes: readonly DocumentRun[], knobs: Knobs, text: Messages): string {
  return Object.keys(otherKnobs(knobs, run.values))
    .filter((name) => namesakes.some(({ values }) => values[name] !== run.values[name]))
    .map((name) => short(text, run.optimizer, knobs, name, run.values[name]))
    .filter((words) => words !== "")
    .join(", ");
}
