import { describe, expect, it } from "vitest";
import { example } from "./example.ts";
import { asText, readableRow, shownOf } from "./rows.ts";

describe("rows of the table", () => {
  it("show coordinates, loss, ‖g‖ and the length of the step that led there", () => {
    expect(readableRow(example, 0, 6)).toEqual(["3", "4", "25", "10", ""]);
    // From (3, 4) to (1.5, 2): √(1.5² + 2²) = 2.5
    expect(readableRow(example, 1, 6)).toEqual(["1.5", "2", "6.25", "5", "2.5"]);
  });

  it("are those of a few coordinates", () => {
    expect([1, 2, 3, 700].map(shownOf)).toEqual([1, 2, 3, 4]);
  });

  it("are copied in full precision, and read back as the same numbers", () => {
    const third = { ...example, count: 1, points: Float64Array.of(1 / 3, -2e-17), loss: Float64Array.of(0.1 + 0.2) };
    expect(asText(third, ["x", "y"], ",")).toBe("step,x,y,loss,gradNorm,stepLength\n0,0.3333333333333333,-2e-17,0.30000000000000004,10,\n");
    const [, ...rows] = asText(example, ["x", "y"], "\t").trimEnd().split("\n");
    expect(rows.map((row) => row.split("\t").map(Number))).toEqual([
      [0, 3, 4, 25, 10, 0],
      [1, 1.5, 2, 6.25, 5, 2.5],
      [2, 0.75, 1, 1.5625, 2.5, 1.25],
    ]);
  });
});
