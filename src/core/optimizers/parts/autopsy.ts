/** What a step tells of itself when it is replayed. Every array is copied: parts outlive the buffers they came from. */
import type { Here, Numbers, StepParts, Term } from "../../model.ts";

export function showVector(parts: StepParts, name: string, symbol: string, value: Numbers): void {
  parts.vectors.push({ name, symbol, value: Float64Array.from(value) });
}

export function showNumber(parts: StepParts, name: string, symbol: string, value: number): void {
  parts.numbers.push({ name, symbol, value });
}

/** The gradient, and beside it the decayed one where weight decay changed it. */
export function showGradient(parts: StepParts, here: Here, decayed: Numbers): void {
  showVector(parts, "gradient", "g", here.gradient);
  if (decayed !== here.gradient) showVector(parts, "gradient with weight decay", "g + \\lambda\\theta", decayed);
}

/** The step itself, from the old to the new θ. */
export function showStep(parts: StepParts, before: Numbers, after: Numbers): void {
  showVector(
    parts,
    "step",
    "s",
    Float64Array.from(after, (value, i) => value - before[i]!),
  );
}

/** What each coordinate is divided by, as a ruler: diag(D). */
export function showRuler(parts: StepParts, diagonal: Float64Array): void {
  parts.figures.push({ name: "preconditioner", kind: "ruler", diagonal: diagonal.slice() });
}

/** Numbers of an adaptive step θ − rate·d / denominator: the denominator under its symbol, and the rate that each coordinate gets from it. */
export function showRates(parts: StepParts, rate: number, denominator: Float64Array, symbol = "D"): void {
  showVector(parts, "denominator", symbol, denominator);
  showRuler(parts, denominator);
  showVector(
    parts,
    "effective rate",
    "\\eta_i",
    denominator.map((value) => rate / value),
  );
}

/** One of the things that the step adds up from: `rate` times a vector, by coordinate where the rate is; left out where it is 0. */
export function showTerm(parts: StepParts, of: Term["of"], label: string, vector: Numbers, rate: number | Numbers): void {
  const value = Float64Array.from(vector, (one, i) => one * (typeof rate === "number" ? rate : rate[i]!));
  if (value.some((one) => one !== 0)) parts.terms.push({ of, label, value });
}
