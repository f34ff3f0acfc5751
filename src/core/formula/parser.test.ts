import { describe, expect, it } from "vitest";
import { constants, functions } from "./ast.ts";
import { parseFormula } from "./index.ts";
import { parse, refused, valueOf } from "./testing/compile.ts";

describe("precedence and associativity", () => {
  it.each([
    ["-x^2", "-(x^2)"],
    ["2^3^2", "2^(3^2)"],
    ["2^-x", "2^(-x)"],
    ["2^-x^2", "2^(-(x^2))"],
    ["2^-x*y", "(2^(-x))*y"],
    ["2^+-x", "2^(+(-x))"],
    ["-x*y", "(-x)*y"],
    ["x*-y", "x*(-y)"],
    ["x - -y", "x - (-y)"],
    ["--x", "-(-x)"],
    ["x - y - 1", "(x - y) - 1"],
    ["x/y/2", "(x/y)/2"],
    ["x/y*2", "(x/y)*2"],
    ["x - y*2^x", "x - (y*(2^x))"],
    ["x + y < x*y", "(x + y) < (x*y)"],
    ["x < y ? 1 : 2 + 3", "(x < y) ? (1) : (2 + 3)"],
    ["x ? 1 : y ? 2 : 3", "x ? 1 : (y ? 2 : 3)"],
    ["x ? y ? 1 : 2 : 3", "x ? (y ? 1 : 2) : 3"],
    ["-sin(x)^2", "-((sin(x))^2)"],
    ["sin(x ? 1 : 2)", "sin((x ? 1 : 2))"],
    [" x\n+\ty ", "x+y"],
  ])("%s is %s", (text, meant) => {
    expect(parse(text).expression).toEqual(parse(meant).expression);
  });

  it.each([
    ["2^3^2", 512],
    ["-2^2", -4],
    ["(-2)^2", 4],
    ["2^-1", 0.5],
    ["7 - 4 - 2", 1],
    ["16/4/2", 2],
    ["2 + 3*4", 14],
    [".5 + 2. + 1e-3 + 1.5E2", 152.501],
    ["(1 < 2) + (2 <= 2) + (3 > 4) + (3 >= 4) + (1 == 1) + (1 != 1)", 3],
    ["1 < 2 ? 10 : 20", 10],
    ["0 ? 10 : 20", 20],
    ["-3 ? 10 : 20", 10],
    ["min(3, 1, 2)*max(3, 1, 2)", 3],
    ["pi", 3.141592653589793],
    ["e", 2.718281828459045],
    ["sign(-3) + relu(-3) + relu(2) + abs(-4)", 5],
  ])("%s = %d", (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it("knows the language's words", () => {
    expect([...constants.keys()]).toEqual(["pi", "e"]);
    const words = "sqrt abs sign exp log log10 log2 sin cos tan asin acos atan sinh cosh tanh sigmoid softplus relu pow atan2 hypot min max";
    expect([...functions.keys()]).toEqual(words.split(" "));
  });

  it("reads names that the caller gives, case-sensitively", () => {
    const names = { variables: ["u", "X"], parameters: ["kappa", "toString"] };
    expect(parse("u + X*kappa + toString", names).parameters).toEqual(["kappa", "toString"]);
    expect(refused("x", names).code).toBe("unknown-name");
  });
});

describe("errors", () => {
  it.each([
    ["", "empty", 0, 0, "the end of the formula", "a formula"],
    [" \n ", "empty", 3, 0, "the end of the formula", "a formula"],
    ["2x", "missing-operator", 1, 1, "x", "an operator", "2*x"],
    ["x y", "missing-operator", 2, 1, "y", "an operator", "x*y"],
    ["(x)(y)", "missing-operator", 3, 1, "(", "an operator"],
    ["2(x)", "missing-operator", 1, 1, "(", "an operator"],
    ["(x)2", "missing-operator", 3, 1, "2", "an operator"],
    ["2 sin(x)", "missing-operator", 2, 3, "sin", "an operator"],
    ["sin(2x)", "missing-operator", 5, 1, "x", "an operator", "2*x"],
    ["x ? 2y : 1", "missing-operator", 5, 1, "y", "an operator", "2*y"],
    ["x +", "expected-operand", 3, 0, "the end of the formula", "a number, a name or ("],
    ["x + * y", "expected-operand", 4, 1, "*", "a number, a name or ("],
    ["()", "expected-operand", 1, 1, ")", "a number, a name or ("],
    ["max(x,)", "expected-operand", 6, 1, ")", "a number, a name or ("],
    ["x ? : 1", "expected-operand", 4, 1, ":", "a number, a name or ("],
    ["< 1", "expected-operand", 0, 1, "<", "a number, a name or ("],
    ["2*(x + 1", "unclosed-parenthesis", 2, 1, "(", "a ) that closes it"],
    ["sin(x", "unclosed-parenthesis", 3, 1, "(", "a ) that closes it"],
    ["x)", "unexpected-token", 1, 1, ")", "an operator or the end of the formula"],
    ["x, y", "unexpected-token", 1, 1, ",", "an operator or the end of the formula"],
    ["(x, y)", "unexpected-token", 2, 1, ",", "an operator or )"],
    ["x : y", "unexpected-token", 2, 1, ":", "an operator or the end of the formula"],
    ["sin(x : y)", "unexpected-token", 6, 1, ":", "an operator, a comma or )"],
    ["x ? 1", "missing-colon", 5, 0, "the end of the formula", ": and what holds otherwise"],
    ["(x ? 1)", "missing-colon", 6, 1, ")", ": and what holds otherwise"],
    ["0 < x < 1", "chained-comparison", 6, 1, "<", "one comparison; multiply two of them to ask for both"],
    ["x == y != 1", "chained-comparison", 7, 2, "!=", "one comparison; multiply two of them to ask for both"],
    ["sin(x, y)", "wrong-argument-count", 0, 3, "2 arguments", "1 argument of sin"],
    ["1 + min(x)", "wrong-argument-count", 4, 3, "1 argument", "at least 2 arguments of min"],
    ["pow(x)", "wrong-argument-count", 0, 3, "1 argument", "2 arguments of pow"],
    ["sin()", "wrong-argument-count", 0, 3, "0 arguments", "1 argument of sin"],
    ["x(2)", "not-a-function", 0, 1, "x", "a function before (, or an operator: x is a variable", "x*(…)"],
    ["2 + pi (2)", "not-a-function", 4, 2, "pi", "a function before (, or an operator: pi is a constant", "pi*(…)"],
    ["sin + 1", "function-without-call", 0, 3, "sin", "sin with its argument in parentheses", "sin(…)"],
    ["sin x", "function-without-call", 0, 3, "sin", "sin with its argument in parentheses", "sin(…)"],
    ["1.2.3", "invalid-number", 0, 5, "1.2.3", "a number such as 1, .5, 2. or 1e-3"],
    ["x + .", "invalid-number", 4, 1, ".", "a number such as 1, .5, 2. or 1e-3"],
    ["1e999", "invalid-number", 0, 5, "1e999", "a number below 1.8e308"],
    ["sine(x)", "unknown-name", 0, 4, "sine", "a function", "sin"],
    ["Sin(x)", "unknown-name", 0, 3, "Sin", "a function", "sin"],
    ["ln(x)", "unknown-name", 0, 2, "ln", "a function", "log"],
    ["sqtr(x)", "unknown-name", 0, 4, "sqtr", "a function", "sqrt"],
    ["x + Y", "unknown-name", 4, 1, "Y", "a function or one of x, y, pi, e", "y"],
    ["3*xy", "unknown-name", 2, 2, "xy", "a function or one of x, y, pi, e", "x*y"],
    ["PI", "unknown-name", 0, 2, "PI", "a function or one of x, y, pi, e", "pi"],
    ["zzzzzz", "unknown-name", 0, 6, "zzzzzz", "a function or one of x, y, pi, e"],
    ["constructor", "unknown-name", 0, 11, "constructor", "a function or one of x, y, pi, e"],
    ["__proto__(x)", "unknown-name", 0, 9, "__proto__", "a function"],
    ["foo $ x", "unknown-name", 0, 3, "foo", "a function or one of x, y, pi, e"],
    ["x + toString()", "unknown-name", 4, 8, "toString", "a function"],
  ])("%j: %s", (text, code, position, length, found, expected, suggestion?: string) => {
    expect(refused(text)).toMatchObject({ code, position, length, found, expected });
    expect(refused(text).suggestion).toBe(suggestion);
  });

  const CHARACTER = "a number, a name, an operator or a parenthesis";
  it.each([
    ["2×x", 1, "×", "*"],
    ["2·x", 1, "·", "*"],
    ["x ** 2", 2, "**", "^"],
    ["x−1", 1, "−", "-"],
    ["x²", 1, "²", "^2"],
    ["x¹² + 1", 1, "¹²", "^12"],
    ["√(x)", 0, "√", "sqrt"],
    ["2*π", 2, "π (U+03C0)", "pi"],
    ["1 + х", 4, "х (U+0445)", "x"],
    ["у", 0, "у (U+0443)", "y"],
    ["ｘ", 0, "ｘ (U+FF58)", "x"],
    ["２*x", 0, "２", "2"],
    ["（x）", 0, "（", "("],
    ["𝑥 + 1", 0, "𝑥 (U+1D465)", "x"],
    ["x = 2", 2, "=", "=="],
    ["x ≤ 2", 2, "≤", "<="],
    ["x && y", 2, "&&", "*"],
    ["|x|", 0, "|", "abs"],
    ["x; y", 1, ";", ","],
    ["sin（x)", 3, "（", "("],
    ["x！", 1, "！", undefined],
    ["x # y", 2, "#", undefined],
    ["x || y", 2, "||", undefined],
    ["x\u0000", 1, "U+0000", undefined],
    ["x + \ud800", 4, "U+D800", undefined],
    ["\u200fx", 0, "U+200F", undefined],
    ["x\u202e", 1, "U+202E", undefined],
    ["🦊", 0, "🦊", undefined],
  ])("invalid character in %j", (text, position, found, suggestion) => {
    const error = refused(text);
    expect(error).toMatchObject({ code: "invalid-character", position, found, expected: CHARACTER });
    expect(error.suggestion).toBe(suggestion);
    // Both halves of a pair, or neither.
    expect(/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text.slice(position, position + error.length))).toBe(found === "U+D800");
  });

  it("name the place, what was found and what was expected in one line", () => {
    expect(refused("1 + 2x").message).toBe('at character 6: found "x", expected an operator; did you mean 2*x?');
    expect(refused("sin(x, y)").message).toBe("at character 1: found 2 arguments, expected 1 argument of sin");
    expect(refused("1 +").message).toBe("at the end: expected a number, a name or (");
  });
});

describe("limits", () => {
  // Each text nests n levels; the last number is where level 101 begins.
  it.each([
    ["parentheses", (n: number) => `${"(".repeat(n)}x${")".repeat(n)}`, 100],
    ["calls", (n: number) => `${"sin(".repeat(n)}x${")".repeat(n)}`, 403],
    ["signs", (n: number) => `${"-".repeat(n)}x`, 100],
    ["powers", (n: number) => `${"x^".repeat(n)}x`, 201],
    ["signed powers", (n: number) => `${"x^-".repeat(n / 2)}x${"^x".repeat(n % 2)}`, 151],
    ["conditions", (n: number) => `${"x?x:".repeat(n)}x`, 401],
    ["conditions within", (n: number) => `${"x?".repeat(n)}x${":x".repeat(n)}`, 201],
  ])("%s nest 100 deep and no deeper", (_, text, position) => {
    expect(parseFormula(text(100)).ok).toBe(true);
    expect(refused(text(101))).toMatchObject({ code: "too-deep", position, expected: "at most 100 levels of nesting" });
  });

  it("accepts 2,000 characters and no more", () => {
    expect(parse(`${"x+".repeat(999)}10`).text.length).toBe(2000);
    expect(refused("x".repeat(2001))).toMatchObject({
      code: "too-long",
      position: 2000,
      length: 1,
      found: "2001 characters",
      expected: "at most 2000 characters",
    });
  });
});
