/** The command line as its users meet it: as a process. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
/** The first call may have to build. */
const PATIENCE = 60_000;

interface Line {
  run: number;
  step?: number;
  theta?: number[];
  loss?: number | string;
  gradNorm?: number | string;
  averageTheta?: number[];
  ended?: { kind: string; steps: number; message: string };
}

function cli(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], { encoding: "utf8", maxBuffer: 1 << 28, timeout: PATIENCE });
  return { status, stdout, stderr };
}
function simulate(...words: string[]): { lines: Line[]; stderr: string } {
  const { status, stdout, stderr } = cli("simulate", ...words);
  expect(status, stderr).toBe(0);
  return {
    lines: stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Line),
    stderr,
  };
}

describe("simulate", { timeout: PATIENCE }, () => {
  it("prints run after run, each from the start to its end", () => {
    const { lines, stderr } = simulate("v=1&problem=rosenbrock&run=adam~lr=0.02~beta1=0.9&run=sgd~lr=0.001~momentum=0.9&start=-1.5,2&seed=1&steps=3");
    expect(stderr).toBe("");
    expect(lines.map(({ run, step, ended }) => [run, step ?? ended?.kind])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [0, 3],
      [0, "budget"],
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, "budget"],
    ]);
    // At (−1.5, 2) the loss is (1 + 1.5)² + 100 (2 − 2.25)² = 6.25 + 6.25;
    // r = y − x² = −0.25; g = (−2(1 − x) − 400 x r, 200 r) = (−5 − 150, −50); ‖g‖ = √(155² + 50²)
    expect(lines[0]).toEqual({ run: 0, step: 0, theta: [-1.5, 2], loss: 12.5, gradNorm: Math.sqrt(155 * 155 + 50 * 50) });
    // sgd: θ − lr·g = (−1.5 + 0.155, 2 + 0.05)
    expect(lines[6]?.theta).toEqual([expect.closeTo(-1.345, 14), expect.closeTo(2.05, 14)]);
    expect(lines[9]?.ended).toEqual({ kind: "budget", steps: 3, message: expect.any(String) as string });
  });

  it("reads the same scenario as link, query, JSON and file", () => {
    const query = "v=1&problem=bowl&p.kappa=30&run=adam~lr=0.1~schedule.kind=cosine&steps=20";
    const json = JSON.stringify({ v: 1, problem: { id: "bowl", kappa: 30 }, runs: [{ optimizer: "adam", lr: 0.1, schedule: { kind: "cosine" } }], steps: 20 });
    const file = path.join(mkdtempSync(path.join(tmpdir(), "steepest-")), "scenario.json");
    writeFileSync(file, json);
    const [first, ...others] = [query, `?${query}`, `https://example.org/a/?${query}#x`, json, `@${file}`].map((word) => cli("simulate", word));
    expect(first?.stdout.split("\n")).toHaveLength(23);
    for (const other of others) expect(other).toEqual(first);
  });

  it("takes --steps as if it were written in the scenario", () => {
    const scenario = "v=1&problem=bowl&run=sgd~lr=0.1~schedule.kind=cosine";
    expect(cli("simulate", scenario, "--steps", "7")).toEqual(cli("simulate", `${scenario}&steps=7`));
    expect(cli("simulate", scenario, "--steps=7").stdout).toBe(cli("simulate", `${scenario}&steps=7`).stdout);
  });

  it("goes on with issues, one line each, and nothing else on standard error", () => {
    const { lines, stderr } = simulate(
      '{"v":1,"problem":{"id":"bowl","kappa":"wide","depth":3},"runs":[{"optimizer":"adam","lr":-1},{"optimizer":"adma"}],"steps":2.5}',
    );
    expect(
      stderr
        .split("\n")
        .map((line) => line.split(": ").slice(0, 2).join(": "))
        .toSorted(),
    ).toEqual(["", "issue: problem.depth", "issue: problem.kappa", "issue: runs.0.lr", "issue: runs.1.optimizer", "issue: steps"]);
    expect(lines.filter(({ run }) => run === 1)).toEqual([{ run: 1, ended: { kind: "failed", steps: 0, message: expect.stringContaining("adma") as string } }]);
    expect(lines.filter(({ run }) => run === 0)).toHaveLength(202);
  });

  it("prints the averaged iterate beside the un-averaged one", () => {
    const { lines } = simulate("v=1&problem=bowl&run=sgd~lr=0.05~average.kind=uniform&steps=2");
    const [, first, second] = lines as [Line, Line, Line];
    expect(first.averageTheta).toEqual(first.theta);
    expect(second.averageTheta![0]).toBeCloseTo((first.theta![0]! + second.theta![0]!) / 2, 14);
  });

  it("prints what is not finite as text, and says how the run ended", () => {
    const { lines } = simulate("v=1&problem=formula&f=log(x)&run=sgd~lr=1&start=-1,0");
    expect(lines).toEqual([
      { run: 0, step: 0, theta: [-1, 0], loss: "NaN", gradNorm: "NaN" },
      { run: 0, ended: { kind: "diverged", steps: 0, message: expect.any(String) as string } },
    ]);
  });

  it("prints nothing for an unknown problem or a formula that does not parse", () => {
    for (const scenario of ["v=1&problem=rosenbork&run=adam", "v=1&problem=formula&f=2x&run=adam", "v=2&problem=bowl&run=adam"]) {
      const { status, stdout, stderr } = cli("simulate", scenario);
      expect([status, stdout], scenario).toEqual([0, ""]);
      expect(stderr).toMatch(/^issue: [^\n]+\n$/);
    }
  });
});

describe("analyze", { timeout: PATIENCE }, () => {
  it("gives exact derivatives and eigenpairs", () => {
    const { status, stdout, stderr } = cli("analyze", "v=1&problem=formula&f=x^2*y", "--at=2,3");
    expect([status, stderr]).toEqual([0, ""]);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    // ∇ = (2xy, x²), H = [[2y, 2x], [2x, 0]]; λ = 3 ± 5
    expect(result).toMatchObject({
      theta: [2, 3],
      loss: 12,
      gradient: [12, 4],
      hessian: [
        [6, 4],
        [4, 0],
      ],
      eigenvalues: [-2, 8],
    });
    const [low, high] = result["eigenvectors"] as [[number, number], [number, number]];
    expect([...low, ...high]).toEqual([-1, 2, 2, 1].map((part) => expect.closeTo(part / Math.sqrt(5), 14) as number));
  });

  it("looks at the start unless told otherwise, and takes negative coordinates", () => {
    const at = (...words: string[]): unknown => (JSON.parse(cli("analyze", "v=1&problem=himmelblau&start=1,-2", ...words).stdout) as { theta: number[] }).theta;
    expect(at()).toEqual([1, -2]);
    expect(at("--at", "-1.5,2")).toEqual([-1.5, 2]);
    expect(at("--at=-1.5,2")).toEqual([-1.5, 2]);
  });
});

describe("the command line", { timeout: PATIENCE }, () => {
  it("lists what scenarios may name, with knobs", () => {
    const { status, stdout } = cli("list");
    expect(status).toBe(0);
    const listed = JSON.parse(stdout) as Record<string, { id: string; knobs?: Record<string, unknown> }[]>;
    expect(listed["problems"]!.map(({ id }) => id)).toEqual(expect.arrayContaining(["bowl", "muller-brown", "formula"]));
    expect(listed["optimizers"]!.find(({ id }) => id === "adam")?.knobs).toMatchObject({ beta1: { kind: "real", initial: 0.9, min: 0, max: 1 } });
    expect(listed["languages"]!.map(({ id }) => id)).toEqual(["en", "ko", "zh-CN"]);
  });

  it.each([
    [[]],
    [["frobnicate"]],
    [["simulate"]],
    [["simulate", ""]],
    [["simulate", "{"]],
    [["simulate", "[]"]],
    [["simulate", "v=1"]],
    [["simulate", "@/no/such/file.json"]],
    [["simulate", "v=1&problem=bowl", "--steps", "many"]],
    [["simulate", "v=1&problem=bowl", "--pace", "3"]],
    [["simulate", "v=1&problem=bowl", "v=1&problem=saddle"]],
    [["analyze", "v=1&problem=bowl", "--at", "1,2,3"]],
    [["analyze", "v=1&problem=bowl", "--at", "1,b"]],
    [["analyze", "v=1&problem=nowhere"]],
    [["analyze", "v=1&problem=formula&f=(x"]],
    [["list", "everything"]],
  ])("answers %j with exit 2 and a clear line", (words) => {
    const { status, stdout, stderr } = cli(...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .filter((line) => !line.startsWith("issue: ")),
    ).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
