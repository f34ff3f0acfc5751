/**
 * What the map remembers from visit to visit, in this browser and not in the link: which overlays were switched and how heights are
 * spaced.
 * Where nothing is remembered, somebody is here for the first time.
 */
import { SPACINGS } from "../store/state.ts";
import type { Spacing } from "../store/state.ts";

const STORED = "steepest.map";

export interface MapMemory {
  /** Overlays that are not as they are initially. */
  readonly switched: readonly string[];
  readonly spacing: Spacing | undefined;
}

const NOTHING: MapMemory = { switched: [], spacing: undefined };

/** What was written by this or another version, or by nobody. */
export function parseMemory(text: string | null): MapMemory {
  try {
    const raw: unknown = JSON.parse(text ?? "{}");
    if (typeof raw !== "object" || raw === null) return NOTHING;
    const { switched, spacing } = raw as Record<string, unknown>;
    return {
      switched: Array.isArray(switched) ? switched.filter((id) => typeof id === "string") : [],
      spacing: SPACINGS.find((one) => one === spacing),
    };
  } catch {
    return NOTHING;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    // Storage may be forbidden: then every visit is the first.
    return null;
  }
}

let untouched: boolean | undefined;

/** Whether this is a first visit on which the start has not been moved yet. */
export function isUntouched(): boolean {
  return (untouched ??= stored() === null);
}

export function touch(): void {
  untouched = false;
}

export function recall(): MapMemory {
  return parseMemory(stored());
}

export function remember(part: Partial<MapMemory>): void {
  // Before anything is written: the verdict on this visit is made.
  isUntouched();
  try {
    localStorage.setItem(STORED, JSON.stringify({ ...recall(), ...part }));
  } catch {
    // Full or forbidden: everything is as it is initially next time.
  }
}
