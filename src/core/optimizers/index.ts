/** The registry of optimizers: one line each, in the order in which they are offered. */
import { registry } from "../define.ts";
import { adadelta } from "./adadelta.ts";
import { adagrad } from "./adagrad.ts";
import { adam } from "./adam.ts";
import { adamax } from "./adamax.ts";
import { adamw } from "./adamw.ts";
import { asgd } from "./asgd.ts";
import { bfgs } from "./bfgs.ts";
import { cg } from "./cg.ts";
import { gradientDescentLineSearch } from "./gradient-descent-line-search.ts";
import { lbfgs } from "./lbfgs.ts";
import { nadam } from "./nadam.ts";
import { newton } from "./newton.ts";
import { radam } from "./radam.ts";
import { rmsprop } from "./rmsprop.ts";
import { rprop } from "./rprop.ts";
import { saddleFreeNewton } from "./saddle-free-newton.ts";
import { sgd } from "./sgd.ts";

export const optimizers = registry([
  sgd,
  adagrad,
  rmsprop,
  adadelta,
  adam,
  adamw,
  adamax,
  nadam,
  radam,
  rprop,
  asgd,
  lbfgs,
  newton,
  saddleFreeNewton,
  gradientDescentLineSearch,
  bfgs,
  cg,
]);
