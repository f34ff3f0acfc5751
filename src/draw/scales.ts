/** Windows, pixels and round numbers on axes. */
export type Window2 = readonly [number, number, number, number];

/** The window widened on one axis until x and y have the same scale in a box of the given size (equal aspect), about the same centre. */
export function equalAspect([xlo, xhi, ylo, yhi]: Window2, width: number, height: number): Window2 {
  const unit = Math.max((xhi - xlo) / width, (yhi - ylo) / height);
  const [cx, cy] = [(xlo + xhi) / 2, (ylo + yhi) / 2];
  return [cx - (unit * width) / 2, cx + (unit * width) / 2, cy - (unit * height) / 2, cy + (unit * height) / 2];
}

/** Mantissas of a tick distance, in ascending order. */
const NICE = [1, 2, 5, 10] as const;
/** Digits to which a tick is rounded: what a double holds for certain. */
const DIGITS = 15;

function tickDistance(low: number, high: number, count: number): number | undefined {
  const raw = (high - low) / Math.max(1, count);
  if (!(raw > 0) || !Number.isFinite(raw)) return undefined;
  const power = Number(`1e${Math.floor(Math.log10(raw))}`);
  return NICE.find((mantissa) => mantissa * power >= raw * 0.999)! * power;
}

/** Round values inside [low, high], about `count` of them. */
export function ticks(low: number, high: number, count: number): number[] {
  const distance = tickDistance(low, high, count);
  if (distance === undefined) return [];
  const result: number[] = [];
  for (let k = Math.ceil(low / distance); k * distance <= high; k++) result.push(Number((k * distance).toPrecision(DIGITS)));
  return result;
}

export interface Axis {
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** What every figure stands for when it is not the value itself: a power of ten, and a value to add. Empty otherwise. */
  readonly note: string;
}

/** Figures of one label at most: an axis has room for no more. */
const MOST_FIGURES = 5;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
function tenTo(exponent: number): string {
  const figures = String(Math.abs(exponent)).replaceAll(/\d/g, (figure) => SUPERSCRIPTS[Number(figure)]!);
  return `10${exponent < 0 ? "⁻" : ""}${figures}`;
}
const minus = (text: string): string => text.replaceAll("-", "−");
/** A hair above, so that log10 of 1e-5 is −5 and not −6. */
const exponentOf = (value: number): number => Math.floor(Math.log10(value) + 1e-9);

/** Ticks with short labels that still differ, however far in or out the window is. */
export function axis(low: number, high: number, count: number): Axis {
  const values = ticks(low, high, count);
  const distance = tickDistance(low, high, count);
  if (distance === undefined || values.length === 0) return { ticks: [], note: "" };
  const label = (text: (value: number) => string): Axis["ticks"] => values.map((value) => ({ value, label: minus(text(value)) }));
  const finest = exponentOf(distance);
  const largest = Math.max(...values.map(Math.abs), distance);
  const leading = exponentOf(largest);
  const decimals = Math.max(0, -finest);
  if (Math.max(1, leading + 1) + decimals <= MOST_FIGURES) return { ticks: label((value) => value.toFixed(decimals)), note: "" };
  if (leading - finest < MOST_FIGURES - 1) {
    const unit = Number(`1e${leading}`);
    return { ticks: label((value) => (value / unit).toFixed(leading - finest)), note: `×${tenTo(leading)}` };
  }
  const base = values[Math.floor(values.length / 2)]!;
  const unit = Number(`1e${finest}`);
  const relative = (value: number): string => {
    const units = Math.round((value - base) / unit);
    return units > 0 ? `+${units}` : String(units);
  };
  return { ticks: label(relative), note: minus(`${base.toPrecision(Math.min(DIGITS, leading - finest + 1))} + …×${tenTo(finest)}`) };
}

/** A readout with so many significant digits, a true minus sign and no exponent where it can be read without. */
export function readable(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(digits - 1) : String(Number(value.toPrecision(digits)));
  return text.replaceAll("-", "−").replace("e+", "e");
}
