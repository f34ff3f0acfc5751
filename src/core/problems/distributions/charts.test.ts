/** The maps between charts: they keep the member, are each other's inverse, and carry the Fisher information as a metric is carried. */
import { describe, expect, it } from "vitest";
import { initialValues } from "../../knobs.ts";
import { problemOf } from "../../testing/information-geometry.ts";
import { problems } from "../index.ts";
import { chartMaps, convert } from "./charts.ts";

/** Members in common coordinates, none of them special. */
const MEMBERS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  gaussian: [
    [-1.5, 2],
    [0.37, 0.11],
    [2.9, 31.7],
  ],
  "bernoulli-pair": [
    [0.1, 0.9],
    [0.503, 0.0271],
    [0.988, 0.36],
  ],
};
const families = [...chartMaps.entries()];
const pairs = families.flatMap(([id, maps]) => Object.keys(maps.of).flatMap((from) => Object.keys(maps.of).map((to) => [id, from, to] as const)));

it("the registry has what the definitions say, a chart for each of the knob's options", () => {
  for (const { id, charts, variants, knobs } of problems.list) {
    expect(chartMaps.get(id)).toBe(charts);
    if (charts === undefined) continue;
    const knob = knobs[variants!.knob];
    expect(Object.keys(charts.of)).toEqual(knob?.kind === "choice" && knob.options);
    expect(Object.keys(charts.of)).toContain(charts.common);
  }
});

describe.each(pairs)("%s from %s to %s", (id, from, to) => {
  const maps = chartMaps.get(id)!;
  const there = problemOf(id, { ...initialValues(problems.get(id)!.knobs), chart: from });
  const here = problemOf(id, { ...initialValues(problems.get(id)!.knobs), chart: to });

  it("and back is where it began; the loss and the divergences are the same", () => {
    const [thetas, phis] = [from, to].map((chart) => MEMBERS[id]!.map((member) => convert(maps, maps.common, chart, member)));
    for (const [i, theta] of thetas!.entries()) {
      const phi = convert(maps, from, to, theta);
      phi.forEach((value, j) => expect(value).toBeCloseTo(phis![i]![j]!, 11));
      convert(maps, to, from, phi).forEach((value, j) => expect(Math.abs(value / theta[j]! - 1)).toBeLessThan(1e-13));
      expect(Math.abs(here.loss(phi) - there.loss(theta))).toBeLessThan(1e-12 * Math.max(1, Math.abs(there.loss(theta))));
      const other = thetas![(i + 1) % thetas!.length]!;
      const kl = there.distribution!.divergence(theta, other);
      expect(Math.abs(here.distribution!.divergence(phi, convert(maps, from, to, other)) / kl - 1)).toBeLessThan(1e-10);
    }
  });

  it("F there is JᵀFJ of F here, with the derivatives of the map by central differences", () => {
    for (const member of MEMBERS[id]!) {
      const theta = convert(maps, maps.common, from, member);
      const [f, g] = [new Float64Array(4), new Float64Array(4)];
      there.distribution!.fisher(theta, f);
      here.distribution!.fisher(convert(maps, from, to, theta), g);
      const column = (j: number): readonly number[] => {
        const h = 1e-6 * Math.abs(theta[j]!);
        const at = (sign: number): readonly number[] =>
          convert(
            maps,
            from,
            to,
            theta.map((value, k) => (k === j ? value + sign * h : value)),
          );
        return at(1).map((value, k) => (value - at(-1)[k]!) / (2 * h));
      };
      const columns = [column(0), column(1)];
      const largest = Math.max(...f.map(Math.abs));
      for (const [a, u] of columns.entries()) {
        for (const [b, v] of columns.entries()) {
          const pulled = u[0]! * (g[0]! * v[0]! + g[1]! * v[1]!) + u[1]! * (g[2]! * v[0]! + g[3]! * v[1]!);
          expect(Math.abs(pulled - f[2 * a + b]!)).toBeLessThan(1e-6 * largest);
        }
      }
    }
  });
});

it.each([
  ["gaussian", "mu-sigma", "mu-precision", [0, -1]],
  ["gaussian", "mu-variance", "mu-sigma", [0, 0]],
  ["gaussian", "mu-precision", "natural", [1, -2]],
  ["gaussian", "natural", "mu-logsigma", [1, 0.5]],
  ["bernoulli-pair", "p", "logit", [1.2, 0]],
])("%s: what is no member in %s becomes no numbers in %s", (id, from, to, theta) => {
  expect(convert(chartMaps.get(id)!, from, to, theta)).toEqual([Number.NaN, Number.NaN]);
});
