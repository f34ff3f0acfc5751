import { linesAt, simulate } from "./command-line.ts";
import { expect, test } from "./test.ts";

/** Surfaces with transcendental functions, every option that changes numbers, a typed formula, a run that diverges. */
const SCENARIOS = {
  "a valley, with schedule, clipping, averages and a branch":
    "v=1&problem=rosenbrock&run=adam~lr=0.05~schedule.kind=cosine~schedule.warmup=5&run=sgd~lr=0.0008~momentum=0.9~clipNorm=5~average.kind=uniform" +
    "&run=adam~lr=0.2~from.run=0~from.step=40&steps=120",
  "a typed formula":
    "v=1&problem=formula&p.window=-3,3,-2,2&f=sin(3*x)*exp(-y^2)+x^2/5+log(1+y^2)^2&run=nadam~lr=0.1&run=rmsprop~lr=0.03~centered=true&run=asgd~lr=0.1&start=1.7,0.6&steps=90",
  "Müller-Brown, one run diverging": "v=1&problem=muller-brown&run=radam~lr=0.02&run=sgd~lr=0.01&run=rprop&run=adagrad~lr=0.1&steps=60",
};

for (const [name, query] of Object.entries(SCENARIOS)) {
  test(`embedded, the page reports the same bits as the command line: ${name}`, async ({ embed, baseURL }) => {
    const runs = simulate(query);
    const longest = Math.max(...runs.map(({ length }) => length - 1));
    expect(runs.length).toBeGreaterThanOrEqual(3);
    const host = await embed(`${baseURL}?${query}&embed=1`);
    for (const step of [longest, 0, 1, 2, 17, longest - 1]) await host.expectAt(step, linesAt(runs, step));
  });
}

test("embedded, the page says where it stands and is steered", async ({ embed, baseURL }) => {
  const host = await embed(`${baseURL}?v=1&problem=himmelblau&run=adam~lr=0.1&step=3&embed=1`);
  await expect.poll(() => host.heard("ready")).toHaveLength(1);
  await expect.poll(async () => (await host.last("resize"))?.height).toBeGreaterThan(300);
  await expect.poll(async () => (await host.last("scenario"))?.url).toBe(`${baseURL}?v=1&problem=himmelblau&run=adam~lr=0.1&step=3&embed=1`);
  await expect.poll(async () => (await host.last("step"))?.step).toBe(3);

  // Nothing of this means anything; none of it may be followed.
  for (const nonsense of [null, 7, "play", { type: "play" }, { source: "steepest", type: "load", url: 5 }, { source: "steepest", type: "seek", step: "9" }]) {
    await host.say(nonsense);
  }
  await host.say({ source: "steepest", type: "play" });
  await expect.poll(async () => (await host.last("step"))?.step).toBeGreaterThan(6);
  await host.say({ source: "steepest", type: "pause" });
  // While it plays the address waits; where it stops is said.
  const stopped = /step=(\d+)/;
  await expect.poll(async () => stopped.exec((await host.last("scenario"))?.url ?? "")?.[1]).not.toBe("3");
  const at = Number(stopped.exec((await host.last("scenario"))?.url ?? "")?.[1]);
  expect(at).toBe((await host.last("step"))?.step);

  const url = "v=1&problem=beale&run=adamax~lr=0.2&run=sgd~lr=0.003&start=1,2&seed=7&steps=50&step=12";
  await host.say({ source: "steepest", type: "load", url: `https://example.org/any/where/?${url}` });
  await expect.poll(async () => (await host.last("scenario"))?.url).toContain(`${baseURL}?${url}`);
  const runs = simulate(url);
  await host.expectAt(12, linesAt(runs, 12));
  await host.expectAt(50, linesAt(runs, 50));
  // Beyond the end is the end.
  await host.say({ source: "steepest", type: "seek", step: 1000 });
  await expect.poll(async () => (await host.last("step"))?.step).toBe(50);
});
