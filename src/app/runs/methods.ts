/**
 * The methods that can be added, by the names that learners look for, and the learning rate that each begins with. The rate is no rule of
 * thumb: a few are tried from the start as it stands, and the choice among them is stated in the list.
 */
import { initialValues } from "../../core/knobs.ts";
import type { OptimizerEntry } from "../../core/catalogue.ts";
import type { RealKnob, Values } from "../../core/knobs.ts";
import type { RunResult } from "../../protocol/messages.ts";

export type Variant = "plain" | "momentum" | "nesterov";

export interface Method {
  /** Unique in the list. */
  readonly id: string;
  readonly entry: OptimizerEntry;
  /** Gradient descent under one of its names. */
  readonly variant: Variant | undefined;
  /** Settings that differ from the defaults. */
  readonly values: Values;
}

const MOMENTUM = 0.9;
const VARIANTS: Readonly<Record<Variant, Values>> = { plain: {}, momentum: { momentum: MOMENTUM }, nesterov: { momentum: MOMENTUM, nesterov: true } };

export function methodsOf(optimizers: readonly OptimizerEntry[]): readonly Method[] {
  return optimizers.flatMap((entry): readonly Method[] => {
    if (entry.id !== "sgd") return [{ id: entry.id, entry, variant: undefined, values: {} }];
    return (["plain", "momentum", "nesterov"] as const).map((variant) => ({ id: `sgd-${variant}`, entry, variant, values: VARIANTS[variant] }));
  });
}

/** Steps that rates are tried for at most. */
export const TRIED_STEPS = 500;
/** Mantissas of the rates that are tried. */
const LADDER = [1, 2, 5];
/** A rate serves if the loss falls by this share of the deepest fall that any rate reaches. */
const ENOUGH = 0.95;
/** A rate of 1 by default is a share of a step whose length the method finds itself: nothing is to be tried. */
const OWN_LENGTH = 1;

/** The learning rate of a method, where it has one. */
export function rateKnob(entry: OptimizerEntry): RealKnob | undefined {
  const knob = entry.knobs["lr"];
  return knob?.kind === "real" ? knob : undefined;
}

/** Rates to try, the default first, then upwards; the default alone where there is nothing to choose. Empty: the method has no learning rate. */
export function ratesToTry(entry: OptimizerEntry): readonly number[] {
  const knob = rateKnob(entry);
  if (knob === undefined) return [];
  const [low, high] = knob.slider;
  if (knob.initial === OWN_LENGTH || !(low > 0)) return [knob.initial];
  const rates = [knob.initial];
  for (let n = Math.floor(Math.log10(low)); n <= Math.log10(high); n++) {
    for (const mantissa of LADDER) {
      const rate = Number(`${mantissa}e${n}`);
      if (rate >= low && rate <= high && rate !== knob.initial) rates.push(rate);
    }
  }
  return rates;
}

/** What a run of a method is to be tried with: one after another, the rates of `ratesToTry`. A method without a rate is tried once, to see whether it can run. */
export function trialsOf({ entry, values }: Method): readonly Values[] {
  const base = { ...initialValues(entry.knobs), ...values };
  const rates = ratesToTry(entry);
  return rates.length === 0 ? [base] : rates.map((lr) => ({ ...base, lr }));
}

export interface Beginning {
  /** Learning rate to begin with; `undefined`: the default. */
  readonly rate: number | undefined;
  /** Code of the reason why the problem cannot serve the method. */
  readonly refused: string | undefined;
}

/** @param results of `trialsOf`, in its order */
export function chooseBeginning(entry: OptimizerEntry, results: readonly RunResult[]): Beginning {
  const refusal = results.find(({ ended }) => ended.kind === "failed" && ended.code === "unsupported");
  if (refusal !== undefined) return { rate: undefined, refused: refusal.ended.code };
  const rates = ratesToTry(entry);
  const falls = rates.map((_, i) => fallOf(results[i]));
  const deepest = Math.max(...falls);
  // Ascending but for the default, which is first: it stays wherever it serves.
  const serving = deepest > 0 ? falls.findIndex((fall) => fall >= ENOUGH * deepest) : 0;
  return { rate: serving === 0 ? undefined : rates[serving], refused: undefined };
}

/** How far a run comes down; nothing where it leaves the window or breaks off. */
function fallOf(result: RunResult | undefined): number {
  if (result === undefined || !result.inside || result.ended.kind === "diverged" || result.ended.kind === "failed") return 0;
  const fall = result.firstLoss - result.lastLoss;
  return fall > 0 ? fall : 0;
}
