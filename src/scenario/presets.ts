/**
 * Presets: scenarios that show one idea each, as the queries of their links. Titles and sentences are texts of the page
 * (text/<language>/preset-words.ts), and what the sentences claim is checked by simulation beside this file.
 */
import { FIRST_QUERY } from "./first.ts";

/**
 * By id, in the order of the gallery. The first one is what a first visit shows. Each query is canonical, so that a scenario is known again
 * by its link; page keys come last, for what is best seen at a certain step or with a certain panel.
 */
export const presets = {
  valley: FIRST_QUERY,
  "three-minima": "v=1&problem=himmelblau&run=sgd~lr=0.01&run=sgd~lr=0.01~momentum=0.9&run=sgd~lr=0.01~momentum=0.95&start=0,-0.5&steps=300",
  "one-step": "v=1&problem=bowl&run=sgd~lr=0.05&run=sgd~lr=0.15&run=sgd~lr=0.21&start=0,2&steps=12&step=0&view=map,step",
  zigzag: "v=1&problem=bowl&p.kappa=100&run=sgd~lr=0.019&run=sgd~lr=0.033~momentum=0.67&start=2.5,0.5&steps=100",
  limit: "v=1&problem=bowl&p.kappa=100&run=sgd~lr=0.0199&run=sgd~lr=0.0201&start=2.5,0.5&steps=300",
  "best-rate": "v=1&problem=bowl&p.kappa=100&run=sgd~lr=0.010001&run=sgd~lr=0.02&run=sgd~lr=0.0201&start=1,1&steps=100&step=0&view=map,curvature",
  schedule:
    "v=1&problem=formula&p.window=-3,1,-1.5,1.5&f=abs(x)+3*abs(y)&run=sgd~lr=0.07&run=sgd~lr=0.07~schedule.kind=cosine~schedule.final=0&start=-2.5,1&steps=100",
  "tuned-momentum": "v=1&problem=bowl&p.kappa=100&run=sgd~lr=0.0198019801980198&run=sgd~lr=0.03305785123966942~momentum=0.6694214876033058&start=1,1&steps=720",
  "how-much-momentum": "v=1&problem=bowl&run=sgd~lr=0.01&run=sgd~lr=0.01~momentum=0.8&run=sgd~lr=0.01~momentum=0.99",
  nesterov: "v=1&problem=bowl&p.kappa=100&run=sgd~lr=0.01~momentum=0.9&run=sgd~lr=0.01~momentum=0.9~nesterov=1&steps=100",
  "axes-straight": "v=1&problem=bowl&p.kappa=100&run=sgd~lr=0.02~momentum=0.9&run=adagrad~lr=0.5&run=rmsprop~lr=0.02&run=adam~lr=0.1",
  "axes-turned":
    "v=1&problem=bowl&p.angle=45&p.kappa=100&run=sgd~lr=0.02~momentum=0.9&run=adagrad~lr=0.5&run=rmsprop~lr=0.02&run=adam~lr=0.1&start=1.0606601717798212,2.4748737341529163",
  "first-step": "v=1&problem=bowl&run=rmsprop~lr=0.05&run=adam~lr=0.05&run=adagrad~lr=0.05&steps=60",
  "long-memory": "v=1&problem=rosenbrock&run=adam~lr=0.05~beta2=0.9&run=adam~lr=0.05~beta2=0.9~amsgrad=1&start=2,-1&steps=500",
  "saddle-line": "v=1&problem=saddle&run=sgd~lr=0.05&run=sgd~lr=0.05~momentum=0.9&run=adam~lr=0.05&start=1.5,0",
  "saddle-hair": "v=1&problem=saddle&run=sgd~lr=0.05&run=adam~lr=0.05&start=1.5,0.0001&steps=100",
  "saddle-duel": "v=1&problem=saddle&run=newton&run=newton~damping=0.5&run=saddle-free-newton&run=sgd~lr=0.1&start=1.5,0.2&steps=15",
  "through-the-lens": "v=1&problem=rosenbrock&run=newton&start=-0.5,1.2&step=0&lens=-0.5,1.2,0.4,2",
  "newton-climbs": "v=1&problem=himmelblau&run=newton&run=trust-region~subproblem=exact&start=-0.2,-0.6",
  "newton-overshoots":
    "v=1&problem=formula&p.window=-3,3,-2,2&f=sqrt(1+x^2)+y^2/2&run=newton&run=newton~lr=0.5&run=trust-region&start=1.2,1&steps=30&step=0&view=map,step",
  conjugate: "v=1&problem=bowl&p.angle=30&p.kappa=100&run=gradient-descent-line-search~search=exact&run=cg~search=exact&run=bfgs~search=exact&steps=60",
  "one-coordinate": "v=1&problem=formula&p.window=-0.5,1.5,-0.4,1.4&f=(x-y)^2+0.01*(x^2+y^2)&run=coordinate-descent&run=newton&start=1,0.2",
  "coordinate-trap":
    "v=1&problem=formula&p.window=-0.5,1.5,-0.4,1.4&f=abs(x-y)+0.1*(abs(x)+abs(y))&run=coordinate-descent&run=nelder-mead&start=1,0.2&steps=100",
  "no-minimum": "v=1&problem=beale&run=sgd~lr=0.002~momentum=0.9&run=adam~lr=0.05&start=-0.5,0.5&steps=1000",
  "nearest-dip": "v=1&problem=rastrigin&p.window=-0.6,4,-3.9,0.7&run=sgd&run=sgd~momentum=0.9&run=rmsprop&run=adam~lr=0.05&steps=300",
  "flat-plateau": "v=1&problem=plateau&run=sgd~lr=0.05~momentum=0.9&run=adam~lr=0.05",
  "tilted-plateau": "v=1&problem=plateau&p.tilt=0.01&run=sgd~lr=0.05~momentum=0.9&run=adam~lr=0.05",
  cusp: "v=1&problem=ackley&p.window=-0.8,0.8,-0.8,0.8&run=sgd~lr=0.02&run=sgd~lr=0.01&run=sgd~lr=0.005&start=0.5,-0.3",
  cliff: "v=1&problem=formula&p.window=-0.5,4.5,-1.75,1.75&f=x/2+y^2/4+100*relu(-x)^2&run=sgd~lr=0.2&run=sgd~lr=0.2~clipNorm=1&start=2.02,1&steps=100",
  "kl-two-ways":
    "v=1&problem=gaussian&p.chart=mu-variance&run=natural-gradient~lr=1~damping=0&start=0,1&steps=5&step=0&view=map,distribution&z=q1YqKMpPyknNVbKqVkpJLElUsorWNdIxAEKj2NpaAA",
  "sigma-ruler": "v=1&problem=gaussian&run=sgd~lr=0.1&run=natural-gradient~damping=0&steps=60&step=0&view=map,distribution",
  "half-plane": "v=1&problem=gaussian&run=natural-gradient~damping=0&start=-2,0.5&step=0&view=map,distribution&marks=ellipse,ways,tissot",
  "ruler-decides": "v=1&problem=bowl&p.kappa=9&run=sgd~lr=0.1&run=adam~lr=0.1&run=newton~lr=0.1&start=3,0.1111111111111111&steps=12&step=1",
  "which-ball": "v=1&problem=formula&p.window=-2.4,2.4,-1.6,1.6&f=3*x+y&run=sgd~lr=0.05&start=0,0&steps=10&step=0&marks=l1,circle,linf,steps,contact&ball=0.5",
  "no-ball": "v=1&problem=saddle&run=sgd~lr=0.1&run=newton&start=1.2,0.4&steps=10&step=0&marks=circle,hessian,steps,contact,whole&ball=0.5",
  "constant-kl":
    "v=1&problem=gaussian&run=natural-gradient~damping=0&run=natural-gradient~damping=0~length=kl-quadratic&run=natural-gradient~damping=0~length=kl-exact&start=-2,0.6&steps=30&step=0&view=map,distribution",
  "chart-variance":
    "v=1&problem=gaussian&p.chart=mu-variance&run=natural-gradient~lr=1~damping=0&start=0,1&steps=10&step=0&view=map,distribution&z=q1YqKMpPyknNVbKqVkpJLElUsorWNdIBIiCMra0FAA",
  "chart-log":
    "v=1&problem=gaussian&p.chart=mu-logsigma&run=natural-gradient~lr=1~damping=0&start=0,0&steps=10&step=0&view=map,distribution&z=q1YqKMpPyknNVbKqVkpJLElUsorWNdIBIiCMra0FAA",
  "chart-precision":
    "v=1&problem=gaussian&p.chart=mu-precision&run=natural-gradient~lr=1~damping=0&run=natural-gradient~damping=0&start=0,1&steps=60&step=0&view=map,distribution&z=q1YqKMpPyknNVbKqVkpJLElUsorWNdIBIiCMra0FAA",
  "charts-together":
    "v=1&problem=gaussian&p.window=-0.7,2.5,0,2&run=sgd~lr=0.1&run=natural-gradient~damping=0&start=2,1.5&steps=50&step=24&view=map&charts=mu-sigma,mu-logsigma,mu-precision&z=q1YqKMpPyknNVbKqVkpJLElUsorWNdAz1QHi2NpaAA",
  "empirical-far":
    "v=1&problem=linear-regression&run=natural-gradient~lr=1~damping=0&run=natural-gradient~lr=1~damping=0~fisher=empirical&steps=20&step=0&view=map,distribution",
  "empirical-near":
    "v=1&problem=linear-regression&run=natural-gradient~lr=1~damping=0&run=natural-gradient~lr=1~damping=0~fisher=empirical&start=1.9,0.1&steps=5&step=0&view=map,distribution",
  "three-rulers":
    "v=1&problem=linear-regression&run=sgd~lr=0.1&start=1.9,0.1&steps=60&step=0&marks=hessian,ellipse,empirical,sampled,whole&ball=0.05&draws=1000",
  "two-gradients": "v=1&problem=softmax3&p.target=1,0,0&run=sgd~lr=0.1&start=0.4,-0.7&steps=60&step=0&view=map,distribution&marks=scores",
  "adam-no-fisher":
    "v=1&problem=logistic2&run=adam~lr=0.1&run=natural-gradient~damping=0&steps=60&step=0&view=map,distribution&marks=ellipse,ruler,steps&ball=0.05",
  "policy-collapse": "v=1&problem=bandit2&run=sgd~lr=1&run=natural-gradient~lr=1~damping=0&start=-10&steps=22100&step=0&view=map,distribution",
  "policy-unlucky": "v=1&problem=bandit2&p.rewards=2,1&run=policy-gradient~lr=13.62~samples=1&run=trpo&start=2&seed=11&steps=300&step=0&view=map,distribution",
  "policy-samples": "v=1&problem=bandit2&run=policy-gradient&run=policy-gradient~samples=1&start=-10&seed=4&steps=27000&step=0&view=map,distribution",
  "bandit-plateau": "v=1&problem=bandit3&run=sgd~lr=1&run=natural-gradient~damping=0&steps=60&step=0&view=map,distribution",
} as const;

export type PresetId = keyof typeof presets;

/** Chapters of the gallery, each by the preset that it begins with; it goes on to where the next one begins. */
export const chapters = {
  first: "valley",
  rates: "one-step",
  momentum: "tuned-momentum",
  coordinates: "axes-straight",
  saddles: "saddle-line",
  curvature: "through-the-lens",
  trouble: "no-minimum",
  distances: "kl-two-ways",
  rulers: "ruler-decides",
  charts: "chart-variance",
  fishers: "empirical-far",
  policies: "policy-collapse",
} as const satisfies Readonly<Record<string, PresetId>>;
export type ChapterId = keyof typeof chapters;

export const presetIds = Object.keys(presets) as readonly PresetId[];
export const FIRST_PRESET: PresetId = "valley";

/** The chapter that a preset belongs to. */
export function chapterOf(id: PresetId): ChapterId {
  const place = presetIds.indexOf(id);
  return (Object.keys(chapters) as ChapterId[]).findLast((chapter) => presetIds.indexOf(chapters[chapter]) <= place)!;
}

const idsByQuery = new Map(presetIds.map((id) => [presets[id].replaceAll(/&(?:step|view|cam|charts|lens|marks|ball|draws)=[^&]*/g, ""), id]));

/** @param query of a scenario without page keys, canonical */
export function presetOf(query: string): PresetId | undefined {
  return idsByQuery.get(query);
}
