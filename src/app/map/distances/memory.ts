/** What the distances remember in this browser: which marks were switched, the level, and what they are measured from. */

const STORED = "steepest.distances";

/** Levels between which the slider goes, in nats, and the first one. */
export const LEVELS = { least: 1e-3, most: 10, initial: 0.1 } as const;

export interface DistanceMemory {
  /** Marks that are not as they are initially. */
  readonly switched: readonly string[];
  readonly level: number;
  readonly cursor: boolean;
}

/** What was written by this or another version, or by nobody. */
export function parseMemory(text: string | null): DistanceMemory {
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? "{}");
  } catch {
    raw = undefined;
  }
  const { switched, level, cursor } = (typeof raw === "object" && raw !== null ? raw : {}) as Record<string, unknown>;
  return {
    switched: Array.isArray(switched) ? switched.filter((id) => typeof id === "string") : [],
    level: typeof level === "number" && level >= LEVELS.least && level <= LEVELS.most ? level : LEVELS.initial,
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

/** The level at a place of the slider from 0 to 1, two digits; and back. */
export function levelAt(place: number): number {
  return Number((LEVELS.least * (LEVELS.most / LEVELS.least) ** place).toPrecision(2));
}
export function placeOf(level: number): number {
  return Math.log(level / LEVELS.least) / Math.log(LEVELS.most / LEVELS.least);
}
