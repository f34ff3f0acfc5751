/** Critical points of the part that is shown, once it has stood still for a moment; until they are here, and where there are none, known minima. */
import type { Minimum, Window2 } from "../../core/model.ts";
import type { Answer } from "../../protocol/messages.ts";
import type { Overlay } from "../../views/surface3d/overlay.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";

type Problem = PageState["document"]["problem"];
type Mark = Overlay["marks"][number];

/** Milliseconds of rest before the search begins: it may take seconds, and others ask the same engine. */
const REST = 400;
/** Points at this distance are the same, as a share of the window's height. */
const SAME = 1e-3;

const asMark = ({ at: [x, y], loss }: Minimum): Mark => ({ x: x!, y: y!, loss, kind: "minimum" });

export class Criticals {
  private points: readonly Mark[] = [];
  private problem: Problem | undefined;
  private window: Window2 | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flight: AbortController | undefined;

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly changed: () => void,
  ) {}

  follow(problem: Problem, window: Window2): void {
    if (problem === this.problem && window === this.window) return;
    this.stop();
    if (problem !== this.problem) this.points = [];
    this.problem = problem;
    this.window = window;
    this.timer = setTimeout(() => this.search(problem, window), REST);
  }

  /** Everything there is to mark; cusps are minima too, but no critical points. */
  marks(minima: readonly Minimum[]): readonly Mark[] {
    const { points, window } = this;
    const near = window === undefined ? 0 : SAME * (window[3] - window[2]);
    const known = minima.filter(({ at }) => at.length === 2).map(asMark);
    return [...points, ...known.filter(({ x, y }) => !points.some((point) => Math.hypot(point.x - x, point.y - y) <= near))];
  }

  stop(): void {
    clearTimeout(this.timer);
    this.flight?.abort();
  }

  private search(problem: Problem, window: Window2): void {
    const flight = new AbortController();
    this.flight = flight;
    let whole = false;
    const take = (answer: Answer): void => {
      if (answer.kind !== "critical" || flight.signal.aborted) return;
      // What was found for the last view stays while there is less for this one.
      if (!whole && answer.points.length < this.points.length) return;
      this.points = answer.points.map(({ at: [x, y], loss, kind }) => ({ x, y, loss, kind }));
      this.changed();
    };
    this.ask({ kind: "critical", problem, window }, flight.signal, take).then(
      (answer) => {
        whole = true;
        take(answer);
      },
      // A problem without a Hessian has no critical points to be found; its known minima are shown.
      () => undefined,
    );
  }
}
