/** One question at a time, and no answer of a moment ago in the place of the present one's. */
import { describe, expect, it } from "vitest";
import { StepInquiry } from "./inquiry.ts";
import { KlPaths } from "./paths.ts";
import type { Answer, Question } from "../../protocol/messages.ts";
import type { TrajectoryData, ViewSource } from "../view.ts";
import type { Wish } from "./inquiry.ts";

interface Asked {
  readonly question: Question;
  readonly answer: (answer: Answer) => void;
  readonly refuse: (code: string) => void;
}

function asker(): { asked: Asked[]; ask: ViewSource["ask"] } {
  const asked: Asked[] = [];
  const ask = async (question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      asked.push({ question, answer: resolve, refuse: (code) => reject(Object.assign(new Error(code), { code })) });
    });
  return { asked, ask };
}
const turn = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const problem = { id: "gaussian", values: {} } as Wish["problem"];
const wishFor = (from: number, of = problem): Wish => ({ problem: of, steps: [from, from + 1], before: [from], after: [from + 1] });
const answerOf = (forward: number): Answer => ({ kind: "distribution", picture: undefined, members: [true, true], forward, backward: 0, quadratic: 0 });

describe("the distributions of a step", () => {
  it("are asked for one at a time, the latest wish next, and kept", async () => {
    const { asked, ask } = asker();
    const inquiry = new StepInquiry(ask, () => undefined);
    for (const from of [0, 1, 2]) expect(inquiry.look(wishFor(from))).toBeUndefined();
    expect(asked).toHaveLength(1);
    asked[0]!.answer(answerOf(10));
    await turn();
    // What was asked for is not what is wanted now.
    expect(inquiry.look(wishFor(2))).toBeUndefined();
    expect(asked).toHaveLength(2);
    asked[1]!.answer(answerOf(12));
    await turn();
    expect(inquiry.look(wishFor(2))!.answer.forward).toBe(12);
    expect(inquiry.look(wishFor(0))!.answer.forward).toBe(10);
    expect(asked).toHaveLength(2);
  });

  it("of another problem are never those of the last one", async () => {
    const { asked, ask } = asker();
    const inquiry = new StepInquiry(ask, () => undefined);
    inquiry.look(wishFor(0));
    const other = { ...problem };
    inquiry.look(wishFor(0, other));
    asked[0]!.answer(answerOf(10));
    await turn();
    expect(inquiry.look(wishFor(0, other))).toBeUndefined();
    asked[1]!.answer(answerOf(11));
    await turn();
    expect(inquiry.look(wishFor(0, other))!.answer.forward).toBe(11);
  });

  it("are not asked for again where there are none", async () => {
    const { asked, ask } = asker();
    const inquiry = new StepInquiry(ask, () => undefined);
    inquiry.look(wishFor(0));
    asked[0]!.refuse("no-distribution");
    await turn();
    inquiry.look(wishFor(1));
    expect(inquiry.failure).toBe("no-distribution");
    expect(asked).toHaveLength(1);
  });
});

describe("KL of every step", () => {
  it("is asked for run after run, and of a path that grows only for what is new", async () => {
    const { asked, ask } = asker();
    const path = (count: number): TrajectoryData & { count: number } => {
      const rows = new Float64Array(100);
      return { dim: 1, firstStep: 0, count, points: rows, loss: rows, gradNorm: rows, ended: undefined };
    };
    const trajectories = [path(3), path(5)];
    const runs = [0, 1].map((key) => ({ key, name: String(key), look: key }));
    const plan = { problem } as ReturnType<ViewSource["plan"]>;
    const paths = new KlPaths({ runs, trajectory: (key) => trajectories[key], plan: () => plan, ask }, () => undefined);
    const settle = async (values: readonly number[]): Promise<void> => {
      asked.at(-1)!.answer({ kind: "klPath", values: Float64Array.from(values) });
      await turn();
    };
    paths.look();
    paths.look();
    expect(asked).toHaveLength(1);
    await settle([1, 2, Number.NaN]);
    paths.look();
    expect(asked).toHaveLength(2);
    await settle([3, 4, 5, 6, Number.NaN]);
    const [first, second] = paths.look();
    expect([first!.table.count, second!.table.count]).toEqual([2, 4]);
    expect([first!.table.at(1), first!.table.at(2), second!.table.at(3)]).toEqual([2, Number.NaN, 6]);
    expect(asked).toHaveLength(2);
    trajectories[0]!.count = 4;
    paths.look();
    const { question } = asked[2]!;
    // The last known row learns of its step with the row after it.
    expect(question.kind === "klPath" && question.points).toHaveLength(2);
    await settle([7, Number.NaN]);
    expect(paths.look()[0]!.table.at(2)).toBe(7);
    paths.close();
  });
});
