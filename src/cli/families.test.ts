/** Distributions on the command line: what analyze prints of them, how they travel in links, and how their issues are told. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
/** The first call may have to build. */
const PATIENCE = 60_000;

function cli(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], { encoding: "utf8", maxBuffer: 1 << 28, timeout: PATIENCE });
  return { status, stdout, stderr };
}
type Analysis = Readonly<Record<string, unknown>>;
function analyze(problem: object, ...words: string[]): { readonly analysis: Analysis; readonly stderr: string } {
  const { status, stdout, stderr } = cli("analyze", JSON.stringify({ problem }), ...words);
  expect(status, stderr).toBe(0);
  return { analysis: JSON.parse(stdout) as Analysis, stderr };
}

describe("analyze", { timeout: PATIENCE }, () => {
  it("prints Fisher information, the empirical one where there are data, and divergences to another point", () => {
    const { analysis, stderr } = analyze({ id: "gaussian", chart: "mu-variance", data: [1, 3] }, "--at", "2,1", "--to", "2,2");
    expect(stderr).toBe("");
    expect(Object.keys(analysis)).toEqual([
      "theta",
      "loss",
      "gradient",
      "hessian",
      "eigenvalues",
      "eigenvectors",
      "fisher",
      "empiricalFisher",
      "kl",
      "reverseKl",
      "quadraticKl",
    ]);
    expect(analysis["fisher"]).toEqual([
      [1, 0],
      [0, 0.5],
    ]);
    // Both data are one standard deviation away: gradients (±1, 0).
    expect(analysis["empiricalFisher"]).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(analysis["kl"]).toBeCloseTo(0.09657, 5);
    expect(analysis["reverseKl"]).toBeCloseTo(0.15343, 5);
    expect(analysis["quadraticKl"]).toBe(0.25);
  });

  it("works in any number of dimensions, with both ways of writing arguments", () => {
    const { analysis } = analyze({ id: "softmax3-full", target: [0.2, 0.5, 0.3] }, "--at=1,-1,0", "--to=0,0,0");
    expect(analysis["theta"]).toEqual([1, -1, 0]);
    expect((analysis["fisher"] as number[][]).map((row) => row.length)).toEqual([3, 3, 3]);
    expect(analysis["empiricalFisher"]).toBeUndefined();
    expect((analysis["eigenvalues"] as number[])[0]).toBeCloseTo(0, 15);
    expect(analysis["kl"]).toBeGreaterThan(0);
    const line = analyze({ id: "bandit2" }, "--at", "0").analysis;
    expect([line["fisher"], line["hessian"], line["eigenvectors"]]).toEqual([[[0.25]], [[0]], [[1]]]);
  });

  it("starts where the settings say: as long as classes times inputs", () => {
    const data = { inputs: [[1, 2, 3]], targets: [3] };
    expect(analyze({ id: "softmax-regression", classes: 4, data }).analysis["theta"]).toEqual(Array.from({ length: 12 }, () => 0));
    expect(analyze({ id: "gaussian", chart: "natural" }).analysis["theta"]).toEqual([-0.375, -0.125]);
  });

  it("prints what is no number outside of the domain, and no matrices of more than 500 parameters, but an issue", () => {
    const { analysis } = analyze({ id: "gaussian" }, "--at", "0,-1", "--to", "0,1");
    expect([analysis["loss"], analysis["kl"], analysis["quadraticKl"]]).toEqual(["NaN", "NaN", "NaN"]);
    const inputs = [Array.from({ length: 40 }, (_, i) => i / 40)];
    const large = analyze({ id: "softmax-regression", classes: 13, data: { inputs, targets: [0] } });
    expect(Object.keys(large.analysis)).toEqual(["theta", "loss", "gradient"]);
    expect(large.stderr).toMatch(/^issue: problem: 520 parameters/);
  });

  it.each([
    [["--to", "1,2,3"], "--to: 2 numbers are expected, 3 are given"],
    [["--to", "1,b"], "--to"],
    [["--at", "1"], "--at: 2 numbers are expected, 1 are given"],
  ])("%j: exit 2 with one line", (words, message) => {
    const { status, stdout, stderr } = cli("analyze", "problem=gaussian", ...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(message);
  });

  it("has nothing to measure distances with on a plain surface", () => {
    const { status, stderr } = cli("analyze", "problem=bowl", "--to", "1,1");
    expect(status).toBe(2);
    expect(stderr).toContain("--to: bowl has no probability distribution");
  });
});

describe("issues", { timeout: PATIENCE }, () => {
  it.each([
    [{ id: "softmax3", target: [0.5, 0.6, -0.1] }, "problem.target"],
    [{ id: "gaussian", data: [] }, "problem.data"],
    [{ id: "gaussian", chart: "sigma" }, "problem.chart"],
    [{ id: "beta", data: [0.5, 1] }, "problem.data"],
    [{ id: "logistic2", data: { inputs: [[1, 2, 3]], targets: [0] } }, "problem.data"],
    [{ id: "softmax-regression", classes: 3, data: { inputs: [[1, 2]], targets: [3] } }, "problem.data"],
    [{ id: "softmax-regression", classes: 1 }, "problem.classes"],
    [{ id: "gaussian", sigma: 2 }, "problem.sigma"],
  ])("%j: one, and the default in its place", (problem, path) => {
    const { stderr, analysis } = analyze(problem);
    expect(stderr).toMatch(new RegExp(`^issue: ${path.replace(".", "\\.")}: .*\n$`));
    expect(analysis["loss"]).toBe(analyze({ id: problem.id }).analysis["loss"]);
  });

  it("a start of the wrong length is one", () => {
    const scenario = { problem: { id: "softmax-regression", classes: 2 }, start: [1, 2] };
    expect(cli("analyze", JSON.stringify(scenario)).stderr).toMatch(/^issue: start: /);
  });
});

describe("simulate and critical-points", { timeout: PATIENCE }, () => {
  it("end a run before the border, with the refused place in the message", () => {
    const scenario = { problem: { id: "gaussian", chart: "mu-precision", data: [1, 2, 3] }, runs: [{ optimizer: "sgd", lr: 3 }], start: [0, 1], steps: 3 };
    const { stdout, stderr } = cli("simulate", JSON.stringify(scenario));
    expect(stderr).toBe("");
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { theta?: number[]; ended?: object });
    expect(lines[0]!.theta).toEqual([0, 1]);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.ended).toMatchObject({ kind: "failed", steps: 0, message: expect.stringContaining("[6, -4.5]") as string });
  });

  it("find the minimum of a fit, and refuse what is no plane", () => {
    const { stdout } = cli("critical-points", JSON.stringify({ problem: { id: "softmax3", target: [0.5, 0.25, 0.25] } }));
    const { points, complete } = JSON.parse(stdout) as { points: { at: number[]; kind: string }[]; complete: boolean };
    expect(complete).toBe(true);
    expect(points).toMatchObject([{ kind: "minimum", at: [expect.closeTo(Math.LN2, 12), expect.closeTo(0, 12)] }]);
    const refused = cli("critical-points", "problem=bandit2");
    expect([refused.status, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toBe("critical-points: bandit2 has 1 parameter, not 2\n");
  });

  it("are listed with their charts and sizes", () => {
    const { problems } = JSON.parse(cli("list").stdout) as {
      problems: { id: string; dim: number; knobs: Record<string, { kind: string }>; window?: number[] }[];
    };
    const entry = (id: string) => problems.find((one) => one.id === id)!;
    expect(entry("gaussian")).toMatchObject({ dim: 2, knobs: { chart: { kind: "choice" }, data: { kind: "vector" } } });
    expect(entry("softmax-regression")).toMatchObject({ dim: 6, knobs: { data: { kind: "examples" } } });
    expect(entry("softmax3-full").window).toBeUndefined();
  });
});
