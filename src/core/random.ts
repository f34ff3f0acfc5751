/**
 * Seeded randomness without history: every draw is a function of (seed, stream, step, purpose, index), so any step
 * replays alone, a branch sees the noise its parent saw, and equal methods see equal noise (STYLE: no hidden state).
 *
 * Keys are mixed by the finalizer of MurmurHash3 (Appleby, public domain) into the 128-bit state of sfc32
 * (Doty-Humphrey, PractRand), which passes PractRand to multi-terabyte lengths; its first 12 outputs are discarded as its author advises.
 */
import { cos, log, sin } from "./elementary/index.ts";

/** Functions without `this`: they may be passed on by themselves. */
export interface Rng {
  /** Uniform 32-bit integer. */
  readonly bits: () => number;
  /** Uniform in [0, 1) with 53 bits. */
  readonly uniform: () => number;
  /** Uniform integer in 0…n−1, without modulo bias; n a whole number, 1 ≤ n ≤ 2³². */
  readonly below: (n: number) => number;
  /** Standard normal (Box and Muller 1958). */
  readonly normal: () => number;
}

/** The random streams of one run; `at(step)` moves to a step, `stream(purpose)` opens that step's generator for a purpose, from its start each time. */
export interface Noise {
  readonly step: number;
  stream(purpose: string): Rng;
}
export interface MovableNoise extends Noise {
  at(step: number): void;
}

const WARM_UP = 12;
const TWO_PI = 6.283185307179586;

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Absorbs a 53-bit non-negative integer or a text into a 32-bit digest. */
function absorb(digest: number, part: number | string): number {
  if (typeof part === "number") {
    const low = part >>> 0;
    const high = Math.floor(part / 4294967296) >>> 0;
    return mix(mix(digest ^ low) + 0x9e3779b9 + high);
  }
  let h = mix(digest ^ part.length);
  for (let i = 0; i < part.length; i++) h = mix(h ^ part.charCodeAt(i));
  return h;
}

/** A generator for one key. Equal keys give equal sequences on every machine. */
export function rng(...key: readonly (number | string)[]): Rng {
  const word = (salt: number): number => key.reduce<number>((digest, part) => absorb(digest, part), mix(salt));
  let a = word(0x243f6a88);
  let b = word(0x85a308d3);
  let c = word(0x13198a2e);
  let counter = 1;
  let spare = Number.NaN;
  const bits = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < WARM_UP; i++) bits();
  const uniform = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  return {
    bits,
    uniform,
    below(n) {
      const limit = 4294967296 - (4294967296 % n);
      let draw = bits();
      while (draw >= limit) draw = bits();
      return draw % n;
    },
    normal() {
      if (!Number.isNaN(spare)) {
        const kept = spare;
        spare = Number.NaN;
        return kept;
      }
      const radius = Math.sqrt(-2 * log(1 - uniform()));
      const angle = TWO_PI * uniform();
      spare = radius * sin(angle);
      return radius * cos(angle);
    },
  };
}

export function createNoise(seed: number, stream: number): MovableNoise {
  return new StepNoise(seed, stream);
}

class StepNoise implements MovableNoise {
  step = 0;

  constructor(
    private readonly seed: number,
    private readonly run: number,
  ) {}

  at(step: number): void {
    this.step = step;
  }
  stream(purpose: string): Rng {
    return rng(this.seed, this.run, this.step, purpose);
  }
}
