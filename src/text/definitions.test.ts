/** Every word of a registry has a translation, and every translation still has its word. */
import { describe, expect, it } from "vitest";
import { coreCatalogue } from "../core/catalogue.ts";
import { optimizers } from "../core/optimizers/index.ts";
import { problems } from "../core/problems/index.ts";
import { rootKnobs } from "../scenario/schema.ts";
import { problemKnobs } from "../scenario/index.ts";
import { languages } from "./index.ts";
import type { Knob, Knobs } from "../core/knobs.ts";

const catalogue = coreCatalogue();
const owners: readonly (readonly [string, Knobs])[] = [
  ...catalogue.optimizers.map(({ id, knobs }) => [id, knobs] as const),
  ...catalogue.problems.map((entry) => [entry.id, problemKnobs(entry)] as const),
  ["run", catalogue.runKnobs],
  ["", rootKnobs],
];

/** Every setting with its path, fields of groups included. */
function everyKnob(knobs: Knobs, path = ""): (readonly [string, Knob])[] {
  return Object.entries(knobs).flatMap(([name, knob]) => [
    [path + name, knob] as const,
    ...(knob.kind === "group" ? everyKnob(knob.fields, `${path}${name}.`) : []),
  ]);
}
const settings = owners.flatMap(([owner, knobs]) => everyKnob(knobs).map(([path, knob]) => ({ owner, path, knob })));
const help = new Set(settings.flatMap(({ knob }) => knob.help ?? []));
const options = new Set(settings.flatMap(({ knob }) => (knob.kind === "choice" ? knob.options : [])));

/** What KaTeX sets as words inside of formulas. */
const wordsInside = (latex: string): string[] => [...latex.matchAll(/\\text\{([^}]*)\}/g)].map(([, words]) => words!);
const atLength = new Set(
  optimizers.list.flatMap(({ words }) => [
    words.summary,
    ...words.symbols.map(({ meaning }) => meaning),
    ...words.rule.flatMap(wordsInside),
    ...words.disagreements,
  ]),
);

const missing = (wanted: Iterable<string>, given: Readonly<Record<string, string>>): string[] => [...wanted].filter((one) => (given[one] ?? "").trim() === "");
const stale = (wanted: ReadonlySet<string>, given: Readonly<Record<string, string>>): string[] => Object.keys(given).filter((one) => !wanted.has(one));

describe.each([...languages])("definitions in %s", (tag, language) => {
  it("name every setting and every option", async () => {
    const { definitions } = await language.load();
    expect(settings.filter(({ owner, path }) => definitions.names[`${owner}.${path}`] === undefined && definitions.names[path] === undefined)).toEqual([]);
    if (tag !== "en") expect(missing(options, definitions.options)).toEqual([]);
    else expect(Object.entries(definitions.options).filter(([option, name]) => option === name)).toEqual([]);
  });

  it("name nothing that is not there", async () => {
    const { definitions } = await language.load();
    const known = new Set(settings.flatMap(({ owner, path }) => [path, `${owner}.${path}`]));
    expect(stale(known, definitions.names)).toEqual([]);
    expect(stale(options, definitions.options)).toEqual([]);
  });

  it("explain every rule between settings", async () => {
    const { runs } = await language.load();
    const codes = catalogue.optimizers.flatMap(({ rules }) => rules.map(({ code }) => code));
    expect(missing(codes, runs.rules)).toEqual([]);
  });

  if (tag === "en") return;

  it("say every title", async () => {
    const { definitions } = await language.load();
    expect(missing(optimizers.ids, definitions.optimizers)).toEqual([]);
    expect(missing(problems.ids, definitions.problems)).toEqual([]);
    expect(stale(new Set(optimizers.ids), definitions.optimizers)).toEqual([]);
    expect(stale(new Set(problems.ids), definitions.problems)).toEqual([]);
  });

  it("say every help", async () => {
    const { definitions } = await language.load();
    expect(missing(help, definitions.help)).toEqual([]);
    expect(stale(help, definitions.help)).toEqual([]);
  });

  it("say everything at length", async () => {
    const { definitions } = await language.load();
    const long = await definitions.load();
    expect(missing(atLength, long)).toEqual([]);
    expect(stale(atLength, long)).toEqual([]);
  });

  it("keep the symbols and numbers of what they translate", async () => {
    const { definitions } = await language.load();
    const all = { ...definitions.help, ...(await definitions.load()) };
    // Greek letters and decimal numbers are the same in every language.
    const marks = (text: string): string[] => [...(text.match(/[α-ωΑ-ΩϵΔΠ]|\d+\.\d+/g) ?? [])].toSorted();
    for (const [english, translation] of Object.entries(all)) expect(new Set(marks(translation)), english).toEqual(new Set(marks(english)));
  });
});
