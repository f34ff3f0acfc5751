import { describe, expect, it } from "vitest";
import { initialValues, isDistribution } from "../../core/knobs.ts";
import { problems } from "../../core/problems/index.ts";
import { added, labelled, moved, removed, sheetOf, valueOf } from "./dots.ts";
import { dotAt, pixelX, pixelY, plotOf, reachOf, valueAt } from "./plot.ts";
import type { DataKnob, Sheet } from "./dots.ts";

const sheetFor = (id: string, name = "data"): Sheet => {
  const { knobs } = problems.get(id)!;
  const knob = knobs[name] as DataKnob;
  return sheetOf(knob, knob.initial, initialValues(knobs))!;
};
const CASES = [
  ["logistic2", "data", "classes"],
  ["softmax-regression", "data", "classes"],
  ["linear-regression", "data", "points"],
  ["gaussian", "data", "strip"],
  ["beta", "data", "strip"],
  ["softmax3", "target", "shares"],
  ["bernoulli-pair", "target", "bars"],
  ["bandit3", "rewards", "bars"],
] as const;

describe("data as dots", () => {
  it.each(CASES)("%s %s: a sheet of %s that is written back as it was", (id, name, kind) => {
    const sheet = sheetFor(id, name);
    expect(sheet.kind).toBe(kind);
    expect(valueOf(sheet.kind, sheet.dots)).toEqual(
      problems.get(id)!.knobs[name]!.kind === "group" ? undefined : (problems.get(id)!.knobs[name] as DataKnob).initial,
    );
  });

  it.each(CASES)("%s %s: every dot is found where it is drawn, and a click there means its place", (id, name) => {
    const sheet = sheetFor(id, name);
    const plot = plotOf(sheet, reachOf(sheet), 320, 200);
    for (const [i, { x, y }] of sheet.dots.entries()) {
      const [px, py] = [pixelX(plot, x), pixelY(plot, y)];
      expect(px).toBeGreaterThanOrEqual(plot.left);
      expect(px).toBeLessThanOrEqual(plot.right);
      expect(dotAt(sheet, plot, px, py, 3)).toBe(i);
      const [vx, vy] = valueAt(plot, px, py);
      expect(Math.abs(vx - x)).toBeLessThan((plot.x.high - plot.x.low) / 200);
      if (sheet.kind !== "strip") expect(Math.abs(vy - y)).toBeLessThan((plot.y.high - plot.y.low) / 100);
    }
  });

  it("adds, moves, labels and removes without touching the others", () => {
    const sheet = sheetFor("logistic2");
    const more = added(sheet, 3, -1, 5);
    expect(more).toHaveLength(17);
    expect(more[16]).toEqual({ x: 3, y: -1, label: 1 });
    expect(moved(sheet, 2, 0, 9)[2]).toEqual({ x: 0, y: 9, label: 1 });
    expect(labelled(sheet, 0, 0)[0]!.label).toBe(0);
    expect(labelled(sheet, 0, 2)).toBe(sheet.dots);
    expect(removed(sheet, 0)).toEqual(sheet.dots.slice(1));
    expect(removed({ ...sheet, dots: sheet.dots.slice(0, 1) }, 0)).toHaveLength(1);
    expect(removed(sheetFor("bandit3", "rewards"), 0)).toHaveLength(3);
  });

  it("no number leaves its bounds, open ones included", () => {
    const sheet = sheetFor("beta");
    expect(moved(sheet, 0, 1.4, 0)[0]!.x).toBeLessThan(1);
    expect(added(sheet, -2, 0, 0).at(-1)!.x).toBeGreaterThan(0);
    expect(moved(sheetFor("bernoulli-pair", "target"), 1, 5, 1.2)[1]).toEqual({ x: 1, y: 1, label: 0 });
  });

  it("shares go on adding up to 1, and the others keep their proportion", () => {
    let sheet = sheetFor("softmax3", "target");
    expect(moved(sheet, 0, 0, 0.2).map(({ y }) => y)).toEqual([0.2, 0.48, 0.32]);
    for (const [at, to] of [
      [0, 1.3],
      [1, 0.37],
      [2, 0.1234567],
      [2, 1],
      [0, -1],
    ] as const) {
      sheet = { ...sheet, dots: moved(sheet, at, 0, to) };
      expect(isDistribution(sheet.dots.map(({ y }) => y)), JSON.stringify(sheet.dots)).toBe(true);
    }
  });
});
