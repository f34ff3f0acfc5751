/** The methods that follow torch.optim, with its arguments in its order and its defaults (PyTorch documentation, torch.optim, 2.x). */
import { optimizers } from "../optimizers/index.ts";
import type { AnyOptimizer } from "../model.ts";

export const TORCH_DEFAULTS: Readonly<Record<string, Readonly<Record<string, number | boolean>>>> = {
  sgd: { lr: 0.001, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false },
  adagrad: { lr: 0.01, lrDecay: 0, weightDecay: 0, initialAccumulatorValue: 0, eps: 1e-10 },
  rmsprop: { lr: 0.01, alpha: 0.99, eps: 1e-8, weightDecay: 0, momentum: 0, centered: false },
  adadelta: { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0 },
  adam: { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, amsgrad: false },
  adamw: { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01, amsgrad: false },
  adamax: { lr: 0.002, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
  nadam: { lr: 0.002, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, momentumDecay: 0.004 },
  radam: { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
  rprop: { lr: 0.01, etaMinus: 0.5, etaPlus: 1.2, stepMin: 1e-6, stepMax: 50 },
  asgd: { lr: 0.01, lambd: 1e-4, alpha: 0.75, t0: 1e6, weightDecay: 0 },
};

/** All of them work coordinate by coordinate, need nothing but the gradient and never stop by themselves. */
export const torchMethods: readonly AnyOptimizer[] = Object.keys(TORCH_DEFAULTS).map((id) => optimizers.get(id)!);
