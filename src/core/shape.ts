/** Where a problem begins, what part of the plane it is about, how many parameters it has and what they are called, with the settings that are chosen. */
import type { ShapeRules, Window2 } from "./model.ts";
import { isRecord } from "./knobs.ts";

interface Shaped extends ShapeRules {
  readonly dim: number;
  readonly window?: Window2;
  readonly start: readonly number[];
}
interface Shape extends Omit<Shaped, keyof ShapeRules> {
  readonly symbols?: readonly string[];
}

/** The variant that is chosen, where a problem has several. */
export function variantOf({ variants }: ShapeRules, values: Readonly<Record<string, unknown>>): string | undefined {
  const chosen = variants && values[variants.knob];
  return typeof chosen === "string" && Object.hasOwn(variants!.of, chosen) ? chosen : undefined;
}

/** @param values the settings, also before they were checked: what cannot be read counts as absent */
export function shapeOf(entry: Shaped, values: Readonly<Record<string, unknown>> = {}): Shape {
  const { variants, size } = entry;
  const chosen = variantOf(entry, values);
  if (chosen !== undefined) return { ...variants!.of[chosen]!, dim: entry.dim };
  const dim = size && dimension(values[size.rows], values[size.examples]);
  if (dim === undefined || dim === entry.dim) return entry;
  // No listed start fits: all predictions are alike at the origin.
  return { dim, start: Array.from({ length: dim }, () => 0), ...(entry.symbols && { symbols: entry.symbols }) };
}

function dimension(rows: unknown, examples: unknown): number | undefined {
  if (typeof rows !== "number" || !isRecord(examples) || !Array.isArray(examples["inputs"])) return undefined;
  const [first] = examples["inputs"] as unknown[];
  return Array.isArray(first) ? rows * first.length : undefined;
}
