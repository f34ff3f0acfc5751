/** Texts of choosing a problem: the picker, the typed formula, what there is to know of a surface. */
import type { FormulaErrorCode } from "../../core/formula/errors.ts";

/** What is wrong with a formula, taken apart for whole sentences. */
export interface Mistake {
  readonly code: FormulaErrorCode;
  /** The offending characters; empty where something is missing at the end. */
  readonly found: string;
  /** What may have been meant. */
  readonly suggestion: string | undefined;
  /** Of a function called with the wrong number of arguments. */
  readonly call: { readonly name: string; readonly given: number; readonly needed: number; readonly atLeast: boolean } | undefined;
}

export interface ProblemWords {
  readonly summary: string;
  readonly notes: readonly string[];
}

type Mistakes = Readonly<Record<FormulaErrorCode, (mistake: Mistake) => string>>;

const mistakes: Mistakes = {
  empty: () => "Type a loss of x and y, such as x^2 + 3*y^2.",
  "too-long": () => "A formula has at most 2,000 characters.",
  "too-deep": () => "Nested too deeply: at most 100 levels.",
  "invalid-character": ({ found }) => `“${found}” belongs to no formula.`,
  "invalid-number": ({ found }) => `“${found}” is not a number. Numbers look like 1, .5, 2. or 1e-3.`,
  "unknown-name": ({ found }) => `“${found}” is not known here. There are x, y, pi, e and functions such as sin, exp, abs, max.`,
  "missing-operator": ({ found }) => `An operator is missing before “${found}”.`,
  "expected-operand": ({ found }) => (found === "" ? "The formula ends too early: a value is missing." : `A value is missing before “${found}”.`),
  "unclosed-parenthesis": () => "This parenthesis is never closed.",
  "unexpected-token": ({ found }) => (found === "" ? "The formula ends too early." : `“${found}” cannot stand here.`),
  "chained-comparison": () => "Comparisons cannot be chained: multiply two of them to ask for both.",
  "wrong-argument-count": ({ call }) =>
    call === undefined
      ? "Wrong number of arguments."
      : `${call.name} takes ${call.atLeast ? "at least " : ""}${call.needed} ${call.needed === 1 ? "argument" : "arguments"}, not ${call.given}.`,
  "missing-colon": () => "After c ? a there must be : and what holds otherwise.",
  "not-a-function": ({ found }) => `“${found}” is not a function.`,
  "function-without-call": ({ found }) => `“${found}” needs its argument in parentheses.`,
};

/** By id. English stands in the definitions themselves. */
const words: Readonly<Record<string, ProblemWords>> = {};

export const problems = {
  problem: "Problem",
  choose: "Choose a surface",
  search: "Search surfaces",
  none: "No surface is called that.",
  formula: "Formula",
  formulaHelp: "A loss of x and y, with + − * / ^ and functions such as sin, exp, abs, max",
  mistakes,
  suggestion: (meant: string): string => `Did you mean ${meant}?`,
  kept: "The map shows the last formula that could be read.",
  settings: "Surface settings",
  about: "About this surface",
  aboutTitle: "About this surface",
  /** Of the window, in the order of its numbers. */
  edges: ([x, y]: readonly string[]): string[] => [`${x} from`, `${x} to`, `${y} from`, `${y} to`],
  minima: "Known minima",
  noMinima: "No minimum is known in closed form.",
  minimum: (point: string, loss: string): string => `${point}, loss ${loss}`,
  kinks: "Not smooth where",
  kink: (where: string): string => `${where} = 0`,
  source: "As text",
  references: "Sources",
  words,
};
