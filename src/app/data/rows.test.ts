import { describe, expect, it } from "vitest";
import { problems } from "../../core/problems/index.ts";
import { initialValues, readKnobs } from "../../core/knobs.ts";
import { readData, writeData } from "./rows.ts";
import type { DataKnob } from "./dots.ts";
import type { Values } from "../../core/knobs.ts";

const knobOf = (problem: string): DataKnob => problems.get(problem)!.knobs["data"] as DataKnob;
const valuesOf = (problem: string): Values => initialValues(problems.get(problem)!.knobs);
const read = (problem: string, text: string) => readData(text, knobOf(problem), valuesOf(problem));
const faultOf = (problem: string, text: string): unknown => {
  const result = read(problem, text);
  return result.ok ? undefined : result.fault;
};

describe("data as text", () => {
  it.each(["logistic2", "softmax-regression", "linear-regression", "gaussian", "mixture", "beta", "von-mises"])(
    "%s: what is written reads back as the same data, which the problem takes",
    (id) => {
      const knob = knobOf(id);
      const result = read(id, writeData(knob, knob.initial));
      expect(result).toEqual({ ok: true, value: knob.initial });
      expect(readKnobs({ classes: { kind: "count", min: 2, max: 20, initial: 3 }, data: knob }, { data: result.ok && result.value }).issues).toEqual([]);
    },
  );

  it("rows: tabs, semicolons, commas or spaces; headings, empty lines, notes, decimal commas and true minus signs", () => {
    const wanted = { ok: true, value: { inputs: [[1.5, -2]], targets: [1] } };
    for (const text of ["1.5\t-2\t1", "1,5;-2;1", "1.5, -2, 1", "1.5 −2 1", "x1,x2,class\r\n1.5,-2,1\r\n", "# mine\n\n  1.5,-2,1,\n"]) {
      expect(read("logistic2", text), JSON.stringify(text)).toEqual(wanted);
    }
  });

  it("names the line that is at fault and what stands there", () => {
    expect(faultOf("logistic2", "1,2,1\n\n3,4,0\n5,six,1")).toEqual({ code: "not-a-number", line: 4, found: "six" });
    expect(faultOf("logistic2", "1,2,1\n1,,1")).toEqual({ code: "not-a-number", line: 2, found: "" });
    expect(faultOf("logistic2", "x,y,c\n1,2,1\n3,4")).toEqual({ code: "columns", line: 3, found: 2, needed: 3 });
    expect(faultOf("logistic2", "1,2,1\n3,4,2")).toEqual({ code: "class", line: 2, found: "2", most: 1 });
    expect(faultOf("softmax-regression", "1,2,0\n3,4,5,1")).toEqual({ code: "columns", line: 2, found: 4, needed: 3 });
    expect(faultOf("logistic2", " \n# nothing")).toEqual({ code: "empty", least: 1 });
    expect(faultOf("beta", "0.5, 0.6\n0.7 1")).toEqual({ code: "above", line: 2, found: "1", limit: "1", open: true });
    expect(faultOf("gaussian", "1, 2\n3, Infinity")).toEqual({ code: "not-a-number", line: 2, found: "Infinity" });
    expect(faultOf("linear-regression", "1,2\n3\n")).toEqual({ code: "columns", line: 2, found: 1, needed: 2 });
  });

  it("reads a single line as data, be it words alone: then it is a fault and no heading", () => {
    expect(faultOf("logistic2", "a,b,c")).toEqual({ code: "not-a-number", line: 1, found: "a" });
  });

  it("takes more inputs where their number is free", () => {
    expect(read("softmax-regression", "1,2,3,0\n4,5,6,2")).toEqual({
      ok: true,
      value: {
        inputs: [
          [1, 2, 3],
          [4, 5, 6],
        ],
        targets: [0, 2],
      },
    });
  });
});
