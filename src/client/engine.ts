/**
 * The page's half of the engine: one worker behind typed calls. Answers to what is no longer wanted are dropped here,
 * and a worker that dies is replaced: its session starts again from the plan, which gives the same bits.
 */
import type { Answer, FromEngine, Question, RequestId, RunNews, SessionId, ToEngine } from "../protocol/messages.ts";
import type { Catalogue } from "../scenario/model.ts";
import type { Issue } from "../core/knobs.ts";
import type { Plan } from "../core/plan.ts";

export interface SessionListener {
  news(news: readonly RunNews[]): void;
  issue(issue: Issue): void;
  /** The worker died and everything comes again from the first step. */
  restarted(): void;
  /** The worker cannot be brought back. */
  lost(message: string): void;
}

interface Waiting {
  readonly message: ToEngine;
  readonly settle: (message: FromEngine) => void;
  readonly part: ((answer: Answer) => void) | undefined;
  readonly fail: (error: EngineError) => void;
}

interface Current {
  readonly id: SessionId;
  readonly plan: Plan;
  readonly listener: SessionListener;
  granted: number;
}

/** Workers that may die in a row, without a word, before the page gives up. */
const MOST_DEATHS = 3;
/** A living engine answers within a few milliseconds; a slow machine that is compiling, or a tab in the background, within this. */
const PATIENCE_MILLISECONDS = 3000;
/** The first word of a worker takes as long as its script is loading. */
const FIRST_PATIENCE_MILLISECONDS = 30_000;
const LOST = "the computation cannot be started in this browser";

/** A failure that the engine reported as a value, with its code. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** What the message speaks of, for translation: the place of a mistake in a formula, say. */
    readonly args: Issue["args"] = {},
  ) {
    super(message);
  }
}

export class EngineClient {
  /** What the registries hold, from the worker that has them. */
  readonly catalogue: Promise<Catalogue>;
  private worker: Worker;
  private next = 1;
  private deaths = 0;
  private spoke = false;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting = new Map<RequestId, Waiting>();
  private current: Current | undefined;
  private announce: (catalogue: Catalogue) => void = () => undefined;

  /** @param spawn makes a fresh worker of `worker/main.ts` */
  constructor(private readonly spawn: () => Worker) {
    this.catalogue = new Promise((resolve) => {
      this.announce = resolve;
    });
    this.worker = this.open();
  }

  /** @param onPart hears what is known so far, where the engine tells it */
  ask(question: Question, signal?: AbortSignal, onPart?: (answer: Answer) => void): Promise<Answer> {
    const request = this.number() as RequestId;
    signal?.addEventListener("abort", () => {
      if (this.waiting.delete(request)) this.post({ type: "cancel", request });
    });
    return this.request(
      { type: "ask", request, question },
      request,
      (message, resolve) => {
        if (message.type === "answer") resolve(message.answer);
      },
      onPart,
    );
  }

  /** Starts all runs of a plan in place of those before; nothing moves before `grant`. */
  start(plan: Plan, listener: SessionListener): void {
    this.current = { id: this.number() as SessionId, plan, listener, granted: 0 };
    this.post({ type: "start", session: this.current.id, plan });
  }

  /** Lets every run make this many more steps. */
  grant(steps: number): void {
    if (this.current === undefined) return;
    this.current.granted += steps;
    this.post({ type: "grant", session: this.current.id, steps });
  }

  stop(): void {
    if (this.current !== undefined) this.post({ type: "stop", session: this.current.id });
    this.current = undefined;
  }

  close(): void {
    this.worker.terminate();
    clearTimeout(this.silence);
    this.waiting.clear();
    this.current = undefined;
  }

  private number(): number {
    return this.next++;
  }

  private post(message: ToEngine): void {
    this.worker.postMessage(message);
    if (this.silence !== undefined) return;
    // A worker that ended by itself raises no error: each command asks for a sign of life.
    this.worker.postMessage({ type: "ping" } satisfies ToEngine);
    this.silence = setTimeout(() => this.restart(), this.spoke ? PATIENCE_MILLISECONDS : FIRST_PATIENCE_MILLISECONDS);
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = undefined;
    this.deaths = 0;
    this.spoke = true;
  }

  private request<T>(
    message: ToEngine,
    request: RequestId,
    take: (message: FromEngine, resolve: (value: T) => void) => void,
    part?: (answer: Answer) => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request, {
        message,
        part,
        fail: reject,
        settle: (answer) => (answer.type === "failed" ? reject(new EngineError(answer.code, answer.message, answer.args)) : take(answer, resolve)),
      });
      this.post(message);
    });
  }

  private open(): Worker {
    const worker = this.spawn();
    worker.addEventListener("message", (event: MessageEvent<FromEngine>) => {
      this.heard();
      this.receive(event.data);
    });
    worker.addEventListener("error", () => this.restart());
    return worker;
  }

  private restart(): void {
    this.worker.terminate();
    clearTimeout(this.silence);
    this.silence = undefined;
    this.spoke = false;
    this.deaths++;
    if (this.deaths > MOST_DEATHS) {
      this.giveUp();
      return;
    }
    this.worker = this.open();
    for (const { message } of this.waiting.values()) this.post(message);
    const { current } = this;
    if (current === undefined) return;
    current.listener.restarted();
    const again: Current = { ...current, id: this.number() as SessionId };
    this.current = again;
    this.post({ type: "start", session: again.id, plan: again.plan });
    this.post({ type: "grant", session: again.id, steps: again.granted });
  }

  private giveUp(): void {
    for (const { fail } of this.waiting.values()) fail(new EngineError("engine-lost", LOST));
    this.waiting.clear();
    this.current?.listener.lost(LOST);
    this.current = undefined;
  }

  private receive(message: FromEngine): void {
    if (message.type === "ready") {
      this.announce(message.catalogue);
      return;
    }
    if ("request" in message && message.request !== undefined) {
      const waiting = this.waiting.get(message.request);
      if (message.type === "part") {
        waiting?.part?.(message.answer);
        return;
      }
      this.waiting.delete(message.request);
      waiting?.settle(message);
      return;
    }
    const { current } = this;
    if (current === undefined || !("session" in message) || message.session !== current.id) return;
    if (message.type === "round") current.listener.news(message.news);
    if (message.type === "issue") current.listener.issue(message.issue);
  }
}
