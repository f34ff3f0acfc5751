/** Where an issue stands, in words: `runs.1.lr` is the learning rate of run 2. What has no words keeps its path. */
import { knobName } from "../knobs/words.ts";
import type { Messages } from "../../text/index.ts";

const RUN = /^runs\.(\d+)(?:\.(.+))?$/;
const PROBLEM = /^problem\.(.+)$/;

export interface Place {
  readonly path: string;
  readonly text: Messages;
  /** Ids, for settings that are called differently in different owners. */
  readonly problem: string;
  readonly optimizers: readonly string[];
}

export function placeOf({ path, text, problem, optimizers }: Place): string {
  const { issues, problems } = text;
  const [, number, ofRun] = RUN.exec(path) ?? [];
  if (number !== undefined) {
    const run = issues.run(Number(number) + 1);
    return ofRun === undefined ? run : `${run} · ${knobName(text, optimizers[Number(number)] ?? "", ofRun)}`;
  }
  const [, ofProblem] = PROBLEM.exec(path) ?? [];
  if (ofProblem === "id" || path === "problem") return problems.problem;
  if (ofProblem !== undefined) return `${problems.problem} · ${knobName(text, problem, ofProblem)}`;
  return path === "start" ? issues.start : knobName(text, "", path);
}
