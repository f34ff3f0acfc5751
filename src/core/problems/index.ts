/** The registry of problems. */
import { registry } from "../define.ts";
import { distributions } from "./distributions/index.ts";
import { formula } from "./formula.ts";
import { surfaces } from "./surfaces/index.ts";

export const problems = registry([...surfaces, formula, ...distributions]);
