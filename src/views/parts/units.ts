/**
 * What the playhead's places count. At equal evaluations a place still is a number of steps, those of a method that costs one function and one
 * gradient a step: place p is the budget 2(p + 1) that such a method has spent at step p. So first-order runs stand where they do at equal steps,
 * and links, keys and messages that name a step go on meaning it.
 */
import type { Unit } from "../view.ts";

export const UNITS: Readonly<Record<Unit["name"], Unit>> = {
  steps: { name: "steps", first: 0, offset: 0, scale: 1 },
  evaluations: { name: "evaluations", first: -1, offset: 2, scale: 2 },
};

/** The number that is shown for a place. */
export function countAt({ offset, scale }: Unit, place: number): number {
  return offset + scale * place;
}

/** The place that a number is shown for. */
export function placeAt({ offset, scale }: Unit, count: number): number {
  return (count - offset) / scale;
}
