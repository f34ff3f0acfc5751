/**
 * The structure of a line of LaTeX, as far as settings change it: sums, products, brackets, fractions, roots, powers and cases.
 * What is nothing of these is a factor that stays as it is written, so that every line can be read, matrices and words included.
 */
import { joined, split, tokenise } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export type Term =
  /** A symbol, a number, or anything else that is taken as a whole. */
  | { readonly kind: "atom"; readonly key: string; readonly latex: string }
  | { readonly kind: "sum"; readonly terms: readonly { readonly negative: boolean; readonly of: Term }[]; readonly latex: string }
  | { readonly kind: "product"; readonly factors: readonly { readonly times: string; readonly of: Term }[]; readonly latex: string }
  | { readonly kind: "bracket"; readonly open: string; readonly close: string; readonly of: Sequence; readonly latex: string }
  | { readonly kind: "fraction"; readonly command: string; readonly a: Sequence; readonly b: Sequence; readonly latex: string }
  | { readonly kind: "root"; readonly of: Sequence; readonly latex: string }
  | { readonly kind: "power"; readonly base: Term; readonly exponent: Sequence; readonly latex: string }
  | { readonly kind: "cases"; readonly rows: readonly Row[]; readonly latex: string };
export interface Row {
  readonly value: Sequence;
  readonly condition: readonly Token[];
  readonly says: string;
}
/** Sums with what stands between them: relations, commas, spaces, words. */
export type Sequence = readonly (Term | { readonly kind: "between"; readonly text: string; readonly latex: string })[];

const FRACTIONS = new Set([String.raw`\frac`, String.raw`\tfrac`, String.raw`\dfrac`]);
const TIMES = new Set([String.raw`\cdot`, String.raw`\odot`, String.raw`\times`]);
/** Commands that are nothing without the group or the letter that follows. */
const TAKES = new Set(String.raw`\hat \bar \tilde \mathrm \mathbb \mathcal \operatorname \operatorname*`.split(" "));
const BETWEEN = new Set(
  String.raw`= < > , ; : & ~ \leftarrow \le \ge \ne \sim \approx \in \quad \qquad \text \arg \max \min \exp \log \dots \{ \} \sum`.split(" "),
);
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "|": "|", "\\|": "\\|" };
const GROUP = "{";
const ENLARGES = /\\(?:left|[bB]igl?)\s*$/;

export class Reader {
  private readonly tokens: readonly Token[];

  /** @param names symbols that are read as one, by their keys */
  constructor(
    private readonly latex: string,
    private readonly names: readonly (readonly string[])[],
  ) {
    this.tokens = tokenise(latex);
  }

  all(): Sequence {
    return this.sequence(0, this.tokens.length);
  }

  /** As it is written; what enlarges a bracket belongs to the bracket. */
  private slice(from: number, to: number): string {
    if (from >= to) return "";
    const first = this.tokens[from]!;
    const enlarged = CLOSING[first.text] === undefined ? "" : (ENLARGES.exec(this.latex.slice(0, first.from))?.[0] ?? "");
    return enlarged + this.latex.slice(first.from, this.tokens[to - 1]!.to);
  }
  private text(at: number): string | undefined {
    return this.tokens[at]?.text;
  }

  /** Place after the bracket that opens at `at`; undefined where it does not close before `end`. */
  private closing(at: number, end: number): number | undefined {
    const open = this.text(at)!;
    const close = CLOSING[open]!;
    // Between bars, which open and close alike, other brackets are passed over whole.
    const [deeper, back] =
      open === close
        ? [
            ["(", GROUP],
            [")", "}"],
          ]
        : [[open], [close]];
    let depth = 0;
    for (let i = at + 1; i < end; i++) {
      const text = this.text(i)!;
      if (text === close && depth === 0) return i + 1;
      if (deeper.includes(text)) depth++;
      else if (back.includes(text)) depth--;
    }
    return undefined;
  }

  private sequence(from: number, to: number): Sequence {
    const found: Sequence[number][] = [];
    let at = from;
    while (at < to) {
      const text = this.text(at)!;
      if (this.named(at, to) === 0 && BETWEEN.has(text)) {
        let end = text === String.raw`\text` ? this.closing(at + 1, to)! : at + 1;
        while (end < to && (this.text(end) === "_" || this.text(end) === "^")) end = this.argument(end + 1, to);
        found.push({ kind: "between", text, latex: this.slice(at, end) });
        at = end;
      } else {
        const [sum, end] = this.sum(at, to);
        found.push(sum);
        at = end;
      }
    }
    return found;
  }

  private isOver(at: number, to: number): boolean {
    return at >= to || (this.named(at, to) === 0 && BETWEEN.has(this.text(at)!));
  }

  private sum(from: number, to: number): readonly [Term, number] {
    const terms: { negative: boolean; of: Term }[] = [];
    let at = from;
    do {
      const sign = this.text(at)!;
      if (sign === "+" || sign === "-") at++;
      const [of, end] = this.product(at, to);
      terms.push({ negative: sign === "-", of });
      at = end;
    } while (!this.isOver(at, to));
    const lone = terms.length === 1 && !terms[0]!.negative && this.text(from) !== "+";
    return [lone ? terms[0]!.of : { kind: "sum", terms, latex: this.slice(from, at) }, at];
  }

  private product(from: number, to: number): readonly [Term, number] {
    const factors: { times: string; of: Term }[] = [];
    let at = from;
    while (!this.isOver(at, to) && this.text(at) !== "+" && this.text(at) !== "-") {
      const times = TIMES.has(this.text(at)!) ? this.text(at)! : "";
      if (times !== "") at++;
      const [of, end] = this.power(at, to);
      factors.push({ times, of });
      at = end;
    }
    if (factors.length === 0) return [{ kind: "atom", key: "", latex: "" }, at];
    return [factors.length === 1 ? factors[0]!.of : { kind: "product", factors, latex: this.slice(from, at) }, at];
  }

  private power(from: number, to: number): readonly [Term, number] {
    let [base, at] = this.primary(from, to);
    while (this.text(at) === "^" && at < to) {
      const end = this.argument(at + 1, to);
      base = { kind: "power", base, exponent: this.inside(at + 1, end), latex: this.slice(from, end) };
      at = end;
    }
    return [base, at];
  }

  /** Place after a group in braces, or after a single thing. */
  private argument(at: number, to: number): number {
    if (this.text(at) === GROUP) return this.closing(at, to) ?? to;
    return TAKES.has(this.text(at) ?? "") ? this.argument(at + 1, to) : Math.min(at + 1, to);
  }
  private inside(from: number, to: number): Sequence {
    return this.text(from) === GROUP ? this.sequence(from + 1, to - 1) : this.sequence(from, to);
  }

  /** Tokens of the symbol that stands here, its own index i included; 0 where there is none. */
  private named(at: number, to: number): number {
    for (const name of this.names) {
      let end = at;
      for (const part of name) {
        const braced = this.text(end) === GROUP && part !== GROUP && this.text(end + 2) === "}";
        if (end >= to || this.text(braced ? end + 1 : end) !== part) {
          end = -1;
          break;
        }
        end += braced ? 3 : 1;
      }
      if (end < 0) continue;
      if (this.text(end) !== "_" || end >= to) return end - at;
      if (this.text(end + 1) === "i") return end + 2 - at;
    }
    return 0;
  }

  private primary(from: number, to: number): readonly [Term, number] {
    const width = this.named(from, to);
    if (width > 0) {
      const key = joined(this.tokens.slice(from, from + width)).replace(/ _ i$/, "");
      return [{ kind: "atom", key, latex: this.slice(from, from + width) }, from + width];
    }
    const text = this.text(from)!;
    if (FRACTIONS.has(text)) {
      const middle = this.argument(from + 1, to);
      const end = this.argument(middle, to);
      return [{ kind: "fraction", command: text, a: this.inside(from + 1, middle), b: this.inside(middle, end), latex: this.slice(from, end) }, end];
    }
    if (text === String.raw`\sqrt`) {
      const end = this.argument(from + 1, to);
      return [{ kind: "root", of: this.inside(from + 1, end), latex: this.slice(from, end) }, end];
    }
    if (text === String.raw`\begin`) return this.cases(from, to);
    const end = CLOSING[text] === undefined ? undefined : this.closing(from, to);
    if (end !== undefined) {
      return [{ kind: "bracket", open: text, close: CLOSING[text]!, of: this.sequence(from + 1, end - 1), latex: this.slice(from, end) }, end];
    }
    return this.whole(from, to);
  }

  private whole(from: number, to: number): readonly [Term, number] {
    let at = this.argument(from, to);
    while (at < to && (this.text(at) === "_" || this.text(at) === "'")) at = this.text(at) === "'" ? at + 1 : this.argument(at + 1, to);
    return [{ kind: "atom", key: joined(this.tokens.slice(from, at)), latex: this.slice(from, at) }, at];
  }

  private cases(from: number, to: number): readonly [Term, number] {
    const width = "{cases}".length;
    let end = from;
    while (end < to && this.text(end) !== String.raw`\end`) end++;
    const start = from + 1 + width;
    const rows = split(this.tokens.slice(start, end), (text) => text === "\\\\").map((row): Row => {
      const first = this.tokens.indexOf(row[0]!);
      const middle = row.findIndex(({ text }) => text === "&");
      const [value, condition] = middle < 0 ? [row.length, row.length] : [middle, middle + 1];
      return { value: this.sequence(first, first + value), condition: row.slice(condition), says: this.slice(first + condition, first + row.length) };
    });
    return [{ kind: "cases", rows, latex: this.slice(from, end + 1 + width) }, end + 1 + width];
  }
}
