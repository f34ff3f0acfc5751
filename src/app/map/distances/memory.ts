/**
 * What the distances remember in this browser: which marks were switched on families of distributions and on mere surfaces, the level, how many labels are
 * drawn, and what is measured from. A link that says which marks are on has the last word; see control.ts.
 */

const STORED = "steepest.distances";

/** Levels between which the slider goes, in nats, and the first one. */
export const LEVELS = { least: 1e-3, most: 10, initial: 0.1 } as const;
/** The same of labels drawn from the model. */
export const DRAWS = { least: 1, most: 10_000, initial: 100 } as const;

export interface DistanceMemory {
  /** Marks that are not as they are initially, where the problem is a family. */
  readonly switched: readonly string[];
  /** Marks that are on where it is none. */
  readonly surfaces: readonly string[];
  readonly level: number;
  readonly draws: number;
  readonly cursor: boolean;
}

const namesIn = (list: unknown): readonly string[] => (Array.isArray(list) ? list.filter((id) => typeof id === "string") : []);

function within(value: unknown, { least, most, initial }: { readonly least: number; readonly most: number; readonly initial: number }): number {
  return typeof value === "number" && value >= least && value <= most ? value : initial;
}

/** What was written by this or another version, or by nobody. */
export function parseMemory(text: string | null): DistanceMemory {
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? "{}");
  } catch {
    raw = undefined;
  }
  const { switched, surfaces, level, draws, cursor } = (typeof raw === "object" && raw !== null ? raw : {}) as Record<string, unknown>;
  return {
    switched: namesIn(switched),
    surfaces: namesIn(surfaces),
    level: within(level, LEVELS),
    draws: Math.round(within(draws, DRAWS)),
    cursor: cursor === true,
  };
}

export function recall(): DistanceMemory {
  try {
    return parseMemory(sessionStorage.getItem(STORED));
  } catch {
    // Storage may be forbidden.
    return parseMemory(null);
  }
}

export function remember(memory: DistanceMemory): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(memory));
  } catch {
    // Full or forbidden: everything is as it is initially next time.
  }
}

type Range = typeof LEVELS | typeof DRAWS;

/** The value at a place of a slider from 0 to 1, two digits; and back. */
export function valueAt(place: number, { least, most }: Range): number {
  return Number((least * (most / least) ** place).toPrecision(2));
}
export function placeOf(value: number, { least, most }: Range): number {
  return Math.log(value / least) / Math.log(most / least);
}
