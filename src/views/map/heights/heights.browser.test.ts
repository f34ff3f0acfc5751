/** The height field as a browser paints it, from the real engine: facts about pixels, on the graphics card and without it. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { EngineClient } from "../../../client/engine.ts";
import { decode } from "../../../scenario/index.ts";
import { Heights } from "./index.ts";
import type { HeightColours } from "../../../draw/height-tones.ts";
import type { Spacing } from "../../../draw/levels.ts";
import type { HeightsInput } from "./index.ts";

const engine = new EngineClient(() => new Worker(new URL("../../../worker/main.ts", import.meta.url), { type: "module" }));
afterAll(() => engine.close());

/** Grey tones, red ink, green hatching on blue paper: every pixel says what it is. */
const theme: HeightColours = {
  tones: Array.from({ length: 9 }, (_, i) => [60 + 20 * i, 60 + 20 * i, 60 + 20 * i] as const),
  ink: [255, 0, 0],
  alpha: 0.4,
  indexAlpha: 0.8,
  hatch: [0, 255, 0],
  paper: [0, 0, 255],
};
const [WIDTH, HEIGHT] = [360, 260];

interface Stage {
  readonly heights: Heights;
  readonly canvas: HTMLCanvasElement;
  readonly input: HeightsInput;
  /** Paints, and reads what was painted before the browser takes it. */
  readonly shoot: (input?: HeightsInput) => Uint8ClampedArray;
  readonly complete: () => Promise<void>;
}

let stages: Stage[] = [];
afterEach(() => {
  for (const { heights, canvas } of stages) {
    heights.dispose();
    canvas.remove();
  }
  stages = [];
});

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await frame();
}

async function stage(query: string, window: HeightsInput["window"], spacing: Spacing, force2d = false, ratio = 1): Promise<Stage> {
  const { scenario } = decode(query, await engine.catalogue);
  const canvas = document.createElement("canvas");
  canvas.style.cssText = `width: ${WIDTH}px; height: ${HEIGHT}px; display: block`;
  document.body.append(canvas);
  const heights = new Heights({ canvas, force2d, ask: (question, signal) => engine.ask(question, signal), onChange: () => undefined });
  const input: HeightsInput = { problem: scenario!.problem, window, width: WIDTH, height: HEIGHT, ratio, spacing, theme };
  const shoot = (changed = input): Uint8ClampedArray => {
    heights.update(changed);
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")!;
    // As the page shows it.
    copy.setTransform(new DOMMatrix(canvas.style.transform).translate(0, canvas.style.transform === "" ? 0 : -canvas.height));
    copy.drawImage(canvas, 0, 0);
    return copy.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const made: Stage = { heights, canvas, input, shoot, complete: () => until(() => heights.resting) };
  stages.push(made);
  heights.update(input);
  await made.complete();
  return made;
}

/** A window with the canvas's aspect about a centre. */
function around(x: number, y: number, halfHeight: number): HeightsInput["window"] {
  const halfWidth = (halfHeight * WIDTH) / HEIGHT;
  return [x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight];
}

interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly tone: number;
  readonly ink: number;
}

/** The pixels of a picture with the point at their centre: tone is what is not ink. */
function* pixels(data: Uint8ClampedArray, [xlo, xhi, ylo, yhi]: HeightsInput["window"]): Generator<Pixel> {
  const width = Math.round(Math.sqrt((data.length / 4) * (WIDTH / HEIGHT)));
  const height = data.length / 4 / width;
  for (let k = 0; k < data.length / 4; k++) {
    const x = xlo + (((k % width) + 0.5) / width) * (xhi - xlo);
    const y = yhi - ((Math.floor(k / width) + 0.5) / height) * (yhi - ylo);
    const ink = (data[4 * k]! - data[4 * k + 1]!) / 255;
    yield { x, y, tone: data[4 * k + 1]!, ink };
  }
}

const himmelblau = (x: number, y: number): number => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
const VIEWS: [string, HeightsInput["window"]][] = [
  ["v=1&problem=himmelblau", around(0, 0, 5)],
  ["v=1&problem=rosenbrock", around(0, 1, 1.6)],
  ["v=1&problem=muller-brown", around(-0.3, 0.7, 1.2)],
  ["v=1&problem=ackley", around(0.2, 0.1, 4)],
  ["v=1&problem=plateau", around(3, 0, 3)],
  [`v=1&problem=formula&f=${encodeURIComponent("log(x) + y^2")}`, around(0.5, 0.2, 1.5)],
];
const SPACINGS: Spacing[] = ["linear", "log", "quantile"];

describe("the height field", () => {
  it.each([false, true])("has higher tones where it is higher, and lines where a level is crossed (2-D canvas: %s)", async (force2d) => {
    for (const spacing of SPACINGS) {
      const { input, shoot, heights } = await stage("v=1&problem=himmelblau", around(0, 0, 5), spacing, force2d);
      const levels = heights.legend()!.levels.map(({ height }) => height);
      expect(levels.length).toBeGreaterThan(5);
      const band = (height: number): number => levels.filter((level) => level <= height).length;
      const pixel = (input.window[1] - input.window[0]) / WIDTH;
      const toneOfBand = new Map<number, Set<number>>();
      let [missed, crossed, stray, plain] = [0, 0, 0, 0];
      for (const { x, y, tone, ink } of pixels(shoot(), input.window)) {
        const near = (radius: number): number[] => [-1, 1].flatMap((a) => [-1, 1].map((b) => band(himmelblau(x + a * radius * pixel, y + b * radius * pixel))));
        const bands = near(1);
        const here = band(himmelblau(x, y));
        if (bands.every((other) => other === here)) {
          plain++;
          if (ink > 0.02) stray++;
          else if (here <= levels.length) toneOfBand.set(here, (toneOfBand.get(here) ?? new Set()).add(tone));
        }
        // The two neighbours half a pixel away lie on different sides of a level, with no other near, which would fade: the line runs through here.
        const [left, right] = [band(himmelblau(x - pixel / 2, y)), band(himmelblau(x + pixel / 2, y))];
        const around5 = near(5);
        if (Math.abs(left - right) === 1 && Math.max(...around5) - Math.min(...around5) === 1) {
          crossed++;
          if (ink < 0.1) missed++;
        }
      }
      expect(crossed).toBeGreaterThan(200);
      expect(missed / crossed).toBeLessThan(0.02);
      expect(stray / plain).toBeLessThan(0.005);
      const tones = [...toneOfBand].toSorted(([a], [b]) => a - b).map(([, seen]) => Math.max(...seen));
      expect(tones.length).toBeGreaterThan(5);
      expect(tones).toEqual(tones.toSorted((a, b) => a - b));
      expect(tones.at(-1)! - tones[0]!).toBeGreaterThan(100);
    }
  });

  it("is the same on both ways of painting", async () => {
    for (const [query, window] of VIEWS) {
      for (const spacing of SPACINGS) {
        const [card, plain] = [await stage(query, window, spacing), await stage(query, window, spacing, true)];
        expect([card.heights.mode, plain.heights.mode]).toEqual(["webgl2", "canvas"]);
        const [a, b] = [card.shoot(), plain.shoot()];
        const far = a.reduce((count, value, k) => count + (Math.abs(value - b[k]!) > 12 ? 1 : 0), 0);
        expect.soft(far / a.length, `${query} ${spacing}`).toBeLessThan(0.004);
      }
    }
  });

  it.each([false, true])("is hatched outside the domain and nowhere else (2-D canvas: %s)", async (force2d) => {
    const { input, shoot } = await stage(VIEWS[5]![0], VIEWS[5]![1], "linear", force2d);
    const data = shoot();
    const count = { hatch: 0, paper: 0, inside: 0, wrong: 0 };
    let k = 0;
    for (const { x } of pixels(data, input.window)) {
      const [red, green, blue] = data.subarray(4 * k, 4 * k + 3);
      k++;
      if (Math.abs(x) < 0.03) continue;
      if (x > 0) count[Math.abs(green! - blue!) <= 1 ? "inside" : "wrong"]++;
      else if (red! > 0) count.wrong++;
      else count[green! > blue! ? "hatch" : "paper"]++;
    }
    expect(count.wrong).toBe(0);
    expect(count.inside).toBeGreaterThan(0);
    // One pixel of eight, and its soft edges.
    expect(count.hatch / count.paper).toBeGreaterThan(0.08);
    expect(count.hatch / count.paper).toBeLessThan(0.25);
  });

  it("keeps its lines a CSS pixel wide at any zoom and pixel ratio", async () => {
    for (const [half, ratio] of [
      [0.4, 1],
      [0.004, 1],
      [0.4, 2],
    ] as const) {
      const { input, shoot, heights } = await stage("v=1&problem=bowl&p.kappa=1", around(1, 0.5, half), "linear", false, ratio);
      const levels = heights.legend()!.levels;
      const area = [...pixels(shoot(), input.window)].reduce((sum, { ink }) => sum + Math.max(0, ink), 0) / ratio ** 2;
      // ½(x² + y²) about (1, ½) is nearly a plane: lines of level h are arcs of radius √(2h) as long as the part of them in the window.
      const length = levels.reduce(
        (sum, { height, index }) => sum + arcInside(Math.sqrt(2 * height), input.window) * (index ? theme.indexAlpha : theme.alpha),
        0,
      );
      const expected = (length / (input.window[1] - input.window[0])) * WIDTH;
      expect(area / expected).toBeGreaterThan(0.75);
      expect(area / expected).toBeLessThan(1.1);
    }
  });

  it("shows something of a new view at once while it moves, and no gap", async () => {
    const { input, shoot, heights, complete } = await stage("v=1&problem=rosenbrock", around(0, 1, 1.6), "log");
    for (const window of [around(0.3, 1.1, 1.6), around(0.3, 1.1, 0.4), around(0.3, 1.1, 3)]) {
      shoot({ ...input, window });
      // The parents of the first view cover the next ones.
      const seen = [...pixels(shoot({ ...input, window: around(0.3, 1.1, 1.4) }), window)];
      expect(seen.filter(({ tone, ink }) => tone === 0 && ink === 0)).toHaveLength(0);
    }
    await complete();
    expect(heights.progress()).toBeUndefined();
  });

  it("comes back after the graphics context was lost", async () => {
    const { canvas, shoot } = await stage("v=1&problem=himmelblau", around(0, 0, 5), "log");
    const before = shoot();
    const lose = canvas.getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
    const event = (name: string): Promise<unknown> => new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
    const lost = event("webglcontextlost");
    lose.loseContext();
    await lost;
    expect(() => shoot()).not.toThrow();
    const restored = event("webglcontextrestored");
    // The browser gives a context back only after the event that took it has been handled.
    await frame();
    lose.restoreContext();
    await restored;
    await frame();
    expect(shoot()).toEqual(before);
  });

  it("drops what is asked for a problem that is no longer shown", async () => {
    const { input, shoot, heights, complete } = await stage("v=1&problem=himmelblau", around(0, 0, 5), "log");
    const other = decode("v=1&problem=ackley", await engine.catalogue).scenario!.problem;
    heights.update({ ...input, problem: other });
    expect(heights.progress()).toBe(0);
    heights.update(input);
    expect(heights.progress()).toBeUndefined();
    const himmel = shoot();
    heights.update({ ...input, problem: other });
    await complete();
    for (let k = 0; k < 3; k++) await frame();
    expect(shoot({ ...input, problem: other })).not.toEqual(himmel);
    expect(heights.legend()!.max).toBeLessThan(20);
  });

  it("costs little in each frame of a drag", async () => {
    const { input, heights } = await stage("v=1&problem=rosenbrock", around(0, 1, 1.6), "log");
    const times: number[] = [];
    for (let k = 1; k <= 40; k++) {
      await frame();
      const start = performance.now();
      heights.update({ ...input, window: around(0.01 * k, 1, 1.6) });
      times.push(performance.now() - start);
    }
    // The median, and with room: other tests share the machine. By itself it takes about a millisecond.
    expect(times.toSorted((a, b) => a - b)[20]!).toBeLessThan(8);
  });
});

/** Length of the part of a circle about the origin that lies in a window, by small steps. */
function arcInside(radius: number, [xlo, xhi, ylo, yhi]: HeightsInput["window"]): number {
  const steps = 200_000;
  let inside = 0;
  for (let k = 0; k < steps; k++) {
    const [x, y] = [radius * Math.cos((2 * Math.PI * k) / steps), radius * Math.sin((2 * Math.PI * k) / steps)];
    if (x > xlo && x < xhi && y > ylo && y < yhi) inside++;
  }
  return (inside / steps) * 2 * Math.PI * radius;
}
