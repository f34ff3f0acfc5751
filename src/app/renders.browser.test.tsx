/**
 * Numbers that stream in and a playhead that moves reach the screen without React: whole page, real store and trajectories, an engine
 * that answers on the spot.
 */
import { Profiler } from "react";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { coreCatalogue } from "../core/catalogue.ts";
import { pageCatalogue } from "../catalogue.ts";
import { decode } from "../scenario/index.ts";
import { en } from "../text/index.ts";
import { work } from "../worker/questions.ts";
import { createPageStore } from "./store/store.ts";
import { Root } from "./Root.tsx";
import { Trajectories, Trajectory } from "./trajectories.ts";
import "./tokens.css";
import "./page.css";
import type { Answer, Question } from "../protocol/messages.ts";
import type { TrajectoryChunk } from "../core/model.ts";
import type { PageParts } from "./page.ts";

const CHUNKS = 200;
const STEPS_PER_CHUNK = 5;
const LINK = `v=1&problem=himmelblau&run=adam&run=sgd&run=rmsprop&steps=${CHUNKS * STEPS_PER_CHUNK}`;
/** Milliseconds without a render after which the page has come to rest. */
const REST = 600;

function answer(question: Question): Promise<Answer> {
  const next = work(question);
  for (;;) {
    const progress = next();
    if (!progress.done) continue;
    return "answer" in progress ? Promise.resolve(progress.answer) : Promise.reject(new Error(progress.error));
  }
}

/** Steps round a circle that closes in: numbers that differ in every row. */
function chunkFrom(firstStep: number): TrajectoryChunk {
  const count = STEPS_PER_CHUNK;
  const points = new Float64Array(2 * count);
  const loss = new Float64Array(count);
  const gradNorm = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const step = firstStep + i;
    const radius = 4 / (1 + step / 50);
    points.set([radius * Math.cos(step / 20), radius * Math.sin(step / 20)], 2 * i);
    loss[i] = 100 / (1 + step);
    gradNorm[i] = 10 / (1 + step);
  }
  return { firstStep, count, dim: 2, points, loss, gradNorm };
}

const frame = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });

/** React's warnings of the development build, which no built page would show. */
const complaint = vi.spyOn(console, "error");
let commits = 0;
let last = 0;
let root: ReturnType<typeof createRoot>;
let parts: PageParts;
const host = document.createElement("div");

async function rest(): Promise<void> {
  last = performance.now();
  await vi.waitUntil(() => performance.now() - last > REST, { timeout: 20_000, interval: 50 });
}

beforeAll(async () => {
  const catalogue = { ...coreCatalogue(), ...pageCatalogue };
  parts = { store: createPageStore({ catalogue, reading: decode(LINK, catalogue), language: "en" }), trajectories: new Trajectories(), ask: answer };
  document.body.append(host);
  root = createRoot(host);
  root.render(
    <Profiler
      id="page"
      onRender={() => {
        commits++;
        last = performance.now();
      }}
    >
      <Root parts={parts} initialText={en} />
    </Profiler>,
  );
  await vi.waitUntil(() => host.querySelector("[role=application] canvas") !== null);
  // What comes after the first picture is there too.
  const last3d = "[aria-label='Pictures of the surface']";
  const hasLens = (): boolean => [...host.querySelectorAll("button")].some(({ textContent }) => textContent === en.map.layers.lens);
  await vi.waitUntil(() => hasLens() && host.querySelector(last3d) !== null, { timeout: 20_000 });
  await rest();
});
afterAll(() => {
  root.unmount();
  host.remove();
});

describe("what changes with every frame", () => {
  it("a chunk that streams in causes no render, and is shown", async () => {
    const { store, trajectories } = parts;
    const before = commits;
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      for (const { key } of store.getState().document.runs) {
        const trajectory = trajectories.get(key) ?? new Trajectory();
        trajectory.append(chunkFrom(chunk * STEPS_PER_CHUNK));
        trajectories.set(key, trajectory);
        trajectories.changed();
      }
      // As many chunks a frame as on a fast machine, and frames in which there is none.
      if (chunk % 4 === 0) await frame();
    }
    await rest();
    expect(host.querySelector("table [data-readout=step]")?.textContent).toBe(String(CHUNKS * STEPS_PER_CHUNK - 1));
    expect(commits - before).toBe(0);
  });

  it("a playhead that moves causes no render, and is shown", async () => {
    const before = commits;
    for (let step = 0; step < 200; step++) {
      parts.store.actions.advance(step);
      if (step % 4 === 0) await frame();
    }
    await rest();
    expect(host.querySelector("table [data-readout=step]")?.textContent).toBe("199");
    expect(host.querySelector<HTMLInputElement>("input[type=range][max]")?.value).toBe("199");
    expect(commits - before).toBe(0);
  });

  it("a start that is dragged causes no render", async () => {
    const before = commits;
    for (let i = 0; i < 100; i++) {
      parts.store.actions.setStart([i / 50, 1], "drag");
      if (i % 4 === 0) await frame();
    }
    await rest();
    // One for undo, which became possible.
    expect(commits - before).toBeLessThanOrEqual(1);
  });

  it("a change that React shows is counted", async () => {
    const before = commits;
    parts.store.actions.addRun("adam");
    await rest();
    expect(commits).toBeGreaterThan(before);
  });

  it("React has nothing to complain of", () => {
    expect(complaint.mock.calls).toEqual([]);
  });
});
