/** What someone may have meant: characters that look like those of the language, and names that are nearly right. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Signs people type, paste or get from a word processor, beside what Unicode's compatibility mapping already knows. */
const SIGNS = new Map<string, string>([
  ...Array.from("×·⋅∙•∗✕✖", (sign) => [sign, "*"] as const),
  ...Array.from("÷∕⁄∶", (sign) => [sign, "/"] as const),
  ...Array.from("−–—‐‑‒―﹣", (sign) => [sign, "-"] as const),
  ["√", "sqrt"],
  ["≤", "<="],
  ["⩽", "<="],
  ["≥", ">="],
  ["⩾", ">="],
  ["≠", "!="],
  ["=", "=="],
  ["&", "*"],
  ["[", "("],
  ["{", "("],
  ["]", ")"],
  ["}", ")"],
  ["、", ","],
  [";", ","],
  ["|", "abs"],
  ["π", "pi"],
  ["σ", "sigmoid"],
  ["χ", "x"],
]);
/** Cyrillic letters drawn like Latin ones, pairwise. */
const CYRILLIC = "аАвВеЕзкКмМнНоОрРсСтТуУхХіІѕЅјЈһԁԛԝ";
const LATIN = "aABBeE3kKmMHHoOpPcCTTyYxXiIsSjJhdqw";

/** The characters of the language that `character` resembles, if any. */
export function lookAlike(character: string): string | undefined {
  const sign = SIGNS.get(character);
  if (sign !== undefined) return sign;
  const superscript = SUPERSCRIPTS.indexOf(character);
  if (superscript >= 0) return `^${superscript}`;
  const cyrillic = CYRILLIC.indexOf(character);
  if (cyrillic >= 0) return LATIN[cyrillic];
  // Full-width forms, mathematical letters, ligatures.
  const compatible = character.normalize("NFKC");
  return compatible !== character && /^[\w+\-*/^<>=(),.?:]{1,4}$/.test(compatible) ? (SIGNS.get(compatible) ?? compatible) : undefined;
}

/** Names that other languages and textbooks use for functions of ours. */
const ALIASES = new Map([
  ["ln", "log"],
  ["lg", "log10"],
  ["arcsin", "asin"],
  ["arccos", "acos"],
  ["arctan", "atan"],
  ["arctan2", "atan2"],
  ["tg", "tan"],
  ["sh", "sinh"],
  ["ch", "cosh"],
  ["th", "tanh"],
  ["sgn", "sign"],
  ["fabs", "abs"],
  ["logistic", "sigmoid"],
  ["euler", "e"],
]);
/** Longer names than any of ours by more than the allowed distance cannot be near one. */
const LONGEST_NEAR = 16;

/** Number of inserted, deleted, replaced or swapped neighbouring letters between two names (optimal string alignment distance). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** A run of one-letter names written without signs between them: `xy` for `x*y`. */
function asProduct(name: string, values: readonly string[]): string | undefined {
  return name.length <= 4 && Array.from(name).every((letter) => values.includes(letter)) ? Array.from(name).join("*") : undefined;
}

/**
 * @param values names of variables, parameters and constants
 * @param called whether an argument list follows, so that a function is meant
 */
export function nearestName(name: string, values: readonly string[], functionNames: readonly string[], called: boolean): string | undefined {
  const known = called ? functionNames : [...values, ...functionNames];
  const exceptForCase = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (exceptForCase !== undefined) return exceptForCase;
  const alias = ALIASES.get(name.toLowerCase());
  if (alias !== undefined && known.includes(alias)) return alias;
  const product = called ? undefined : asProduct(name, values);
  if (product !== undefined || name.length > LONGEST_NEAR) return product;
  let best: string | undefined;
  // Two slips in a long name, one in a short one; a name of one letter resembles nothing.
  let least = name.length >= 5 ? 3 : name.length >= 2 ? 2 : 1;
  for (const candidate of known) {
    const apart = candidate.length < 2 ? Infinity : distance(name, candidate);
    if (apart < least) {
      least = apart;
      best = candidate;
    }
  }
  return best;
}
