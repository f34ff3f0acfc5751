import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatExact, formatNumbers, parseNumber, parseNumbers } from "./numbers.ts";
import type { CountKnob, RealKnob, VectorKnob } from "../../core/knobs.ts";

const rate: RealKnob = { kind: "real", min: 0, max: Infinity, slider: [1e-4, 1], scale: "log", initial: 0.001 };
const beta: RealKnob = { kind: "real", min: 0, max: 1, maxBound: "open", slider: [0, 0.99], scale: "linear", initial: 0.9 };
const steps: CountKnob = { kind: "count", min: 1, max: 1_000_000, initial: 200 };
const any: RealKnob = { ...rate, min: -Infinity };
const window: VectorKnob = { kind: "vector", length: 4, form: "window", initial: [-1, 1, -1, 1] };

const ok = (value: unknown) => ({ ok: true, value });
const bad = (fault: unknown) => ({ ok: false, fault });

describe("typed numbers", () => {
  it("are read in every usual spelling", () => {
    for (const text of ["0.001", "1e-3", ".001", " 1E-3 ", "0,001", "+.1e-2", "1e−3"]) expect(parseNumber(text, rate), text).toEqual(ok(0.001));
    expect(parseNumber("2.", rate)).toEqual(ok(2));
    expect(parseNumber("−0.5", any)).toEqual(ok(-0.5));
  });

  it("are refused where they are none", () => {
    for (const text of ["", " ", "abc", "1e", "1e400", "0x10", "1 2", "1.2.3", "1,000.5", "--1", "Infinity", "NaN"]) {
      expect(parseNumber(text, rate), text).toEqual(bad({ code: "not-a-number" }));
    }
  });

  it("are checked against the knob's validity, not against its slider", () => {
    expect(parseNumber("1000", rate)).toEqual(ok(1000));
    expect(parseNumber("-1", rate)).toEqual(bad({ code: "below", limit: "0", open: false }));
    expect(parseNumber("1", beta)).toEqual(bad({ code: "above", limit: "1", open: true }));
    expect(parseNumber("0.9999", beta)).toEqual(ok(0.9999));
    expect(parseNumber("0", { ...rate, minBound: "open" })).toEqual(bad({ code: "below", limit: "0", open: true }));
    expect(parseNumber("2.5", steps)).toEqual(bad({ code: "not-whole" }));
    expect(parseNumber("1e3", steps)).toEqual(ok(1000));
    expect(parseNumber("2000000", steps)).toEqual(bad({ code: "above", limit: "1e6", open: false }));
  });

  it("of a list are parted by commas or spaces", () => {
    expect(parseNumbers("-2, 2 -1.5;3", window)).toEqual(ok([-2, 2, -1.5, 3]));
    expect(parseNumbers("1,2,3", window)).toEqual(bad({ code: "wrong-length", count: 4 }));
    expect(parseNumbers("2,1,0,1", window)).toEqual(bad({ code: "upside-down" }));
    expect(parseNumbers("1,2,3,x", window)).toEqual(bad({ code: "not-a-number" }));
    expect(parseNumbers("", { kind: "vector", length: "any", initial: [] })).toEqual(ok([]));
  });
});

describe("shown numbers", () => {
  it("are as short as they can be", () => {
    expect([0.05, 0.001, 1e-8, 200, 1e6, 0, 123456, 1.5e-7, -0.25].map(formatExact)).toEqual([
      "0.05",
      "0.001",
      "1e-8",
      "200",
      "1e6",
      "0",
      "123456",
      "1.5e-7",
      "-0.25",
    ]);
    expect(formatNumbers([-2, 2, 1e-9])).toBe("-2, 2, 1e-9");
  });

  it("read back as the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = parseNumber(formatExact(value), any);
        expect(read.ok && read.value).toBe(value + 0);
      }),
    );
  });
});
