import { describe, expect, it } from "vitest";
import { EventFinder } from "./events.ts";
import { example, examplePath, exampleTrajectory, exampleValues, PLAIN } from "./example.ts";
import { PathCurvature } from "./table.ts";

describe("events of the curvature", () => {
  it("are where an eigenvalue changes sign, zero or not a number in between or not, and where λmax rises over the limit", () => {
    const finder = new EventFinder(example);
    expect(finder.scan()).toBe(true);
    // 1, −2, 0, 5: the sign changes at the −2 and at the 5; the limit is 2/0.1 = 20.
    expect(finder.events).toEqual([
      { kind: "sign", step: 1 },
      { kind: "over", step: 2 },
      { kind: "sign", step: 3 },
    ]);
    expect(finder.total).toEqual({ sign: 2, over: 1 });
    expect(finder.scan()).toBe(false);
  });

  it("begin at the fork of a branch, and being above from the start is no rise", () => {
    const path = examplePath(
      [
        { low: 1, high: 50 },
        { low: 1, high: 10 },
        { low: 1, high: 21 },
        { low: 1, high: 21 },
      ],
      PLAIN,
      0.1,
      undefined,
      40,
    );
    const finder = new EventFinder(path);
    finder.scan();
    expect(finder.events).toEqual([{ kind: "over", step: 42 }]);
  });

  it("compare nothing with the limit of the step away from the last row, which is not made", () => {
    // Up to the end of a warmup every step contracts; the next one would not.
    const path = new PathCurvature(exampleTrajectory(3), false);
    path.rule = PLAIN;
    const row = { low: 1, high: 3.95 };
    path.take(0, exampleValues([row, row, row]), Float64Array.of(0.49, 0.5, 0.51));
    const finder = new EventFinder(path);
    expect(finder.scan()).toBe(false);
    path.take(2, exampleValues([row, row]), Float64Array.of(0.51, 0.52));
    expect(finder.scan()).toBe(true);
    expect(finder.events).toEqual([{ kind: "over", step: 2 }]);
  });

  it("know no limit where none holds, and count both eigenvalues turning at once as one", () => {
    const path = examplePath([
      { low: -3, high: -1 },
      { low: 1, high: 1e9 },
    ]);
    const finder = new EventFinder(path);
    finder.scan();
    expect(finder.events).toEqual([{ kind: "sign", step: 1 }]);
  });

  it("are the same when rows come one by one", () => {
    const path = new PathCurvature(exampleTrajectory(600), true);
    path.rule = PLAIN;
    const rows = Array.from({ length: 600 }, (_, i) => ({ low: Math.sin(i), high: 20 + Math.cos(i / 3) }));
    const piecemeal = new EventFinder(path);
    for (const [i, row] of rows.entries()) {
      path.take(i, exampleValues([row]), Float64Array.of(0.1));
      piecemeal.scan();
    }
    const whole = new EventFinder(examplePath(rows, PLAIN));
    whole.scan();
    expect(piecemeal.events).toEqual(whole.events);
    expect(whole.total.sign).toBeGreaterThan(100);
  });
});
