/** The engine behind the messages: one session of runs, questions in order of asking, never more than a slice of work between two looks at the mailbox. */
import { PROTOCOL_VERSION } from "../protocol/messages.ts";
import { Session } from "./session.ts";
import { work } from "./questions.ts";
import type { Work } from "./questions.ts";
import type { Catalogue } from "../scenario/index.ts";
import type { FromEngine, Question, RequestId, ToEngine } from "../protocol/messages.ts";

/** Searches that take as long as they take: everything else goes first. */
const PATIENT: ReadonlySet<Question["kind"]> = new Set(["critical", "rates"]);
const URGENT: ReadonlySet<Question["kind"]> = new Set(["point", "replay", "results", "local", "line", "curvature", "distribution"]);

export class Engine {
  private session: Session | undefined;
  private readonly questions = new Map<RequestId, Work>();
  private readonly searches = new Map<RequestId, Work>();
  private scheduled = false;

  /** @param later calls back after waiting messages have been delivered */
  constructor(
    catalogue: Catalogue,
    private readonly post: (message: FromEngine) => void,
    private readonly later: (callback: () => void) => void,
  ) {
    post({ type: "ready", version: PROTOCOL_VERSION, catalogue });
  }

  handle(message: ToEngine): void {
    switch (message.type) {
      case "start":
        this.session = new Session(message.session, message.plan, this.post);
        return;
      case "grant":
        if (this.session?.id === message.session) {
          this.session.grant(message.steps);
          this.wake();
        }
        return;
      case "stop":
        if (this.session?.id === message.session) this.session = undefined;
        return;
      case "ask":
        this.enter(message.request, message.question);
        this.wake();
        return;
      case "cancel":
        this.questions.delete(message.request);
        this.searches.delete(message.request);
        return;
      case "ping":
        this.post({ type: "pong" });
        return;
      default:
        this.post({ type: "failed", code: "unknown-message", message: `the engine does not know this message` });
    }
  }

  /** Quick questions, asked under a moving hand, do not wait for tiles. */
  private enter(request: RequestId, question: Question): void {
    if (PATIENT.has(question.kind)) {
      this.searches.set(request, work(question));
      return;
    }
    const waiting = URGENT.has(question.kind) ? [...this.questions] : [];
    if (waiting.length > 0) this.questions.clear();
    this.questions.set(request, work(question));
    for (const [earlier, next] of waiting) this.questions.set(earlier, next);
  }

  private wake(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.later(() => {
      this.scheduled = false;
      if (this.turn()) this.wake();
    });
  }

  /** One bounded piece of work. @returns whether there is more */
  private turn(): boolean {
    const busy = this.session?.turn() ?? false;
    const queue = this.questions.size > 0 ? this.questions : this.searches;
    for (const [request, next] of queue) {
      const progress = next();
      // Searches take turns: a short one asked for later does not wait for a long one.
      if (queue === this.searches) {
        queue.delete(request);
        if (!progress.done) queue.set(request, next);
      }
      if (!progress.done && progress.part !== undefined) this.post({ type: "part", request, answer: progress.part });
      if (progress.done) {
        queue.delete(request);
        this.post(
          "answer" in progress
            ? { type: "answer", request, answer: progress.answer }
            : { type: "failed", request, code: progress.code, message: progress.error, ...(progress.args && { args: progress.args }) },
        );
      }
      break;
    }
    return busy || this.questions.size > 0 || this.searches.size > 0;
  }
}
