import { describe, expect, it } from "vitest";
import { fit, limited, panned, wheelFactor, windowOf, zoomAbout } from "./camera.ts";
import { anchorOf, marksOf } from "./anchor.ts";
import { divergedExit, sideBySide } from "./exit.ts";
import { layoutMap, plotBox, toPixelX, toPixelY, toPlane, unitsPerPixel } from "./layout.ts";
import { layers } from "./layers/index.ts";
import { layoutLegend } from "./legend.ts";
import { snapped } from "./snap.ts";
import { exampleLayout, exampleRun } from "./testing/frame.ts";
import { bytes, mapScale } from "./theme.ts";
import { leadingLength, vectorsOf } from "./vectors.ts";
import { languages } from "../../text/index.ts";

const HOME = { x: 1, y: 2, halfHeight: 4 };

describe("the camera", () => {
  it("shows all of a window, with the same scale on both axes", () => {
    expect(windowOf(fit([-2, 2, -1, 3], 200, 100), 200, 100)).toEqual([-4, 4, -1, 3]);
    expect(windowOf(fit([-4, 4, 0, 1], 100, 100), 100, 100)).toEqual([-4, 4, -3.5, 4.5]);
  });
  it("zooms about a point that stays where it is", () => {
    const zoomed = zoomAbout(HOME, 2, 3, -1, HOME);
    expect(zoomed.halfHeight).toBe(2);
    // (3 − 1) / 4 of half the height before, and after.
    expect((3 - zoomed.x) / zoomed.halfHeight).toBeCloseTo(0.5, 3);
    expect((-1 - zoomed.y) / zoomed.halfHeight).toBeCloseTo(-0.75, 3);
  });
  it("stops where doubles do: a pixel of a 2000 px plot spans more than ten of them", () => {
    let camera = { ...HOME, x: 1000 };
    for (let i = 0; i < 200; i++) camera = zoomAbout(camera, 2, 1000, 2, HOME);
    expect((2 * camera.halfHeight) / 2000).toBeGreaterThan(10 * 1000 * 2.2e-16);
    expect(camera.halfHeight).toBeLessThan(1e-7);
    for (let i = 0; i < 400; i++) camera = zoomAbout(camera, 0.5, 0, 0, HOME);
    expect(camera.halfHeight).toBe(4e6);
  });
  it("survives a second rounding and never leaves the neighbourhood of the problem", () => {
    const once = limited({ x: 0.123456789, y: -3.987654321, halfHeight: 1.23456789 }, HOME);
    expect(limited(once, HOME)).toEqual(once);
    expect(Math.abs(panned(HOME, 1e300, 0, HOME).x)).toBeLessThan(1e7);
  });
  it("turns wheels of all kinds into factors", () => {
    expect(wheelFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false })).toBeCloseTo(2 ** 0.2);
    expect(wheelFactor({ deltaY: -2, deltaMode: 1, ctrlKey: false })).toBeCloseTo(2 ** 0.1);
    expect(wheelFactor({ deltaY: -2, deltaMode: 0, ctrlKey: true })).toBeCloseTo(2 ** 0.04);
    expect(wheelFactor({ deltaY: 1e9, deltaMode: 0, ctrlKey: false })).toBe(1 / 4);
  });
});

describe("the layout", () => {
  it("leaves room for axes, and none on a phone", () => {
    expect(plotBox(952, 685)).toEqual({ x: 44, y: 1, width: 892, height: 656 });
    expect(plotBox(390, 412)).toEqual({ x: 0, y: 0, width: 390, height: 412 });
  });
  it("leads from the plane to pixels and back", () => {
    const layout = layoutMap({ x: 3, y: -2, halfHeight: 0.7 }, 800, 600);
    const [x, y] = toPlane(layout, 321, 123);
    expect(toPixelX(layout, x)).toBeCloseTo(321, 9);
    expect(toPixelY(layout, y)).toBeCloseTo(123, 9);
    expect(layout.projection.x0 + layout.projection.xScale * x).toBeCloseTo(321, 9);
    expect(layout.projection.y0 + layout.projection.yScale * y).toBeCloseTo(123, 9);
    expect(toPlane(layout, 322, 123)[0] - x).toBeCloseTo(unitsPerPixel(layout), 12);
  });
  it("chooses coordinates with as many digits as pixels tell apart", () => {
    expect(snapped(1.23456789, 0.006)).toBe(1.235);
    expect(snapped(-0.1 - 0.2, 0.01)).toBe(-0.3);
    expect(snapped(123456, 20)).toBe(123460);
  });
});

describe("arrows of a step", () => {
  const gradient = { name: "gradient", symbol: "g", value: Float64Array.of(3, -4) };
  const [theta, next] = [Float64Array.of(1, 2), Float64Array.of(1.5, 0.8)];
  const nowhere = { theta, next: theta };
  it("point downhill, times the step's own rate, below the step itself", () => {
    const vectors = vectorsOf({
      theta,
      next,
      vectors: [gradient, { name: "velocity", symbol: "b", value: Float64Array.of(30, 40) }],
      numbers: [{ name: "learning rate", symbol: "\\eta", value: 0.1 }],
    });
    expect(vectors.map(({ label }) => label)).toEqual(["−ηg", "−ηb", "s"]);
    expect(vectors[0]!.value[0]).toBeCloseTo(-0.3, 12);
    expect(vectors[1]!.value).toEqual([-3, -4]);
    expect(vectors[2]!.value[0]).toBe(0.5);
    // √(0.5² + 1.2²): the step's, not that of its longer parts.
    expect(leadingLength(vectors)).toBeCloseTo(1.3, 12);
    expect(leadingLength(vectors.slice(0, 2))).toBe(5);
  });
  it("are one where a part is the step", () => {
    const numbers = [{ name: "learning rate", symbol: "\\eta", value: 0.1 }];
    const vectors = vectorsOf({ theta, next: Float64Array.of(0.7, 2.4), numbers, vectors: [gradient] });
    expect(vectors).toMatchObject([{ symbol: "step", label: "s = −ηg" }]);
  });
  it("draw what is many times as long as the step by a round number shorter, and say so", () => {
    const made = (times: number) => vectorsOf({ theta, next, numbers: [], vectors: [{ ...gradient, value: Float64Array.of(0, 1.3 * times) }] });
    expect(made(3.9).map(({ label }) => label)).toEqual(["−g", "s"]);
    expect(made(4.1).map(({ label }) => label)).toEqual(["−g ÷5", "s"]);
    const [arrow] = made(4100);
    expect(arrow!.label).toBe("−g ÷5000");
    expect(arrow!.value[1]).toBeCloseTo((-1.3 * 4100) / 5000, 9);
  });
  it("of a sum lie tip to tail, and end where the step does", () => {
    const terms = [
      { of: "gradient", label: "−ηg", value: Float64Array.of(0.2, -2) },
      { of: "velocity", label: "−ημb", value: Float64Array.of(0.3, 0.8) },
    ] as const;
    const rate = [{ name: "learning rate", symbol: "\\eta", value: 0.1 }];
    const [first, second, step] = vectorsOf({ theta, next, numbers: rate, vectors: [gradient], terms: [...terms] });
    expect([first!.label, second!.label, step!.label]).toEqual(["−ηg", "−ημb", "s"]);
    expect(first!.from).toEqual([0, 0]);
    expect(second!.from).toEqual([0.2, -2]);
    expect(second!.from![0] + second!.value[0]).toBeCloseTo(step!.value[0], 12);
    expect(second!.from![1] + second!.value[1]).toBeCloseTo(step!.value[1], 12);
  });
  it("of a sum without the gradient lie beside it", () => {
    const terms = [
      { of: "decay", label: "−ηλθ", value: Float64Array.of(0.2, -2) },
      { of: "velocity", label: "−ηm̂/(√v̂+ε)", value: Float64Array.of(0.3, 0.8) },
    ] as const;
    const made = vectorsOf({ theta, next, numbers: [], vectors: [gradient], terms: [...terms] });
    expect(made.map(({ label, from }) => [label, from !== undefined])).toEqual([
      ["−g", false],
      ["−ηλθ", true],
      ["−ηm̂/(√v̂+ε)", true],
      ["s", false],
    ]);
  });
  it("of a single term name the step by it, beside the gradient", () => {
    const term = { of: "velocity", label: "−ηm̂/(√v̂+ε)", value: Float64Array.of(0.5, -1.2) } as const;
    const moment = { name: "first moment", symbol: "m", value: Float64Array.of(1, 1) };
    const labels = vectorsOf({ theta, next, numbers: [], vectors: [gradient, moment], terms: [term] }).map(({ label }) => label);
    expect(labels).toEqual(["−g", "s = −ηm̂/(√v̂+ε)"]);
    // Downhill itself has no second arrow.
    const same = { of: "gradient", label: "−ηg", value: Float64Array.of(0.5, -1.2) } as const;
    const downhill = { ...gradient, value: Float64Array.of(-0.5, 1.2) };
    expect(vectorsOf({ theta, next, numbers: [], vectors: [downhill], terms: [same] }).map(({ label }) => label)).toEqual(["s = −g"]);
  });
  it("are the bare gradient where there is no rate, and none where there is nothing to draw", () => {
    expect(vectorsOf({ ...nowhere, vectors: [gradient], numbers: [] })).toMatchObject([{ label: "−g", value: [-3, 4] }]);
    expect(vectorsOf({ ...nowhere, vectors: [{ ...gradient, value: Float64Array.of(0, 0) }], numbers: [] })).toEqual([]);
    expect(vectorsOf({ ...nowhere, vectors: [{ ...gradient, value: Float64Array.of(Number.NaN, 0) }], numbers: [] })).toEqual([]);
  });
});

describe("a path that leaves", () => {
  const layout = exampleLayout();
  it("has its arrow at the border, outwards", () => {
    const exit = divergedExit({ layout }, exampleRun("SGD", [0, 0, 1e100, 0]))!;
    expect(exit.x).toBeCloseTo(layout.plot.x + layout.plot.width, 3);
    expect(exit.x - exit.fromX).toBeCloseTo(22, 3);
    expect(exit.y).toBeCloseTo(exit.fromY, 9);
  });
  it("stands beside the arrow of another run that leaves there, along the border", () => {
    const arrow = divergedExit({ layout }, exampleRun("SGD", [0, 0, 1e100, 0]))!;
    const [first, second, third] = sideBySide({ layout }, [arrow, { ...arrow }, { ...arrow, y: arrow.y + 4, fromY: arrow.fromY + 4 }]);
    expect(first).toEqual(arrow);
    expect(second).toEqual({ ...arrow, y: arrow.y + 20, fromY: arrow.fromY + 20 });
    // 20 up would be 16 from the first.
    expect(third!.y).toBe(arrow.y + 4 + 40);
    // In a corner there is room on one side only.
    const corner = { ...arrow, y: layout.plot.y + layout.plot.height };
    expect(sideBySide({ layout }, [corner, corner])[1]!.y).toBe(corner.y - 20);
  });
  it("has none while it stays, or came back", () => {
    expect(divergedExit({ layout }, exampleRun("SGD", [0, 0, 1, 0.5]))).toBeUndefined();
    expect(divergedExit({ layout }, exampleRun("SGD", [0, 0, 50, 0, 1, 0]))).toBeUndefined();
  });
});

describe("the place of a run's name", () => {
  const frame = { layout: exampleLayout() };
  const pixel = (x: number, y: number) => [toPixelX(frame.layout, x), toPixelY(frame.layout, y)] as const;
  const expectNear = (found: readonly [number, number] | undefined, wanted: readonly [number, number]): void => {
    expect(found?.[0]).toBeCloseTo(wanted[0], 6);
    expect(found?.[1]).toBeCloseTo(wanted[1], 6);
  };
  const points = [0, 0, 0.5, 0.25, 1, 0.5];
  it("is the ring on the way, and the end before and after it", () => {
    const at = (row: number) => exampleRun("SGD", points, { row, at: [points[2 * row]!, points[2 * row + 1]!] });
    expectNear(anchorOf(frame, at(1)), pixel(0.5, 0.25));
    expectNear(anchorOf(frame, at(0)), pixel(1, 0.5));
    expectNear(anchorOf(frame, at(2)), pixel(1, 0.5));
    expect(marksOf(frame, at(1))).toHaveLength(2);
  });
  it("is the end where the ring is out of view, and none where both are", () => {
    const out = exampleRun("SGD", points, { row: 1, at: [50, 0] });
    expectNear(anchorOf(frame, out), pixel(1, 0.5));
    expect(anchorOf(frame, { ...out, last: [50, 0] })).toBeUndefined();
  });
});

describe("the key of the heights", () => {
  const bands = Array.from({ length: 5 }, (_, i) => [i, i, i] as const);
  const level = (height: number, band: number, index: boolean) => ({ height, band, index });
  it("shows heavier levels, where their figures do not touch", () => {
    const legend = {
      min: 0,
      max: 2000,
      spacing: "log" as const,
      base: 0,
      bands,
      levels: [level(1, 1, true), level(3, 2, false), level(10, 3, true), level(30, 4, false)],
    };
    expect(layoutLegend(legend, 160).ticks).toEqual([
      { at: 0.2, label: "1" },
      { at: 0.6, label: "10" },
    ]);
    expect(layoutLegend(legend, 20).ticks).toHaveLength(1);
  });
  it("says so where a log scale does not count from 0", () => {
    const legend = { min: -1, max: 9, bands, levels: [] };
    const scales = ([spacing, base]: readonly ["log" | "linear", number | undefined]) => layoutLegend({ ...legend, spacing, base }, 160).scale;
    expect(
      (
        [
          ["log", 0],
          ["log", -1],
          ["linear", undefined],
        ] as const
      ).map(scales),
    ).toEqual(["log", "shifted", "linear"]);
  });
  it("has figures that differ, far in", () => {
    const legend = { min: 57, max: 58, spacing: "linear" as const, base: undefined, bands, levels: [level(57.6412, 1, true), level(57.6431, 4, true)] };
    expect(layoutLegend(legend, 200).ticks.map(({ label }) => label)).toEqual(["57.641", "57.643"]);
  });
});

describe("the theme", () => {
  it("grows with the reader's size of text, and on very wide screens", () => {
    expect([mapScale(16, 1440), mapScale(24, 1440), mapScale(16, 2559), mapScale(16, 2560), mapScale(24, 3840)]).toEqual([1, 1.5, 1, 4 / 3, 2]);
  });
  it("reads colours as written and as shortened", () => {
    expect([bytes("#a6c2da"), bytes(" #fff "), bytes("#0af")]).toEqual([
      [166, 194, 218],
      [255, 255, 255],
      [0, 170, 255],
    ]);
  });
});

describe("the registry of layers", () => {
  it("has a name for every layer in every language, and each layer once", async () => {
    const ids = layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const language of languages.values()) expect(Object.keys((await language.load()).map.layers).toSorted()).toEqual(ids.toSorted());
  });
  it("paints from low to high", () => {
    const orders = layers.map(({ order }) => order);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(new Set(orders).size).toBe(orders.length);
  });
});
