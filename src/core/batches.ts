/**
 * Stochastic gradients: the loss as the mean over a few examples, drawn anew for each step, without replacement, from the step's own random stream.
 * Source: Robbins, Monro, A stochastic approximation method (1951); drawing: Floyd's algorithm (Bentley, Floyd, Programming pearls: a sample of
 * brilliance, 1987), which takes as many numbers as examples. As many examples as there are, or more, are all of them: nothing is drawn.
 */
import type { Problem } from "./model.ts";
import type { Noise, Rng } from "./random.ts";

/** `size` different numbers below `count`, ascending, each set of them as likely as any other. */
export function drawn(size: number, count: number, { below }: Pick<Rng, "below">): readonly number[] {
  const chosen = new Set<number>();
  for (let last = count - size; last < count; last++) {
    const one = below(last + 1);
    chosen.add(chosen.has(one) ? last : one);
  }
  return [...chosen].toSorted((a, b) => a - b);
}

/** Whether so many examples at a time are fewer than all. */
export function isBatched(problem: Problem, size: number | undefined): size is number {
  return size !== undefined && problem.examples !== undefined && size < problem.examples.count;
}

export class Batches {
  /** What a method sees: loss, gradient and Hessian of the examples drawn last; the family of distributions as a whole. */
  readonly problem: Problem;
  private now: Problem;

  constructor(
    private readonly whole: Problem,
    private readonly size: number,
  ) {
    this.now = whole;
    const { dim, minimumValue, distribution, policy } = whole;
    this.problem = {
      dim,
      ...(minimumValue === undefined ? {} : { minimumValue }),
      ...(distribution && { distribution }),
      ...(policy && { policy }),
      loss: (theta) => this.now.loss(theta),
      lossAndGradient: (theta, gradient) => this.now.lossAndGradient(theta, gradient),
      ...(whole.hessian && { hessian: (theta, hessian, gradient) => this.now.hessian!(theta, hessian, gradient) }),
    };
  }

  draw(noise: Noise): void {
    const { examples } = this.whole;
    this.now = examples!.only(drawn(this.size, examples!.count, noise.stream("batch")));
  }
}
