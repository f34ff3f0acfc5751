/** The registry of marks: one line each, in the order of the list. */
import { circle } from "./circle.ts";
import { ellipse } from "./ellipse.ts";
import { forward, reverse } from "./exact.ts";
import { natural, plain } from "./fields.ts";
import { steps } from "./steps.ts";
import { tissot } from "./tissot.ts";
import { ways } from "./ways.ts";
import type { DistanceMark } from "./mark.ts";

export const marks: readonly DistanceMark[] = [forward, reverse, ellipse, circle, steps, tissot, ways, natural, plain];
