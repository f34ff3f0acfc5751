/** The rule of a method as its settings leave it: cases that they decide, terms that they make 0, and lines that then do nothing are gone. */
import { holds } from "./evaluate.ts";
import { THETA } from "./expression.ts";
import { NOTHING, Simplifier, only, written } from "./simplify.ts";
import { Reader } from "./terms.ts";
import { joined, keyOf, tokenise, withoutWords } from "./tokens.ts";
import type { Values } from "../../core/knobs.ts";
import type { Words } from "../../core/model.ts";
import type { Value } from "./expression.ts";
import type { Facts } from "./simplify.ts";
import type { Row, Sequence, Term } from "./terms.ts";

type Rule = Pick<Words, "rule" | "symbols" | "when">;

const ARROW = String.raw`\leftarrow`;
const SPACES = new Set([String.raw`\quad`, String.raw`\qquad`]);
const WORDS = String.raw`\text`;
const RATE = "lr";
const LAST = new Set(["otherwise", "else"]);

/** What stands between two spaces of a line: an assignment, a relation, or a remark. */
interface Part {
  /** What separates it from the part before it. */
  readonly gap: string;
  readonly sequence: Sequence;
  /** What it assigns. */
  readonly key: string | undefined;
  readonly arrow: boolean;
}

const wordsOf = (latex: string): string => /^\\text\{([^}]*)\}$/.exec(latex)?.[1] ?? "";

/** Lines spelt out before; more than the longest rule has. */
const MOST_SPELT = 500;
const spelt = new Map<string, string>();
/** The tokens of a line, one spelling for each symbol, words left out. */
function keysOf(latex: string): string {
  let keys = spelt.get(latex);
  if (keys === undefined) {
    keys = ` ${joined(withoutWords(tokenise(latex)))} `;
    if (spelt.size >= MOST_SPELT) spelt.clear();
    spelt.set(latex, keys);
  }
  return keys;
}
const mentions = (latex: string, key: string): boolean => keysOf(latex).includes(` ${key} `);

function partsOf(sequence: Sequence): Part[] {
  const parts: Part[] = [];
  let gap = "";
  let from = 0;
  for (let i = 0; i <= sequence.length; i++) {
    const one = sequence[i];
    if (one !== undefined && !(one.kind === "between" && SPACES.has(one.text))) continue;
    const last = sequence[i - 1];
    const comma = i > from && last?.kind === "between" && [",", ";"].includes(last.text);
    const inside = sequence.slice(from, comma ? i - 1 : i);
    const [left, relation] = inside.filter((one) => one.kind !== "between" || one.text !== WORDS);
    const assigns = left?.kind === "atom" && relation?.kind === "between" && [ARROW, "="].includes(relation.text);
    parts.push({ gap, sequence: inside, key: assigns ? left.key : undefined, arrow: assigns && relation.text === ARROW });
    gap = `${comma ? last.latex : ""}${one?.latex ?? ""} `;
    from = i + 1;
  }
  return parts;
}

const write = (parts: readonly Part[]): string => parts.map(({ gap, sequence }, i) => (i === 0 ? "" : gap) + written(sequence)).join(" ");

class Specialised {
  private readonly names: readonly string[][];
  private readonly constants = new Map<string, Value>();
  private readonly zeros = new Set<string>();
  private readonly instead = new Map<string, Term>();
  private readonly facts: Facts;
  private stands = false;
  private readonly full: readonly (readonly Part[])[];
  /** Lines as they are left; `undefined` where nothing was changed. */
  private readonly left: (readonly Part[] | undefined)[];

  constructor(
    private readonly words: Rule,
    private readonly values: Values,
    shortens: boolean,
  ) {
    const symbols = words.symbols.flatMap(({ symbol, knob, off }) => symbol.split(",\\ ").map((one) => ({ key: keyOf(one), knob, off })));
    this.names = symbols.map(({ key }) => key.split(" ")).toSorted((a, b) => b.length - a.length);
    this.full = words.rule.map((latex) => partsOf(this.read(latex)));
    const assigned = new Set(this.full.flatMap((parts) => (parts.every((part) => this.say(part) !== undefined) ? parts.map(({ key }) => key) : [])));
    for (const { key, knob, off } of symbols) {
      const value = knob === undefined ? undefined : values[knob];
      if (assigned.has(key) || value === undefined) continue;
      if (typeof value === "number") this.constants.set(key, value);
      // Without its rate a step would be nothing at all to read.
      if (shortens && knob !== RATE && (value === 0 || value === off)) this.zeros.add(key);
    }
    this.facts = { zeros: this.zeros, instead: this.instead, rows: (rows) => this.rows(rows) };
    this.left = words.rule.map((_, line) => this.line(line));
  }

  /** @returns `undefined` where nothing is left that moves the point */
  lines(): readonly string[] | undefined {
    if (this.stands) return undefined;
    const after = this.left.map((parts, line) => parts ?? this.full[line]!);
    const alive = this.living(after);
    const before = this.living(this.full);
    const kept = after.map((parts, line) =>
      parts.filter((part, i) => {
        const { key, arrow } = part;
        if (key === undefined) return true;
        if (before.has(key) && !alive.has(key)) return false;
        return arrow || !isReplaced(key, [...parts.slice(i + 1), ...after.slice(line + 1).flat()]);
      }),
    );
    return kept.flatMap((parts, line) => {
      if (this.left[line] === undefined && parts.length === this.full[line]!.length) return [this.words.rule[line]!];
      const isOver = parts.length === 0 || (parts.length < this.full[line]!.length && parts.every(isRemark));
      return isOver ? [] : [write(parts)];
    });
  }

  private read(latex: string): Sequence {
    return new Reader(latex, this.names).all();
  }

  private line(line: number): readonly Part[] | undefined {
    const parts: Part[] = [];
    for (const part of this.full[line]!) {
      const said = this.say(part);
      if (said === undefined) return [];
      if (said.sequence.length > 0) parts.push(...this.part(said, line));
    }
    return parts.length === this.full[line]!.length && parts.every((part, i) => part.sequence === this.full[line]![i]!.sequence) ? undefined : parts;
  }

  /** Without words for settings that are as they say; `undefined` where one is not. */
  private say(part: Part): Part | undefined {
    const judged = part.sequence.map((one) => (one.kind === "between" && one.text === WORDS ? this.isAt(wordsOf(one.latex)) : undefined));
    if (judged.includes(false)) return undefined;
    if (!judged.includes(true)) return part;
    return partsOf(part.sequence.filter((_, i) => judged[i] !== true)).map((one) => ({ ...one, gap: part.gap }))[0]!;
  }

  private isAt(words: string): boolean | undefined {
    const setting = this.words.when?.[words];
    if (setting === undefined) return undefined;
    const value = this.values[setting.knob];
    return "is" in setting ? value === setting.is : value !== setting.isNot;
  }

  private part(part: Part, line: number): readonly Part[] {
    const { sequence, key, arrow } = part;
    const simplifier = new Simplifier(this.facts);
    const beginning = key === undefined ? 0 : sequence.findIndex((one) => one.kind === "between" && one.text !== WORDS) + 1;
    const right = sequence.slice(beginning);
    const made = simplifier.sequence(right);
    // From here on it is this, and no longer what stood in its place so far.
    if (key !== undefined) this.instead.delete(key);
    if (made === right) return [part];
    const changed = { ...part, sequence: [...sequence.slice(0, beginning), ...made] };
    if (key === undefined) return [changed];
    const thing = only(made);
    const isSame = thing?.kind === "atom" && thing.key === key;
    const isFinal = !this.full.slice(line + 1).some((parts) => parts.some((one) => one.key === key));
    if (isSame && key === THETA && isFinal) this.stands = true;
    if (isSame) return [];
    if (thing !== undefined && this.isShort(key, arrow, thing, line)) {
      this.instead.set(key, thing);
      return [];
    }
    return [changed];
  }

  /** It is a mere name for something else from here on: that stands in its place. */
  private isShort(key: string, arrow: boolean, thing: Term, line: number): boolean {
    const { rule } = this.words;
    const simple = thing.kind === "atom" || (arrow && ["product", "fraction"].includes(thing.kind));
    if (key === THETA || !simple || mentions(thing.latex, key)) return false;
    const [earlier, later] = [rule.slice(0, line), rule.slice(line + 1)];
    if (earlier.some((latex) => mentions(latex, key)) || (arrow && !mentions(rule[line]!.replace(/^.*?\\leftarrow/, ""), key))) return false;
    // A case may turn on it.
    if (
      later.some((latex) =>
        latex
          .split("&")
          .slice(1)
          .some((rest) => mentions(rest.split("\\\\")[0]!, key)),
      )
    )
      return false;
    // The same letter with another index: of another step.
    const letter = key.split(" _ ")[0]!;
    if (key.includes(" _ ") && rule.some((latex) => keysOf(latex).includes(` ${letter} _ {`))) return false;
    if (thing !== NOTHING && this.full.slice(line + 1).some((parts) => parts.some((one) => one.key !== undefined && mentions(thing.latex, one.key))))
      return false;
    return thing.kind === "atom" || !later.some((latex) => keysOf(latex).includes(` ${key} ^`));
  }

  private rows(rows: readonly Row[]): readonly Row[] {
    const open: Row[] = [];
    for (const row of rows) {
      const words = wordsOf(row.says);
      const judged = LAST.has(words) ? (open.length === 0 ? true : undefined) : words === "" ? holds(row.condition, this.constants) : this.isAt(words);
      if (judged === true && open.length === 0) return [row];
      if (judged !== false) open.push(row);
    }
    return open.length === rows.length ? rows : open;
  }

  /** What the step depends on: everything that θ is made of, and what is in a relation with it. */
  private living(lines: readonly (readonly Part[])[]): ReadonlySet<string> {
    const parts = lines.flat();
    const keys = new Set([...this.names.map((name) => name.join(" ")), ...parts.flatMap(({ key }) => key ?? [])]);
    const texts = parts.map(({ key, sequence }) => ({ key, text: keysOf(written(sequence)) }));
    const alive = new Set([THETA]);
    for (let size = 0; size !== alive.size;) {
      size = alive.size;
      for (const { key, text } of texts) {
        const counts = key === undefined ? [...alive].some((one) => text.includes(` ${one} `)) : alive.has(key);
        if (counts) for (const one of keys) if (text.includes(` ${one} `)) alive.add(one);
      }
    }
    return alive;
  }
}

const isRemark = ({ sequence: [first] }: Part): boolean => (first?.kind === "between" && first.text === WORDS) || first?.kind === "bracket";

/** It is defined anew before anything uses it. */
function isReplaced(key: string, later: readonly Part[]): boolean {
  for (const { key: other, sequence } of later) {
    if (other === key) return !mentions(written(sequence.slice(2)), key);
    if (mentions(written(sequence), key)) return false;
  }
  return false;
}

/** Rules as they were left last: a moving playhead asks for the same again and again. */
const kept = new WeakMap<Rule, { readonly values: Values; readonly lines: readonly string[] }>();

/** @returns the lines that are left, in LaTeX */
export function atSettings(words: Rule, values: Values): readonly string[] {
  const before = kept.get(words);
  if (before?.values === values) return before.lines;
  const lines = leave(words, values);
  kept.set(words, { values, lines });
  return lines;
}

function leave(words: Rule, values: Values): readonly string[] {
  return new Specialised(words, values, true).lines() ?? new Specialised(words, values, false).lines() ?? words.rule;
}

/** A line whose cases are decided: the given row of each stands alone. */
export function withCase(latex: string, row: number): string {
  const sequence = new Reader(latex, []).all();
  const made = new Simplifier({ zeros: new Set(), instead: new Map(), rows: (rows) => (rows[row] === undefined ? rows : [rows[row]]) }).sequence(sequence);
  return made === sequence ? latex : written(made);
}
