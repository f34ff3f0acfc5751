/** The losses that the 3-D picture is made of. One question at a time; of those that came up meanwhile only the last is asked. */
import { gridFor } from "../../views/surface3d/surface.ts";
import type { Window2 } from "../../core/model.ts";
import type { Samples } from "../../views/surface3d/surface.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";

type Problem = PageState["document"]["problem"];
interface Wish {
  readonly problem: Problem;
  readonly window: Window2;
}

export class Sampler {
  /** What was answered last, and the problem it belongs to. */
  samples: Samples | undefined;
  problem: Problem | undefined;
  private wish: Wish | undefined;
  private asking: Wish | undefined;
  private flight = new AbortController();

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly changed: () => void,
  ) {}

  follow(problem: Problem, window: Window2): void {
    if (this.wish?.problem === problem && this.wish.window === window) return;
    // What is asked of another problem is not worth waiting for.
    if (this.asking !== undefined && this.asking.problem !== problem) {
      this.flight.abort();
      this.asking = undefined;
    }
    this.wish = { problem, window };
    this.next();
  }

  close(): void {
    this.flight.abort();
  }

  private next(): void {
    const { wish } = this;
    if (wish === undefined || this.asking !== undefined) return;
    this.asking = wish;
    const flight = new AbortController();
    this.flight = flight;
    const { problem, window } = wish;
    const [xlo, xhi, ylo, yhi] = window;
    const { columns, rows } = gridFor(window);
    const spacing = [(xhi - xlo) / (columns - 1), (yhi - ylo) / (rows - 1)] as const;
    const settle = (samples: Samples | undefined): void => {
      if (flight.signal.aborted) return;
      this.asking = undefined;
      this.samples = samples;
      this.problem = problem;
      this.changed();
      if (this.wish !== wish) this.next();
    };
    this.ask({ kind: "tile", problem, origin: [xlo, ylo], spacing, columns, rows }, flight.signal).then(
      (answer) => settle(answer.kind === "tile" ? { window, columns, rows, values: answer.values } : undefined),
      // The map says why there is no surface.
      () => settle(undefined),
    );
  }
}
