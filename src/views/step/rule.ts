/**
 * An update rule carried out with the numbers of one step. Nothing is shown that was not checked: a line gets numbers in place of its
 * symbols only where they come to what the step really made of it, or follow from numbers that do; otherwise its result stands alone.
 */
import { THETA, parse } from "./expression.ts";
import { choices, comesTo, evaluate, holds } from "./evaluate.ts";
import { print, printValue } from "./print.ts";
import { atSettings, withCase } from "./settings.ts";
import { statementsOf } from "./statements.ts";
import { joined, keyOf, tokenise, withoutWords } from "./tokens.ts";
import type { Values } from "../../core/knobs.ts";
import type { Words } from "../../core/model.ts";
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { Choice } from "./evaluate.ts";
import type { Expression, Value } from "./expression.ts";
import type { Piece, Roles } from "./print.ts";
import type { Statement } from "./statements.ts";
import type { Token } from "./tokens.ts";

export interface Carried {
  /** The line as the settings leave it, and as its cases come out in this step. */
  readonly latex: string;
  /** Its condition does not hold in this step. */
  readonly skipped: boolean;
  /** What it comes to, one row each; none where it says nothing that is known. */
  readonly rows: readonly CarriedRow[];
}
export interface CarriedRow {
  /** Named where the line does not begin with it. */
  readonly symbol: string | undefined;
  /** Numbers in place of symbols; empty where they could not be checked. */
  readonly pieces: readonly Piece[];
  readonly result: Piece;
}

export interface RuleInput {
  readonly words: Pick<Words, "rule" | "symbols" | "when">;
  readonly values: Values;
  readonly step: ReplayedStep;
  /** The step before, for what the method remembers of it. */
  readonly previous: ReplayedStep | undefined;
  /** Number of the step: 1 for the first. */
  readonly t: number;
  readonly roles: Roles;
}

const GRADIENT = "gradient";

export function carryOut(input: RuleInput): readonly Carried[] {
  return new Rule(input).lines();
}

interface Made {
  readonly line: number;
  readonly key: string;
  /** As the step tells it: not only reckoned. */
  readonly told: boolean;
  readonly row: CarriedRow;
}

class Rule {
  /** Lines that do nothing at these settings, and those whose condition does not hold. */
  private readonly idle = new Set<number>();
  private readonly skipped = new Set<number>();
  private readonly made: Made[] = [];
  /** Lines that came to nothing, by what they assign. */
  private readonly open: { readonly line: number; readonly key: string }[] = [];
  private readonly used = new Set<string>();
  private readonly shown = new Set<string>();
  private readonly now = new Map<string, Value>();
  private readonly told = new Map<string, Value>();
  /** Quantities that the rule uses before it renews them: the step tells what it used. */
  private readonly early = new Set<string>();
  private readonly statements: readonly Statement[];
  private readonly rule: readonly string[];
  /** The case of a line that this step is. */
  private readonly cases = new Map<number, number>();
  private proven = false;

  constructor(private readonly input: RuleInput) {
    const { words, values, step, previous, t } = input;
    this.rule = atSettings(words, values);
    this.statements = this.rule.flatMap((latex, line) => statementsOf(line, latex));
    for (const { symbol, value } of [...step.numbers, ...step.vectors]) this.told.set(keyOf(symbol), value);
    for (const { symbol, knob } of words.symbols) {
      const value = knob === undefined ? undefined : values[knob];
      if (typeof value === "number") this.now.set(keyOf(symbol), value);
    }
    this.now.set("t", t);
    const assigned = new Set(this.statements.map(({ key }) => key));
    for (const [key, value] of this.told) if (!assigned.has(key)) this.now.set(key, value);
    const before = new Map([...(previous?.numbers ?? []), ...(previous?.vectors ?? [])].map(({ symbol, value }) => [keyOf(symbol), value] as const));
    for (const statement of this.statements) this.begin(statement, before);
    this.now.set(THETA, step.theta);
    let held: boolean | undefined;
    for (const [i, statement] of this.statements.entries()) {
      held = statement.otherwise ? held !== undefined && !held : statement.condition && holds(statement.condition, this.now);
      const condition = statement.otherwise ? held : statement.condition === undefined ? true : held;
      if (condition === false) this.skipped.add(statement.line);
      else this.carry(statement, !this.statements.slice(i + 1).some(({ key }) => key === statement.key));
      if (statement.otherwise) held = undefined;
    }
  }

  lines(): readonly Carried[] {
    // Where the step is explained without them, lines that came to nothing are not part of it.
    if (this.proven) for (const { line, key } of this.open) if (!this.used.has(key) && !this.made.some((made) => made.line === line)) this.idle.add(line);
    const shown = (latex: string, row: number | undefined): string => (row === undefined ? latex : withCase(latex, row));
    return this.rule
      .map((latex, line) => ({
        latex: shown(latex, this.cases.get(line)),
        line,
        skipped: this.skipped.has(line),
        rows: this.skipped.has(line) ? [] : this.rowsOf(line),
      }))
      .filter(({ line }) => !this.idle.has(line));
  }

  private rowsOf(line: number): readonly CarriedRow[] {
    const rows = this.made.filter((one) => one.line === line).map(({ row }) => row);
    return rows.length > 0 || this.open.some((one) => one.line === line) ? rows : this.introduced(line);
  }

  /** The value that a remembered quantity comes into the step with. */
  private begin({ line, key, arrow, right }: Statement, before: ReadonlyMap<string, Value>): void {
    const { step } = this.input;
    const told = this.told.get(key);
    if (!arrow || told === undefined) {
      if (told !== undefined) this.now.delete(key);
      return;
    }
    const fresh = step.vectors.some(({ name, symbol }) => name === GRADIENT && keyOf(symbol) === key);
    const first = this.statements.find((one) => one.key === key)!;
    const mentions = (latex: string): boolean => ` ${joined(withoutWords(tokenise(latex)))} `.includes(` ${key} `);
    const early = !fresh && this.rule.slice(0, first.line).some(mentions);
    if (early) this.early.add(key);
    const value = fresh || early || this.told.has(joined(right)) ? told : before.get(key);
    if (value !== undefined) this.now.set(key, value);
    else if (line === first.line) this.now.delete(key);
  }

  private carry({ line, key, right }: Statement, last: boolean): void {
    const { roles, step } = this.input;
    const told = key === THETA ? step.next : this.early.has(key) ? undefined : this.told.get(key);
    const wanted = this.told.get(joined(right)) ?? (last ? told : undefined);
    // A symbol may be known by name before it has a value; the right side as a whole may have a name too.
    const names = new Set([...this.now.keys(), ...this.told.keys(), ...this.statements.map((one) => one.key)]);
    if (right.length > 1) names.delete(joined(right));
    const expression = parse(right, names);
    const choice = expression && this.choose(expression, key, wanted);
    const found = choice?.expression;
    if (choice?.row !== undefined && (choice.certain || inWords(right))) this.cases.set(line, choice.row);
    const reckoned = expression !== undefined && choices(expression, this.now).every((one) => evaluate(one.expression, this.now) !== undefined);
    // What can be reckoned and comes to something else is about another moment.
    const value = found === undefined ? (reckoned ? undefined : wanted) : (wanted ?? numeric(evaluate(found, this.now)));
    if (value === undefined) {
      this.open.push({ line, key });
      if (wanted === undefined) this.now.delete(key);
      else this.now.set(key, wanted);
      return;
    }
    const result = { text: printValue(value), role: roles.get(key) };
    const pieces = found === undefined ? [] : print(found, this.now, roles);
    const alone = pieces.length === 1 && pieces[0]!.text === result.text;
    this.made.push({ line, key, told: wanted !== undefined, row: { symbol: undefined, pieces: alone ? [] : pieces, result } });
    if (found !== undefined) for (const one of symbolsOf(found)) this.used.add(one);
    if (key === THETA && last && found !== undefined) this.proven = true;
    this.now.set(key, value);
    this.shown.add(key);
  }

  /** The way to read it that comes to what is wanted. What is remembered is 0 before the first step, if that fits. */
  private choose(expression: Expression, key: string, wanted: Value | undefined): Choice | undefined {
    const open = choices(expression, this.now);
    if (wanted === undefined) return open.find(({ certain, expression: one }) => certain && evaluate(one, this.now) !== undefined);
    const fits = (): Choice | undefined => open.find((one) => comesTo(one.expression, this.now, wanted));
    const found = fits();
    if (found !== undefined || this.now.has(key)) return found;
    this.now.set(key, typeof wanted === "number" ? 0 : new Float64Array(wanted.length));
    const fromZero = fits();
    if (fromZero === undefined) this.now.delete(key);
    return fromZero;
  }

  /** Quantities that appear for the first time in a line that is no assignment: the solution of a system, say. */
  private introduced(line: number): CarriedRow[] {
    const { step, roles } = this.input;
    const text = ` ${joined(withoutWords(tokenise(this.rule[line]!)))} `;
    return [...step.vectors, ...step.numbers].flatMap(({ name, symbol, value }) => {
      const key = keyOf(symbol);
      if (this.shown.has(key) || !text.includes(` ${key} `) || name === GRADIENT) return [];
      this.shown.add(key);
      return [{ symbol, pieces: [], result: { text: printValue(value), role: roles.get(key) } }];
    });
  }
}

/** Whether its cases are told apart by words: which one this step is can be seen from what it made. */
function inWords(right: readonly Token[]): boolean {
  const conditions = right.filter(({ text }, i) => text === "&" && right[i + 1]?.text !== "\\text");
  return conditions.length === 0;
}

/** What is not a number was not meant to be reckoned. */
function numeric(value: Value | undefined): Value | undefined {
  return typeof value === "number" ? (Number.isNaN(value) ? undefined : value) : value?.some(Number.isNaN) === true ? undefined : value;
}

function symbolsOf(expression: Expression): string[] {
  if (expression.kind === "symbol") return [expression.key];
  if ("of" in expression) return symbolsOf(expression.of);
  return "a" in expression ? [...symbolsOf(expression.a), ...symbolsOf(expression.b)] : [];
}
