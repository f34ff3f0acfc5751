/** What the command line says of a scenario, to hold the page against. */
import { execFileSync } from "node:child_process";
import process from "node:process";

/** A run at a step, as the embedding protocol words it. */
export interface Line {
  readonly run: number;
  readonly theta: readonly number[];
  readonly loss: number;
  readonly gradNorm: number;
}

const NON_FINITE: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity };

/** All lines of all runs, each at the index of its step. Numbers are printed by their shortest round trip, so that these are the bits. */
export function simulate(scenario: string): readonly (readonly Line[])[] {
  const output = execFileSync(process.execPath, ["scripts/cli.mjs", "simulate", scenario], { encoding: "utf8", maxBuffer: 2 ** 26 });
  const runs: Line[][] = [];
  for (const text of output.split("\n").filter(Boolean)) {
    const line = JSON.parse(text, (_key, value: unknown) => (typeof value === "string" ? (NON_FINITE[value] ?? value) : value)) as Line & {
      readonly step?: number;
    };
    if (line.step === undefined) continue;
    const { run, theta, loss, gradNorm } = line;
    (runs[run] ??= [])[line.step] = { run, theta, loss, gradNorm };
  }
  return runs;
}

/** Each run at a step; where it has not begun or is over, the nearest line that it has. */
export function linesAt(runs: readonly (readonly Line[])[], step: number): readonly Line[] {
  return runs.map((lines) => lines[Math.min(step, lines.length - 1)] ?? lines.find((line) => line !== undefined)!);
}
