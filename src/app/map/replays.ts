/**
 * Steps replayed in the answering worker, a block at a time, so that a moving playhead mostly finds its step already here.
 * Nothing is handed out for another document, or for a position other than the one asked about.
 */
import { EMPTY_PAGE } from "../../scenario/index.ts";
import { toScenario } from "../store/document.ts";
import type { ReplayedStep } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";
import type { Document, RunKey } from "../store/document.ts";

/** Steps of one block, and how near its end the next one is fetched. */
const BLOCK = 64;
const NEAR = 24;
/** Blocks kept. */
const MOST_BLOCKS = 8;

interface Block {
  readonly run: RunKey;
  readonly from: number;
  readonly count: number;
  steps: readonly ReplayedStep[] | undefined;
}

export class Replays {
  private document: Document | undefined;
  private blocks: Block[] = [];
  private flight: AbortController | undefined;

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly arrived: () => void,
    /** Steps before the one asked about that are wanted with it. */
    private readonly before = 0,
  ) {}

  /**
   * The step that leads away from position `step` of a run, once it is here; asks for it otherwise.
   * @param theta the position shown: another one means that the path on the screen is not (yet) the document's
   */
  stepFrom(document: Document, run: RunKey, step: number, theta: readonly number[]): ReplayedStep | undefined {
    if (document !== this.document) {
      // A hand that drags changes the document with every frame: then a single step is enough.
      this.forget();
      this.document = document;
      this.fetch(run, step - this.before, 1 + this.before);
      return undefined;
    }
    const block = this.find(run, step);
    if (block === undefined) this.fetch(run, step - (step % BLOCK), BLOCK);
    else if (
      block.steps !== undefined &&
      block.count > 1 + this.before &&
      step >= block.from + BLOCK - NEAR &&
      this.find(run, block.from + BLOCK) === undefined
    ) {
      this.fetch(run, block.from + block.count, BLOCK);
    }
    const found = block?.steps?.[step - block.from];
    return found !== undefined && theta.every((value, i) => Object.is(value, found.theta[i])) ? found : undefined;
  }

  close(): void {
    this.forget();
  }

  private forget(): void {
    this.flight?.abort();
    this.flight = undefined;
    this.blocks = [];
  }

  private find(run: RunKey, step: number): Block | undefined {
    return this.blocks.find((block) => block.run === run && step >= block.from && step < block.from + block.count);
  }

  private fetch(key: RunKey, wanted: number, most: number): void {
    const { document } = this;
    const run = document?.runs.findIndex((one) => one.key === key) ?? -1;
    if (document === undefined || run < 0) return;
    // A branch has made no step before its fork.
    const from = Math.max(wanted, document.runs[run]!.options.from?.step ?? 0);
    const count = most - (from - wanted);
    // A playhead that jumps leaves its earlier wish behind.
    this.flight?.abort();
    this.blocks = this.blocks.filter(({ steps }) => steps !== undefined).slice(-MOST_BLOCKS);
    const flight = new AbortController();
    this.flight = flight;
    const block: Block = { run: key, from, count, steps: undefined };
    this.blocks.push(block);
    const { page: _page, v: _v, ...plan } = toScenario(document, EMPTY_PAGE);
    this.ask({ kind: "replay", run, from, count, ...plan }, flight.signal).then(
      (answer) => {
        if (answer.kind !== "replay" || flight.signal.aborted) return;
        block.steps = answer.steps;
        this.arrived();
      },
      // A refused run has no steps, and its row in the table says why.
      () => {
        block.steps = [];
      },
    );
  }
}
