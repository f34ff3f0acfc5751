/** What the card says of a reading, as texts by name; and their writing into the page. */
import { readable } from "../../../draw/scales.ts";
import type { LensReading } from "../../../core/analysis/lens.ts";
import type { StationaryKind } from "../../../core/model.ts";
import type { WordsOfLens } from "../../../text/index.ts";
import type { LensPicture } from "../../../views/map/lens/picture.ts";

const DIGITS = 5;
const FEW = 3;

/** Errors that rounding makes as large as they are tell nothing by their ratio. */
const TELLING = 4;

export interface CardTexts {
  readonly verdict: string;
  readonly reason: string;
  /** By the name of the place. */
  readonly values: Readonly<Record<string, string>>;
  readonly spoken: string;
}

/** @param kind of the critical point that stands there, as the search for them says; otherwise the reading itself is asked */
export function cardTexts(reading: LensReading | string | undefined, kind: StationaryKind | undefined, at: readonly string[], text: WordsOfLens): CardTexts {
  const point = `(${at.join(", ")})`;
  const without = (verdict: string, reason: string): CardTexts => ({ verdict, reason, values: { point }, spoken: `${point}: ${verdict}. ${reason}` });
  if (reading === undefined) return { ...without(text.waiting, ""), spoken: "" };
  if (typeof reading === "string") return without(text.noModels, reading === "no-hessian" ? text.noHessian : text.cannot);
  const { local, finite, gradNorm, critical, curved, doubt, index, condition, rims, rounding } = reading;
  if (!Number.isFinite(local.loss)) return without(text.undefinedHere, text.undefinedReason);
  const loss = readable(local.loss, DIGITS);
  const gradient = readable(gradNorm, DIGITS);
  if (!finite) return { ...without(text.noModels, text.noModelsReason), values: { point, loss, gradient } };
  // Beside a kink derivatives are those of one side, or nobody's.
  const found = kind ?? (critical ? (doubt === "kink" ? "degenerate" : curved) : undefined);
  const open = doubt === "singular" ? "degenerate" : doubt;
  const verdict = found === undefined ? text.notCritical : text.verdicts[found];
  const reason =
    found === undefined
      ? `‖g‖ = ${gradient}. ${text.alone[open ?? curved]}`
      : text.reasons[found === "degenerate" || open === "kink" ? (open ?? found) : found];
  const [low, high] = [readable(local.eigenvalues[0]!, DIGITS), readable(local.eigenvalues[1]!, DIGITS)];
  const [whole, half] = rims;
  const size = (error: number | undefined): string => (error === undefined ? text.noValue : error <= rounding ? text.rounding : readable(error, FEW));
  const ratio = (a: number | undefined, b: number | undefined): string =>
    a === undefined || b === undefined || b <= TELLING * rounding ? text.unknown : `÷${readable(a / b, FEW)}`;
  return {
    verdict,
    reason,
    values: {
      point,
      loss,
      gradient,
      low,
      high,
      index: String(index),
      condition: Number.isNaN(condition) ? text.unknown : readable(condition, DIGITS + 1),
      radius: readable(whole.radius, FEW),
      halfRadius: readable(half.radius, FEW),
      tangent: size(whole.tangent),
      quadratic: size(whole.quadratic),
      halfTangent: size(half.tangent),
      halfQuadratic: size(half.quadratic),
      brief: `J ${loss} · ‖g‖ ${readable(gradNorm, FEW)} · λ ${readable(local.eigenvalues[0]!, FEW)}, ${readable(local.eigenvalues[1]!, FEW)}`,
      tangentFalls: ratio(whole.tangent, half.tangent),
      quadraticFalls: ratio(whole.quadratic, half.quadratic),
    },
    spoken: `${text.spoken({ at: point, verdict, loss, gradient, low, high })} ${text.spokenErrors(readable(whole.radius, FEW), size(whole.tangent), size(whole.quadratic))}`,
  };
}

/** Writes texts into the elements marked with their names; those without one are emptied. */
export function writeCard(card: HTMLElement, { verdict, reason, values }: CardTexts, unknown: string): void {
  const all: Readonly<Record<string, string>> = { verdict, reason, ...values };
  for (const node of card.querySelectorAll<HTMLElement>("[data-value]")) {
    const words = all[node.dataset["value"]!] ?? unknown;
    if (node.textContent !== words) node.textContent = words;
  }
}

/** The key of the errors' tones, and what the conic stands for. */
export function writeKey(card: HTMLElement, picture: LensPicture | undefined, tones: readonly (readonly number[])[], text: WordsOfLens): void {
  const find = (name: string): HTMLElement => card.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const scale = picture?.scale;
  find("bar").style.background = `linear-gradient(to right, ${tones.map((tone) => `rgb(${tone.join(" ")})`).join(", ")})`;
  const figures =
    scale === undefined ? [] : [scale.low, Math.sqrt(scale.low * scale.high), scale.high].map((figure, i) => `${i === 0 ? "≤ " : ""}${readable(figure, 2)}`);
  find("figures").replaceChildren(...figures.map((figure) => Object.assign(document.createElement("span"), { textContent: figure })));
  find("scale").hidden = scale === undefined;
  find("exact").hidden = picture === undefined || scale !== undefined || !picture.reading.finite;
  const rise = picture?.rise ?? 0;
  find("conic").hidden = rise === 0;
  find("rise").textContent = text.conic(readable(rise, 2));
}
