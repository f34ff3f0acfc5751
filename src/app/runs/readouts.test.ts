import { describe, expect, it } from "vitest";
import { en, languages } from "../../text/index.ts";
import { reason } from "./readouts.ts";
import type { EndKind, Ended } from "../../core/model.ts";
import type { Trajectory } from "../trajectories.ts";

const message = "damping is 0: the inverse of F is the Moore–Penrose pseudo-inverse; F was singular at 7 steps";
const remark = { code: "pseudo-inverse", count: 7, message };
const over = (kind: EndKind, code: string, extra: Partial<Ended> = {}): Trajectory =>
  ({ ended: { kind, code, steps: 7, message: `the engine's words; ${message}`, remark, ...extra } }) as Trajectory;

const KINDS = [
  ["budget", "budget"],
  ["converged", "no-movement"],
  ["converged", "tolerance"],
  ["diverged", "not-finite"],
  ["failed", "outside-domain"],
] as const;

describe("why a run is over", () => {
  it.each(KINDS)("%s, %s: the remark of its method is said once, in every language", async (kind, code) => {
    expect(reason(en, over(kind, code)).split(message)).toHaveLength(2);
    for (const [tag, said] of [
      ["ko", /의사역행렬.*7번/],
      ["zh-CN", /伪逆.*7 步/],
    ] as const) {
      const words = reason(await languages.get(tag)!.load(), over(kind, code));
      expect(words).toMatch(said);
      expect(words, "in one language").not.toContain("Moore–Penrose pseudo");
    }
  });

  it("without one nothing is added, and where all steps were made nothing is said", () => {
    const plain = { remark: undefined, message: "the engine's words" } as unknown as Partial<Ended>;
    expect(reason(en, over("converged", "no-movement", plain))).toBe("converged at step 7: the engine's words");
    expect(reason(en, over("budget", "budget", plain))).toBe("");
    expect(reason(en, { ended: undefined } as Trajectory)).toBe("");
  });
});
