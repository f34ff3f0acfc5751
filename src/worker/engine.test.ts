import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { problems } from "../core/problems/index.ts";
import { decode } from "../scenario/index.ts";
import { transferList } from "../protocol/messages.ts";
import { Engine } from "./engine.ts";
import type { FromEngine, Question, RequestId, RunNews, SessionId, ToEngine } from "../protocol/messages.ts";
import type { Scenario } from "../scenario/index.ts";

/** An engine whose mailbox is looked at by hand: `turn` lets it do one piece of work. */
function harness(): { out: FromEngine[]; tell: (message: ToEngine) => void; turn: () => boolean; finish: () => void } {
  const out: FromEngine[] = [];
  const later: (() => void)[] = [];
  const engine = new Engine(
    { ...coreCatalogue(), ...pageCatalogue },
    (message) => out.push(message),
    (callback) => later.push(callback),
  );
  const turn = (): boolean => {
    later.shift()?.();
    return later.length > 0;
  };
  return {
    out,
    tell: (message) => engine.handle(message),
    turn,
    finish: () => {
      while (turn());
    },
  };
}
const session = (n: number): SessionId => n as SessionId;
const request = (n: number): RequestId => n as RequestId;

function read(text: string): Scenario {
  const { scenario } = decode(text, { ...coreCatalogue(), ...pageCatalogue });
  if (scenario === undefined) throw new Error("not a scenario");
  return scenario;
}
const TWO = "v=1&problem=rosenbrock&run=adam~lr=0.05&run=sgd&steps=10000";
const news = (out: readonly FromEngine[]): RunNews[] => out.flatMap((message) => (message.type === "round" ? message.news : []));
const chunks = (out: readonly FromEngine[]): Extract<RunNews, { chunk: unknown }>[] => news(out).filter((one) => "chunk" in one);
const endings = (out: readonly FromEngine[]): Extract<RunNews, { ended: unknown }>[] => news(out).filter((one) => "ended" in one);

describe("the engine", () => {
  it("introduces itself with what the registries hold", () => {
    const [ready] = harness().out;
    expect(ready).toMatchObject({ type: "ready", version: 1 });
    if (ready?.type === "ready") expect(ready.catalogue.problems.map(({ id }) => id)).toEqual(problems.ids);
    // It must survive the journey between threads.
    expect(() => structuredClone(ready)).not.toThrow();
  });

  it("answers that it is alive", () => {
    const { out, tell } = harness();
    tell({ type: "ping" });
    expect(out.at(-1)).toEqual({ type: "pong" });
  });

  it("never outruns its credit", () => {
    const { out, tell, finish } = harness();
    tell({ type: "start", session: session(1), plan: read(TWO) });
    finish();
    expect(chunks(out)).toEqual([]);
    tell({ type: "grant", session: session(1), steps: 100 });
    finish();
    const last = (run: number): number =>
      Math.max(
        ...chunks(out)
          .filter((one) => one.run === run)
          .map(({ chunk }) => chunk.firstStep + chunk.count - 1),
      );
    expect([last(0), last(1)]).toEqual([100, 100]);
    tell({ type: "grant", session: session(1), steps: 5000 });
    finish();
    expect([last(0), last(1)]).toEqual([5100, 5100]);
    expect(endings(out)).toEqual([]);
    tell({ type: "grant", session: session(1), steps: 1e6 });
    finish();
    expect(endings(out)).toMatchObject([{ run: 0, ended: { kind: "budget", steps: 10000 } }, { run: 1 }]);
  });

  it("streams chunks without gaps, whose buffers travel", () => {
    const { out, tell, finish } = harness();
    tell({ type: "start", session: session(1), plan: read(TWO) });
    tell({ type: "grant", session: session(1), steps: 1e6 });
    finish();
    let next = 0;
    for (const { chunk } of chunks(out).filter(({ run }) => run === 0)) {
      expect(chunk.firstStep).toBe(next);
      next += chunk.count;
      expect(chunk.points.length).toBe(2 * chunk.count);
    }
    for (const round of out.filter(({ type }) => type === "round")) {
      expect(new Set(transferList(round)).size).toBe(3 * chunks([round]).length);
    }
    expect(next).toBe(10001);
  });

  it("stops between two slices, and drops what belongs to an earlier session", () => {
    const { out, tell, turn, finish } = harness();
    const plan = read(TWO);
    tell({ type: "start", session: session(1), plan });
    tell({ type: "grant", session: session(1), steps: 1e6 });
    expect(turn()).toBe(true);
    const before = chunks(out).length;
    expect(before).toBeGreaterThan(0);
    tell({ type: "stop", session: session(1) });
    finish();
    expect(chunks(out)).toHaveLength(before);
    tell({ type: "start", session: session(2), plan });
    tell({ type: "grant", session: session(1), steps: 1000 });
    finish();
    expect(chunks(out)).toHaveLength(before);
  });

  it("lets a branch wait for its parent", () => {
    const { out, tell, finish } = harness();
    tell({ type: "start", session: session(1), plan: read("v=1&problem=bowl&run=sgd&run=sgd~lr=0.01~from.run=0~from.step=60&steps=100") });
    tell({ type: "grant", session: session(1), steps: 10 });
    finish();
    expect(chunks(out).map(({ run }) => run)).toEqual([0]);
    tell({ type: "grant", session: session(1), steps: 50 });
    finish();
    tell({ type: "grant", session: session(1), steps: 30 });
    finish();
    // The branch began at step 60 with a credit of 90 and used only what it made: 40.
    expect(endings(out).map(({ run }) => run)).toEqual([1]);
    tell({ type: "grant", session: session(1), steps: 10 });
    finish();
    expect(chunks(out).find(({ run }) => run === 1)?.chunk.firstStep).toBe(60);
    expect(endings(out)).toHaveLength(2);
  });

  it("answers a grid in pieces, cell centres from the lower left, and forgets a cancelled question", () => {
    const { out, tell, turn, finish } = harness();
    const grid = { kind: "grid", problem: { id: "saddle", values: {} }, window: [-2, 2, -1, 1], columns: 4, rows: 2 } as const;
    tell({ type: "ask", request: request(1), question: grid });
    finish();
    const answer = out.at(-1)!;
    // x² − y² at x = ±1.5, ±0.5 and y = ±0.5
    expect(answer).toMatchObject({ type: "answer", request: 1, answer: { values: Float64Array.of(2, 0, 0, 2, 2, 0, 0, 2) } });
    tell({ type: "ask", request: request(2), question: { ...grid, columns: 1024, rows: 1024 } });
    expect(turn()).toBe(true);
    tell({ type: "cancel", request: request(2) });
    finish();
    expect(out.at(-1)).toBe(answer);
  });

  it("answers tiles at exact sample positions, so that neighbours share the bits of their border", () => {
    const { out, tell, finish } = harness();
    const tile = { kind: "tile", problem: { id: "rosenbrock", values: {} }, spacing: [0.125, 0.25], columns: 5, rows: 3 } as const;
    tell({ type: "ask", request: request(1), question: { ...tile, origin: [-1, 0.5] } });
    tell({ type: "ask", request: request(2), question: { ...tile, origin: [-0.5, 0.5] } });
    tell({ type: "ask", request: request(3), question: { ...tile, origin: [-1, 1] } });
    finish();
    const answers = out.flatMap((message) => (message.type === "answer" && message.answer.kind === "tile" ? [message] : []));
    expect(answers.map(({ request: id }) => id)).toEqual([1, 2, 3]);
    const [left, right, upper] = answers.map(({ answer }) => (answer.kind === "tile" ? answer.values : new Float64Array()));
    const loss = (x: number, y: number): number => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    // Every position is a short binary fraction, so the sum is exact whatever the order of its terms.
    expect([...left!]).toEqual(Array.from({ length: 15 }, (_, i) => loss(-1 + 0.125 * (i % 5), 0.5 + 0.25 * Math.floor(i / 5))));
    for (let row = 0; row < 3; row++) expect(left![row * 5 + 4]).toBe(right![row * 5]);
    expect([...left!.subarray(10)]).toEqual([...upper!.subarray(0, 5)]);
    expect(transferList(answers[0]!)).toEqual([left!.buffer]);
  });

  it("says what is known at a point, along a line and along a path", () => {
    const { out, tell, finish } = harness();
    const problem = { id: "saddle", values: {} } as const;
    const ask = (question: Question): void => {
      tell({ type: "ask", request: request(out.length), question });
      finish();
    };
    ask({ kind: "local", problem, at: [1, 2] });
    expect(out.at(-1)).toMatchObject({ answer: { analysis: { loss: -3, gradient: [2, -4], eigenvalues: [-2, 2] } } });
    ask({ kind: "line", problem, at: [1, 2], along: [1, 0], span: [-1, 1], count: 3 });
    expect(out.at(-1)).toMatchObject({ answer: { values: Float64Array.of(-4, -3, 0) } });
    ask({ kind: "curvature", problem, points: Float64Array.of(1, 2, 0, 2) });
    expect(out.at(-1)).toMatchObject({ answer: { values: Float64Array.of(-2, 2, 20, -24, -1, -1, -2, 2, 16, -32, Number.NaN, Number.NaN) } });
    for (const wrong of [
      { kind: "local", problem, at: [1] },
      { kind: "line", problem, at: [1, 2], along: [1], span: [0, 1], count: 3 },
      { kind: "line", problem, at: [1, 2], along: [1, 1], span: [0, 1], count: 1e9 },
      { kind: "curvature", problem, points: new Float64Array(1e6) },
    ] as const) {
      ask(wrong);
      expect(out.at(-1)?.type).toBe("failed");
    }
  });

  it("tells critical points as they are found, and stops when nobody waits any more", () => {
    const { out, tell, turn, finish } = harness();
    const question = { kind: "critical", problem: { id: "himmelblau", values: {} }, window: [-6, 6, -6, 6] } as const;
    tell({ type: "ask", request: request(1), question });
    finish();
    const told = out.flatMap((message) => (message.type === "part" && message.answer.kind === "critical" ? [message.answer.points.length] : []));
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(out.at(-1)).toMatchObject({ type: "answer", request: 1, answer: { kind: "critical", complete: true, issues: [] } });
    const { answer } = out.at(-1) as Extract<FromEngine, { type: "answer" }>;
    expect(answer.kind === "critical" && answer.points.map(({ kind }) => kind).toSorted()).toEqual([
      "maximum",
      "minimum",
      "minimum",
      "minimum",
      "minimum",
      "saddle",
      "saddle",
      "saddle",
      "saddle",
    ]);
    // Whatever else is asked meanwhile is answered first.
    const before = out.length;
    tell({ type: "ask", request: request(7), question });
    turn();
    tell({ type: "ask", request: request(8), question: { kind: "point", problem: { id: "saddle", values: {} }, at: [1, 2] } });
    finish();
    expect(out.slice(before).flatMap((message) => (message.type === "answer" ? [message.request] : []))).toEqual([8, 7]);
    tell({ type: "ask", request: request(2), question: { ...question, problem: { id: "formula", values: { f: "sin(9*x)*sin(9*y)" } } } });
    expect(turn()).toBe(true);
    tell({ type: "cancel", request: request(2) });
    finish();
    expect(out.filter((message) => message.type === "answer" && message.request === 2)).toEqual([]);
  });

  it("lets long searches take turns: one asked for later is answered while the first goes on, and that one can be cancelled", () => {
    const { out, tell, turn, finish } = harness();
    tell({ type: "ask", request: request(1), question: { kind: "rates", budget: Infinity, ...read("v=1&problem=rosenbrock&run=adam&run=sgd&steps=1000000") } });
    turn();
    tell({ type: "ask", request: request(2), question: { kind: "critical", problem: { id: "bowl", values: { kappa: 3, angle: 0 } }, window: [-3, 3, -3, 3] } });
    const answered = (): number[] => out.flatMap((message) => (message.type === "answer" ? [message.request] : []));
    for (let i = 0; i < 5000 && answered().length === 0; i++) turn();
    expect(answered()).toEqual([2]);
    tell({ type: "cancel", request: request(1) });
    finish();
    expect(answered()).toEqual([2]);
  });

  it("reports what it cannot serve as values", () => {
    const { out, tell, finish } = harness();
    tell({ type: "ask", request: request(1), question: { kind: "problem", problem: { id: "formula", values: { f: "x +" } } } });
    tell({
      type: "ask",
      request: request(2),
      question: { kind: "grid", problem: { id: "bowl", values: { kappa: 1, angle: 0 } }, window: [0, 1, 0, 1], columns: 1e6, rows: 1e6 },
    });
    finish();
    expect(out.filter(({ type }) => type === "failed")).toMatchObject([{ request: 1 }, { request: 2, code: "grid-size" }]);
    tell({ type: "nonsense" } as unknown as ToEngine);
    expect(out.at(-1)).toMatchObject({ type: "failed", code: "unknown-message" });
  });
});
