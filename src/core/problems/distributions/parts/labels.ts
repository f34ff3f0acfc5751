/** Labels of the model where its outcomes can be counted: drawn by inversion of the distribution function (Devroye, Non-Uniform Random Variate Generation, 1986, III.2). */
import type { Labels } from "../../../model.ts";

/** @param inputs how many inputs there are: outcomes are counted input by input, as many of each, and each input is as likely as the others */
export function countedLabels(count: number, each: NonNullable<Labels["each"]>, inputs = 1): Labels {
  const own = count / inputs;
  return {
    count,
    each,
    draw(theta, rng, gradient) {
      const first = inputs === 1 ? 0 : rng.below(inputs) * own;
      let rest = rng.uniform() / inputs;
      // The last one is left where rounding has it that the others do not add up to what is missing.
      for (let k = first; k < first + own; k++) {
        rest -= each(theta, k, gradient);
        if (rest < 0) return;
      }
    },
  };
}
