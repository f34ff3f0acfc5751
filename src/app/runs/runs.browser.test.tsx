/** The panel by hand: what is typed, dragged, pressed and copied does what it says, and nothing else. */
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { pageCatalogue } from "../../catalogue.ts";
import { coreCatalogue } from "../../core/catalogue.ts";
import { decode } from "../../scenario/index.ts";
import { en } from "../../text/index.ts";
import { work } from "../../worker/questions.ts";
import { runNames } from "../names.ts";
import { PageContext, TextContext } from "../page.ts";
import { createPageStore } from "../store/store.ts";
import { Trajectories, Trajectory } from "../trajectories.ts";
import { Runs } from "./Runs.tsx";
import "../tokens.css";
import "../page.css";
import type { Answer, Question } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";

const LINK = "v=1&problem=rosenbrock&run=adam~lr=0.05&run=sgd&steps=300";
const EXACT = 1 / 3;

function answer(question: Question): Promise<Answer> {
  const next = work(question);
  let progress = next();
  while (!progress.done) progress = next();
  return "answer" in progress ? Promise.resolve(progress.answer) : Promise.reject(new Error("no answer"));
}

/** As if the problem could not serve one of the methods. */
async function refusing(optimizer: string, question: Question): Promise<Answer> {
  const found = await answer(question);
  if (found.kind !== "results" || question.kind !== "results") return found;
  const ended = { kind: "failed", code: "unsupported", steps: 0, message: "no Hessian" } as const;
  return { ...found, results: found.results.map((result, i) => (question.runs[i]!.optimizer === optimizer ? { ...result, ended } : result)) };
}

let root: ReturnType<typeof createRoot>;
let host: HTMLElement;
let parts: PageParts;
/** How questions are answered in a test. */
let ask: (question: Question) => Promise<Answer>;

beforeEach(async () => {
  const catalogue = { ...coreCatalogue(), ...pageCatalogue };
  const store = createPageStore({ catalogue, reading: decode(LINK, catalogue), language: "en" });
  const trajectories = new Trajectories();
  const trajectory = new Trajectory();
  trajectory.append({ firstStep: 0, count: 2, dim: 2, points: Float64Array.of(0, 0, 1, 1), loss: Float64Array.of(24, EXACT), gradNorm: Float64Array.of(1, 2) });
  trajectories.set(store.getState().document.runs[0]!.key, trajectory);
  ask = answer;
  parts = { store, trajectories, ask: (question) => ask(question) };
  host = document.createElement("div");
  host.style.width = "440px";
  document.body.append(host);
  root = createRoot(host);
  root.render(
    <PageContext value={parts}>
      <TextContext value={en}>
        <Runs />
      </TextContext>
    </PageContext>,
  );
  await vi.waitUntil(() => host.querySelector("table") !== null);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const field = () => page.getByRole("textbox", { name: "Learning rate (Adam)" });
const slider = () => page.getByRole("slider", { name: "Learning rate (Adam)" });
const rate = (): unknown => parts.store.getState().document.runs[0]!.values["lr"];
const undoable = (): number => parts.store.getState().past.length;

describe("a number that is typed", () => {
  it("reaches the store by Enter, not before, and moves the slider", async () => {
    await userEvent.fill(field(), "1e-2");
    expect(rate()).toBe(0.05);
    await userEvent.keyboard("{Enter}");
    expect(rate()).toBe(0.01);
    await expect.element(field()).toHaveValue("0.01");
    await expect.element(slider()).toHaveAttribute("aria-valuetext", "0.01");
    expect(undoable()).toBe(1);
  });

  it("that cannot be read stays, says why, and never reaches the store", async () => {
    await userEvent.fill(field(), "-3");
    await userEvent.tab();
    await expect.element(field()).toHaveValue("-3");
    await expect.element(field()).toHaveAccessibleDescription("Must be at least 0.");
    expect(rate()).toBe(0.05);
    await userEvent.click(field());
    await userEvent.keyboard("{Escape}");
    await expect.element(field()).toHaveValue("0.05");
    expect(page.getByRole("alert").query()).toBeNull();
    expect(undoable()).toBe(0);
  });

  it("is moved by the arrow keys", async () => {
    await userEvent.click(field());
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(field()).toHaveValue("0.056");
    expect(rate()).toBe(0.056);
  });
});

describe("a slider", () => {
  it("is live, and one drag is one step for undo", async () => {
    const element = slider().element() as HTMLInputElement;
    // React hears of a value only where it did not set it itself.
    const set = (place: number): void => {
      Reflect.set(HTMLInputElement.prototype, "value", String(place), element);
      element.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const seen = new Set<unknown>();
    for (const place of [0.5, 0.6, 0.7, 0.8]) {
      set(place);
      seen.add(rate());
    }
    element.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    expect(seen.size).toBe(4);
    await expect.element(field()).toHaveValue(String(rate()));
    expect(undoable()).toBe(1);
    set(0.9);
    expect(undoable()).toBe(2);
  });
});

describe("the table", () => {
  it("shows four digits and copies all of them", async () => {
    const cell = page.getByRole("row", { name: /^Adam/ }).getByText("0.3333");
    await expect.element(cell).toBeVisible();
    getSelection()?.selectAllChildren(cell.element());
    const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    cell.element().dispatchEvent(event);
    expect(event.clipboardData?.getData("text/plain")).toBe(String(EXACT));
  });

  it("offers every method with a sentence, and adds the one that is chosen", async () => {
    await userEvent.click(page.getByRole("button", { name: "Add optimizer" }));
    const method = page.getByRole("button", { name: "RMSProp", exact: true });
    await expect.element(method).toHaveAccessibleDescription(/root mean square/);
    await userEvent.click(method);
    expect(parts.store.getState().document.runs.map(({ optimizer }) => optimizer)).toEqual(["adam", "sgd", "rmsprop"]);
    await expect.element(page.getByRole("button", { name: "Add optimizer" })).toHaveFocus();
  });

  it("adds gradient descent under the names that it has, at the rate that the list states", async () => {
    for (const name of ["Gradient descent (SGD)", "Momentum", "Nesterov"]) {
      await userEvent.click(page.getByRole("button", { name: "Add optimizer" }));
      await userEvent.click(page.getByRole("button", { name, exact: true }));
    }
    const added = parts.store.getState().document.runs.slice(2);
    expect(added.map(({ values }) => [values["momentum"], values["nesterov"]])).toEqual([
      [0, false],
      [0.9, false],
      [0.9, true],
    ]);
    expect([...runNames(parts.store.getState(), en).values()].slice(2)).toEqual(["SGD 2", "Momentum", "Nesterov"]);

    await userEvent.click(page.getByRole("button", { name: "Add optimizer" }));
    const adam = page.getByRole("button", { name: "AdamW", exact: true });
    // The default of 0.001 would not leave the spot.
    await expect.element(adam).toHaveAccessibleDescription(/ η? ?0\.\d+$/);
    const stated = Number(/[\d.]+$/.exec(adam.element().querySelector("[id^=rate-]")!.textContent)![0]);
    await userEvent.click(adam);
    expect(stated).toBeGreaterThan(0.001);
    expect(parts.store.getState().document.runs.at(-1)!.values["lr"]).toBe(stated);
  });

  it("marks what this problem cannot serve, says why, and does not add it", async () => {
    ask = (question) => refusing("rprop", question);
    await userEvent.click(page.getByRole("button", { name: "Add optimizer" }));
    const rprop = page.getByRole("button", { name: "Rprop", exact: true });
    await expect.element(rprop).toHaveAttribute("aria-disabled", "true");
    await expect.element(rprop).toHaveAccessibleDescription("This problem does not offer what the optimizer needs. not here");
    (rprop.element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    expect(parts.store.getState().document.runs).toHaveLength(2);
  });

  it("adds a method with its defaults where there is no advice", async () => {
    ask = (question) => (question.kind === "results" ? Promise.reject(new Error("lost")) : answer(question));
    await userEvent.click(page.getByRole("button", { name: "Add optimizer" }));
    await userEvent.click(page.getByRole("button", { name: "RAdam", exact: true }));
    await expect.poll(() => parts.store.getState().document.runs.map(({ values }) => values["lr"])).toEqual([0.05, 0.001, 0.001]);
  });

  it("says that a loss keeps growing", async () => {
    const loss = Float64Array.from({ length: 40 }, (_, k) => 1.1 ** k);
    const growing = new Trajectory();
    growing.append({ firstStep: 0, count: 40, dim: 2, points: new Float64Array(80), loss, gradNorm: loss });
    parts.trajectories.set(parts.store.getState().document.runs[1]!.key, growing);
    parts.trajectories.changed();
    const word = page.getByText("loss growing");
    await expect.element(word).toHaveAttribute("data-kind", "climbing");
  });

  it("is rearranged by keys, and the focus stays with the run", async () => {
    const actions = page.getByRole("button", { name: "Actions: SGD" });
    (actions.element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("button", { name: "Mute" })).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await expect.element(actions).toHaveFocus();
    expect(parts.store.getState().document.runs.map(({ optimizer }) => optimizer)).toEqual(["sgd", "adam"]);
  });

  it("keeps the last run and says so", async () => {
    parts.store.actions.removeRun(parts.store.getState().document.runs[1]!.key);
    await userEvent.click(page.getByRole("button", { name: "Actions: Adam" }));
    const remove = page.getByRole("button", { name: /^Remove/ });
    await expect.element(remove).toBeDisabled();
    await expect.element(remove).toHaveTextContent("The last run stays.");
  });

  it("explains beside the control why Nesterov stays off", async () => {
    await userEvent.click(page.getByRole("button", { name: "All settings: SGD" }));
    await userEvent.click(page.getByRole("checkbox", { name: "Nesterov momentum (SGD)" }));
    await expect.element(page.getByRole("status")).toHaveTextContent(/^Nesterov needs momentum/);
    await expect.element(page.getByRole("checkbox", { name: "Nesterov momentum (SGD)" })).not.toBeChecked();
  });

  it("sets a rule with its numbers, closes it by Escape and returns the focus", async () => {
    const rule = page.getByRole("button", { name: "Rule: Adam" });
    await userEvent.click(rule);
    const dialog = page.getByRole("dialog", { name: "Rule: Adam" });
    await expect.element(dialog.getByRole("row", { name: /learning rate, after the schedule/ })).toHaveTextContent(/0\.050\.001$/);
    await expect.poll(() => dialog.element().querySelectorAll(".katex-display").length).toBeGreaterThan(4);
    await userEvent.keyboard("{Escape}");
    await expect.element(rule).toHaveFocus();
  });
});
