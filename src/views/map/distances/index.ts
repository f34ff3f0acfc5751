/** The registry of marks: one line each. The menu has them in the order of their names (../def.ts). */
import { forward, reverse } from "./exact.ts";
import { natural, plain } from "./fields.ts";
import { MARK_IDS } from "../def.ts";
import { ellipse, empirical, hessian, ruler, sampled } from "./matrices.ts";
import { circle, l1, linf } from "./norms.ts";
import { scores } from "./scores.ts";
import { contact, drop, steps, whole } from "./steps.ts";
import { tissot } from "./tissot.ts";
import { ways } from "./ways.ts";
import type { MarkId } from "../def.ts";
import type { DistanceMark } from "./mark.ts";

const byId: Readonly<Record<MarkId, DistanceMark>> = {
  l1,
  circle,
  linf,
  hessian,
  ellipse,
  empirical,
  sampled,
  ruler,
  steps,
  contact,
  drop,
  whole,
  forward,
  reverse,
  ways,
  tissot,
  natural,
  plain,
  scores,
};

export const marks: readonly DistanceMark[] = MARK_IDS.map((id) => byId[id]);
