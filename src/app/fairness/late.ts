/** What the fair comparison loads when it is first opened or wanted again from the last visit: one piece, as its parts are opened together. */
export { Fairness } from "./Fairness.tsx";
export { compareAt } from "./lens.ts";
export { Tuning } from "./Tuning.tsx";
