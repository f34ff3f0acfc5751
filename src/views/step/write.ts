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

/** What was built stays while only its numbers change: setting formulas anew costs the page far more than writing numbers. */
function isBuilt(place: HTMLElement, signature: string): boolean {
  if (place.dataset["built"] === signature) return true;
  place.dataset["built"] = signature;
  return false;
}

export function writeRule(list: HTMLElement, { step, previous, from, plan, method }: Subject, text: WordsOfStep): void {
  const { words, say } = method;
  const roles = rolesOf(words, step.vectors);
  const lines = carryOut({ words, values: plan.values, step, previous, t: from + 1, roles });
  if (!isBuilt(list, JSON.stringify([plan.optimizer, [...roles], lines.map(({ latex, skipped }) => [latex, skipped])]))) {
    list.replaceChildren(
      ...lines.map(({ latex, skipped }) => {
        const large = latex.includes(String.raw`\frac`) ? String.raw`\displaystyle ` : "";
        const made = element("li", skipped ? "skipped" : "", element("span", "symbols", formula(large + coloured(translated(latex, say), roles))));
        made.append(skipped ? element("small", "", text.skipped) : element("div", "numbers"));
        return made;
      }),
    );
  }
  for (const [i, { rows }] of lines.entries()) list.children[i]!.querySelector(".numbers")?.replaceWith(numbersOf(rows));
}

const CHANGE = String.raw`\Delta J \approx \htmlClass{role-g}{g^\top s} + \htmlClass{role-h}{\tfrac12\, s^\top H s}`;

/** What the models promised, and what came of it. @param word what it came to: of the step, or only of the trial */
export function writeChange(place: HTMLElement, model: Model | undefined, change: number, word: string): void {
  if (!isBuilt(place, String(model === undefined))) {
    place.replaceChildren(element("span", "symbols", formula(model === undefined ? String.raw`\Delta J` : CHANGE)), element("div", "numbers"));
  }
  const numbers = place.querySelector(".numbers")!;
  const actual = [`${word} `, element("b", "", readable(change, DIGITS))];
  if (model === undefined) {
    numbers.replaceChildren(...actual);
    return;
  }
  const [first, second] = [model.linear, model.quadratic / 2];
  numbers.replaceChildren(
    element("span", "role-g", readable(first, DIGITS)),
    second < 0 ? " − " : " + ",
    element("span", "role-h", readable(Math.abs(second), DIGITS)),
    ` = ${readable(first + second, DIGITS)}, `,
    ...actual,
  );
}

/** What a symbol means: the method's own words, else the name under which it tells of it. */
function nameOf(name: string, text: WordsOfStep): string {
  return text.names[name] ?? name;
}

/** One row for each vector, one bar for each coordinate; bars of one vector have one scale, and grow from the middle where signs differ. */
export function writeVectors(body: HTMLElement, head: HTMLElement, { vectors }: StepParts, names: readonly string[], text: WordsOfStep): void {
  const count = Math.min(MOST_COORDINATES, Math.max(0, ...vectors.map(({ value }) => value.length)));
  if (!isBuilt(body, JSON.stringify([count, names, vectors.map(({ name, symbol }) => [name, symbol])]))) {
    const coordinates = Array.from({ length: count }, (_, i) => element("th", "coordinate", names[i] ?? String(i + 1)));
    head.replaceChildren(element("th", "", element("span", "silent", text.vector)), ...coordinates);
    for (const cell of head.children) cell.setAttribute("scope", "col");
    body.replaceChildren(...vectors.map(({ name, symbol, value }) => emptyRow(name, symbol, Math.min(value.length, MOST_COORDINATES), text)));
  }
  for (const [i, { value }] of vectors.entries()) fillRow(body.children[i]!, Array.from(value.subarray(0, MOST_COORDINATES)));
}

function emptyRow(name: string, symbol: string, count: number, text: WordsOfStep): HTMLElement {
  const role = roleClass(roleOf(name));
  const title = element("th", "", element("span", role, formula(symbol)), element("small", "", nameOf(name, text)));
  title.setAttribute("scope", "row");
  const cells = Array.from({ length: count }, () => {
    const bar = element("span", `bar ${role}`, element("i", ""));
    bar.setAttribute("aria-hidden", "true");
    return element("td", "", bar, "");
  });
  return element("tr", "", title, ...cells);
}

function fillRow(row: Element, values: readonly number[]): void {
  const largest = values.reduce((most, one) => (Number.isFinite(one) ? Math.max(most, Math.abs(one)) : most), 0);
  const signed = values.some((one) => one < 0);
  const [zero, reach] = signed ? [50, 50] : [0, 100];
  for (const [i, value] of values.entries()) {
    const cell = row.children[i + 1]!;
    const bar = cell.querySelector(".bar")!;
    const fill = bar.querySelector("i")!;
    const share = largest > 0 && Number.isFinite(value) ? Math.abs(value) / largest : 0;
    bar.classList.toggle("signed", signed);
    fill.style.left = `${value < 0 ? zero - reach * share : zero}%`;
    fill.style.width = `${reach * share}%`;
    cell.replaceChildren(bar, readable(value, DIGITS));
  }
}

/** Numbers as symbol and value; those that only say that something happened, as words. */
export function writeNumbers(list: HTMLElement, { numbers }: StepParts, text: WordsOfStep): void {
  const isFlag = (symbol: string): boolean => symbol.startsWith(String.raw`\text`);
  const shown = numbers.filter(({ symbol, value }) => !isFlag(symbol) || value !== 0);
  if (!isBuilt(list, JSON.stringify(shown.map(({ name, symbol }) => [name, symbol])))) {
    list.replaceChildren(
      ...shown.map(({ name, symbol }) =>
        isFlag(symbol)
          ? element("li", "", nameOf(name, text))
          : element("li", "", formula(symbol), " ", element("data", ""), element("small", "", nameOf(name, text))),
      ),
    );
  }
  for (const [i, { value }] of shown.entries()) {
    const place = list.children[i]!.querySelector("data");
    if (place !== null) place.textContent = printValue(value);
  }
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
