/** Lines of a rule with some of their symbols known to be 0 or to be something else, and with cases decided: what is nothing is left out. */
import type { Row, Sequence, Term } from "./terms.ts";

export interface Facts {
  /** Keys of symbols that are 0. */
  readonly zeros: ReadonlySet<string>;
  /** What is written in place of a symbol. */
  readonly instead: ReadonlyMap<string, Term>;
  /** Which rows of cases are left: those that may hold, in their order; a single one stands for all. */
  readonly rows: (rows: readonly Row[]) => readonly Row[];
}

/** What came to 0 or 1 by what is known: a 0 that was written stays written. */
const ZERO: Term = { kind: "atom", key: "", latex: "0" };
const ONE: Term = { kind: "atom", key: "", latex: "1" };

/** The thing that a sequence consists of, where it is no more than one. */
export function only(sequence: Sequence): Term | undefined {
  const [first] = sequence;
  return sequence.length === 1 && first!.kind !== "between" ? first : undefined;
}

const isOne = (term: Term): boolean => term.kind === "atom" && term.latex === "1";
const isSum = (term: Term): boolean => term.kind === "sum";
const tall = (latex: string): boolean => /frac|cases/.test(latex);

function bracketed(inside: string, open: string, close: string): string {
  return tall(inside) ? `\\left${open}${inside}\\right${close}` : open + inside + close;
}

/** Written one after the other: a command must not run into the letter that follows. */
export function written(sequence: Sequence): string {
  return sequence.map(({ latex }) => latex).join(" ");
}

const atom = (latex: string): Term => ({ kind: "atom", key: "", latex });
const inBraces = (sequence: Sequence): string => `{${written(sequence)}}`;

export class Simplifier {
  constructor(private readonly facts: Facts) {}

  /** The same object where nothing changes. */
  sequence(sequence: Sequence): Sequence {
    const made = sequence.map((one) => (one.kind === "between" ? one : this.term(one)));
    return made.every((one, i) => one === sequence[i]) ? sequence : made;
  }

  private term(term: Term): Term {
    switch (term.kind) {
      case "atom":
        return this.facts.zeros.has(term.key) ? ZERO : (this.facts.instead.get(term.key) ?? term);
      case "sum":
        return this.sum(term);
      case "product":
        return this.product(term);
      case "bracket":
        return this.bracket(term);
      case "fraction": {
        const [a, b] = [this.sequence(term.a), this.sequence(term.b)];
        if (a === term.a && b === term.b) return term;
        const [above, below] = [only(a), only(b)];
        if (above === ZERO) return ZERO;
        if (below !== undefined && b !== term.b && isOne(below) && above !== undefined) return above;
        return { ...term, a, b, latex: `${term.command}${inBraces(a)}${inBraces(b)}` };
      }
      case "root": {
        const of = this.sequence(term.of);
        const inside = only(of);
        if (of === term.of) return term;
        return inside !== undefined && (inside === ZERO || isOne(inside)) ? inside : { ...term, of, latex: `\\sqrt${inBraces(of)}` };
      }
      case "power":
        return this.power(term);
      default: {
        const rows = this.facts.rows(term.rows);
        const made = rows.map((row): Row => ({ ...row, value: this.sequence(row.value) }));
        if (rows.length === 1) return only(made[0]!.value) ?? atom(written(made[0]!.value));
        if (rows === term.rows && made.every(({ value }, i) => value === rows[i]!.value)) return term;
        const lines = made.map(({ value, says }) => `${written(value)} & ${says}`).join(" \\\\ ");
        return { ...term, rows: made, latex: `\\begin{cases} ${lines} \\end{cases}` };
      }
    }
  }

  private sum(term: Term & { readonly kind: "sum" }): Term {
    const made = term.terms.map(({ negative, of }) => ({ negative, of: this.term(of) }));
    if (made.every(({ of }, i) => of === term.terms[i]!.of)) return term;
    const left = made.filter(({ of }) => of !== ZERO);
    if (left.length === 0) return ZERO;
    if (left.length === 1 && !left[0]!.negative) return left[0]!.of;
    const latex = left
      .map(({ negative, of }, i) => `${negative ? "-" : i === 0 ? "" : "+"} ${isSum(of) ? bracketed(of.latex, "(", ")") : of.latex}`)
      .join(" ")
      .trim();
    return { kind: "sum", terms: left, latex };
  }

  private product(term: Term & { readonly kind: "product" }): Term {
    const made = term.factors.map(({ times, of }) => ({ times, of: this.term(of) }));
    if (made.every(({ of }, i) => of === term.factors[i]!.of)) return term;
    // Of a quotient written with a stroke nothing may be left out.
    const whole = made.some(({ of }) => of.latex === "/");
    if (!whole && made.some(({ of }) => of === ZERO)) return ZERO;
    const left = whole ? made : made.filter(({ of }, i) => !(isOne(of) && of !== term.factors[i]!.of));
    if (left.length === 0) return ONE;
    if (left.length === 1) return left[0]!.of;
    const latex = left
      .map(({ times, of }, i) => (i === 0 ? "" : `${times === "" ? "\\," : ` ${times}`} `) + (isSum(of) ? bracketed(of.latex, "(", ")") : of.latex))
      .join("");
    return { kind: "product", factors: left, latex };
  }

  private bracket(term: Term & { readonly kind: "bracket" }): Term {
    const of = this.sequence(term.of);
    if (of === term.of) return term;
    const inside = only(of);
    if (inside !== undefined && term.open === "(" && (inside.kind !== "sum" || inside.terms.length === 0)) return inside;
    return { ...term, of, latex: bracketed(written(of), term.open, term.close) };
  }

  private power(term: Term & { readonly kind: "power" }): Term {
    const [base, exponent] = [this.term(term.base), this.sequence(term.exponent)];
    if (base === term.base && exponent === term.exponent) return term;
    if (base === ZERO) return ZERO;
    if (base === ONE || only(exponent) === ZERO || (isOne(base) && base !== term.base)) return ONE;
    if (only(exponent) === ONE) return base;
    const plain = base.kind === "atom" || base.kind === "bracket";
    return { kind: "power", base, exponent, latex: `${plain ? base.latex : bracketed(base.latex, "(", ")")}^${inBraces(exponent)}` };
  }
}

export { ZERO as NOTHING };
