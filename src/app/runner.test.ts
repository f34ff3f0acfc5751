import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { decode } from "../scenario/index.ts";
import { startRunner } from "./runner.ts";
import { createPageStore } from "./store/store.ts";
import { Trajectories } from "./trajectories.ts";
import type { EngineClient, SessionListener } from "../client/engine.ts";
import type { Plan } from "../core/plan.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const FRAME = 16;

/** A page whose engine answers when told to. */
function page() {
  const store = createPageStore({ catalogue, reading: decode("v=1&problem=himmelblau&run=adam&run=sgd", catalogue), language: "en" });
  const started: { readonly plan: Plan; readonly listener: SessionListener }[] = [];
  const engine = {
    start: (plan: Plan, listener: SessionListener) => void started.push({ plan, listener }),
    grant: () => undefined,
    stop: () => undefined,
  };
  const end = startRunner(store, engine as unknown as EngineClient, new Trajectories());
  const answer = (...runs: number[]): void => {
    const ended = { kind: "budget", code: "budget", message: "", steps: 0 } as const;
    started.at(-1)!.listener.news(runs.map((run) => ({ run, ended })));
  };
  const starts = (): number[] => started.map(({ plan }) => plan.start[0]!);
  return { store, starts, answer, end, move: (x: number) => store.actions.setStart([x, 0], "drag") };
}

describe("the runs under a moving hand", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"] });
    vi.stubGlobal("requestAnimationFrame", (callback: () => void) => setTimeout(callback, FRAME));
    vi.stubGlobal("cancelAnimationFrame", (frame: ReturnType<typeof setTimeout>) => clearTimeout(frame));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("start at once, and once for all that one action changes", async () => {
    const { starts, answer, move } = page();
    expect(starts()).toHaveLength(1);
    answer(0, 1);
    move(1);
    move(2);
    expect(starts()).toHaveLength(1);
    await Promise.resolve();
    expect(starts().slice(1)).toEqual([2]);
  });

  it("are not overtaken before all have answered; then the newest place is next, and none twice", () => {
    const { starts, answer, move } = page();
    move(1);
    move(2);
    answer(0);
    vi.advanceTimersByTime(FRAME);
    expect(starts()).toHaveLength(1);
    answer(1);
    expect(starts().slice(1)).toEqual([2]);
    answer(0, 1);
    vi.advanceTimersByTime(10 * FRAME);
    expect(starts()).toHaveLength(2);
  });

  it("are overtaken when they take too long", () => {
    const { starts, move } = page();
    move(3);
    vi.advanceTimersByTime(99);
    expect(starts()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(starts().slice(1)).toEqual([3]);
  });

  it("start no more once the page is done with them", () => {
    const { starts, move, end } = page();
    move(1);
    end();
    move(2);
    vi.advanceTimersByTime(1000);
    expect(starts()).toHaveLength(1);
  });
});
