/** Scenarios whose every recorded bit is compared between engines: command line, tests in Node, and a worker in a browser. */
import { BitDigest } from "./bits.ts";

/** What one recorded step contributes, whether it comes as a chunk or as a printed line. */
export interface Row {
  readonly step: number;
  readonly theta: ArrayLike<number>;
  readonly loss: number;
  readonly gradNorm: number;
  readonly average?: ArrayLike<number> | undefined;
}

export class RowDigest {
  private readonly digest = new BitDigest();

  add({ step, theta, loss, gradNorm, average }: Row): void {
    this.digest.add(step);
    for (let i = 0; i < theta.length; i++) this.digest.add(theta[i]!);
    this.digest.add(loss);
    this.digest.add(gradNorm);
    for (let i = 0; i < (average?.length ?? 0); i++) this.digest.add(average![i]!);
  }

  get text(): string {
    return this.digest.text;
  }
}

/** Every elementary function, far from where any of them is simple. */
const EVERYTHING =
  "sin(x)*cos(y)+tan(x/3)+asin(sin(x)/2)+acos(cos(y)/2)+atan(x*y)+atan2(y,x+4)+sinh(x/2)+cosh(y/2)+tanh(x-y)+exp(-x^2)+log(1+x^2)+log2(3+y^2)+log10(2+x^2)+sigmoid(x)+softplus(y)+hypot(x,y)+pow(2+x^2,0.3)+sqrt(1+y^2)";

/** What serves methods that serve some problems alone: least squares, families of distributions, policies. */
const SERVES: Readonly<Record<string, string>> = {
  "gauss-newton": "himmelblau",
  "levenberg-marquardt": "himmelblau",
  "natural-gradient": "gaussian",
  trpo: "softmax3-full",
  "mirror-descent": "softmax3",
  "policy-gradient": "bandit3",
  ppo: "bandit3",
};
/** Settings without which a method draws no random numbers, or leaves what it can do undone. */
const MORE: Readonly<Record<string, string>> = {
  "natural-gradient": "~length=kl-exact",
  "policy-gradient": "~samples=5",
  ppo: "~samples=5~surrogate=penalty",
};

/** @param optimizers ids of every method there is */
export function bitScenarios(optimizers: readonly string[]): Record<string, string> {
  const result: Record<string, string> = {
    "adam on muller-brown": "v=1&problem=muller-brown&run=adam~lr=0.02&steps=500",
    "adam on a formula of all functions": `v=1&problem=formula&f=${encodeURIComponent(EVERYTHING)}&run=adam~lr=0.05&start=1.3,-0.7&steps=300`,
    "schedules, clipping, averages, a branch":
      "v=1&problem=ackley&run=adam~lr=0.3~schedule.kind=cosine~schedule.warmup=7~average.kind=exponential&run=sgd~lr=0.1~momentum=0.9~clipNorm=0.7~schedule.kind=step~schedule.every=20~average.kind=uniform&run=adam~lr=0.1~from.run=0~from.step=33&steps=150",
  };
  for (const id of optimizers) {
    const problem = SERVES[id] ?? "rastrigin";
    result[`${id} on ${problem}`] = `v=1&problem=${problem}&run=${id}${MORE[id] ?? ""}&steps=300`;
  }
  return result;
}
