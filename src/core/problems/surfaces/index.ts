/** The registry of 2-D surfaces: one line each. */
import { ackley } from "./ackley.ts";
import { beale } from "./beale.ts";
import { bowl } from "./bowl.ts";
import { himmelblau } from "./himmelblau.ts";
import { mullerBrown } from "./muller-brown.ts";
import { plateau } from "./plateau.ts";
import { rastrigin } from "./rastrigin.ts";
import { rosenbrock } from "./rosenbrock.ts";
import { saddle } from "./saddle.ts";
import { sixHumpCamel } from "./six-hump-camel.ts";

export const surfaces = [bowl, saddle, rosenbrock, himmelblau, beale, sixHumpCamel, rastrigin, ackley, mullerBrown, plateau];
