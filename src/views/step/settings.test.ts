/** Rules as settings leave them: of every method, at several settings, and still the step that the engine makes. */
import katex from "katex";
import { describe, expect, it } from "vitest";
import { initialValues } from "../../core/knobs.ts";
import { optimizers } from "../../core/optimizers/index.ts";
import { carried } from "./testing/steps.ts";
import { atSettings, withCase } from "./settings.ts";
import { keyOf, tokenise, withoutWords } from "./tokens.ts";
import type { Knob, Values } from "../../core/knobs.ts";

const wordsOf = (id: string) => optimizers.get(id)!.words;
const valuesOf = (id: string, own: Values = {}): Values => ({ ...initialValues(optimizers.get(id)!.knobs), ...own });
const at = (id: string, own: Values = {}): readonly string[] => atSettings(wordsOf(id), valuesOf(id, own)).map((line) => line.replaceAll(/\\,|\s+/g, ""));

/** Everything that may be off is; everything is on; and each choice in turn. */
function settingsOf(id: string): readonly Values[] {
  const knobs = Object.entries<Knob>(optimizers.get(id)!.knobs);
  const each = (change: (knob: Knob) => unknown): Values =>
    Object.fromEntries(knobs.flatMap(([name, knob]) => (change(knob) === undefined ? [] : [[name, change(knob)]]))) as Values;
  const off = each((knob) =>
    knob.kind === "real" && knob.min <= 0 ? 0 : knob.kind === "flag" ? false : knob.kind === "count" && knob.min <= 0 ? 0 : undefined,
  );
  const on = each((knob) =>
    knob.kind === "real" ? (knob.initial === 0 ? 0.25 : knob.initial) : knob.kind === "flag" ? true : knob.kind === "count" ? 4 : undefined,
  );
  const chosen = knobs.flatMap(([name, knob]) => (knob.kind === "choice" ? knob.options.map((option) => ({ ...on, [name]: option })) : []));
  const switched = knobs.flatMap(([name, knob]) => (knob.kind === "flag" ? [{ ...on, [name]: false }] : []));
  const single = knobs.flatMap(([name, knob]) => (knob.kind === "real" && knob.initial === 0 ? [{ [name]: 0.25 }] : []));
  return [{}, off, on, ...chosen, ...switched, ...single].map((own) => valuesOf(id, own));
}

/** Symbols of settings that stay as they are while the rule is carried out. */
function constantsOf(id: string): ReadonlySet<string> {
  const { symbols, rule } = wordsOf(id);
  const isRenewed = (symbol: string): boolean => rule.some((line) => keyOf(line).includes(`${keyOf(symbol)} \\leftarrow`));
  return new Set(symbols.flatMap(({ symbol, knob }) => (knob === undefined || isRenewed(symbol) ? [] : [keyOf(symbol)])));
}

describe("a rule at settings", () => {
  it.each(optimizers.ids)("of %s leaves nothing open that settings decide, and can be set", (id) => {
    const words = wordsOf(id);
    for (const values of settingsOf(id)) {
      const lines = atSettings(words, values);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join()).toMatch(/\\theta(_i)? *(\\leftarrow|=)/);
      for (const line of lines) {
        katex.renderToString(line, { throwOnError: true, strict: false });
        for (const said of Object.keys(words.when ?? {})) expect(line).not.toContain(`\\text{${said}}`);
        for (const [, condition] of line.matchAll(/&([^&]*?)(?:\\\\|\\end)/g)) {
          const symbols = withoutWords(tokenise(condition!)).filter(({ text }) => /^\\?[A-Za-z]/.test(text) && !/^\\(text|ge|le|ne)$/.test(text));
          const decided = symbols.length > 0 && symbols.every(({ text }) => constantsOf(id).has(text));
          expect(decided, `${line} at ${JSON.stringify(values)}`).toBe(false);
        }
      }
    }
  });

  it.each(optimizers.ids.filter((id) => wordsOf(id).when === undefined))("of %s is the rule itself where everything is on", (id) => {
    expect(atSettings(wordsOf(id), settingsOf(id)[2]!)).toEqual(wordsOf(id).rule);
  });

  it("is what is in the books", () => {
    expect(at("sgd")).toEqual(["\\theta\\leftarrow\\theta-\\etag"]);
    expect(at("sgd", { momentum: 0.9 })).toEqual([
      "b\\leftarrow\\begin{cases}g&\\text{firststep}\\\\\\mub+g&\\text{later}\\end{cases}",
      "\\theta\\leftarrow\\theta-\\etab",
    ]);
    expect(at("sgd", { momentum: 0.9, nesterov: true }).slice(1)).toEqual(["d=g+\\mub", "\\theta\\leftarrow\\theta-\\etad"]);
    expect(at("sgd", { momentum: 0.9, dampening: 0.1, weightDecay: 0.1 }).join()).toContain("\\mub+(1-\\tau)g");
    expect(at("sgd", { weightDecay: 0.1 })).toEqual(["g\\leftarrowg+\\lambda\\theta", "\\theta\\leftarrow\\theta-\\etag"]);
    expect(at("adamw", { weightDecay: 0 })).toEqual(at("adam"));
    expect(at("adam", { beta1: 0, eps: 0 })).toEqual([
      "v\\leftarrow\\beta_2v+(1-\\beta_2)g^2",
      "\\hatv=\\frac{v}{1-\\beta_2^t}",
      "\\theta\\leftarrow\\theta-\\frac{\\etag}{\\sqrt{\\hatv}}",
    ]);
    // What is defined anew is no longer what stood in its place.
    expect(at("adam", { beta2: 0, amsgrad: true, eps: 0 }).slice(1)).toEqual([
      "v\\leftarrowg^2",
      "\\hatm=\\frac{m}{1-\\beta_1^t}",
      "v^{\\max}\\leftarrow\\max(v^{\\max},v),\\qquad\\hatv=v^{\\max}",
      "\\theta\\leftarrow\\theta-\\frac{\\eta\\hatm}{\\sqrt{\\hatv}}",
    ]);
    expect(at("rmsprop").slice(1)).toEqual(["D=\\sqrt{v}+\\epsilon", "\\theta\\leftarrow\\theta-\\eta\\frac{g}{D}"]);
    expect(at("rmsprop", { centered: true, momentum: 0.5 }).length).toBe(5);
    expect(at("newton")).toEqual(["Hd=g", "\\theta\\leftarrow\\theta-\\etad"]);
    expect(at("adagrad")[0]).toBe("G\\leftarrowG+g^2\\qquad(G=0\\text{atthestart})");
    expect(at("spsa", { A: 0, gamma: 0 })[0]).toBe("a_t=\\frac{a}{t^{\\alpha}}");
    expect(at("policy-gradient", { samples: 4 })[0]).toContain("R(a_i)\\nabla");
    // A length that moves the distribution by c is no divergence.
    expect(at("natural-gradient", { damping: 0, length: "kl-exact" })[2]).toBe("\\alpha=\\min\\{\\alpha>0:\\mathrm{KL}(p_\\theta\\|p_{\\theta-\\alphad})=c\\}");
    expect(at("natural-gradient", { damping: 0, length: "rate" }).slice(1)).toEqual(["Fd=g", "\\theta\\leftarrow\\theta-\\etad"]);
  });

  it("keeps a setting that is only where a state begins, and the rate at 0", () => {
    expect(at("levenberg-marquardt", { lambda: 0 })[0]).toContain("\\lambdaD");
    expect(at("sgd", { lr: 0 })).toEqual(["\\theta\\leftarrow\\theta-\\etag"]);
  });

  it("takes the case of a step", () => {
    expect(withCase("b \\leftarrow \\begin{cases} g & \\text{first step} \\\\ \\mu\\,b & \\text{later} \\end{cases}", 1)).toBe("b \\leftarrow \\mu\\,b");
    expect(withCase("\\theta \\leftarrow \\theta - g", 0)).toBe("\\theta \\leftarrow \\theta - g");
  });

  it.each(["sgd", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "adamax", "nadam", "asgd", "newton", "cg"])("of %s still makes the step", (id) => {
    for (const values of settingsOf(id)) {
      for (const step of [0, 2]) {
        const lines = carried(id, step, values);
        if (lines === undefined) continue;
        const last = lines.findLast(({ latex }) => /\\theta *\\leftarrow/.test(latex))!;
        // Only what was checked against the step that was made gets numbers in place of symbols.
        expect(
          last.rows.some(({ pieces }) => pieces.length > 0),
          `${last.latex} at ${JSON.stringify(values)}`,
        ).toBe(true);
      }
    }
  });
});
