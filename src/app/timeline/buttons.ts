/** Event buttons as DOM, kept in step with the marks: they come while runs stream in, which React is not to notice. */
import { glyphOf, inkOf } from "./glyphs.ts";
import type { Messages } from "../../text/index.ts";
import type { Mark } from "./marks.ts";

const SVG = "http://www.w3.org/2000/svg";

export interface EventButtons {
  show(marks: readonly Mark[]): void;
  dispose(): void;
}

/** @param host a toolbar: one stop for the Tab key, arrows walk through the events */
export function manageButtons(host: HTMLElement, text: Messages["timeline"], seek: (step: number) => void): EventButtons {
  const click = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button !== null) seek(Number(button.dataset["step"]));
  };
  const press = (event: KeyboardEvent): void => {
    const all = [...host.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const places: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 };
    const next = all[places[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    for (const button of all) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };
  host.addEventListener("click", click);
  host.addEventListener("keydown", press);
  return {
    show(marks) {
      const old = [...host.querySelectorAll("button")];
      const focused = old.indexOf(document.activeElement as HTMLButtonElement);
      for (const button of old.slice(marks.length)) button.remove();
      for (const [i, mark] of marks.entries()) fill(old[i] ?? host.appendChild(makeButton()), mark, text);
      const all = [...host.querySelectorAll("button")];
      const stop = Math.max(0, Math.min(all.length - 1, focused));
      for (const [i, button] of all.entries()) button.tabIndex = i === stop ? 0 : -1;
      if (focused >= all.length) all.at(-1)?.focus();
    },
    dispose() {
      host.removeEventListener("click", click);
      host.removeEventListener("keydown", press);
      host.replaceChildren();
    },
  };
}

function makeButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "-8 -8 16 16");
  picture.setAttribute("aria-hidden", "true");
  picture.append(document.createElementNS(SVG, "path"));
  button.append(picture, document.createElement("span"));
  return button;
}

function fill(button: HTMLButtonElement, mark: Mark, text: Messages["timeline"]): void {
  const { kind, step, until, place, name, look, x, row, side } = mark;
  const words = text.happened[kind](name);
  const whole = until > step ? text.during(words, step, until) : text.at(words, step);
  button.dataset["step"] = String(Math.ceil(place));
  button.dataset["side"] = side ?? "";
  button.setAttribute("aria-label", whole);
  button.title = whole;
  button.style.setProperty("--x", `${x}px`);
  button.style.setProperty("--row", String(row));
  button.style.setProperty("--colour", `var(${inkOf(kind, look)})`);
  const { path, filled } = glyphOf(kind, look);
  const picture = button.querySelector("path")!;
  picture.setAttribute("d", path);
  picture.toggleAttribute("data-filled", filled);
  button.querySelector("span")!.textContent = side === undefined ? "" : words;
}
