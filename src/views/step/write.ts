/** Writes a step into the panel without React: formulas once, numbers whenever they change. */
import { readable } from "../../draw/scales.ts";
import { formula } from "./formula.ts";
import { printValue } from "./print.ts";
import { coloured, roleOf, rolesOf } from "./roles.ts";
import { carryOut } from "./rule.ts";
import type { StepParts } from "../../core/model.ts";
import type { WordsOfStep } from "../../text/en/step.ts";
import type { Subject } from "./follow.ts";
import type { Model } from "./slice.ts";
import type { CarriedRow } from "./rule.ts";
import type { Piece, Role } from "./print.ts";

/** Vectors of more coordinates are told by their first ones. */
const MOST_COORDINATES = 3;
const DIGITS = 4;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

const roleClass = (role: Role | undefined): string => (role === undefined ? "" : `role-${role}`);
const piece = ({ text, role }: Piece): Node | string => (role === undefined ? text : element("span", roleClass(role), text));

/** A formula whose words are said in the page's language. */
function translated(latex: string, say: (english: string) => string): string {
  return latex.replaceAll(/\\text\{([^}]*)\}/g, (_, words: string) => `\\text{${say(words)}}`);
}

function numbersOf(rows: readonly CarriedRow[]): HTMLElement {
  const made = element("div", "numbers");
  for (const { symbol, pieces, result } of rows) {
    const start = symbol === undefined ? [] : [formula(symbol), " "];
    made.append(element("div", "", ...start, ...pieces.map(piece), pieces.length > 0 ? " " : "", element("b", roleClass(result.role), `= ${result.text}`)));
  }
  return made;
}

export function writeRule(list: HTMLElement, { step, previous, from, plan, method }: Subject, text: WordsOfStep): void {
  const { words, say } = method;
  const roles = rolesOf(words, step.vectors);
  const lines = carryOut({ words, values: plan.values, step, previous, t: from + 1, roles });
  list.replaceChildren(
    ...lines.map(({ latex, rows, skipped }) => {
      const large = latex.includes(String.raw`\frac`) ? String.raw`\displaystyle ` : "";
      const made = element("li", skipped ? "skipped" : "", element("span", "symbols", formula(large + coloured(translated(latex, say), roles))));
      if (skipped) made.append(element("small", "", text.skipped));
      if (rows.length > 0) made.append(numbersOf(rows));
      return made;
    }),
  );
}

const CHANGE = String.raw`\Delta J \approx \htmlClass{role-g}{g^\top s} + \htmlClass{role-h}{\tfrac12\, s^\top H s}`;

/** What the models promised, and what came of it. @param word what it came to: of the step, or only of the trial */
export function writeChange(place: HTMLElement, model: Model | undefined, change: number, word: string): void {
  const actual = [`${word} `, element("b", "", readable(change, DIGITS))];
  if (model === undefined) {
    place.replaceChildren(element("span", "symbols", formula(String.raw`\Delta J`)), element("div", "numbers", ...actual));
    return;
  }
  const [first, second] = [model.linear, model.quadratic / 2];
  place.replaceChildren(
    element("span", "symbols", formula(CHANGE)),
    element(
      "div",
      "numbers",
      element("span", "role-g", readable(first, DIGITS)),
      second < 0 ? " − " : " + ",
      element("span", "role-h", readable(Math.abs(second), DIGITS)),
      ` = ${readable(first + second, DIGITS)}, `,
      ...actual,
    ),
  );
}

/** What a symbol means: the method's own words, else the name under which it tells of it. */
function nameOf(name: string, text: WordsOfStep): string {
  return text.names[name] ?? name;
}

/** One row for each vector, one bar for each coordinate; bars of one vector have one scale, and grow from the middle where signs differ. */
export function writeVectors(body: HTMLElement, head: HTMLElement, { vectors }: StepParts, text: WordsOfStep): void {
  const count = Math.min(MOST_COORDINATES, Math.max(0, ...vectors.map(({ value }) => value.length)));
  head.replaceChildren(
    element("th", "", element("span", "silent", text.vector)),
    ...Array.from({ length: count }, (_, i) => element("th", "coordinate", text.coordinate(i))),
  );
  for (const cell of head.children) cell.setAttribute("scope", "col");
  body.replaceChildren(
    ...vectors.map(({ name, symbol, value }) => {
      const role = roleOf(name);
      const title = element("th", "", element("span", roleClass(role), formula(symbol)), element("small", "", nameOf(name, text)));
      title.setAttribute("scope", "row");
      const shown = Array.from(value.subarray(0, MOST_COORDINATES));
      const largest = shown.reduce((most, one) => (Number.isFinite(one) ? Math.max(most, Math.abs(one)) : most), 0);
      const signed = shown.some((one) => one < 0);
      return element("tr", "", title, ...shown.map((one) => element("td", "", bar(one, largest, signed, role), readable(one, DIGITS))));
    }),
  );
}

function bar(value: number, largest: number, signed: boolean, role: Role | undefined): HTMLElement {
  const made = element("span", `bar ${roleClass(role)}`);
  made.setAttribute("aria-hidden", "true");
  const share = largest > 0 && Number.isFinite(value) ? Math.abs(value) / largest : 0;
  const fill = element("i", "");
  const [zero, reach] = signed ? [50, 50] : [0, 100];
  fill.style.left = `${value < 0 ? zero - reach * share : zero}%`;
  fill.style.width = `${reach * share}%`;
  made.append(fill);
  if (signed) made.classList.add("signed");
  return made;
}

/** Numbers as symbol and value; those that only say that something happened, as words. */
export function writeNumbers(list: HTMLElement, { numbers }: StepParts, text: WordsOfStep): void {
  const flag = (symbol: string): boolean => symbol.startsWith(String.raw`\text`);
  list.replaceChildren(
    ...numbers.flatMap(({ name, symbol, value }) => {
      const word = nameOf(name, text);
      if (flag(symbol)) return value === 0 ? [] : [element("li", "", word)];
      const made = element("li", "", formula(symbol), ` ${printValue(value)}`, element("small", "", word));
      return [made];
    }),
  );
}

export function outcomeOf({ step, atEnd }: Subject, ending: string, text: WordsOfStep): string {
  const said: string[] = [];
  if (step.outcome === "rejected") {
    const code = step.reason ?? "";
    said.push(text.rejectedStep(text.reasons[code] ?? code));
  } else if (step.theta.every((value, i) => value === step.next[i])) said.push(text.unmoved);
  if (step.trials.length > 0) said.push(text.tried(step.trials.length, step.trials.filter(({ accepted }) => accepted).length));
  if (atEnd && ending !== "") said.push(ending);
  return said.join(" ");
}
