/** Texts of the runs and of the controls that are made from settings. */
import type { WordsOfFairness } from "./fairness.ts";

export const runs = {
  title: "Runs",
  add: "Add optimizer",
  full: (most: number): string => `No more than ${most} runs fit on one page.`,
  columns: { run: "Run", step: "step", loss: "loss", gradNorm: "gradient norm", actions: "Actions" },
  /** Names of methods that are another one with certain settings. */
  momentum: "Momentum",
  nesterov: "Nesterov",
  /** In the list of methods, by names that learners look for; the run is called by its settings. */
  plain: "Gradient descent (SGD)",
  variants: {
    momentum: "SGD that keeps 0.9 of its last velocity.",
    nesterov: "SGD with momentum 0.9 that looks ahead along its velocity.",
  },
  /** What a method begins with. */
  rates: {
    note: (steps: number): string =>
      `Rates are tried out from this start: the default where it serves, else the gentlest that comes as far down in ${steps} steps without leaving the map.`,
    byDefault: (rate: string): string => `${rate} (default)`,
    unserved: "not here",
  },
  numbered: (name: string, number: number): string => `${name} ${number}`,
  branch: (parent: string, step: number): string => `from step ${step} of ${parent}`,
  actions: (run: string): string => `Actions: ${run}`,
  duplicate: "Duplicate",
  branchHere: "Branch from here",
  remove: "Remove",
  lastRun: "The last run stays.",
  mute: "Mute",
  solo: "Solo",
  moveUp: "Move up",
  moveDown: "Move down",
  muted: "muted",
  more: "All settings",
  moreOf: (run: string): string => `All settings: ${run}`,
  rule: "Rule",
  ruleOf: (run: string): string => `Rule: ${run}`,
  ended: { budget: "", converged: "converged", diverged: "diverged", failed: "failed" },
  offSince: (step: number): string => `off the map since step ${step}`,
  climbing: "loss growing",
  /** What a converged run stands on, where that is no minimum. */
  stationary: { saddle: "✕ saddle", maximum: "▲ maximum", degenerate: "◇ flat point" },
  foundAt: (word: string, step: number): string => `${word}, step ${step}`,
  endedAt: (word: string, step: number): string => `${word} at step ${step}`,
  reasons: {
    budget: "All steps are made.",
    tolerance: "The gradient is no longer than the tolerance.",
    "not-finite": "The loss or a coordinate grew beyond every number.",
    "unknown-optimizer": "This optimizer is not known.",
    unsupported: "This problem does not offer what the optimizer needs.",
    "branch-order": "A branch has to stand below its parent.",
    "branch-method": "A branch keeps its parent's optimizer.",
    "branch-step": "The parent never got to that step.",
    "no-minimum-along-axis": "The loss falls for ever along one coordinate: there is no minimum to go to.",
    "no-finite-loss": "Too few samples have a finite loss.",
    indefinite: "The Hessian is not positive definite here, as the dogleg needs it to be. All settings offers other subproblems.",
    "singular-covariance": "The covariance matrix is no longer positive definite.",
  } as Readonly<Record<string, string>>,
  /** By code, what else there is to say of a run; English is what the method itself says. */
  remarks: {} as Readonly<Record<string, (count: number) => string>>,
  rules: {
    "nesterov-needs-momentum": "Nesterov needs momentum above 0 and dampening 0, so it is off.",
  } as Readonly<Record<string, string>>,
  fair: "Same for all",
  /** Evaluations made; of so many, where there are. */
  spent: (count: number, of?: number): string => (of === undefined ? `${count} evals` : `${count} of ${of} evaluations`),
  /** Budgets at which runs are compared. */
  equal: {
    steps: (count: number): string => `Equal steps (${count})`,
    evaluations: (count: number): string => `Equal evaluations (${count})`,
    /** What else there is to say of it. */
    load: (): Promise<WordsOfFairness> => import("./fairness.ts").then(({ words }) => words),
  },
  controls: {
    /** What a control sets, and of what. */
    of: (setting: string, owner: string): string => `${setting} (${owner})`,
    off: "off",
    notNumber: "Type a number, such as 0.05 or 1e-3.",
    notWhole: "Type a whole number.",
    above: (limit: string, open: boolean): string => (open ? `Must be less than ${limit}.` : `Must be at most ${limit}.`),
    below: (limit: string, open: boolean): string => (open ? `Must be greater than ${limit}.` : `Must be at least ${limit}.`),
    length: (count: number): string => `Type ${count} numbers.`,
    upsideDown: "Type x from, x to, y from, y to, each pair ascending.",
    notDistribution: "The numbers must be 0 or more and add up to 1.",
  },
  words: {
    symbol: "Symbol",
    meaning: "Meaning",
    value: "Now",
    initial: "Default",
    disagreements: "Where implementations disagree",
    references: "References",
    loading: "Loading…",
    failed: "This could not be loaded.",
  },
};
