/** Formulas of the limits, which need no translation. */
import { readable } from "../../draw/scales.ts";
import type { StabilityRule } from "../../core/analysis/stability.ts";
import type { Limit } from "./trace.ts";

/** The curvature at which steps of the rate η stop contracting. */
export function limitFormula(rule: StabilityRule, which: Limit, steady: boolean): string {
  const rate = steady ? "η" : "η_t";
  const decay = rule.decay === 0 ? "" : " − w";
  const kind = which === "plain" ? "plain" : rule.kind;
  switch (kind) {
    case "plain":
      return `2/${rate}${decay}`;
    case "heavy-ball":
      // Dampening hides in the number.
      return `(2+2μ)/${rate}${decay}`;
    case "nesterov":
      return `(2+2μ)/(${rate} (1+2μ))${decay}`;
  }
}

export function limitLabel(rule: StabilityRule, which: Limit, steady: boolean, value: number): string {
  return `${limitFormula(rule, which, steady)} ${readable(value, 4)}`;
}
