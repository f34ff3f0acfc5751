import { describe, expect, it } from "vitest";
import { fromFormula } from "../../core/problems/parts.ts";
import { en } from "../../text/en/index.ts";
import { ko } from "../../text/ko/index.ts";
import { zhCN } from "../../text/zh-CN/index.ts";
import { mistakeOf, sayMistake } from "./mistake.ts";
import type { FormulaErrorCode } from "../../core/formula/errors.ts";
import type { PlacedMistake } from "./mistake.ts";

/** A text for each thing that can be wrong with one, the characters it is about, and what the English message must name. */
const TEXTS: Readonly<Record<FormulaErrorCode, readonly (readonly [text: string, marked: string, says: string])[]>> = {
  empty: [["  ", "", "x^2"]],
  "too-long": [["x+".repeat(1000) + "x", "x", "2,000"]],
  "too-deep": [["-".repeat(101) + "x", "-", "100"]],
  "invalid-character": [
    ["x² + y", "²", "²"],
    ["x ** 2", "**", "Did you mean ^?"],
  ],
  "invalid-number": [["1.2.3*x", "1.2.3", "1.2.3"]],
  "unknown-name": [
    ["sine(x)", "sine", "sin"],
    ["x + q", "q", "“q”"],
  ],
  "missing-operator": [["2x", "x", "2*x"]],
  "expected-operand": [
    ["x + ", "", "ends too early"],
    ["(x + ) * 2", ")", "“)”"],
  ],
  "unclosed-parenthesis": [["2*(x + 1", "(", "closed"]],
  "unexpected-token": [["x) + 1", ")", "“)”"]],
  "chained-comparison": [["0 < x < 1", "<", "chained"]],
  "wrong-argument-count": [
    ["pow(x)", "pow", "pow takes 2 arguments, not 1."],
    ["max(x)", "max", "max takes at least 2 arguments, not 1."],
    ["sin(x, y)", "sin", "sin takes 1 argument, not 2."],
  ],
  "missing-colon": [["x > 0 ? 1", "", ":"]],
  "not-a-function": [["x(2)", "x", "“x”"]],
  "function-without-call": [["sin + 1", "sin", "sin"]],
};

function judge(text: string): PlacedMistake {
  const made = fromFormula(text);
  if (made.ok) throw new Error(`${text} is a formula`);
  const mistake = mistakeOf(text, made.issues[0]!, en.problems.mistakes);
  if (mistake === undefined) throw new Error(`${text} gave no place`);
  return mistake;
}

describe("mistakes in formulas", () => {
  const cases = Object.entries(TEXTS).flatMap(([code, texts]) => texts.map((one) => [code, ...one] as const));

  it.each(cases)("%s: %s", (code, text, marked, says) => {
    const mistake = judge(text);
    expect(mistake.code).toBe(code);
    expect(text.slice(mistake.position, mistake.position + mistake.length)).toBe(marked);
    expect(sayMistake(mistake, en.problems)).toContain(says);
  });

  it.each([
    ["ko", ko],
    ["zh-CN", zhCN],
  ] as const)("are said in %s, with the same particulars and in words of its own", (_, language) => {
    expect(Object.keys(language.problems.mistakes).toSorted()).toEqual(Object.keys(en.problems.mistakes).toSorted());
    for (const [, text] of cases) {
      const mistake = judge(text);
      const said = sayMistake(mistake, language.problems);
      expect(said).toMatch(/[\uac00-\ud7af\u4e00-\u9fff]/);
      if (mistake.suggestion !== undefined) expect(said).toContain(mistake.suggestion);
      if (mistake.call !== undefined) expect(said).toContain(String(mistake.call.needed));
    }
  });

  it("are told apart from other refusals", () => {
    expect(mistakeOf("x", { code: "unknown-problem", args: {} }, en.problems.mistakes)).toBeUndefined();
    expect(mistakeOf("x", { code: "empty", args: {} }, en.problems.mistakes)).toBeUndefined();
  });
});
