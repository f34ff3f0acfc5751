/**
 * Syntax tree → LaTeX (for KaTeX): fractions, powers and roots as on paper, parentheses only where the reader needs them.
 * `log` is written \ln, as the natural logarithm is on paper; a comparison used as a number is an Iverson bracket.
 */
import { bindingOf, BINDING, isComparison } from "./ast.ts";
import type { Ast, Comparison, FunctionName } from "./ast.ts";

const COMPARISONS: Record<Comparison, string> = { "<": "<", "<=": "\\le", ">": ">", ">=": "\\ge", "==": "=", "!=": "\\ne" };

type Called = Exclude<FunctionName, "sqrt" | "abs" | "pow" | "hypot">;
const FUNCTIONS: Record<Called, string> = {
  sign: "\\operatorname{sign}",
  exp: "\\exp",
  log: "\\ln",
  log10: "\\log_{10}",
  log2: "\\log_{2}",
  sin: "\\sin",
  cos: "\\cos",
  tan: "\\tan",
  asin: "\\arcsin",
  acos: "\\arccos",
  atan: "\\arctan",
  sinh: "\\sinh",
  cosh: "\\cosh",
  tanh: "\\tanh",
  sigmoid: "\\sigma",
  softplus: "\\operatorname{softplus}",
  relu: "\\operatorname{relu}",
  atan2: "\\operatorname{atan2}",
  min: "\\min",
  max: "\\max",
};
/** Functions whose square is written sin²(x). */
const POWER_ON_NAME: ReadonlySet<string> = new Set(["sin", "cos", "tan", "sinh", "cosh", "tanh"]);
/** Functions written without an argument list. */
const CLOSED: ReadonlySet<string> = new Set(["abs", "sqrt", "hypot"]);
const GREEK: ReadonlySet<string> = new Set(
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega".split(" "),
);

const parenthesized = (inner: string): string => `\\left(${inner}\\right)`;

/** A name with its digits as an index: `beta1` is β₁; names of several letters stand upright. */
function nameLatex(name: string): string {
  const [, letters, index] = /^(.*?)_?(\d*)$/.exec(name)!;
  const stem = letters === undefined || letters === "" ? name : letters;
  const symbol = GREEK.has(stem) ? `\\${stem}` : stem.length === 1 && stem !== "_" ? stem : `\\mathrm{${stem.replaceAll("_", "\\_")}}`;
  return index === undefined || index === "" || stem === name ? symbol : `${symbol}_{${index}}`;
}

/** `1e-7` is a power of ten, so it binds like a product (or, with mantissa 1, like a power). */
function numberLatex(value: number): { readonly text: string; readonly binding: number } {
  const text = String(value);
  const [mantissa, exponent] = text.split("e");
  if (exponent === undefined) return { text, binding: BINDING.atom };
  const power = `10^{${Number(exponent)}}`;
  return mantissa === "1" ? { text: power, binding: BINDING.power } : { text: `${mantissa} \\cdot ${power}`, binding: BINDING.product };
}

/** How tightly the *written* form binds: a fraction or a call is a closed box, `pow` is a power, braces of cases are open to the right. */
function bindingAsWritten(tree: Ast): number {
  switch (tree.kind) {
    case "number":
      return numberLatex(tree.value).binding;
    case "binary":
      if (tree.operator === "/") return BINDING.product;
      return isComparison(tree.operator) ? BINDING.atom : bindingOf(tree);
    case "call":
      return tree.name === "pow" ? BINDING.power : BINDING.atom;
    default:
      return bindingOf(tree);
  }
}

function part(tree: Ast, least: number): string {
  const text = write(tree);
  return bindingAsWritten(tree) < least ? parenthesized(text) : text;
}

/** As `part`, but never beginning with a sign, so that no two signs meet. */
function unsignedPart(tree: Ast, least: number): string {
  const text = part(tree, least);
  return /^[-+]/.test(text) ? parenthesized(text) : text;
}

function power(base: Ast, exponent: Ast): string {
  const raised = `^{${write(exponent)}}`;
  if (base.kind === "call" && POWER_ON_NAME.has(base.name) && exponent.kind === "number" && Number.isInteger(exponent.value) && exponent.value > 1) {
    return `${FUNCTIONS[base.name as Called]}${raised}${parenthesized(write(base.args[0]!))}`;
  }
  // sin(x)^a would read as sin of a power; |x|² and √x² do not.
  const open = base.kind === "call" && !CLOSED.has(base.name);
  const least = open ? Infinity : BINDING.atom;
  return `${part(base, least)}${raised}`;
}

function product(left: Ast, right: Ast): string {
  const a = part(left, BINDING.product);
  // A factor with a sign, or one that is itself a product written after us, needs parentheses; a fraction does not.
  const fraction = right.kind === "binary" && right.operator === "/";
  const b = part(right, fraction ? BINDING.product : BINDING.power);
  // Digits side by side would read as one number, and 2½ as a mixed one.
  const digits = /^\d/.test(b) || (fraction && /\d$/.test(a));
  return `${a}${digits ? " \\cdot " : "\\,"}${b}`;
}

function call(name: FunctionName, args: readonly Ast[]): string {
  const first = args[0]!;
  switch (name) {
    case "sqrt":
      return `\\sqrt{${write(first)}}`;
    case "abs":
      return `\\left|${write(first)}\\right|`;
    case "pow":
      return power(first, args[1]!);
    case "hypot":
      return `\\sqrt{${args.map((arg) => power(arg, { kind: "number", value: 2 })).join(" + ")}}`;
    default:
      return `${FUNCTIONS[name]}${parenthesized(args.map(write).join(",\\, "))}`;
  }
}

/** A chain of conditions is one table of cases. */
function cases(tree: Ast): string {
  const rows: string[] = [];
  let rest = tree;
  while (rest.kind === "conditional") {
    rows.push(`${write(rest.holds)} & \\text{if } ${condition(rest.condition)}`);
    rest = rest.otherwise;
  }
  rows.push(`${write(rest)} & \\text{otherwise}`);
  return `\\begin{cases} ${rows.join(" \\\\ ")} \\end{cases}`;
}

/** A condition reads as a statement: a comparison bare, any other number as "≠ 0". */
function condition(tree: Ast): string {
  if (tree.kind === "binary" && isComparison(tree.operator)) return comparison(tree.operator, tree.left, tree.right);
  return `${part(tree, BINDING.sum)} \\ne 0`;
}

function comparison(operator: Comparison, left: Ast, right: Ast): string {
  return `${part(left, BINDING.sum)} ${COMPARISONS[operator]} ${part(right, BINDING.sum)}`;
}

function write(tree: Ast): string {
  switch (tree.kind) {
    case "number":
      return numberLatex(tree.value).text;
    case "variable":
    case "parameter":
      return nameLatex(tree.name);
    case "constant":
      return tree.name === "pi" ? "\\pi" : "\\mathrm{e}";
    case "unary":
      return `${tree.operator}${unsignedPart(tree.operand, BINDING.product)}`;
    case "binary":
      switch (tree.operator) {
        case "+":
        case "-":
          return `${part(tree.left, BINDING.sum)} ${tree.operator} ${unsignedPart(tree.right, BINDING.product)}`;
        case "*":
          return product(tree.left, tree.right);
        case "/":
          return `\\frac{${write(tree.left)}}{${write(tree.right)}}`;
        case "^":
          return power(tree.left, tree.right);
        default:
          return `\\left[${comparison(tree.operator, tree.left, tree.right)}\\right]`;
      }
    case "call":
      return call(tree.name, tree.args);
    case "conditional":
      return cases(tree);
  }
}

export function toLatex(tree: Ast): string {
  return write(tree);
}
