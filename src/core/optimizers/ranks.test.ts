/** Methods that compare losses and do nothing else with them: an increasing function of the loss changes no step. */
import { describe, expect, it } from "vitest";
import { outer, run } from "../testing/probe.ts";
import { beale, himmelblau, rosenbrock } from "../testing/problems.ts";

const TRANSFORMS: readonly (readonly [string, (loss: number) => number])[] = [
  ["twice the loss", (loss) => 2 * loss],
  ["its cube", (loss) => loss * loss * loss],
];

describe.each(["cma-es", "nelder-mead"])("%s sees ranks only", (id) => {
  it.each(TRANSFORMS)("%s makes the same path to the bit", (_, transform) => {
    for (const problem of [rosenbrock, himmelblau, beale]) {
      const { points } = run(id, problem, problem.start, 60);
      expect(run(id, outer(problem, transform), problem.start, 60).points).toEqual(points);
      // What changes the order of losses changes the path.
      expect(
        run(
          id,
          outer(problem, (loss) => -loss),
          problem.start,
          60,
        ).points,
      ).not.toEqual(points);
    }
  });
});
