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

  /** @param dim number of parameters; only of two of them can there be a map */
  follow(problem: ProblemChoice, dim: number): void {
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
        this.minima = dim === 2 ? answer.minima : [];
        this.trouble =
          dim === 2
            ? undefined
            : new EngineError("not-2-d", `It has ${dim} ${dim === 1 ? "parameter" : "parameters"}; a map shows two. The panels show its runs.`, { dim });
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
