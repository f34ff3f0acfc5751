/**
 * A scenario as the query of a share link, canonical: the same state always gives the same text.
 *
 * Order: v, rev, problem, p.* by name, f, a run= for each run, start, seed, steps, stop keys, page keys, z. A run's knobs stand in the
 * order of its definition. Only differences are written, except v, the problem and each optimizer.
 */
import { isRecord } from "../core/knobs.ts";
import type { Values } from "../core/knobs.ts";
import { printNumber } from "./json.ts";
import type { Json } from "./json.ts";
import { REVISION } from "./model.ts";
import type { Catalogue, Scenario } from "./model.ts";
import { pack } from "./pack.ts";
import { encodeText } from "./percent.ts";
import { emptyRecord } from "./records.ts";
import { FORMULA } from "./schema.ts";
import { sparse } from "./write.ts";
import type { Settings } from "./write.ts";

type Setting = Settings[string];

/** A longer list of numbers travels in z, and so does every table. */
const LONGEST_READABLE = 16;
/** By this name a problem takes its data set, which travels in z however short it is. */
const DATA = "data";

export function encode(scenario: Scenario, catalogue: Catalogue, revision = REVISION): string {
  const { v, rev, problem, problemSettings, runs, root, page } = sparse(scenario, catalogue, revision);
  const ofProblem = divide(problemSettings, (name, value) => isLong(value) || (name === DATA && isData(value)));
  const ofRuns = runs.map(({ settings }) => divide(settings, (_, value) => isLong(value)));
  const ofRoot = divide(root, (_, value) => isLong(value));
  const ofPage = divide(page, (_, value) => isLong(value));

  const { [FORMULA]: formula, ...knobs } = ofProblem.readable;
  const parts = [`v=${v}`];
  if (rev !== undefined) parts.push(`rev=${rev}`);
  parts.push(`problem=${encodeText(problem)}`);
  parts.push(
    ...flatten(knobs, "p.")
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(assignment),
  );
  parts.push(...flatten({ [FORMULA]: formula }).map(assignment));
  runs.forEach(({ optimizer }, i) => {
    const settings = flatten(ofRuns[i]!.readable).map(assignment);
    parts.push(["run=" + encodeText(optimizer), ...settings].join("~"));
  });
  parts.push(...flatten(ofRoot.readable).map(assignment));
  parts.push(...flatten(ofPage.readable).map(assignment));

  const packed = emptyRecord<Json>();
  if (hasKeys(ofProblem.bulky)) packed["problem"] = ofProblem.bulky;
  if (ofRuns.some(({ bulky }) => hasKeys(bulky))) packed["runs"] = ofRuns.map(({ bulky }) => bulky);
  Object.assign(packed, ofRoot.bulky);
  if (hasKeys(ofPage.bulky)) packed["page"] = ofPage.bulky;
  if (hasKeys(packed)) parts.push(`z=${pack(packed)}`);
  return parts.join("&");
}

/** Splits settings into those that are read at a glance and those that travel packed. A group goes whole. */
function divide(settings: Settings, isBulky: (name: string, value: Setting) => boolean): { readonly readable: Settings; readonly bulky: Settings } {
  const readable: Record<string, Setting> = {};
  const bulky: Record<string, Setting> = {};
  for (const [name, value] of Object.entries(settings)) (isBulky(name, value) ? bulky : readable)[name] = value;
  return { readable, bulky };
}

function isLong(value: Setting): boolean {
  if (Array.isArray(value)) return Array.isArray(value[0]) || (value.length > LONGEST_READABLE && typeof value[0] === "number");
  return isGroup(value) && Object.values(value).some(isLong);
}

function isGroup(value: Setting): value is Values {
  return isRecord(value);
}

/** A data set given in full; one named by a word (`spiral`) is as readable as any choice. */
function isData(value: Setting): boolean {
  return typeof value === "object";
}

function hasKeys(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length > 0;
}

type Leaf = string | number | boolean | readonly (string | number)[];

/** Nested settings as dotted keys. */
function flatten(settings: Settings, prefix = ""): (readonly [string, Leaf])[] {
  return Object.entries(settings).flatMap(([name, value]): (readonly [string, Leaf])[] => {
    const key = prefix + name;
    if (value === undefined) return [];
    // Tables travel packed, so that none comes here.
    return isGroup(value) ? flatten(value, `${key}.`) : [[key, value as Leaf]];
  });
}

function assignment([key, value]: readonly [string, Leaf]): string {
  return `${key}=${typeof value === "object" ? value.map(encodeScalar).join(",") : encodeScalar(value)}`;
}

function encodeScalar(value: string | number | boolean): string {
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  return encodeText(value);
}
