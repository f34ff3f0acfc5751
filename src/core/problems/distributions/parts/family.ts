/** What every family of distributions shares: the border of its domain, equal arguments, pictures; a family itself is formulas alone. */
import { issue } from "../../../knobs.ts";
import type { Examples, Issue } from "../../../knobs.ts";
import type { Distribution, Labels, NaturalChart, Numbers, Problem, ProblemDef, Sampled } from "../../../model.ts";

type Created = ReturnType<ProblemDef["create"]>;

/** Formulas of a family and its loss, asked only inside of its domain. Matrices are written in full. */
export interface Family {
  readonly dim: number;
  /** Whether finite parameters name a member. */
  inside(theta: Numbers): boolean;
  loss(theta: Numbers): number;
  gradient(theta: Numbers, gradient: Float64Array): void;
  hessian(theta: Numbers, hessian: Float64Array): void;
  fisher(theta: Numbers, fisher: Float64Array): void;
  empiricalFisher?(theta: Numbers, fisher: Float64Array): void;
  /** Asked only for arguments that differ. */
  divergence(theta: Numbers, phi: Numbers): number;
  singularity?(theta: Numbers): string | undefined;
  /** Mean parameters, where these are the natural ones: `toMean` is asked only inside of the domain. */
  readonly natural?: NaturalChart;
  readonly labels?: Labels;
}

function isFinite(theta: Numbers): boolean {
  for (let i = 0; i < theta.length; i++) if (!Number.isFinite(theta[i])) return false;
  return true;
}

function isEqual(theta: Numbers, phi: Numbers): boolean {
  for (let i = 0; i < theta.length; i++) if (theta[i] !== phi[i]) return false;
  return true;
}

function distributionOf(family: Family, isMember: (theta: Numbers) => boolean): Distribution {
  const matrix =
    (write: (theta: Numbers, matrix: Float64Array) => void) =>
    (theta: Numbers, fisher: Float64Array): void => {
      if (isMember(theta)) write(theta, fisher);
      else fisher.fill(Number.NaN);
    };
  return {
    isMember,
    fisher: matrix((theta, fisher) => family.fisher(theta, fisher)),
    ...(family.empiricalFisher && { empiricalFisher: matrix((theta, fisher) => family.empiricalFisher!(theta, fisher)) }),
    divergence(theta, phi) {
      if (!isMember(theta) || !isMember(phi)) return Number.NaN;
      return isEqual(theta, phi) ? 0 : family.divergence(theta, phi);
    },
    ...(family.natural && { natural: family.natural }),
    ...(family.labels && { labels: family.labels }),
    ...(family.singularity && { singularity: (theta: Numbers) => (isMember(theta) ? family.singularity!(theta) : undefined) }),
  };
}

class FamilyProblem implements Problem {
  readonly dim: number;
  readonly distribution: Distribution;
  private readonly point = new Float64Array(2);

  constructor(
    private readonly family: Family,
    readonly minimumValue: number | undefined,
  ) {
    this.dim = family.dim;
    this.distribution = distributionOf(family, (theta) => this.isMember(theta));
  }

  private isMember(theta: Numbers): boolean {
    return isFinite(theta) && this.family.inside(theta);
  }

  loss(theta: Numbers): number {
    return this.isMember(theta) ? this.family.loss(theta) : Number.NaN;
  }
  lossAndGradient(theta: Numbers, gradient: Float64Array): number {
    if (!this.isMember(theta)) {
      gradient.fill(Number.NaN);
      return Number.NaN;
    }
    this.family.gradient(theta, gradient);
    return this.family.loss(theta);
  }
  hessian(theta: Numbers, hessian: Float64Array, gradient: Float64Array): number {
    if (this.isMember(theta)) this.family.hessian(theta, hessian);
    else hessian.fill(Number.NaN);
    return this.lossAndGradient(theta, gradient);
  }
  gridRow(x0: number, dx: number, y: number, count: number, out: Float64Array): void {
    const { point } = this;
    point[1] = y;
    for (let i = 0; i < count; i++) {
      point[0] = x0 + i * dx;
      out[i] = this.loss(point);
    }
  }
}

/**
 * @param latex the loss, in the symbols of the parameters
 * @param abilities what the problem has beyond its family: residuals where it is one of least squares, actions where it is a policy
 */
export function createFamily(
  family: Family,
  latex: string,
  minimumValue?: number,
  abilities: Pick<Partial<Problem>, "residuals" | "residualCount" | "policy" | "examples"> = {},
): Created {
  const problem: Problem = Object.assign(new FamilyProblem(family, minimumValue), abilities);
  // Only a plane has rows to draw.
  if (family.dim !== 2) Object.assign(problem, { gridRow: undefined });
  return { ok: true, problem, kinks: [], latex };
}

/** Examples of a loss that is the mean over `data`. @param familyOf the family fitted to some of them */
export function examplesOf<T>(data: readonly T[], familyOf: (some: readonly T[]) => Family): { readonly examples: Sampled } {
  return { examples: { count: data.length, only: (indices) => new FamilyProblem(familyOf(indices.map((i) => data[i]!)), undefined) } };
}

/** Inputs with their targets, one by one, and together again. */
export const pairsOf = ({ inputs, targets }: Examples): readonly (readonly [readonly number[], number])[] => inputs.map((input, i) => [input, targets[i]!]);
export const joined = (pairs: ReturnType<typeof pairsOf>): Examples => ({ inputs: pairs.map(([input]) => input), targets: pairs.map(([, target]) => target) });

export function refuse(path: string, code: string, message: string, args: Issue["args"] = {}): Created {
  return { ok: false, issues: [issue(path, code, message, args)] };
}

/** Mirrors what stands on and below the diagonal. */
export function mirror(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!;
}

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
