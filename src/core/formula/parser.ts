/**
 * Formula text → syntax tree: precedence climbing (Pratt 1973) over the grammar
 *
 *   conditional = comparison [ "?" conditional ":" conditional ]
 *   comparison  = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum ]        not chainable
 *   sum, product: left-associative;  signed = ("-" | "+") signed | power
 *   power       = primary [ "^" signed ]                                     so -x^2 = -(x^2), 2^3^2 = 2^9, 2^-x
 *   primary     = number | name | name "(" conditional { "," conditional } ")" | "(" conditional ")"
 *
 * Whatever recurses counts towards one depth limit, so that no text can exhaust the stack.
 */
import { BINDING, constants, functions, isComparison, isConstantName, isFunctionName } from "./ast.ts";
import type { Ast, BinaryOperator, FunctionName, Names } from "./ast.ts";
import { Refusal, refusal } from "./errors.ts";
import type { FormulaError } from "./errors.ts";
import { nextToken, productOf } from "./lexer.ts";
import type { Token } from "./lexer.ts";
import { nearestName } from "./suggestions.ts";

const LONGEST_TEXT = 2000;
const DEEPEST_NESTING = 100;

const OPERAND = "a number, a name or (";
const OPERATORS: ReadonlySet<string> = new Set<BinaryOperator>(["+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!="]);

function operatorOf(token: Token): BinaryOperator | undefined {
  return token.kind === "sign" && OPERATORS.has(token.text) ? (token.text as BinaryOperator) : undefined;
}

class Parser {
  readonly #text: string;
  readonly #variables: ReadonlyMap<string, number>;
  readonly #parameters: ReadonlyMap<string, number>;
  #previous: Token;
  #token: Token;
  #depth = 0;

  constructor(text: string, names: Names) {
    this.#text = text;
    this.#variables = new Map(names.variables.map((name, index) => [name, index]));
    this.#parameters = new Map(names.parameters.map((name, index) => [name, index]));
    this.#token = nextToken(text, 0);
    this.#previous = this.#token;
  }

  parse(): Ast {
    if (this.#atEnd()) throw refusal("empty", { position: this.#text.length, length: 0 }, undefined, "a formula");
    const tree = this.#conditional();
    if (!this.#atEnd()) this.#refuseInsteadOf("an operator or the end of the formula");
    return tree;
  }

  #advance(): void {
    this.#previous = this.#token;
    this.#token = nextToken(this.#text, this.#token.position + this.#token.length);
  }

  #atEnd(): boolean {
    return this.#token.kind === "end";
  }

  #is(sign: string): boolean {
    return this.#token.kind === "sign" && this.#token.text === sign;
  }

  /** Moves past the present token, one level deeper. */
  #enter(): void {
    const token = this.#token;
    if (++this.#depth > DEEPEST_NESTING) throw refusal("too-deep", token, token.text, `at most ${DEEPEST_NESTING} levels of nesting`);
    this.#advance();
  }

  #leave(): void {
    this.#depth--;
  }

  /** Before any complaint about the present token: whether it is one at all. */
  #checkToken(): void {
    if (this.#token.refusal !== undefined) throw this.#token.refusal;
  }

  /** The present token cannot follow a complete expression. */
  #refuseInsteadOf(expected: string): never {
    this.#checkToken();
    const token = this.#token;
    if (token.kind === "end") throw refusal("unexpected-token", token, undefined, expected);
    if (token.kind === "sign" && token.text !== "(") throw refusal("unexpected-token", token, token.text, expected);
    const before = this.#previous;
    const plain = before.kind !== "sign" && !(token.kind === "name" && functions.has(token.text)) && token.kind !== "sign";
    throw refusal("missing-operator", token, token.text, "an operator", plain ? productOf(before, token) : undefined);
  }

  #conditional(): Ast {
    const condition = this.#comparison();
    if (!this.#is("?")) return condition;
    this.#enter();
    const holds = this.#conditional();
    if (!this.#is(":")) {
      this.#checkToken();
      const token = this.#token;
      if (token.kind === "number" || token.kind === "name" || this.#is("(")) this.#refuseInsteadOf(":");
      throw refusal("missing-colon", token, token.kind === "end" ? undefined : token.text, ": and what holds otherwise");
    }
    this.#advance();
    const otherwise = this.#conditional();
    this.#leave();
    return { kind: "conditional", condition, holds, otherwise };
  }

  #comparison(): Ast {
    const left = this.#binary(BINDING.sum);
    const operator = operatorOf(this.#token);
    if (operator === undefined || !isComparison(operator)) return left;
    this.#advance();
    const right = this.#binary(BINDING.sum);
    const next = operatorOf(this.#token);
    if (next !== undefined && isComparison(next)) {
      throw refusal("chained-comparison", this.#token, this.#token.text, "one comparison; multiply two of them to ask for both");
    }
    return { kind: "binary", operator, left, right };
  }

  /** Sums and products: operators that bind at least as tightly as `least`. */
  #binary(least: number): Ast {
    let left = this.#signed();
    for (;;) {
      const operator = operatorOf(this.#token);
      if (operator === undefined || operator === "^" || isComparison(operator)) return left;
      const binding = operator === "+" || operator === "-" ? BINDING.sum : BINDING.product;
      if (binding < least) return left;
      this.#advance();
      left = { kind: "binary", operator, left, right: this.#binary(binding + 1) };
    }
  }

  #signed(): Ast {
    if (!this.#is("-") && !this.#is("+")) return this.#power();
    const operator = this.#is("-") ? "-" : "+";
    this.#enter();
    const operand = this.#signed();
    this.#leave();
    return { kind: "unary", operator, operand };
  }

  #power(): Ast {
    const left = this.#primary();
    if (!this.#is("^")) return left;
    this.#enter();
    const right = this.#signed();
    this.#leave();
    return { kind: "binary", operator: "^", left, right };
  }

  #primary(): Ast {
    const token = this.#token;
    if (token.kind === "number") {
      this.#advance();
      return { kind: "number", value: token.value! };
    }
    if (token.kind === "name") {
      this.#advance();
      return this.#name(token);
    }
    this.#checkToken();
    if (!this.#is("(")) throw refusal("expected-operand", token, token.kind === "end" ? undefined : token.text, OPERAND);
    this.#enter();
    const inner = this.#conditional();
    this.#close(token, "an operator or )");
    this.#leave();
    return inner;
  }

  /** Moves past the `)` that belongs to `open`. */
  #close(open: Token, expected: string): void {
    if (this.#token.kind === "end") throw refusal("unclosed-parenthesis", open, open.text, "a ) that closes it");
    if (!this.#is(")")) this.#refuseInsteadOf(expected);
    this.#advance();
  }

  /** A name has just been passed; `(` may follow. */
  #name(token: Token): Ast {
    const name = token.text;
    const called = this.#is("(");
    const variable = this.#variables.get(name);
    const parameter = this.#parameters.get(name);
    const isValue = variable !== undefined || parameter !== undefined || isConstantName(name);
    if (isValue && called) {
      const role = variable !== undefined ? "variable" : parameter !== undefined ? "parameter" : "constant";
      throw refusal("not-a-function", token, name, `a function before (, or an operator: ${name} is a ${role}`, `${name}*(…)`);
    }
    if (variable !== undefined) return { kind: "variable", name, index: variable };
    if (parameter !== undefined) return { kind: "parameter", name, index: parameter };
    if (isConstantName(name)) return { kind: "constant", name };
    if (!isFunctionName(name)) throw this.#unknown(token, called);
    // Perhaps it is a parenthesis that only looks like one.
    if (!called) this.#checkToken();
    if (!called) throw refusal("function-without-call", token, name, `${name} with its argument in parentheses`, `${name}(…)`);
    return { kind: "call", name, args: this.#args(token, name) };
  }

  #args(token: Token, name: FunctionName): Ast[] {
    const open = this.#token;
    const args: Ast[] = [];
    this.#enter();
    if (!this.#is(")")) {
      args.push(this.#conditional());
      while (this.#is(",")) {
        this.#advance();
        args.push(this.#conditional());
      }
    }
    this.#close(open, "an operator, a comma or )");
    this.#leave();
    const { least, most } = functions.get(name)!;
    if (args.length < least || args.length > most) {
      const count = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;
      const expected = `${most === least ? "" : "at least "}${count(least)}`;
      throw refusal("wrong-argument-count", token, { count: count(args.length) }, `${expected} of ${name}`);
    }
    return args;
  }

  #unknown(token: Token, called: boolean): Refusal {
    const values = [...this.#variables.keys(), ...this.#parameters.keys(), ...constants.keys()];
    const expected = called ? "a function" : `a function or one of ${values.join(", ")}`;
    return refusal("unknown-name", token, token.text, expected, nearestName(token.text, values, [...functions.keys()], called));
  }
}

/** Never throws, whatever the text. */
export function parseTree(text: string, names: Names): { readonly ok: true; readonly tree: Ast } | { readonly ok: false; readonly error: FormulaError } {
  try {
    if (text.length > LONGEST_TEXT) {
      const excess = { position: LONGEST_TEXT, length: text.length - LONGEST_TEXT };
      throw refusal("too-long", excess, { count: `${text.length} characters` }, `at most ${LONGEST_TEXT} characters`);
    }
    return { ok: true, tree: new Parser(text, names).parse() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
