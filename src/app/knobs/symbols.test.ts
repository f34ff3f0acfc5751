import { describe, expect, it } from "vitest";
import { coreCatalogue } from "../../core/catalogue.ts";
import { pieces, symbolText } from "./symbols.ts";
import type { Knobs } from "../../core/knobs.ts";

const line = (text: string, italic: boolean) => ({ text, italic, place: "line" });

describe("symbols", () => {
  it("sets letters in italics, digits and operators upright", () => {
    expect(pieces("\\eta")).toEqual([line("η", true)]);
    expect(pieces("\\epsilon")).toEqual([line("ϵ", true)]);
    expect(pieces("G_0")).toEqual([line("G", true), { text: "0", italic: false, place: "sub" }]);
    expect(pieces("\\Delta_{\\min}")).toEqual([line("Δ", false), { text: "min", italic: false, place: "sub" }]);
    expect(pieces("f(x, y)").map(({ text }) => text)).toEqual(["f", "(", "x", ", ", "y", ")"]);
  });

  it("returns to the line after a subscript of one character or of a group", () => {
    expect(pieces("\\beta_1 m")).toEqual([line("β", true), { text: "1", italic: false, place: "sub" }, line(" ", false), line("m", true)]);
    expect(pieces("v^{\\max}b").at(-1)).toEqual(line("b", true));
    expect(pieces("\\eta^-")).toEqual([line("η", true), { text: "−", italic: false, place: "sup" }]);
  });

  it("puts an accent on its letter", () => {
    expect(pieces("\\hat m")).toEqual([line("m\u0302", true)]);
  });

  it("says the same in plain text", () => {
    expect(["\\beta_1", "\\eta^-", "\\eta^+", "\\Delta_{\\max}", "t_0", "\\lambda"].map(symbolText)).toEqual(["β₁", "η⁻", "η⁺", "Δmax", "t₀", "λ"]);
  });

  it("knows every symbol of every parameter", () => {
    const symbols = coreCatalogue().problems.flatMap(({ symbols: own = [], variants }) => [
      ...own,
      ...Object.values(variants?.of ?? {}).flatMap((one) => one.symbols ?? []),
    ]);
    expect(new Set(symbols.map(symbolText))).toEqual(
      new Set(["μ", "σ", "log σ", "v", "τ", "η₁", "η₂", "p₁", "p₂", "z₁", "z₂", "a", "b", "c", "w₁", "w₂", "W", "w", "α", "β", "κ", "μ₁", "μ₂", "z"]),
    );
  });

  it("knows every symbol of every knob", () => {
    const { optimizers, problems, runKnobs } = coreCatalogue();
    const all: Knobs[] = [...optimizers, ...problems].map(({ knobs }) => knobs);
    const symbols = [...all, runKnobs].flatMap((knobs) => Object.values(knobs)).flatMap(({ symbol }) => symbol ?? []);
    expect(symbols.length).toBeGreaterThan(10);
    for (const symbol of symbols) expect(symbolText(symbol), symbol).not.toMatch(/[\\{}_^]|[a-z]{4}/i);
  });
});
