import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constants, functions } from "./ast.ts";
import { compileFormula, parseFormula } from "./index.ts";
import type { FormulaErrorCode } from "./index.ts";

/** No text may keep the page waiting longer. */
const LONGEST_MILLISECONDS = 100;
/** Random cases take seconds on a busy machine. */
const TIMEOUT = 60_000;

/** Time of a call; one that seems slow is measured again, since the machine may have been busy with something else. */
function milliseconds(call: () => void): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 3 && least >= LONGEST_MILLISECONDS; attempt++) {
    const began = performance.now();
    call();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

/** Whether the text is a formula. */
function checkParse(text: string): boolean {
  expect(milliseconds(() => parseFormula(text))).toBeLessThan(LONGEST_MILLISECONDS);
  const parsed = parseFormula(text);
  if (parsed.ok) {
    const compiled = compileFormula(parsed.formula);
    expect(typeof compiled.value([0.5, -0.5])).toBe("number");
    return true;
  }
  const { position, length, message, found } = parsed.error;
  expect(position).toBeGreaterThanOrEqual(0);
  expect(position + length).toBeLessThanOrEqual(text.length);
  expect(/[\p{Cc}\p{Cf}\p{Cs}]/u.test(message + found)).toBe(false);
  expect(message.length).toBeLessThan(300);
  return false;
}

const WORDS = [...functions.keys(), ...constants.keys(), "x", "y", "1", "2.5", "1e-3", ".5", "0"];
const SIGNS = ["+", "-", "*", "/", "^", "(", ")", ",", "?", ":", "<", "<=", "==", "!=", " "];
const soup = fc.array(fc.constantFrom(...WORDS, ...SIGNS, ...SIGNS), { maxLength: 60 }).map((parts) => parts.join(""));
/** Text with the structure of a formula and one thing wrong or missing. */
const spoiled = fc
  .tuple(fc.constantFrom("sin(x)^2 + 3*(y - 1)", "x < 1 ? max(x, y, 2) : -2^-x", "atan2(y, x)/hypot(x, y)"), fc.nat(), fc.string({ maxLength: 3 }))
  .map(([text, where, what]) => text.slice(0, where % text.length) + what + text.slice((where % text.length) + 1));

/** Operands and operators in turn. */
const OPERANDS = ["x", "y", "2", "-x", "(x - 1)", "sin(y)", "max(x, y)", "(x < 1 ? y : 3)", "relu(x)"];
const chain = fc
  .array(fc.tuple(fc.constantFrom(...OPERANDS), fc.constantFrom("+", "-", "*", "/", "^")), { maxLength: 20 })
  .map((parts) => parts.map(([operand, operator]) => operand + operator).join("") + "x");

describe("any text", () => {
  it(
    "parses or is refused, quickly and without a throw (10,000 cases)",
    () => {
      const tally: boolean[] = [];
      const run = (arbitrary: fc.Arbitrary<string>, numRuns: number, seed: number): void =>
        fc.assert(
          fc.property(arbitrary, (text) => void tally.push(checkParse(text))),
          { numRuns, seed },
        );
      run(soup, 4000, 11);
      run(chain, 1000, 15);
      run(spoiled, 2000, 12);
      run(fc.string({ unit: "binary", maxLength: 200 }), 1500, 13);
      run(
        fc.array(fc.nat({ max: 0xffff }), { maxLength: 50 }).map((units) => String.fromCharCode(...units)),
        1500,
        14,
      );
      expect(tally.length).toBe(10_000);
      // Garbage that is nearly right: the cases reach past the first token.
      expect(tally.filter(Boolean).length).toBeGreaterThan(1000);
    },
    TIMEOUT,
  );
});

describe("hostile text", () => {
  it.each<[string, string, FormulaErrorCode]>([
    ["100 kB", "x+".repeat(50_000), "too-long"],
    ["100 kB of one number", "9".repeat(100_000), "too-long"],
    ["10,000 parentheses", "(".repeat(10_000), "too-long"],
    ["2,000 parentheses", "(".repeat(2000), "too-deep"],
    ["2,000 signs", "-".repeat(2000), "too-deep"],
    ["2,000 question marks", "x?".repeat(1000), "too-deep"],
    ["a number of 2,000 digits", "9".repeat(2000), "invalid-number"],
    ["a name of 2,000 letters", "a".repeat(2000), "unknown-name"],
    ["look-alike letters", "ѕin(х)", "invalid-character"],
    ["__proto__", "__proto__", "unknown-name"],
    ["a prototype's method", "hasOwnProperty(x)", "unknown-name"],
    ["constructor", "constructor.constructor('return 1')()", "unknown-name"],
    ["an attempt at code", "x; globalThis.process.exit(1)", "invalid-character"],
    ["a template", "`${x}`", "invalid-character"],
    ["a call of a call", "sin(x)(y)", "missing-operator"],
    ["a property", "x.constructor", "invalid-number"],
    ["an index", "x[0]", "invalid-character"],
    ["markup", "<img src=x onerror=alert(1)>", "expected-operand"],
    ["NUL", "x\u0000y", "invalid-character"],
    ["a lone surrogate", "x + \udc00", "invalid-character"],
    ["right-to-left override", "x + \u202ey", "invalid-character"],
    ["a newline in a name", "si\nn(x)", "unknown-name"],
  ])("%s", (_, text, code) => {
    checkParse(text);
    const parsed = parseFormula(text);
    expect(parsed.ok ? "accepted" : parsed.error.code).toBe(code);
  });

  /** As many as fit of `part`, joined. */
  const fill = (part: (i: number) => string, joint: string, most = 1996): string => {
    let text = part(0);
    for (let i = 1; text.length + joint.length + part(i).length <= most; i++) text += joint + part(i);
    return text;
  };
  // The most costly texts found: longest to parse, most nodes, most kinks.
  it.each([
    ["a product of 1,000 factors", fill(() => "x", "*")],
    ["a quotient of 1,000 factors", fill((i) => "xy".charAt(i % 2), "/")],
    ["general powers", fill((i) => `x^(y+${i})`, "*")],
    ["negative powers", fill((i) => `(x+y/${i + 1})^-7`, "/")],
    ["arc cosines", fill((i) => `acos(x+y*${i})`, "/")],
    ["a maximum of 1,000", `max(${fill((i) => "xy".charAt(i % 2), ",", 1990)})`],
    ["nested powers", `${"pow(x*y+".repeat(99)}x${",x/y)".repeat(99)}`],
    ["nested sines", `${"sin(".repeat(100)}x*y${")".repeat(100)}`],
    // An operand that is read three times, and a condition that is read twice: must be computed once all the same.
    ["nested signs", `${"sign(x*y+".repeat(99)}x${")".repeat(99)}`],
    ["nested conditions", `${"(x*".repeat(49)}x${"?y:2)".repeat(49)}`],
    ["nested maxima", `${"max(x*y,x+".repeat(99)}x${")".repeat(99)}`],
  ])("%s parses, differentiates and compiles within 100 ms", (_, text) => {
    let attempts = 0;
    const took = milliseconds(() => {
      // Each attempt is another text, so that none finds a module compiled before.
      const parsed = parseFormula(text + " ".repeat(attempts++));
      if (!parsed.ok) throw new Error(parsed.error.message);
      const value = compileFormula(parsed.formula).hessian([1.1, 0.9], new Float64Array(4), new Float64Array(2));
      expect(typeof value).toBe("number");
    });
    expect(took).toBeLessThan(LONGEST_MILLISECONDS);
  });
});
