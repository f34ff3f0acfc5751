/** What the hands on the flat and on the solid picture have in common: what counts as near, as still, and what two fingers hold. */

/** Half the side of what counts as the handle: 24 px for a mouse, 44 for a finger. */
export const REACH = { mouse: 12, touch: 22 } as const;
/** Pixels that a press may wander and still be a click. */
export const STILL = 4;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Two fingers. */
export interface Grip {
  readonly middle: Point;
  /** Pixels between them. */
  readonly spread: number;
  /** Degrees. */
  readonly angle: number;
}

/** @param pointers two at least; the first two count */
export function gripOf(pointers: ReadonlyMap<number, Point>): Grip {
  const [a, b] = [...pointers.values()];
  const [dx, dy] = [b!.x - a!.x, b!.y - a!.y];
  return { middle: { x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2 }, spread: Math.hypot(dx, dy), angle: (Math.atan2(dy, dx) * 180) / Math.PI };
}

/** How much further apart the fingers are now; 1 where they were, or are, in one place. */
export function spreadBy(before: Grip, now: Grip): number {
  return before.spread > 0 && now.spread > 0 ? now.spread / before.spread : 1;
}

export function isWithin({ x, y }: Point, reach: number): boolean {
  return Math.hypot(x, y) <= reach;
}

interface Listeners {
  readonly down: (event: PointerEvent) => void;
  readonly move: (event: PointerEvent) => void;
  readonly up: (event: PointerEvent) => void;
  readonly cancel: (event: PointerEvent) => void;
  readonly leave: () => void;
}

/** Hears every pointer on the stage until the signal. */
export function listenToPointers(stage: HTMLElement, { down, move, up, cancel, leave }: Listeners, signal: AbortSignal): void {
  stage.addEventListener("pointerdown", down, { signal });
  stage.addEventListener("pointermove", move, { signal });
  stage.addEventListener("pointerup", up, { signal });
  stage.addEventListener("pointercancel", cancel, { signal });
  stage.addEventListener("lostpointercapture", cancel, { signal });
  stage.addEventListener("pointerleave", leave, { signal });
}
