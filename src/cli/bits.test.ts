/**
 * The same bits everywhere, first half: what the core gives in Node and what the command line prints have the digests on record.
 * The second half is worker/bits.browser.test.ts: a worker in Chromium has the same digests.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { optimizers } from "../core/optimizers/index.ts";
import { openPlan, runAll } from "../core/plan.ts";
import { bitScenarios, RowDigest } from "../core/testing/run-bits.ts";
import pinned from "../core/testing/bits-runs.json";
import { decode } from "../scenario/index.ts";

const SCRIPT = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const PATIENCE = 60_000;
const scenarios = bitScenarios(optimizers.ids);

function inNode(query: string): string {
  const { scenario, issues } = decode(query, { ...coreCatalogue(), ...pageCatalogue });
  expect(issues).toEqual([]);
  const digest = new RowDigest();
  const { runs } = openPlan(scenario!, {
    chunk(_run, { firstStep, count, dim, points, loss, gradNorm, average }) {
      for (let k = 0; k < count; k++) {
        const cut = (from: Float64Array): Float64Array => from.subarray(k * dim, (k + 1) * dim);
        digest.add({ step: firstStep + k, theta: cut(points), loss: loss[k]!, gradNorm: gradNorm[k]!, average: average && cut(average) });
      }
    },
    issue: (one) => expect.unreachable(one.message),
  });
  runAll(runs, () => undefined);
  return digest.text;
}

interface Line {
  step?: number;
  theta: number[];
  loss: number | string;
  gradNorm: number | string;
  averageTheta?: number[];
}

function onTheCommandLine(query: string): string {
  const { stdout, status } = spawnSync(process.execPath, [SCRIPT, "simulate", query], { encoding: "utf8", maxBuffer: 1 << 28 });
  expect(status).toBe(0);
  const digest = new RowDigest();
  for (const text of stdout.split("\n")) {
    if (text === "") continue;
    const { step, theta, loss, gradNorm, averageTheta } = JSON.parse(text) as Line;
    if (step !== undefined) digest.add({ step, theta, loss: Number(loss), gradNorm: Number(gradNorm), average: averageTheta });
  }
  return digest.text;
}

describe("the same bits in Node", { timeout: PATIENCE }, () => {
  it("are those on record, for every method and option", async () => {
    const found = Object.fromEntries(Object.entries(scenarios).map(([name, query]) => [name, inNode(query)]));
    // Where new bits are meant: `npx vitest run --project node src/cli/bits.test.ts -u`, and raise REVISION in scenario/model.ts once links are out.
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot("../core/testing/bits-runs.json");
  });

  it.each(Object.entries(scenarios))("%s, printed and read back", (name, query) => {
    expect(onTheCommandLine(query)).toBe(pinned[name as keyof typeof pinned]);
  });

  it("notice a last bit", () => {
    const [one, other] = [new RowDigest(), new RowDigest()];
    one.add({ step: 1, theta: [1, 2], loss: 3, gradNorm: 4 });
    other.add({ step: 1, theta: [1, 2 + 2 * Number.EPSILON], loss: 3, gradNorm: 4 });
    expect(one.text).not.toBe(other.text);
  });
});
