/** The LaTeX of update rules as tokens that know where they stand, without what only spaces or enlarges. */

export interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const SILENT = new Set(
  String.raw`\, \; \: \! \  \left \right \big \Big \bigl \bigr \Bigl \Bigr \textstyle \displaystyle`.split(" ").map((text) => (text === "\\" ? "\\ " : text)),
);
const FRACTIONS = new Set([String.raw`\frac`, String.raw`\tfrac`, String.raw`\dfrac`]);
const PATTERN = /\\[A-Za-z]+\*?|\\[^A-Za-z]|\d+(?:\.\d+)?|\S/g;

export function tokenise(latex: string): Token[] {
  const tokens: Token[] = [];
  /** Arguments of a fraction still to come without braces: each is a single digit. */
  let digits = 0;
  for (const { 0: text, index } of latex.matchAll(PATTERN)) {
    if (SILENT.has(text)) continue;
    if (digits > 0 && /^\d/.test(text)) {
      for (const [i, digit] of text.split("").entries()) tokens.push({ text: digit, from: index + i, to: index + i + 1 });
      digits = Math.max(0, digits - text.length);
      continue;
    }
    digits = FRACTIONS.has(text) ? 2 : 0;
    tokens.push({ text, from: index, to: index + text.length });
  }
  return tokens;
}

/** One spelling for a symbol, however its LaTeX is spaced. */
export function keyOf(latex: string): string {
  return joined(tokenise(latex));
}

export function joined(tokens: readonly Token[]): string {
  const plain: string[] = [];
  for (const [i, { text }] of tokens.entries()) {
    // Braces about a single token say nothing.
    const lone = (text === "{" && tokens[i + 2]?.text === "}") || (text === "}" && tokens[i - 2]?.text === "{");
    if (!lone) plain.push(text);
  }
  return plain.join(" ");
}

/** Parts of a line between separators that stand in no bracket. */
export function split(tokens: readonly Token[], isSeparator: (text: string) => boolean): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (["{", "(", "[", String.raw`\begin`].includes(token.text)) depth++;
    if (["}", ")", "]", String.raw`\end`].includes(token.text)) depth--;
    if (depth === 0 && isSeparator(token.text)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}

/** Without the words of sentences: their letters are no symbols. */
export function withoutWords(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.text === String.raw`\text`) while (i < tokens.length && tokens[i]!.text !== "}") i++;
    else kept.push(tokens[i]!);
  }
  return kept;
}
