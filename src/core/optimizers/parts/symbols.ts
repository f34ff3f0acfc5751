/** Rows of symbol tables that several methods share. */
import type { SymbolRow } from "../../model.ts";

export const theta: SymbolRow = { symbol: "\\theta", meaning: "the parameters: the point on the surface" };
export const gradient: SymbolRow = { symbol: "g", meaning: "gradient of the loss at θ, after clipping" };
export const count: SymbolRow = { symbol: "t", meaning: "number of the step, from 1" };
export const rate: SymbolRow = { symbol: "\\eta", meaning: "learning rate, after the schedule", knob: "lr" };
export const decay: SymbolRow = { symbol: "\\lambda", meaning: "weight decay", knob: "weightDecay" };
export const eps: SymbolRow = { symbol: "\\epsilon", meaning: "small number in the denominator", knob: "eps" };
export const firstDecay: SymbolRow = { symbol: "\\beta_1", meaning: "decay rate of the average of gradients", knob: "beta1" };
export const secondDecay: SymbolRow = { symbol: "\\beta_2", meaning: "decay rate of the average of squared gradients", knob: "beta2" };
export const firstMoment: SymbolRow = { symbol: "m", meaning: "moving average of gradients (first moment), 0 at the start" };
export const secondMoment: SymbolRow = { symbol: "v", meaning: "moving average of squared gradients (second moment), 0 at the start" };
export const hessian: SymbolRow = { symbol: "H", meaning: "Hessian: the second derivatives of the loss at θ" };
export const damping: SymbolRow = { symbol: "a", meaning: "damping, added to every eigenvalue", knob: "damping" };
export const jacobian: SymbolRow = { symbol: "J", meaning: "Jacobian of the residuals: row i is the gradient of rᵢ" };
export const residuals: SymbolRow = { symbol: "r", meaning: "residuals, whose squares add up to the loss" };
export const amsgrad: SymbolRow = { symbol: "v^{\\max}", meaning: "largest v so far, which replaces v where AMSGrad is on", knob: "amsgrad" };

/** The first line of every rule with an L2 penalty. */
export const DECAYED = "g \\leftarrow g + \\lambda\\,\\theta";
