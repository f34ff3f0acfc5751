/**
 * What can be reckoned of an update rule: sums, products, fractions, powers, roots, magnitudes, extremes and cases, coordinate by coordinate.
 * Anything else (matrices, inner products, words) is left to the formula as it stands.
 */
import { joined, keyOf, split } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export type Value = number | Float64Array;

export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "symbol"; readonly key: string }
  | { readonly kind: "negative" | "root" | "magnitude" | "sign"; readonly of: Expression }
  | { readonly kind: "sum" | "difference" | "product" | "quotient" | "power" | "largest" | "smallest"; readonly a: Expression; readonly b: Expression }
  | { readonly kind: "cases"; readonly rows: readonly { readonly value: Expression; readonly condition: readonly Token[] }[] };

class Unreadable extends Error {}

const ARGUMENTS: Readonly<Record<string, "largest" | "smallest">> = { [String.raw`\max`]: "largest", [String.raw`\min`]: "smallest" };
const FRACTIONS = [String.raw`\frac`, String.raw`\tfrac`, String.raw`\dfrac`];
const TIMES = [String.raw`\cdot`, String.raw`\odot`, String.raw`\times`];
/** Accents belong to the letter that follows. */
const ACCENTS = [String.raw`\hat`, String.raw`\tilde`, String.raw`\bar`];
/** Tokens before which a product is over. */
const STOPS = new Set(["+", "-", ")", "}", "|", ",", "]", "=", "<", ">", "&", ...String.raw`\\ \end \le \ge \ne`.split(" ")]);

class Parser {
  private at = 0;
  /** Symbols by their tokens, longest first. */
  private readonly names: readonly string[][];

  constructor(
    private readonly tokens: readonly Token[],
    known: Iterable<string>,
  ) {
    this.names = [...known].map((key) => key.split(" ")).toSorted((a, b) => b.length - a.length);
  }

  all(): Expression {
    const found = this.sum();
    if (this.at < this.tokens.length) throw new Unreadable();
    return found;
  }

  private peek(): string | undefined {
    return this.tokens[this.at]?.text;
  }
  private accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }
  private expect(text: string): void {
    if (!this.accept(text)) throw new Unreadable();
  }

  private sum(): Expression {
    const negative = this.accept("-");
    const first = this.product();
    let left: Expression = negative ? { kind: "negative", of: first } : first;
    for (;;) {
      if (this.accept("+")) left = { kind: "sum", a: left, b: this.product() };
      else if (this.accept("-")) left = { kind: "difference", a: left, b: this.product() };
      else return left;
    }
  }

  private product(): Expression {
    let left = this.power();
    for (;;) {
      const next = this.peek();
      if (next === "/") {
        this.at++;
        left = { kind: "quotient", a: left, b: this.power() };
      } else if (next === undefined || STOPS.has(next)) return left;
      else {
        if (TIMES.includes(next)) this.at++;
        else if (next === "(" && left.kind === "symbol" && this.isArgument()) throw new Unreadable();
        left = { kind: "product", a: left, b: this.power() };
      }
    }
  }

  /** f(θ) is a function of θ, not a product: what stands in the bracket is neither a sum nor a quotient. */
  private isArgument(): boolean {
    const end = this.tokens.findIndex(({ text }, i) => i > this.at && text === ")");
    return !this.tokens.slice(this.at, end).some(({ text }) => text === "+" || text === "-" || text === "/");
  }

  private power(): Expression {
    const base = this.primary();
    if (!this.accept("^")) return base;
    return { kind: "power", a: base, b: this.argument() };
  }

  /** A group in braces, or a single thing. */
  private argument(): Expression {
    if (!this.accept("{")) return this.primary();
    const inside = this.sum();
    this.expect("}");
    return inside;
  }

  private primary(): Expression {
    const symbol = this.symbol();
    if (symbol !== undefined) return symbol;
    const text = this.peek();
    if (text === undefined) throw new Unreadable();
    this.at++;
    if (/^\d/.test(text)) return { kind: "number", value: Number(text) };
    if (text === "(" || text === "{") {
      const inside = this.sum();
      this.expect(text === "(" ? ")" : "}");
      return inside;
    }
    if (text === "|") {
      const of = this.sum();
      this.expect("|");
      return { kind: "magnitude", of };
    }
    if (FRACTIONS.includes(text)) return { kind: "quotient", a: this.argument(), b: this.argument() };
    if (text === String.raw`\sqrt`) return { kind: "root", of: this.argument() };
    if (ARGUMENTS[text] !== undefined) return this.extreme(ARGUMENTS[text]);
    if (text === String.raw`\begin`) return this.cases();
    throw new Unreadable();
  }

  private extreme(kind: "largest" | "smallest"): Expression {
    this.expect("(");
    const a = this.sum();
    this.expect(",");
    const b = this.sum();
    this.expect(")");
    return { kind, a, b };
  }

  private cases(): Expression {
    const from = this.at;
    let to = from;
    while (this.tokens[to] !== undefined && this.tokens[to]!.text !== String.raw`\end`) to++;
    const [opening, body, closing] = [from + "{cases}".length, this.tokens.slice(from + "{cases}".length, to), to + 1 + "{cases}".length];
    if (joined(this.tokens.slice(from + 1, opening - 1)) !== "c a s e s") throw new Unreadable();
    this.at = closing;
    const rows = split(body, (text) => text === "\\\\").map((row) => {
      const [value = [], condition = []] = split(row, (text) => text === "&");
      return {
        value: new Parser(
          value,
          this.names.map((name) => name.join(" ")),
        ).all(),
        condition,
      };
    });
    return { kind: "cases", rows };
  }

  /** A known symbol, or one letter with its accent and index. `X_i` is `X`, coordinate by coordinate. */
  private symbol(): Expression | undefined {
    const rest = this.tokens.slice(this.at);
    for (const name of this.names) {
      const width = matches(rest, name);
      if (width === 0) continue;
      if (rest[width]?.text === "_") {
        if (rest[width + 1]?.text !== "i") continue;
        this.at += width + 2;
      } else this.at += width;
      return { kind: "symbol", key: name.join(" ") };
    }
    const accented = ACCENTS.includes(rest[0]?.text ?? "") ? 1 : 0;
    const letter = rest[accented]?.text ?? "";
    const greek = /^\\[A-Za-z]+$/.test(letter) && !FRACTIONS.includes(letter) && ARGUMENTS[letter] === undefined;
    if (!/^[A-Za-z]$/.test(letter) && (!greek || [String.raw`\sqrt`, String.raw`\begin`].includes(letter))) return undefined;
    throw new Unreadable();
  }
}

/** How many tokens at the beginning spell the name; 0 where they do not. Braces about a single token are passed over. */
function matches(tokens: readonly Token[], name: readonly string[]): number {
  let at = 0;
  for (const part of name) {
    const braced = tokens[at]?.text === "{" && part !== "{" && tokens[at + 2]?.text === "}";
    if (tokens[braced ? at + 1 : at]?.text !== part) return 0;
    at += braced ? 3 : 1;
  }
  return at;
}

/** @returns `undefined` where there is something that cannot be reckoned coordinate by coordinate */
export function parse(tokens: readonly Token[], known: Iterable<string>): Expression | undefined {
  try {
    return new Parser(tokens, known).all();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

export const THETA = keyOf(String.raw`\theta`);
