/** The same bits everywhere, second half (the first is cli/bits.test.ts): the real worker in a real browser has the digests on record. */
import { afterAll, describe, expect, it } from "vitest";
import { EngineClient } from "../client/engine.ts";
import { RowDigest, bitScenarios } from "../core/testing/run-bits.ts";
import { decode } from "../scenario/index.ts";
import pinned from "../core/testing/bits-runs.json";
import type { TrajectoryChunk } from "../core/model.ts";

const PATIENCE = 30_000;
const engine = new EngineClient(() => new Worker(new URL("./main.ts", import.meta.url), { type: "module" }));
afterAll(() => engine.close());

/** Runs a query in the worker, in small grants, and digests the runs one after another as the command line prints them. */
async function inTheWorker(query: string): Promise<string> {
  const { scenario, issues } = decode(query, await engine.catalogue);
  expect(issues).toEqual([]);
  const runs: TrajectoryChunk[][] = scenario!.runs.map(() => []);
  await new Promise<void>((resolve, reject) => {
    let left = runs.length;
    engine.start(scenario!, {
      news: (news) => {
        for (const one of news) {
          if ("chunk" in one) runs[one.run]!.push(one.chunk);
          else left--;
        }
        if (left === 0) resolve();
      },
      issue: ({ message }) => reject(new Error(message)),
      restarted: () => reject(new Error("the worker died")),
      lost: (message) => reject(new Error(message)),
    });
    for (let granted = 0; granted < scenario!.steps; granted += 70) engine.grant(70);
  });
  const digest = new RowDigest();
  for (const { firstStep, count, dim, points, loss, gradNorm, average } of runs.flat()) {
    for (let k = 0; k < count; k++) {
      const cut = (from: Float64Array): Float64Array => from.subarray(k * dim, (k + 1) * dim);
      digest.add({ step: firstStep + k, theta: cut(points), loss: loss[k]!, gradNorm: gradNorm[k]!, average: average && cut(average) });
    }
  }
  return digest.text;
}

describe("the same bits in a worker of a browser", { timeout: PATIENCE }, () => {
  it("for every method and option", async () => {
    const { optimizers } = await engine.catalogue;
    const found: Record<string, string> = {};
    for (const [name, query] of Object.entries(bitScenarios(optimizers.map(({ id }) => id)))) found[name] = await inTheWorker(query);
    expect(found).toEqual(pinned);
  });
});
