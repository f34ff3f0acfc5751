import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialValues } from "../../core/knobs.ts";
import { runKnobs } from "../../core/options.ts";
import { sgd } from "../../core/optimizers/sgd.ts";
import { record } from "../../core/testing/drive.ts";
import { typed } from "../../core/testing/typed.ts";
import { curvatureAlong } from "../../core/analysis/curvature.ts";
import { work } from "../../worker/questions.ts";
import { CurvatureFetcher, MOST_ROWS } from "./fetcher.ts";
import { COLUMN } from "./table.ts";
import type { Answer, Question } from "../../protocol/messages.ts";
import type { TrajectoryData } from "../view.ts";

const F = "(1-x)^2 + 10*(y-x^2)^2";
const VALUES = { lr: 0.001, momentum: 0.5, dampening: 0, weightDecay: 0, nesterov: false };

function recorded(steps: number, start: readonly [number, number] = [-1, 1]): TrajectoryData {
  const { points, loss } = record({ optimizer: sgd, problem: typed(F), start, values: VALUES, steps });
  const losses = Float64Array.from(loss);
  return { dim: 2, firstStep: 0, count: points.length, points: Float64Array.from(points.flat()), loss: losses, gradNorm: losses, ended: undefined };
}

function answer(question: Question): Promise<Answer> {
  const next = work(question);
  for (;;) {
    const progress = next();
    if (!progress.done) continue;
    if ("answer" in progress) return Promise.resolve(progress.answer);
    return Promise.reject(Object.assign(new Error(progress.error), { code: progress.code }));
  }
}

function harness(trajectory: TrajectoryData) {
  const asked: Question[] = [];
  const state = { trajectory, problem: { id: "formula", values: { f: F } } };
  const source = {
    steps: 100_000,
    trajectory: () => state.trajectory,
    plan: () => ({ problem: state.problem, run: { optimizer: "sgd", values: VALUES, options: initialValues(runKnobs) } }),
    ask: (question: Question) => {
      asked.push(question);
      return answer(question);
    },
  };
  let news = 0;
  const fetcher = new CurvatureFetcher(source, () => news++);
  /** Looks as a view would, until nothing more comes. */
  const settle = async (): Promise<ReturnType<CurvatureFetcher["look"]>> => {
    for (let before = -1; before !== news;) {
      before = news;
      fetcher.look(1);
      await vi.advanceTimersByTimeAsync(200);
    }
    return fetcher.look(1);
  };
  return { state, asked, fetcher, settle, blocks: () => asked.filter(({ kind }) => kind === "curvature").length };
}

describe("fetching the curvature of a path", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("takes a long path in blocks, and gets what one question would", async () => {
    const trajectory = recorded(20_000);
    const { settle, blocks, asked } = harness(trajectory);
    const found = (await settle())!;
    expect(found.failure).toBeUndefined();
    expect(found.table.count).toBe(trajectory.count);
    expect(blocks()).toBe(3);
    for (const question of asked) if (question.kind === "curvature") expect(question.points.length).toBeLessThanOrEqual(2 * MOST_ROWS);
    const whole = curvatureAlong(typed(F), trajectory.points)!;
    for (let row = 0; row < trajectory.count; row++) {
      for (const name of ["low", "high", "ghg", "predicted", "actual"] as const) {
        const [ours, expected] = [found.table.at(row, name), whole[row * 6 + COLUMN[name]]];
        if (!Object.is(ours, expected)) expect.fail(`row ${row}: ${name} is ${ours}, not ${expected}`);
      }
    }
    expect([found.table.limitAt(7, "own"), found.table.limitAt(7, "plain")]).toEqual([3 / 0.001, 2 / 0.001]);
  });

  it("asks for new rows only, and learns of the step that was the last before", async () => {
    const full = recorded(50);
    const { state, settle, asked } = harness({ ...full, count: 11 });
    const growing = state.trajectory as { count: number };
    const { table } = (await settle())!;
    expect(table.at(10, "actual")).toBeNaN();
    growing.count = 51;
    expect((await settle())!.table).toBe(table);
    expect(table.at(10, "actual")).toBe(full.loss[11]! - full.loss[10]!);
    expect(asked.filter(({ kind }) => kind === "curvature").map((question) => (question.kind === "curvature" ? question.points.length / 2 : 0))).toEqual([
      11, 41,
    ]);
  });

  it("shows the path before until the present one has come, and never asks two things at once", async () => {
    const { state, fetcher, settle, blocks } = harness(recorded(30));
    const first = (await settle())!.table;
    state.trajectory = recorded(30, [0.5, 2]);
    expect(fetcher.look(1)!.table).toBe(first);
    fetcher.look(1);
    fetcher.look(1);
    expect(blocks()).toBe(2);
    const second = (await settle())!.table;
    expect(second.trajectory).toBe(state.trajectory);
    expect(blocks()).toBe(2);
  });

  it("keeps to the pace under a moving hand, and ends with where the hand let go", async () => {
    const { state, fetcher, settle, blocks } = harness(recorded(5));
    for (let i = 0; i < 60; i++) {
      state.trajectory = recorded(5, [i / 60, 1]);
      fetcher.look(1);
      await vi.advanceTimersByTimeAsync(16);
    }
    expect(blocks()).toBeLessThanOrEqual(12);
    expect((await settle())!.table.trajectory).toBe(state.trajectory);
  });

  it("tells why where the engine refuses, once", async () => {
    const { state, settle, blocks } = harness(recorded(5));
    state.problem = { id: "no such problem", values: { f: F } };
    expect((await settle())!.failure).toBe("unknown-problem");
    await settle();
    expect(blocks()).toBe(1);
  });

  it("knows surfaces with kinks", async () => {
    const { state, fetcher, settle } = harness(recorded(5));
    await settle();
    expect(fetcher.kinks).toBe(false);
    state.problem = { id: "formula", values: { f: "abs(x) + y^2" } };
    state.trajectory = recorded(5);
    await settle();
    expect(fetcher.kinks).toBe(true);
  });
});
