import { describe, expect, it, vi } from "vitest";
import { EngineClient } from "./engine.ts";
import type { FromEngine, ToEngine } from "../protocol/messages.ts";
import type { Plan } from "../core/plan.ts";

/** A worker whose side is played by the test. */
class FakeWorker extends EventTarget {
  readonly sent: ToEngine[] = [];
  pings = 0;
  terminated = false;
  postMessage(message: ToEngine): void {
    if (message.type === "ping") this.pings++;
    else this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(message: FromEngine): void {
    this.dispatchEvent(new MessageEvent("message", { data: message }));
  }
  die(): void {
    this.dispatchEvent(new Event("error"));
  }
}

function setUp(): { workers: FakeWorker[]; client: EngineClient } {
  const workers: FakeWorker[] = [];
  const client = new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { workers, client };
}

const plan: Plan = { problem: { id: "saddle", values: {} }, runs: [], start: [0, 0], seed: 1, steps: 10, tolerance: 0 };
const chunk = { firstStep: 0, count: 1, dim: 2, points: Float64Array.of(1, 2), loss: Float64Array.of(3), gradNorm: Float64Array.of(4) };

function listen(): { heard: string[]; listener: Parameters<EngineClient["start"]>[1] } {
  const heard: string[] = [];
  return {
    heard,
    listener: {
      news: (news) => heard.push(...news.map((one) => ("chunk" in one ? `chunk ${one.run}` : `ended ${one.run} ${one.ended.kind}`))),
      issue: ({ code }) => heard.push(`issue ${code}`),
      restarted: () => heard.push("restarted"),
      lost: (message) => heard.push(`lost ${message}`),
    },
  };
}

describe("the page's half of the engine", () => {
  it("gives each question its own answer", async () => {
    const { workers, client } = setUp();
    const question = { kind: "problem", problem: { id: "bowl", values: {} } } as const;
    const [first, second] = [client.ask(question), client.ask(question)];
    const [one, two] = workers[0]!.sent as Extract<ToEngine, { type: "ask" }>[];
    workers[0]!.say({
      type: "answer",
      request: two!.request,
      answer: { kind: "problem", latex: "b", symbols: ["x", "y"], minima: [], kinks: [], notes: [], references: [] },
    });
    workers[0]!.say({ type: "failed", request: one!.request, code: "unknown-problem", message: "no" });
    await expect(second).resolves.toMatchObject({ latex: "b" });
    await expect(first).rejects.toMatchObject({ code: "unknown-problem", message: "no" });
  });

  it("hands over what is known so far, and then the answer", async () => {
    const { workers, client } = setUp();
    const parts: number[] = [];
    const asked = client.ask({ kind: "critical", problem: { id: "bowl", values: {} }, window: [-1, 1, -1, 1] }, undefined, (part) => {
      if (part.kind === "critical") parts.push(part.points.length);
    });
    const { request } = workers[0]!.sent.find((message) => message.type === "ask")!;
    const answer = { kind: "critical", points: [], complete: true, issues: [] } as const;
    workers[0]!.say({ type: "part", request, answer });
    workers[0]!.say({ type: "answer", request, answer });
    await expect(asked).resolves.toBe(answer);
    workers[0]!.say({ type: "part", request, answer });
    expect(parts).toEqual([0]);
  });

  it("drops what belongs to an earlier session", () => {
    const { workers, client } = setUp();
    const { heard, listener } = listen();
    client.start(plan, listener);
    client.start(plan, listener);
    const [old, current] = (workers[0]!.sent as Extract<ToEngine, { type: "start" }>[]).map(({ session }) => session);
    workers[0]!.say({ type: "round", session: old!, news: [{ run: 0, chunk }] });
    workers[0]!.say({ type: "round", session: current!, news: [{ run: 1, chunk }] });
    expect(heard).toEqual(["chunk 1"]);
  });

  it("tells the worker when an answer is no longer wanted", () => {
    const { workers, client } = setUp();
    const abort = new AbortController();
    void client.ask({ kind: "problem", problem: { id: "bowl", values: {} } }, abort.signal);
    abort.abort();
    expect(workers[0]!.sent.map(({ type }) => type)).toEqual(["ask", "cancel"]);
  });

  it("replaces a dead worker, says so, and asks and starts again with all the credit given", async () => {
    const { workers, client } = setUp();
    const { heard, listener } = listen();
    client.start(plan, listener);
    client.grant(30);
    client.grant(12);
    const answer = client.ask({ kind: "problem", problem: { id: "bowl", values: {} } });
    workers[0]!.die();
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminated).toBe(true);
    expect(heard).toEqual(["restarted"]);
    expect(workers[1]!.sent).toMatchObject([{ type: "ask" }, { type: "start", plan }, { type: "grant", steps: 42 }]);
    const { request } = workers[1]!.sent[0] as Extract<ToEngine, { type: "ask" }>;
    workers[1]!.say({ type: "answer", request, answer: { kind: "problem", latex: "", symbols: ["x", "y"], minima: [], kinks: [], notes: [], references: [] } });
    await expect(answer).resolves.toMatchObject({ kind: "problem" });
  });

  it("notices a worker that went without a word, and waits for one that is only slow", () => {
    vi.useFakeTimers();
    try {
      const { workers, client } = setUp();
      const { heard, listener } = listen();
      client.start(plan, listener);
      client.grant(5);
      expect(workers[0]!.pings).toBe(1);
      vi.advanceTimersByTime(2900);
      workers[0]!.say({ type: "pong" });
      vi.advanceTimersByTime(10_000);
      expect(heard).toEqual([]);
      client.grant(5);
      vi.advanceTimersByTime(3100);
      expect(heard).toEqual(["restarted"]);
      expect(workers).toHaveLength(2);
      client.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it("gives up, and says so, when every new worker dies at once", async () => {
    const { workers, client } = setUp();
    const { heard, listener } = listen();
    client.start(plan, listener);
    const reading = client.ask({ kind: "problem", problem: { id: "bowl", values: {} } });
    for (let i = 0; i < 10; i++) workers.at(-1)!.die();
    expect(workers.length).toBeLessThan(6);
    expect(heard.at(-1)).toMatch(/^lost /);
    await expect(reading).rejects.toMatchObject({ code: "engine-lost" });
  });
});
