/** Asks for the tiles that are wanted, a few at a time: what is no longer wanted is cancelled, so that nothing queues while the view moves. */
import { INTERVALS, keyOf, SAMPLES, spacingOf } from "./pyramid.ts";
import { Tile } from "./tiles.ts";
import type { Address } from "./pyramid.ts";
import type { Plan } from "../../../core/plan.ts";
import type { Answer, Question } from "../../../protocol/messages.ts";

export type Ask = (question: Question, signal?: AbortSignal, onPart?: (answer: Answer) => void) => Promise<Answer>;

/** Tiles under way at once: enough to keep the worker busy while answers travel, few enough to be dropped. */
const UNDER_WAY = 6;

function questionFor(problem: Plan["problem"], { ex, ey, i, j }: Address): Question {
  const [dx, dy] = [spacingOf(ex), spacingOf(ey)];
  return { kind: "tile", problem, origin: [i * INTERVALS * dx, j * INTERVALS * dy], spacing: [dx, dy], columns: SAMPLES, rows: SAMPLES };
}

export class Fetcher {
  private wanted: readonly Address[] = [];
  private readonly underWay = new Map<string, AbortController>();
  private broken = false;

  constructor(
    private readonly problem: Plan["problem"],
    private readonly ask: Ask,
    private readonly arrived: (tile: Tile) => void,
    private readonly failed: () => void,
  ) {}

  /** Replaces what is wanted, the most urgent first. */
  want(addresses: readonly Address[]): void {
    this.wanted = addresses;
    const keys = new Set(addresses.map(keyOf));
    for (const [key, abort] of this.underWay) {
      if (keys.has(key)) continue;
      this.underWay.delete(key);
      abort.abort();
    }
    this.fill();
  }

  stop(): void {
    this.want([]);
  }

  private fill(): void {
    for (const address of this.wanted) {
      if (this.broken || this.underWay.size >= UNDER_WAY) return;
      if (!this.underWay.has(keyOf(address))) void this.fetch(address);
    }
  }

  private async fetch(address: Address): Promise<void> {
    const key = keyOf(address);
    const abort = new AbortController();
    this.underWay.set(key, abort);
    try {
      const answer = await this.ask(questionFor(this.problem, address), abort.signal);
      if (this.underWay.get(key) !== abort) return;
      this.underWay.delete(key);
      this.wanted = this.wanted.filter((other) => keyOf(other) !== key);
      if (answer.kind === "tile") this.arrived(new Tile(address, answer.values));
      this.fill();
    } catch {
      if (this.underWay.get(key) !== abort) return;
      // The engine refuses a problem, not a tile: whoever shows the problem's issues says why.
      this.broken = true;
      this.stop();
      this.failed();
    }
  }
}
