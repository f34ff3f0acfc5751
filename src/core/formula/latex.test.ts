import { describe, expect, it } from "vitest";
import { parse } from "./testing/compile.ts";

const NAMES = { variables: ["x", "y"], parameters: ["kappa", "beta1", "tilt", "a_b", "q"] };

describe("LaTeX", () => {
  it.each([
    ["(1 - x)^2 + 100*(y - x^2)^2", String.raw`\left(1 - x\right)^{2} + 100\,\left(y - x^{2}\right)^{2}`],
    ["x*y/2", String.raw`\frac{x\,y}{2}`],
    ["x/2*y", String.raw`\frac{x}{2}\,y`],
    ["x/(y/2)", String.raw`\frac{x}{\frac{y}{2}}`],
    ["(x/2)^2", String.raw`\left(\frac{x}{2}\right)^{2}`],
    ["2*3*x", String.raw`2 \cdot 3\,x`],
    ["x*2", String.raw`x \cdot 2`],
    ["2*(1/3)", String.raw`2 \cdot \frac{1}{3}`],
    ["x*2^y", String.raw`x \cdot 2^{y}`],
    ["x*(y*2)", String.raw`x\,\left(y \cdot 2\right)`],
    ["x*(y + 1)", String.raw`x\,\left(y + 1\right)`],
    ["x - (y - 1)", String.raw`x - \left(y - 1\right)`],
    ["x - y - 1", "x - y - 1"],
    ["x + -y", String.raw`x + \left(-y\right)`],
    ["x - -y*2", String.raw`x - \left(-y \cdot 2\right)`],
    ["--x", String.raw`-\left(-x\right)`],
    ["x*-y", String.raw`x\,\left(-y\right)`],
    ["-x^2", "-x^{2}"],
    ["(-x)^2", String.raw`\left(-x\right)^{2}`],
    ["-(x + y)", String.raw`-\left(x + y\right)`],
    ["2^-x", "2^{-x}"],
    ["2^3^x", "2^{3^{x}}"],
    ["(2^3)^x", String.raw`\left(2^{3}\right)^{x}`],
    ["pow(x + 1, y)", String.raw`\left(x + 1\right)^{y}`],
    ["sin(x)^2", String.raw`\sin^{2}\left(x\right)`],
    ["sin(x)^-1", String.raw`\left(\sin\left(x\right)\right)^{-1}`],
    ["log(x)^2", String.raw`\left(\ln\left(x\right)\right)^{2}`],
    ["sqrt(x)*abs(y)^2", String.raw`\sqrt{x}\,\left|y\right|^{2}`],
    ["hypot(x, y - 1)", String.raw`\sqrt{x^{2} + \left(y - 1\right)^{2}}`],
    ["2*pi*x + e^y", String.raw`2\,\pi\,x + \mathrm{e}^{y}`],
    ["exp(-x)", String.raw`\exp\left(-x\right)`],
    ["asin(x) + log2(y)", String.raw`\arcsin\left(x\right) + \log_{2}\left(y\right)`],
    ["max(x, y, 0)", String.raw`\max\left(x,\, y,\, 0\right)`],
    ["1e-7*x", String.raw`10^{-7}\,x`],
    ["2.5e-7", String.raw`2.5 \cdot 10^{-7}`],
    ["x^2.5e-7", String.raw`x^{2.5 \cdot 10^{-7}}`],
    ["1e30^x", String.raw`\left(10^{30}\right)^{x}`],
    ["(x < 1)*y", String.raw`\left[x < 1\right]\,y`],
    ["x <= 1 ? x : y != 2 ? y : 3", String.raw`\begin{cases} x & \text{if } x \le 1 \\ y & \text{if } y \ne 2 \\ 3 & \text{otherwise} \end{cases}`],
    ["x ? 1 : 2", String.raw`\begin{cases} 1 & \text{if } x \ne 0 \\ 2 & \text{otherwise} \end{cases}`],
    ["2*(x < 1 ? x : y)", String.raw`2\,\left(\begin{cases} x & \text{if } x < 1 \\ y & \text{otherwise} \end{cases}\right)`],
    ["kappa*beta1 + tilt + a_b + q", String.raw`\kappa\,\beta_{1} + \mathrm{tilt} + \mathrm{a\_b} + q`],
  ])("%s", (text, latex) => {
    expect(parse(text, NAMES).latex).toBe(latex);
  });
});
