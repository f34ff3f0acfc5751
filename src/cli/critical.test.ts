/** `critical-points` as its users meet it: as a process. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
/** The first call may have to build. */
const PATIENCE = 60_000;

interface Listing {
  readonly points: readonly {
    readonly at: readonly [number, number];
    readonly loss: number;
    readonly kind: string;
    readonly eigenvalues: readonly [number, number];
  }[];
  readonly complete: boolean;
}

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, "critical-points", ...words], { encoding: "utf8", timeout: PATIENCE });
  return { status, stdout, stderr };
}

function list(scenario: string): { listing: Listing; stderr: string } {
  const { status, stdout, stderr } = run(scenario);
  expect(status, stderr).toBe(0);
  expect(stdout.endsWith("\n")).toBe(true);
  return { listing: JSON.parse(stdout) as Listing, stderr };
}

describe("critical-points", { timeout: PATIENCE }, () => {
  it("lists them by loss, with kinds and eigenvalues, in one line", () => {
    // x⁴/4 − x²/2 + y²/2: minima (±1, 0) with λ = 1, 2 and loss −1/4, saddle (0, 0) with λ = −1, 1
    const { status, stdout, stderr } = run("v=1&problem=formula&p.window=-2,2.1,-1,1.2&f=x^4/4-x^2/2+y^2/2");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      '{"points":[{"at":[-1,0],"loss":-0.25,"kind":"minimum","eigenvalues":[1,2]},{"at":[1,0],"loss":-0.25,"kind":"minimum","eigenvalues":[1,2]},' +
        '{"at":[0,0],"loss":0,"kind":"saddle","eigenvalues":[-1,1]}],"complete":true}\n',
    );
  });

  it("takes the window of the problem unless the scenario has one, in any form of scenario", () => {
    expect(list("v=1&problem=himmelblau").listing.points).toHaveLength(9);
    const { listing } = list('{"v":1,"problem":{"id":"himmelblau","window":[0,6,0,6]}}');
    expect(listing.points.map(({ at, kind }) => [Math.round(at[0]), Math.round(at[1]), kind])).toEqual([
      [3, 2, "minimum"],
      [3, 0, "saddle"],
      [0, 3, "saddle"],
    ]);
  });

  it("says why a list is not complete", () => {
    const { listing, stderr } = list("v=1&problem=plateau");
    expect(listing).toEqual({ points: [], complete: false });
    expect(stderr).toMatch(/^issue: problem: [^\n]*continuum[^\n]*\n$/);
    const border = list("v=1&problem=formula&p.window=0,1,-1,1&f=x^2+y^2");
    expect(border.listing).toMatchObject({ points: [{ at: [0, 0] }], complete: false });
    expect(border.stderr).toMatch(/^issue: problem: [^\n]*border[^\n]*\n$/);
  });

  it.each([[["v=1&problem=formula&f=(x"]], [["v=1&problem=nowhere"]], [[]], [["v=1&problem=bowl", "--at", "1,2"]], [["v=2&problem=bowl"]]])(
    "answers %j with exit 2 and one clear line",
    (words) => {
      const { status, stdout, stderr } = run(...words);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^[^\n]+\n$/);
    },
  );

  it("lists what is sound in spite of issues about other settings", () => {
    const { listing, stderr } = list("v=1&problem=bowl&p.kappa=wide&run=adam~lr=-1");
    expect(listing).toMatchObject({ points: [{ at: [0, 0], kind: "minimum", eigenvalues: [1, 10] }], complete: true });
    expect(stderr.split("\n").map((line) => line.split(": ")[1])).toEqual(["problem.kappa", "runs.0.lr", undefined]);
  });
});
