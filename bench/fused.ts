/** The yardstick: Adam on Rosenbrock fused into one loop by hand, with neither interfaces nor records. */

/** @returns x + y after `steps` steps, so that nothing is optimized away */
export function fusedAdamOnRosenbrock(start: readonly [number, number], steps: number): number {
  const [lr, beta1, beta2, eps] = [0.001, 0.9, 0.999, 1e-8];
  let [x, y] = start;
  let [m0, m1, v0, v1, power1, power2] = [0, 0, 0, 0, 1, 1];
  for (let t = 1; t <= steps; t++) {
    const r = y - x * x;
    const g0 = -2 * (1 - x) - 400 * x * r;
    const g1 = 200 * r;
    power1 *= beta1;
    power2 *= beta2;
    m0 = beta1 * m0 + (1 - beta1) * g0;
    m1 = beta1 * m1 + (1 - beta1) * g1;
    v0 = beta2 * v0 + (1 - beta2) * g0 * g0;
    v1 = beta2 * v1 + (1 - beta2) * g1 * g1;
    const rate = lr / (1 - power1);
    const root = Math.sqrt(1 - power2);
    x -= (rate * m0) / (Math.sqrt(v0) / root + eps);
    y -= (rate * m1) / (Math.sqrt(v1) / root + eps);
  }
  return x + y;
}
