/** The 3-D picture in a browser: it paints, takes nothing with it when it goes, and comes back when the graphics context does. */
import { afterEach, expect, it, vi } from "vitest";
import { coreCatalogue } from "../../core/catalogue.ts";
import { pageCatalogue } from "../../catalogue.ts";
import { chooseLevels } from "../../draw/levels.ts";
import { decode } from "../../scenario/index.ts";
import { work } from "../../worker/questions.ts";
import { createPageStore } from "../store/store.ts";
import { Trajectories, Trajectory } from "../trajectories.ts";
import { Controller3d } from "./controller.ts";
import { changeView } from "./view.ts";
import { Sight } from "../map/sight.ts";
import "../tokens.css";
import type { CriticalPoint } from "../../core/analysis/critical.ts";
import type { Answer, Question } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";
import type { Trouble3d } from "./controller.ts";

const MOUNTS = 50;
const NOTHING = { geometries: 0, textures: 0, programs: 0 };
const LINK = "v=1&problem=himmelblau&run=adam~lr=0.1&run=sgd~lr=0.01&start=-1,3&cam=0,0,0,-30,40,1";
const catalogue = { ...coreCatalogue(), ...pageCatalogue };

const kept = new Map<string, Promise<Answer>>();
function answer(question: Question): Promise<Answer> {
  const key = JSON.stringify(question);
  const known = kept.get(key) ?? workOut(question);
  kept.set(key, known);
  return known;
}
function workOut(question: Question): Promise<Answer> {
  const next = work(question);
  for (;;) {
    const progress = next();
    if (!progress.done) continue;
    return "answer" in progress ? Promise.resolve(progress.answer) : Promise.reject(new Error(progress.error));
  }
}
const frame = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await frame();
}

interface Page extends PageParts {
  readonly sight: Sight;
}

function page(): Page {
  const store = createPageStore({ catalogue, reading: decode(LINK, catalogue), language: "en" });
  const trajectories = new Trajectories();
  for (const [i, { key }] of store.getState().document.runs.entries()) {
    const trajectory = new Trajectory();
    const points = Float64Array.from({ length: 80 }, (_, k) => (k % 2 === 0 ? 3 * Math.cos(k / 20 + i) : 3 * Math.sin(k / 20 + i)));
    const loss = Float64Array.from({ length: 40 }, (_, k) => 100 / (1 + k));
    trajectory.append({ firstStep: 0, count: 40, dim: 2, points, loss, gradNorm: loss.slice() });
    trajectories.set(key, trajectory);
  }
  const sorted = Float64Array.from({ length: 500 }, (_, k) => k * k * 0.01);
  const sight = new Sight();
  const point = {
    at: [3, 2],
    loss: 0,
    kind: "minimum",
    eigenvalues: [1, 2],
    eigenvectors: [
      [1, 0],
      [0, 1],
    ],
  } as unknown as CriticalPoint;
  sight.tell(
    chooseLevels("log", { sorted, rim: 100, floor: 0 }),
    [],
    [point],
    new Set(["paths", "dots", "ends", "start", "critical", "axes", "names", "current"]),
    1,
  );
  return { store, trajectories, ask: answer, sight };
}

interface Mounted {
  readonly controller: Controller3d;
  readonly canvas: () => HTMLCanvasElement;
  readonly troubles: (Trouble3d | undefined)[];
}

function mount(parts: Page): Mounted {
  const host = document.createElement("div");
  host.style.cssText = "position: relative; width: 400px; height: 300px";
  const overlay = document.createElement("canvas");
  host.append(overlay);
  document.body.append(host);
  const troubles: (Trouble3d | undefined)[] = [];
  const elements = { stage: host, overlay, bar: document.createElement("div"), note: document.createElement("span"), seen: document.createElement("span") };
  const controller = new Controller3d(elements, parts, parts.sight, (trouble) => troubles.push(trouble));
  return { controller, canvas: () => host.querySelector("canvas")!, troubles };
}

let turns = 0;
/** Distinct colours that are not transparent, read in the frame in which it was painted. */
async function colours(canvas: HTMLCanvasElement, { store }: PageParts): Promise<number> {
  changeView(store, { azimuth: -30 + (turns = (turns + 1) % 7) });
  await frame();
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")!;
  copy.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return new Set(pixels.filter((pixel) => pixel >>> 24 === 255)).size;
}

/** Has a say in every context that a canvas gives. */
function watchContexts(judge: (context: unknown) => unknown): void {
  const original: unknown = Reflect.get(HTMLCanvasElement.prototype, "getContext");
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function spy(this: HTMLCanvasElement, ...parameters: unknown[]) {
    return judge(Reflect.apply(original as () => unknown, this, parameters)) as null;
  });
}

const KINDS = ["Buffer", "VertexArray", "Program", "Shader"] as const;

/**
 * Counts what lives on graphics cards, whoever makes and deletes it: the renderer's own figures know only what it was told. What a renderer
 * makes once for itself, four empty textures and three frame buffers, goes with its context.
 */
function countLiving(): Record<(typeof KINDS)[number], number> {
  const living = { Buffer: 0, VertexArray: 0, Program: 0, Shader: 0 };
  const prototype = WebGL2RenderingContext.prototype;
  for (const kind of KINDS) {
    const made: unknown = Reflect.get(prototype, `create${kind}`);
    const gone: unknown = Reflect.get(prototype, `delete${kind}`);
    vi.spyOn(prototype, `create${kind}`).mockImplementation(function make(this: WebGL2RenderingContext, ...parameters: unknown[]) {
      living[kind]++;
      return Reflect.apply(made as () => unknown, this, parameters) as never;
    });
    vi.spyOn(prototype, `delete${kind}`).mockImplementation(function end(this: WebGL2RenderingContext, one: unknown) {
      if (one !== null && one !== undefined) living[kind]--;
      Reflect.apply(gone as () => void, this, [one]);
    });
  }
  return living;
}

/** Counts who listens to anything of the browser's: added, and neither removed nor ended by a signal. */
function countListeners(): () => number {
  const living = new Map<EventTarget, Map<string, AbortSignal | undefined>>();
  const names = new WeakMap<object, number>();
  let last = 0;
  const nameOf = (type: string, listener: unknown): string => {
    const key = listener as object;
    if (!names.has(key)) names.set(key, last++);
    return `${type} ${names.get(key)!}`;
  };
  const add: unknown = Reflect.get(EventTarget.prototype, "addEventListener");
  const remove: unknown = Reflect.get(EventTarget.prototype, "removeEventListener");
  vi.spyOn(EventTarget.prototype, "addEventListener").mockImplementation(function added(this: EventTarget, type, listener, options) {
    if (listener !== null) {
      const mine = living.get(this) ?? new Map<string, AbortSignal | undefined>();
      living.set(this, mine);
      mine.set(nameOf(type, listener), typeof options === "object" ? options.signal : undefined);
    }
    Reflect.apply(add as () => void, this, [type, listener, options]);
  });
  vi.spyOn(EventTarget.prototype, "removeEventListener").mockImplementation(function removed(this: EventTarget, type, listener, options) {
    if (listener !== null) living.get(this)?.delete(nameOf(type, listener));
    Reflect.apply(remove as () => void, this, [type, listener, options]);
  });
  return () => [...living.values()].flatMap((mine) => [...mine.values()]).filter((signal) => signal?.aborted !== true).length;
}

/** Counts who has subscribed to the page's own news. */
function countSubscriptions({ store, trajectories }: PageParts): () => number {
  let living = 0;
  const counted = (end: () => void): (() => void) => {
    living++;
    return () => {
      living--;
      end();
    };
  };
  const [toStore, toTrajectories] = [store.subscribe.bind(store), trajectories.subscribe.bind(trajectories)];
  vi.spyOn(store, "subscribe").mockImplementation((listener) => counted(toStore(listener)));
  vi.spyOn(trajectories, "subscribe").mockImplementation((listener) => counted(toTrajectories(listener)));
  return () => living;
}

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

it("gives back everything that it takes, fifty times", async () => {
  const contexts: WebGL2RenderingContext[] = [];
  watchContexts((context) => {
    if (context instanceof WebGL2RenderingContext && !contexts.includes(context)) contexts.push(context);
    return context;
  });
  const living = countLiving();
  const warned = vi.spyOn(console, "warn");
  const parts = page();
  const subscriptions = countSubscriptions(parts);
  const listeners = countListeners();
  const before = listeners();
  for (let k = 0; k < MOUNTS; k++) {
    const { controller } = mount(parts);
    await until(() => (controller.held?.geometries ?? 0) >= 4);
    // Surface, walls, the border of either.
    expect(controller.held).toEqual({ geometries: 4, textures: 0, programs: 3 });
    expect(living).toMatchObject({ Program: 3 });
    expect(living.Buffer).toBeGreaterThan(6);
    expect([subscriptions(), listeners() > before + 10]).toEqual([2, true]);
    if (k % 10 === 0) {
      parts.store.actions.setCamera({ x: 0, y: 0, halfHeight: 3 + k / 10 });
      await frame();
      await frame();
      expect(controller.held).toEqual({ geometries: 4, textures: 0, programs: 3 });
    }
    controller.close();
    expect(controller.held).toEqual(NOTHING);
    expect(living).toEqual({ Buffer: 0, VertexArray: 0, Program: 0, Shader: 0 });
    expect([subscriptions(), listeners()]).toEqual([0, before]);
    document.body.replaceChildren();
  }
  expect(contexts.length).toBeGreaterThanOrEqual(MOUNTS);
  expect(contexts.filter((context) => !context.isContextLost())).toEqual([]);
  // Browsers complain of too many contexts.
  expect(warned).not.toHaveBeenCalled();
});

it("does not paint while nothing changes", async () => {
  const parts = page();
  const { controller } = mount(parts);
  await until(() => (controller.held?.geometries ?? 0) >= 4);
  for (let k = 0; k < 60; k++) await frame();
  const asked = vi.spyOn(globalThis, "requestAnimationFrame");
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  expect(asked).not.toHaveBeenCalled();
  controller.close();
});

it("comes back when the graphics context does, and says so meanwhile", async () => {
  const parts = page();
  const { controller, canvas, troubles } = mount(parts);
  await until(() => (controller.held?.geometries ?? 0) >= 4);
  expect(await colours(canvas(), parts)).toBeGreaterThan(20);
  const lose = canvas().getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
  lose.loseContext();
  await until(() => troubles.at(-1) === "lost");
  lose.restoreContext();
  await until(() => troubles.at(-1) === undefined);
  // Painted already, perhaps; what is asked for in between is there at the second reading.
  await colours(canvas(), parts);
  expect(await colours(canvas(), parts)).toBeGreaterThan(20);
  controller.close();
  expect(controller.held).toEqual(NOTHING);
});

it("says where there is no WebGL2", () => {
  watchContexts((context) => (context instanceof WebGL2RenderingContext ? null : context));
  const { controller, troubles } = mount(page());
  expect(troubles.at(-1)).toBe("no-webgl");
  controller.close();
});
