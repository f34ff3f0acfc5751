/** The registry of 2-D surfaces: one line each. */
import { ackley } from "./ackley.ts";
import { beale } from "./beale.ts";
import { booth } from "./booth.ts";
import { bowl } from "./bowl.ts";
import { branin } from "./branin.ts";
import { doubleWell } from "./double-well.ts";
import { freudensteinRoth } from "./freudenstein-roth.ts";
import { goldsteinPrice } from "./goldstein-price.ts";
import { himmelblau } from "./himmelblau.ts";
import { matyas } from "./matyas.ts";
import { mccormick } from "./mccormick.ts";
import { monkeySaddle } from "./monkey-saddle.ts";
import { mullerBrown } from "./muller-brown.ts";
import { plateau } from "./plateau.ts";
import { productValley } from "./product-valley.ts";
import { rastrigin } from "./rastrigin.ts";
import { rosenbrock } from "./rosenbrock.ts";
import { saddle } from "./saddle.ts";
import { sixHumpCamel } from "./six-hump-camel.ts";
import { styblinskiTang } from "./styblinski-tang.ts";
import { threeHumpCamel } from "./three-hump-camel.ts";

export const surfaces = [
  bowl,
  saddle,
  monkeySaddle,
  doubleWell,
  productValley,
  rosenbrock,
  himmelblau,
  beale,
  booth,
  matyas,
  goldsteinPrice,
  branin,
  threeHumpCamel,
  sixHumpCamel,
  styblinskiTang,
  mccormick,
  freudensteinRoth,
  rastrigin,
  ackley,
  mullerBrown,
  plateau,
];
