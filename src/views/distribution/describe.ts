/** The panel's pictures in words, for whoever does not see them. */
import { readable } from "../../draw/scales.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ChartRun } from "../parts/lines/domain.ts";
import type { Found } from "./inquiry.ts";

const DIGITS = 4;

export function describeStep({ answer, wish }: Found, run: string, words: WordsOfDistribution): string {
  const [before, after] = wish.steps;
  const sentences = [words.summary(run, before, after)];
  const { picture, members, forward, backward, quadratic } = answer;
  for (const [i, step] of wish.steps.entries()) if (members[i] === false) sentences.push(`${words.noMember(step)}.`);
  if (members[0] && members[1]) sentences.push(words.numbers(readable(forward, DIGITS), readable(backward, DIGITS), readable(quadratic, DIGITS)));
  if (picture?.kind === "bars") {
    for (const [k, p] of picture.before.entries()) {
      sentences.push(words.probabilities(words.bars[picture.of](k + 1), readable(p, DIGITS), readable(picture.after[k]!, DIGITS)));
    }
  }
  return sentences.join(" ");
}

export function describePaths(runs: readonly ChartRun[], steps: number, words: WordsOfDistribution): string {
  const ranges = runs.flatMap(({ name, index, trajectory }) => {
    const { low, high } = index.over(0, trajectory.count);
    return low <= high ? [words.range(name, readable(low, DIGITS), readable(high, DIGITS))] : [];
  });
  return [words.pathSummary(steps), ...ranges].join(" ");
}
