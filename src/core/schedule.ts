/**
 * Learning-rate schedules: the multiplier m of step t = 1, 2, … out of `steps`.
 * Warm-up is linear, t/warmup; after it s = t − warmup − 1 counts from 0 and u ∈ [0, 1] is the share of the way.
 * Cosine: Loshchilov and Hutter 2017 (SGDR, without restarts), ending at `final` instead of 0. 1/k and 1/√k: Robbins and Monro 1951.
 */
import { cos, pow } from "./elementary/index.ts";
import type { Schedule } from "./options.ts";

const PI = 3.141592653589793;

export function multiplier(schedule: Schedule, t: number, steps: number): number {
  const { kind, warmup, every, gamma, final } = schedule;
  if (t <= warmup) return t / warmup;
  const s = t - warmup - 1;
  const u = Math.min(1, s / Math.max(1, steps - warmup - 1));
  switch (kind) {
    case "constant":
      return 1;
    case "step":
      return pow(gamma, Math.floor(s / every));
    case "cosine":
      return final + ((1 - final) * (1 + cos(PI * u))) / 2;
    case "linear":
      return 1 - (1 - final) * u;
    case "1/k":
      return 1 / (1 + s);
    case "1/sqrt-k":
      return 1 / Math.sqrt(1 + s);
  }
}

/** True where the multiplier is 1 at every step, so that the loop can leave the rate alone. */
export function isConstant(schedule: Schedule): boolean {
  return schedule.kind === "constant" && schedule.warmup === 0;
}
