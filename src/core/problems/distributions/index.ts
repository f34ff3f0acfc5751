/** The registry of families of distributions: one line each. */
import { gaussian } from "./gaussian.ts";
import { logistic2 } from "./logistic2.ts";
import { softmaxRegression } from "./softmax-regression.ts";
import { softmax3, softmax3Full } from "./softmax3.ts";

export const distributions = [gaussian, softmax3, softmax3Full, logistic2, softmaxRegression];
