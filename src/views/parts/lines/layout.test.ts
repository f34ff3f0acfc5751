import { describe, expect, it } from "vitest";
import { domainOf } from "./domain.ts";
import { example, exampleRun, STEPS } from "./example.ts";
import { UNITS } from "../units.ts";
import { layoutChart } from "./layout.ts";
import type { Axis } from "./axis.ts";

const size = { width: 440, height: 240, measure: (label: string) => 7 * label.length, wordOf: (name: string) => `${name} diverged` };
const chart = (runs = example, axis: Axis = "log", steps = STEPS) => layoutChart({ runs, axis, steps, unit: UNITS.steps }, size);
const heights = (points: Float64Array) => [...points].filter((_, i) => i % 2 === 1);

describe("the range of the chart", () => {
  it("holds every value of runs that do not diverge, and the start of those that do", () => {
    expect(domainOf(example, "log")).toMatchObject({ low: 0.09765625, high: 100, floor: true, dust: false, empty: false });
    expect(domainOf(example, "linear")).toMatchObject({ low: 0, high: 100, floor: false });
    expect(domainOf([exampleRun(0, "a", [3, 2, -1], "budget")], "linear")).toMatchObject({ low: -1, high: 3, floor: false });
  });

  it("follows a diverging run that is alone for a while", () => {
    expect(domainOf([example[2]!], "log")).toMatchObject({ low: 100, high: 1e5, floor: false });
    expect(domainOf([example[2]!], "linear")).toMatchObject({ low: 100, high: 1100 });
  });

  it("follows one that begins at zero from its first size", () => {
    const runs = [exampleRun(0, "off a saddle", [0, -2, -1e3, -1e90, Number.NaN], "diverged")];
    expect(domainOf(runs, "symlog")).toMatchObject({ low: -2000, high: 0, empty: false });
    expect(domainOf(runs, "linear")).toMatchObject({ low: -20, high: 0, empty: false });
    expect(domainOf([exampleRun(0, "up", [0, 2, 1e90, Number.NaN], "diverged")], "log")).toMatchObject({ low: 2, high: 2000, empty: false });
  });

  it("treats a run beyond all measure like a diverging one, but only that", () => {
    const wild = exampleRun(3, "wild", [10, 1e20, 1e40], "budget");
    expect(domainOf([example[0]!, wild], "log").high).toBe(100);
    expect(domainOf([example[0]!, exampleRun(3, "high", [10, 1e5, 1e9], "budget")], "log").high).toBe(1e9);
  });

  it("ends where rounding begins, unless all of it is asked for", () => {
    const deep = [exampleRun(0, "deep", [100, 1e-3, 1e-13, 1e-15, 4e-31], "budget")];
    expect(domainOf(deep, "log")).toEqual({ low: 1e-14, high: 100, floor: false, negative: false, far: false, dust: true, empty: false });
    expect(domainOf(deep, "log-full")).toEqual({ low: 4e-31, high: 100, floor: false, negative: false, far: false, dust: false, empty: false });
    const { floor, bottom, y, lines, zero } = chart(deep, "log", 4);
    expect(zero).toBe(false);
    expect(y(1e-13)).toBeLessThan(bottom);
    expect(heights(lines[0]!.points).slice(3)).toEqual([floor, floor]);
    expect(chart(deep, "log-full", 4).floor).toBeUndefined();
  });

  it("shows both signs of what leaves a saddle on a symlog axis: nothing runs along a floor, order is kept, and small ends stay apart from zero", () => {
    const runs = [exampleRun(0, "slow", [2, 1, 0.5, -0.5, -12], "budget"), exampleRun(1, "fast", [2, 0, -30, -4000, -250_000], "budget")];
    for (const axis of ["log", "linear", "symlog"] as const) expect(domainOf(runs, axis)).toMatchObject({ negative: true, far: true });
    // What falls evenly and not far is left to a straight axis.
    expect(domainOf([exampleRun(0, "even", [0, -1, -2, -3, -4], "budget")], "linear")).toMatchObject({ negative: true, far: false });
    const { floor, y, lines, top, bottom } = chart(runs, "symlog", 4);
    expect(floor).toBeUndefined();
    const all = lines.flatMap(({ points }) => heights(points));
    for (const at of all) expect(at >= top && at <= bottom).toBe(true);
    const sorted = [2, 1, 0.5, 0, -0.5, -12, -30, -4000, -250_000].map((value) => y(value));
    expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
    expect(new Set(sorted.map(Math.round)).size).toBe(sorted.length);
  });

  it("does not take what cancels to zero for something below it", () => {
    expect(domainOf([exampleRun(0, "a", [100, 1e-3, -1e-14], "budget")], "log")).toMatchObject({ floor: true, negative: false });
  });

  it("has no figures where nothing has a place", () => {
    expect(chart([exampleRun(0, "a", [0, -1], "budget")]).scale.ticks).toEqual([]);
    expect(chart([exampleRun(0, "a", [0, -1], "budget")], "linear").scale.ticks).not.toEqual([]);
  });

  it("is never empty", () => {
    for (const runs of [[], [exampleRun(0, "a", [Number.NaN], "diverged")], [exampleRun(0, "a", [0, 0], "budget")]]) {
      for (const axis of ["log", "linear"] as const) {
        const { low, high } = domainOf(runs, axis);
        expect(high).toBeGreaterThanOrEqual(low);
        for (const y of heights(chart(runs, axis).lines[0]?.points ?? new Float64Array())) expect(y).not.toBe(Infinity);
      }
    }
  });
});

describe("lines", () => {
  it("put every step where the scales say", () => {
    const { lines, x, y, left, right, top, bottom } = chart();
    const [adam] = lines;
    expect(adam!.points).toHaveLength(2 * 11);
    expect(adam!.points[0]).toBeCloseTo(left);
    expect(adam!.points[20]).toBeCloseTo(right);
    expect(adam!.points[7]).toBeCloseTo(y(12.5));
    expect(x(5)).toBeCloseTo((left + right) / 2);
    // Halving is a straight line on a logarithmic axis.
    const drops = heights(adam!.points)
      .slice(1)
      .map((height, i) => height - adam!.points[2 * i + 1]!);
    for (const drop of drops) expect(drop).toBeCloseTo(drops[0]!);
    for (const height of heights(adam!.points)) expect(height).toBeGreaterThan(top - 1e-9);
    for (const height of heights(adam!.points)) expect(height).toBeLessThan(bottom + 1e-9);
  });

  it("show what has no logarithm on a floor below the axis", () => {
    const { floor, bottom, lines } = chart();
    expect(floor).toBeGreaterThan(bottom);
    expect(lines[1]!.points.at(-1)).toBe(floor);
    expect(lines[1]!.over).toBe(true);
    expect(chart(example, "linear").floor).toBeUndefined();
    expect(chart([example[0]!]).floor).toBeUndefined();
  });

  it("leave through the top where they diverge, between the last step inside and the first outside", () => {
    const { lines, top, x, exitWords, labels } = chart();
    const { exit } = lines[2]!;
    expect(exit).toMatchObject({ way: "up", y: top, to: undefined });
    expect(exit!.x).toBeGreaterThanOrEqual(x(0));
    expect(exit!.x).toBeLessThan(x(1));
    expect(exitWords.map(({ text }) => text)).toEqual(["SGD diverged"]);
    expect(labels.map(({ text }) => text)).toEqual(["Adam", "Newton"]);
  });

  it("end in mid-air where no number follows", () => {
    const run = exampleRun(4, "log of nothing", [5, 4, 3, Number.NaN], "diverged");
    const { lines, x, y } = chart([example[0]!, run]);
    expect(lines[1]!.exit).toMatchObject({ way: "here", x: x(2), y: y(3) });
  });

  it("keep a spike among a million steps", () => {
    const count = 1_000_001;
    const values = Array.from({ length: count }, (_, i) => 1 + i / count);
    values[345_678] = 5000;
    values[700_001] = 0.002;
    const { lines, left, right, y } = chart([exampleRun(0, "spiky", values, "budget")], "log", count - 1);
    const { points } = lines[0]!;
    expect(points.length).toBeLessThan(8 * (right - left + 2));
    expect(Math.min(...heights(points))).toBeCloseTo(y(5000));
    expect(Math.max(...heights(points))).toBeCloseTo(y(0.002));
    const at = heights(points).indexOf(Math.min(...heights(points)));
    expect(points[2 * at]).toBeCloseTo(left + 0.345678 * (right - left), -0.5);
  });

  it("reach to the last step that was made, once every run is over; to the last one planned before", () => {
    const short = [exampleRun(0, "a", [5, 4, 3, 2], "converged"), exampleRun(1, "b", [5, 1e30, Number.NaN], "diverged")];
    const over = chart(short, "log", 200);
    expect(over.steps).toBe(3);
    expect(over.x(3)).toBeCloseTo(over.right);
    expect(over.stepAt(over.right)).toBe(3);
    expect(chart([...short, exampleRun(2, "c", [5, 4], undefined)], "log", 200).steps).toBe(200);
    expect(chart([exampleRun(0, "a", [Number.NaN], "diverged")], "log", 200).steps).toBe(1);
    expect(chart([], "log", 200).steps).toBe(200);
  });

  it("begin at the fork of a branch", () => {
    const { lines, x } = chart([example[0]!, exampleRun(5, "branch", [6.25, 3, 1], undefined, 4)]);
    expect(lines[1]!.points[0]).toBeCloseTo(x(4));
  });
});

describe("labels and words", () => {
  it("never overlap, and say how many found no room", () => {
    const many = Array.from({ length: 32 }, (_, i) => exampleRun(i, `run ${i}`, [10, 1 + i / 1000], "budget"));
    const { labels } = chart(many, "log", 1);
    const sorted = labels.toSorted((a, b) => a.y - b.y);
    for (const [i, label] of sorted.entries()) if (i > 0) expect(label.y - sorted[i - 1]!.y).toBeGreaterThan(14);
    expect(labels.at(-1)!.text).toBe(`+${32 - labels.length + 1}`);
  });

  it("are of lines that reach them, where not all fit", () => {
    const long = Array.from({ length: 31 }, (_, i) => exampleRun(i + 1, `run ${i}`, [2, 1, 1 / (i + 2)], "budget"));
    const { labels } = chart([exampleRun(0, "short", [2, 1], "converged"), ...long], "log", 2);
    expect(labels.map(({ text }) => text)).not.toContain("short");
    expect(labels[0]!.text).toBe("run 0");
  });
  it("shorten names that are too long, visibly", () => {
    const { labels } = chart([exampleRun(0, "Nesterov accelerated gradient", [2, 1], "budget")], "log", 1);
    expect(labels[0]!.text).toMatch(/^Nesterov.*…$/);
  });

  it("stand below one another where several runs leave together", () => {
    const leaving = [7, 8].map((key) => exampleRun(key, `run ${key}`, [100, 1e30, Number.NaN], "diverged"));
    const { exitWords } = chart([example[0]!, ...leaving]);
    expect(Math.abs(exitWords[0]!.y - exitWords[1]!.y)).toBeGreaterThanOrEqual(15);
  });
});
