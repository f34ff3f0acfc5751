import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { slopeOf } from "../core/experiments/charts.ts";
import { decode } from "../scenario/index.ts";
import { work } from "./questions.ts";
import type { Answer } from "../protocol/messages.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };

function ask(query: string, charts: readonly string[]): { readonly parts: readonly Answer[]; readonly last: ReturnType<ReturnType<typeof work>> } {
  const { page: _, ...plan } = decode(query, catalogue).scenario!;
  const going = work({ kind: "chartGaps", charts, ...plan });
  const parts: Answer[] = [];
  for (;;) {
    const step = going();
    if (step.done) return { parts, last: step };
    if (step.part !== undefined) parts.push(step.part);
  }
}

describe("gaps between charts, asked of the engine", () => {
  it("come run after run; the coins' too, first order for the natural gradient alone", () => {
    const { parts, last } = ask("v=1&problem=bernoulli-pair&run=natural-gradient~lr=0.2~damping=0&run=sgd~lr=0.02&run=newton&steps=20", ["p", "logit"]);
    expect(parts).toHaveLength(3);
    if (!last.done || !("answer" in last) || last.answer.kind !== "chartGaps") throw new Error("no answer");
    const [natural, plain, newton] = last.answer.runs;
    if (typeof natural !== "object" || typeof plain !== "object") throw new Error("no gaps");
    expect(natural.gaps).toHaveLength(1);
    expect(natural.rates).toHaveLength(8);
    expect(slopeOf(natural.rates, natural.gaps[0]!)).toBeCloseTo(1, 1);
    expect(slopeOf(plain.rates, plain.gaps[0]!)).toBeCloseTo(0, 1);
    expect(plain.gaps[0]!.at(-1)!).toBeGreaterThan(0.05);
    // Newton's steps belong to a chart too, but they have a rate.
    expect(typeof newton).toBe("object");
  });

  it("are refused of what has no charts, or not these", () => {
    expect(ask("v=1&problem=bowl&run=sgd", ["p", "logit"]).last).toMatchObject({ code: "no-charts" });
    expect(ask("v=1&problem=gaussian&run=sgd", ["mu-sigma", "logit"]).last).toMatchObject({ code: "no-charts" });
  });
});
