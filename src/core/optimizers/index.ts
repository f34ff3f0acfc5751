/** The registry of optimizers: one line each, in the order in which they are offered. */
import { registry } from "../define.ts";
import { adadelta } from "./adadelta.ts";
import { adagrad } from "./adagrad.ts";
import { adam } from "./adam.ts";
import { adamax } from "./adamax.ts";
import { adamw } from "./adamw.ts";
import { asgd } from "./asgd.ts";
import { cubicNewton } from "./cubic-newton.ts";
import { bfgs } from "./bfgs.ts";
import { cg } from "./cg.ts";
import { cmaEs } from "./cma-es.ts";
import { coordinateDescent } from "./coordinate-descent.ts";
import { gradientDescentLineSearch } from "./gradient-descent-line-search.ts";
import { lbfgs } from "./lbfgs.ts";
import { gaussNewton } from "./gauss-newton.ts";
import { levenbergMarquardt } from "./levenberg-marquardt.ts";
import { mirrorDescent } from "./mirror-descent.ts";
import { naturalGradient } from "./natural-gradient.ts";
import { nadam } from "./nadam.ts";
import { nelderMead } from "./nelder-mead.ts";
import { newton } from "./newton.ts";
import { policyGradient } from "./policy-gradient.ts";
import { ppo } from "./ppo.ts";
import { radam } from "./radam.ts";
import { rmsprop } from "./rmsprop.ts";
import { rprop } from "./rprop.ts";
import { saddleFreeNewton } from "./saddle-free-newton.ts";
import { sgd } from "./sgd.ts";
import { spsa } from "./spsa.ts";
import { trpo } from "./trpo.ts";
import { trustRegion } from "./trust-region.ts";

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
  cubicNewton,
  trustRegion,
  gaussNewton,
  levenbergMarquardt,
  gradientDescentLineSearch,
  bfgs,
  cg,
  coordinateDescent,
  nelderMead,
  cmaEs,
  spsa,
  naturalGradient,
  trpo,
  mirrorDescent,
  policyGradient,
  ppo,
]);
