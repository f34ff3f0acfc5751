/** The page keys: what is shown and how. Lists of names are read here; everything else is a knob. */
import { isRecord, issue, quote, readKnobs } from "../core/knobs.ts";
import type { Issue, Knob, Knobs } from "../core/knobs.ts";
import { EMPTY_PAGE, MOST_DRAWS, MOST_STEPS } from "./model.ts";
import type { Catalogue, Page } from "./model.ts";
import type { Kind } from "./query-values.ts";
import { emptyRecord } from "./records.ts";

/** In the order of a link. */
const PAGE_KEYS = ["step", "view", "charts", "cam", "lens", "marks", "ball", "draws", "budget", "lang", "lesson", "hide", "theme", "embed"] as const;

/** Ids are short; longer ones and longer lists come from nobody. */
const LONGEST_NAME = 100;
const MOST_NAMES = 100;
const NAME = /^[^\p{Surrogate}\p{Control}]+$/u;

/** One of the ids that there are; any name while there are none to compare with. */
function oneOf(ids: readonly string[]): Knob {
  const [first] = ids;
  return first === undefined
    ? { kind: "text", maxLength: LONGEST_NAME, initial: "", optional: true }
    : { kind: "choice", options: ids, initial: first, optional: true };
}

/** Maps that have room beside each other. */
const MOST_CHARTS = 4;

/** Knobs of the page; `view`, `charts`, `marks` and `hide` are lists of names and not among them. */
function pageKnobs(catalogue: Catalogue): Knobs {
  return {
    step: { kind: "count", min: 0, max: MOST_STEPS, initial: 0, optional: true },
    cam: { kind: "vector", length: "any", initial: [], optional: true },
    lens: { kind: "vector", length: "any", initial: [], optional: true },
    ball: { kind: "real", min: 0, minBound: "open", max: Infinity, slider: [0, 1], scale: "linear", initial: 1, optional: true },
    draws: { kind: "count", min: 1, max: MOST_DRAWS, initial: 1, optional: true },
    budget: { kind: "choice", options: ["evaluations"], initial: "evaluations", optional: true },
    lang: oneOf(catalogue.languages),
    lesson: oneOf(catalogue.lessons.map(({ id }) => id)),
    theme: { kind: "choice", options: ["light", "dark"], initial: "light", optional: true },
    embed: { kind: "flag", initial: false },
  };
}

/** How the text of each page key in a link is read. */
export function pageKinds(catalogue: Catalogue): ReadonlyMap<string, Kind> {
  const knobs = pageKnobs(catalogue);
  return new Map(PAGE_KEYS.map((key) => [key, knobs[key]?.kind ?? "names"]));
}

/** @param charts those of the problem; `undefined` where it is not known, and with it what charts it has */
export function readPage(raw: unknown, catalogue: Catalogue, charts?: readonly string[]): { readonly page: Page; readonly issues: readonly Issue[] } {
  if (raw === undefined) return { page: EMPTY_PAGE, issues: [] };
  if (!isRecord(raw)) return { page: EMPTY_PAGE, issues: [issue("page", "not-an-object", `${quote(raw)} is not a group of settings; it is left out`)] };
  const { values, issues } = readKnobs(pageKnobs(catalogue), raw, "page", ["view", "charts", "marks", "hide"]);
  const views = catalogue.views.map(({ id }) => id);
  const view = readNames(raw, "view", views.length > 0 ? views : undefined);
  const side = readNames(raw, "charts", charts, MOST_CHARTS);
  const marks = readNames(raw, "marks", catalogue.marks);
  const hide = readNames(raw, "hide");
  // The knobs above promise these types.
  const page = { ...(values as unknown as Page), view: view.names, charts: side.names, marks: marks.names, hide: hide.names };
  const listed = [...view.issues, ...side.issues, ...marks.issues, ...hide.issues];
  const { lens } = page;
  if (lens === undefined || isLens(lens)) return { page, issues: [...listed, ...issues] };
  const refused = issue("page.lens", "not-a-lens", `${quote(lens)} is not x, y, radius and order of a lens; it is left out`, { found: quote(lens) });
  return { page: { ...page, lens: undefined }, issues: [...listed, ...issues, refused] };
}

/** x, y, radius and order, or without x and y at the playhead. */
function isLens(lens: readonly number[]): boolean {
  const [order, radius] = lens.toReversed();
  return (lens.length === 2 || lens.length === 4) && radius! > 0 && (order === 1 || order === 2);
}

interface Names {
  readonly names: readonly string[] | undefined;
  readonly issues: readonly Issue[];
}

/** @param ids the only names allowed; any where there is no such list */
function readNames(raw: Record<string, unknown>, key: string, ids?: readonly string[], most = MOST_NAMES): Names {
  if (!Object.hasOwn(raw, key)) return { names: undefined, issues: [] };
  const given = raw[key];
  const path = `page.${key}`;
  if (!Array.isArray(given)) return { names: undefined, issues: [issue(path, "not-names", `${quote(given)} is not a list of names; it is left out`)] };
  const issues: Issue[] = [];
  if (given.length > most) issues.push(issue(path, "too-long", `${quote(given)} is more than ${most} names; the rest is left out`));
  const names: string[] = [];
  for (const [i, name] of given.slice(0, most).entries()) {
    if (typeof name !== "string" || name.length > LONGEST_NAME || !NAME.test(name)) {
      issues.push(issue(`${path}.${i}`, "not-a-name", `${quote(name)} is not a name; it is left out`, { found: quote(name) }));
    } else if (ids?.includes(name) === false) {
      issues.push(issue(`${path}.${i}`, "unknown-name", `${quote(name)} is not one of ${ids.join(", ") || "none"}; it is left out`, { found: quote(name) }));
    } else {
      names.push(name);
    }
  }
  // A list of which nothing is left says nothing; an empty one says "none".
  return { names: names.length === 0 && given.length > 0 ? undefined : names, issues };
}

/** The page keys that are set, in the order of a link. */
export function pageDifferences(page: Page): Record<string, NonNullable<Page[keyof Page]>> {
  const result = emptyRecord<NonNullable<Page[keyof Page]>>();
  for (const key of PAGE_KEYS) {
    const value = page[key];
    if (value !== undefined && value !== false) result[key] = value;
  }
  return result;
}
