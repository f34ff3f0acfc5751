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

/** Round values inside [low, high], about `count` of them. */
export function ticks(low: number, high: number, count: number): number[] {
  const raw = (high - low) / Math.max(1, count);
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const exponent = Math.floor(Math.log10(raw));
  const power = Number(`1e${exponent}`);
  const distance = NICE.find((mantissa) => mantissa * power >= raw * 0.999)! * power;
  const result: number[] = [];
  for (let k = Math.ceil(low / distance); k * distance <= high; k++) result.push(Number((k * distance).toPrecision(12)));
  return result;
}

/** A readout with so many significant digits, a true minus sign and no exponent where it can be read without. */
export function readable(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(digits - 2) : String(Number(value.toPrecision(digits)));
  return text.replaceAll("-", "−").replace("e+", "e");
}
