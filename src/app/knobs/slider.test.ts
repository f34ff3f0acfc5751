import { describe, expect, it } from "vitest";
import { coreCatalogue } from "../../core/catalogue.ts";
import { nudge, placeOf, valueAt } from "./slider.ts";
import type { CountKnob, RealKnob } from "../../core/knobs.ts";

const rate: RealKnob = { kind: "real", min: 0, max: Infinity, slider: [1e-4, 1], scale: "log", initial: 0.001 };
const clip: RealKnob = { ...rate, minBound: "open" };
const share: RealKnob = { kind: "real", min: 0, max: Infinity, slider: [0, 0.99], scale: "linear", initial: 0 };
const steps: CountKnob = { kind: "count", min: 1, max: 1e6, slider: [10, 1000], initial: 200 };

const { optimizers, problems, runKnobs } = coreCatalogue();
const everyKnob = [...optimizers, ...problems, { id: "run", knobs: runKnobs }].flatMap(({ id, knobs }) =>
  Object.entries(knobs).flatMap(([name, knob]) =>
    (knob.kind === "real" || knob.kind === "count") && knob.slider !== undefined ? [{ name: `${id}.${name}`, knob }] : [],
  ),
);
const PLACES = Array.from({ length: 401 }, (_, i) => i / 400);

describe("a logarithmic slider", () => {
  it("gives every decade the same length", () => {
    const places = [1e-4, 1e-3, 1e-2, 1e-1, 1].map((value) => placeOf(rate, value));
    const lengths = places.slice(1).map((place, i) => place - places[i]!);
    for (const length of lengths) expect(length).toBeCloseTo(0.92 / 4, 12);
  });

  it("keeps its left end for 0 where 0 is allowed, and only there", () => {
    expect(valueAt(rate, 0)).toBe(0);
    expect(placeOf(rate, 0)).toBe(0);
    expect(valueAt(rate, placeOf(rate, 1e-4))).toBe(1e-4);
    expect(valueAt(clip, 0)).toBe(1e-4);
    expect(placeOf(clip, 1e-4)).toBe(0);
  });

  it("shows a number between 0 and its smallest one between the two", () => {
    const place = placeOf(rate, 1e-9);
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(placeOf(rate, 1e-4));
  });

  it("is moved by keys through round numbers, to 0 and back", () => {
    expect(nudge(rate, 0.001, 1)).toBe(0.0011);
    expect(nudge(rate, 0.01, 20)).toBe(0.1);
    expect(nudge(rate, 0.01, -20)).toBe(0.001);
    expect(nudge(rate, 1.05e-4, -1)).toBe(1e-4);
    expect(nudge(rate, 1e-4, -1)).toBe(0);
    expect(nudge(rate, 0, 1)).toBe(1e-4);
    expect(nudge(rate, 1, 1)).toBe(1);
    expect(nudge(clip, 1e-4, -1)).toBe(1e-4);
  });
});

describe("a linear slider", () => {
  it("steps by round numbers and keeps its end", () => {
    expect(valueAt(share, 0.503)).toBe(0.5);
    expect(valueAt(share, 1)).toBe(0.99);
    expect(nudge(share, 0.9, 1)).toBe(0.91);
    expect(nudge(share, 0.98, 10)).toBe(0.99);
    expect(nudge(share, 0.05, -10)).toBe(0);
    expect(nudge(steps, 200, 1)).toBe(210);
    expect(Number.isInteger(valueAt(steps, 0.123))).toBe(true);
  });

  it("lets a number beyond the slider only come nearer", () => {
    expect(nudge(share, 3, 1)).toBe(3);
    expect(nudge(share, 3, -1)).toBe(2.99);
    expect(nudge(rate, 5, 1)).toBe(5);
    expect(nudge(rate, 5, -1)).toBe(4.5);
  });
});

describe.each(everyKnob)("the slider of $name", ({ knob }) => {
  it("never falls from left to right and ends at its ends", () => {
    const values = PLACES.map((place) => valueAt(knob, place));
    for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThanOrEqual(values[i - 1]!);
    expect(values.at(-1)).toBe(knob.slider![1]);
    expect([0, knob.slider![0]]).toContain(values[0]);
  });

  it("stands where its number says, and goes back to the same number", () => {
    for (const place of PLACES) {
      const value = valueAt(knob, place);
      expect(valueAt(knob, placeOf(knob, value)), String(place)).toBe(value);
    }
  });

  it("stays within its ends", () => {
    for (const value of [-1e9, -1, 0, 1e-30, 1e9, knob.initial]) {
      const place = placeOf(knob, value);
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(1);
    }
  });
});
