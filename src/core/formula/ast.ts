/** Syntax trees of formulas, and the words of the language. Trees are what was written; meaning and simplification begin in graph.ts. */

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "^";
export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";
export type BinaryOperator = ArithmeticOperator | Comparison;

export type Ast =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "variable"; readonly name: string; readonly index: number }
  | { readonly kind: "parameter"; readonly name: string; readonly index: number }
  | { readonly kind: "constant"; readonly name: ConstantName }
  | { readonly kind: "unary"; readonly operator: "-" | "+"; readonly operand: Ast }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Ast; readonly right: Ast }
  | { readonly kind: "call"; readonly name: FunctionName; readonly args: readonly Ast[] }
  | { readonly kind: "conditional"; readonly condition: Ast; readonly holds: Ast; readonly otherwise: Ast };

/** The doubles nearest to π and e. */
const CONSTANTS = [
  ["pi", 3.141592653589793],
  ["e", 2.718281828459045],
] as const;
export type ConstantName = (typeof CONSTANTS)[number][0];

const ONE_ARGUMENT = [
  "sqrt",
  "abs",
  "sign",
  "exp",
  "log",
  "log10",
  "log2",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "sinh",
  "cosh",
  "tanh",
  "sigmoid",
  "softplus",
  "relu",
] as const;
const TWO_ARGUMENTS = ["pow", "atan2", "hypot"] as const;
const TWO_OR_MORE = ["min", "max"] as const;
export type UnaryFunctionName = (typeof ONE_ARGUMENT)[number];
export type FunctionName = UnaryFunctionName | (typeof TWO_ARGUMENTS)[number] | (typeof TWO_OR_MORE)[number];

export interface Arity {
  readonly least: number;
  readonly most: number;
}

// Maps, not objects: `constructor` and `__proto__` are names like any other.
export const constants: ReadonlyMap<string, number> = new Map(CONSTANTS);
export const functions: ReadonlyMap<string, Arity> = new Map<string, Arity>([
  ...ONE_ARGUMENT.map((name) => [name, { least: 1, most: 1 }] as const),
  ...TWO_ARGUMENTS.map((name) => [name, { least: 2, most: 2 }] as const),
  ...TWO_OR_MORE.map((name) => [name, { least: 2, most: Infinity }] as const),
]);

export function constantValue(name: ConstantName): number {
  return constants.get(name)!;
}
export function isConstantName(name: string): name is ConstantName {
  return constants.has(name);
}
export function isFunctionName(name: string): name is FunctionName {
  return functions.has(name);
}

/** How tightly a construct binds; a part is put in parentheses where it binds less tightly than its place asks. */
export const BINDING = { conditional: 0, comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 } as const;

const BINARY_BINDING: Record<BinaryOperator, number> = {
  "<": BINDING.comparison,
  "<=": BINDING.comparison,
  ">": BINDING.comparison,
  ">=": BINDING.comparison,
  "==": BINDING.comparison,
  "!=": BINDING.comparison,
  "+": BINDING.sum,
  "-": BINDING.sum,
  "*": BINDING.product,
  "/": BINDING.product,
  "^": BINDING.power,
};

export function bindingOf(tree: Ast): number {
  switch (tree.kind) {
    case "conditional":
      return BINDING.conditional;
    case "binary":
      return BINARY_BINDING[tree.operator];
    case "unary":
      return BINDING.sign;
    default:
      return BINDING.atom;
  }
}

export function isComparison(operator: BinaryOperator): operator is Comparison {
  return BINARY_BINDING[operator] === BINDING.comparison;
}

/** The names that formula text may use beside the language's own. */
export interface Names {
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
}
