/**
 * Words of what the registries hold: optimizers, problems, their settings and those of every run.
 *
 * Titles and sentences stand in the definitions, in English. A language other than English says each title by id and each sentence by its
 * English text, so that whoever changes a sentence is told by a test which translations have to follow. Only the names of settings and of
 * their options, which no definition gives, are here for every language.
 */

type Dictionary = Readonly<Record<string, string>>;

export interface Definitions {
  /** Titles by id. */
  readonly optimizers: Dictionary;
  readonly problems: Dictionary;
  /** Names of settings by `owner.name` where an owner means something of its own by it, else by `name`; `group.field` inside groups. */
  readonly names: Dictionary;
  /** Names of the options of choices; in English an option that is not here is its own name. */
  readonly options: Dictionary;
  /** Help of settings, by its English text. */
  readonly help: Dictionary;
  /** All else that a definition says, by its English text. It comes when something is opened. */
  readonly load: () => Promise<Dictionary>;
}

export const definitions: Definitions = {
  optimizers: {},
  problems: {},
  names: {
    lr: "Learning rate",
    "rprop.lr": "First step size",
    momentum: "Momentum",
    dampening: "Dampening",
    weightDecay: "Weight decay",
    nesterov: "Nesterov momentum",
    lrDecay: "Learning-rate decay",
    initialAccumulatorValue: "Initial sum of squares",
    eps: "Epsilon",
    alpha: "Decay rate",
    "asgd.alpha": "Power of the decay",
    centered: "Centred",
    rho: "Decay rate",
    beta1: "First decay rate",
    beta2: "Second decay rate",
    amsgrad: "AMSGrad",
    momentumDecay: "Momentum decay",
    etaMinus: "Shrinking factor",
    etaPlus: "Growing factor",
    stepMin: "Smallest step size",
    stepMax: "Largest step size",
    lambd: "Decay",
    t0: "Start of averaging",
    history: "Remembered pairs",
    lineSearch: "Line search",
    damping: "Damping",
    lipschitz: "Cubic weight",
    adaptive: "Adaptive weight",
    subproblem: "Subproblem",
    radius: "First radius",
    maxRadius: "Largest radius",
    "trust-region.eta": "Acceptance threshold",
    lambda: "First damping",
    scaling: "What is damped",
    search: "Line search",
    initialStep: "First trial",
    shrink: "Backtracking factor",
    "cg.beta": "Formula for β",
    sigma0: "First standard deviation",
    population: "Samples per generation",
    "spsa.a": "Gain",
    "spsa.c": "Distance of the probes",
    "spsa.A": "Stability constant",
    "spsa.alpha": "Power of the gain's decay",
    "spsa.gamma": "Power of the distance's decay",
    fisher: "Fisher matrix",
    length: "Step length",
    kl: "KL of a step",
    delta: "Largest KL",
    backtrack: "Backtracking factor",
    solver: "Solver",
    iterations: "Most iterations",
    samples: "Sampled actions",
    baseline: "Baseline",
    surrogate: "Surrogate",
    clip: "Clipping range",
    epochs: "Epochs",
    "ppo.beta": "First weight of the penalty",
    "ppo.target": "Target KL",
    clipNorm: "Gradient clipping",
    schedule: "Learning-rate schedule",
    "schedule.kind": "Shape",
    "schedule.warmup": "Warm-up",
    "schedule.every": "Steps per stage",
    "schedule.gamma": "Factor per stage",
    "schedule.final": "Final multiplier",
    average: "Averaging",
    "average.kind": "Weights",
    "average.decay": "Decay rate",
    batchSize: "Batch size",
    stream: "Random stream",
    from: "Branch",
    "from.run": "Parent run",
    "from.step": "From step",
    steps: "Steps",
    seed: "Seed",
    tolerance: "Tolerance",
    kappa: "Condition number",
    angle: "Angle",
    tilt: "Tilt",
    chart: "Coordinates",
    data: "Data",
    target: "Target",
    classes: "Classes",
    noise: "Noise",
    share: "Share",
    rewards: "Rewards",
    f: "Formula",
    window: "Window",
  },
  options: {
    step: "in stages",
    "1/sqrt-k": "1/√k",
    uniform: "equal",
    "strong-wolfe": "strong Wolfe",
    armijo: "Armijo",
    steihaug: "Steihaug",
    diagonal: "diagonal of JᵀJ",
    "fletcher-reeves": "Fletcher–Reeves",
    "polak-ribiere": "Polak–Ribière",
    rate: "learning rate",
    "kl-quadratic": "KL, quadratic",
    "kl-exact": "KL, exact",
    cg: "conjugate gradients",
    value: "expected reward",
    penalty: "KL penalty",
    "mu-sigma": "μ, σ",
    "mu-logsigma": "μ, log σ",
    "mu-variance": "μ, σ²",
    "mu-precision": "μ, 1/σ²",
    p: "probabilities",
    logit: "logits",
  },
  help: {},
  load: () => Promise.resolve({}),
};
