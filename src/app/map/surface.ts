/** What the engine knows of the problem shown: its known minima, or why it cannot be built. Asked again when the problem changes. */
import { EngineError } from "../../client/engine.ts";
import type { Minimum } from "../../core/model.ts";
import type { PageParts } from "../page.ts";
import type { PageState } from "../store/state.ts";

type ProblemChoice = PageState["document"]["problem"];

export class Surface {
  minima: readonly Minimum[] = [];
  trouble: EngineError | undefined;
  private problem: ProblemChoice | undefined;
  private flight: AbortController | undefined;

  constructor(
    private readonly ask: PageParts["ask"],
    private readonly changed: () => void,
  ) {}

  follow(problem: ProblemChoice): void {
    if (problem === this.problem) return;
    this.flight?.abort();
    const flight = new AbortController();
    this.flight = flight;
    // Another surface has other minima; those of the same one may stay until the answer is here.
    if (problem.id !== this.problem?.id) this.minima = [];
    this.problem = problem;
    this.ask({ kind: "problem", problem }, flight.signal).then(
      (answer) => {
        if (answer.kind !== "problem" || flight.signal.aborted) return;
        this.minima = answer.minima;
        this.trouble = undefined;
        this.changed();
      },
      (error: unknown) => {
        if (flight.signal.aborted) return;
        this.minima = [];
        this.trouble = error instanceof EngineError ? error : new EngineError("internal", String(error));
        this.changed();
      },
    );
  }

  close(): void {
    this.flight?.abort();
  }
}
