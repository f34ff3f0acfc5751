/** Asks the engine about distances: one question at a time, always the latest wish next. Lattice and ways are asked about only where they changed. */
import type { Lattice } from "../../../core/geometry/balls.ts";
import type { DistanceReading, DistanceWish, Way } from "../../../core/geometry/reading.ts";
import type { PageParts } from "../../page.ts";
import type { PageState } from "../../store/state.ts";

export interface Wish extends DistanceWish {
  readonly problem: PageState["document"]["problem"];
}

/** After an answer the engine is left in peace as long as that took, within these milliseconds: whoever drags the start is not to wait for it. */
const MOST_PAUSE = 1000;
/** Answers this fast cost nobody anything. */
const QUICK = 12;

const keyOf = ({ problem, ...wish }: Partial<Wish>): string => JSON.stringify([problem?.id, problem?.values, wish]);

interface Known<T> {
  readonly key: string;
  readonly value: T;
}

export class Inquiry {
  reading: DistanceReading | undefined;
  /** Lattice that was asked about last, and what is known of it. */
  lattice: Lattice | undefined;
  field: Known<Float64Array | undefined> | undefined;
  ways: Known<readonly Way[]> | undefined;
  private wish: Wish | undefined;
  private problem: Wish["problem"] | undefined;
  private answered = "";
  private asking = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly abort = new AbortController();

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly changed: () => void,
  ) {}

  want(wish: Wish): void {
    // Of another family nothing here is true.
    if (wish.problem !== this.problem) {
      this.problem = wish.problem;
      this.reading = undefined;
      this.field = undefined;
      this.ways = undefined;
    }
    this.wish = wish;
    this.next();
  }

  close(): void {
    this.abort.abort();
    clearTimeout(this.pause);
    this.wish = undefined;
  }

  private next(): void {
    const { wish } = this;
    if (this.asking || this.pause !== undefined || wish === undefined) return;
    const key = keyOf(wish);
    if (key === this.answered) return;
    const { problem } = wish;
    const fieldKey = keyOf({ problem, lattice: wish.lattice });
    const waysKey = keyOf({ problem, ways: wish.ways });
    const lattice = this.field?.key === fieldKey ? undefined : wish.lattice;
    const ways = this.ways?.key === waysKey ? undefined : wish.ways;
    this.asking = true;
    const asked = performance.now();
    const settle = (reading: DistanceReading | undefined): void => {
      if (this.abort.signal.aborted) return;
      this.asking = false;
      this.answered = key;
      // An answer about another family than the one that is wanted by now is stale.
      if (problem === this.problem) {
        this.reading = reading;
        if (lattice !== undefined || wish.lattice === undefined) {
          this.field = { key: fieldKey, value: reading?.field };
          this.lattice = wish.lattice;
        }
        if (ways !== undefined || wish.ways === undefined) this.ways = { key: waysKey, value: reading?.ways ?? [] };
      }
      this.changed();
      const took = performance.now() - asked;
      if (took <= QUICK) {
        this.next();
        return;
      }
      this.pause = setTimeout(
        () => {
          this.pause = undefined;
          this.next();
        },
        Math.min(MOST_PAUSE, took),
      );
    };
    this.ask({ kind: "distances", ...wish, lattice, ways }, this.abort.signal).then(
      (answer) => settle(answer.kind === "distances" ? answer : undefined),
      () => settle(undefined),
    );
  }
}
