/** Shareable state: a scenario as a value, as JSON and as the text of a link. */
export { decode } from "./decode.ts";
export { encode } from "./encode.ts";
export { printNumber, stringify } from "./json.ts";
export type { Json } from "./json.ts";
export { loadCompression } from "./pack.ts";
export { EMPTY_PAGE } from "./model.ts";
export type { Catalogue, Page, ProblemChoice, Reading, RunScenario, Scenario } from "./model.ts";
export { applyKnobRules } from "./read-runs.ts";
export { problemKnobs } from "./schema.ts";
export { toJsonText } from "./write.ts";
