/** The registry of families of distributions: one line each. */
import { bandit2, bandit3 } from "./bandits.ts";
import { bernoulliPair } from "./bernoulli-pair.ts";
import { beta } from "./beta.ts";
import { gaussian } from "./gaussian.ts";
import { linearRegression } from "./linear-regression.ts";
import { logistic2 } from "./logistic2.ts";
import { mixture } from "./mixture.ts";
import { softmaxRegression } from "./softmax-regression.ts";
import { softmax3, softmax3Full } from "./softmax3.ts";
import { vonMises } from "./von-mises.ts";

export const distributions = [
  gaussian,
  bernoulliPair,
  softmax3,
  softmax3Full,
  logistic2,
  softmaxRegression,
  linearRegression,
  beta,
  vonMises,
  mixture,
  bandit2,
  bandit3,
];
