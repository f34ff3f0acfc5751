import { describe, expect, it } from "vitest";
import { commandOf } from "./shortcuts.ts";

const press = (key: string, held = "") => ({
  key,
  ctrlKey: held.includes("c"),
  metaKey: held.includes("m"),
  shiftKey: held.includes("s"),
  altKey: held.includes("a"),
});

describe("the page's keys", () => {
  it("are single ones outside fields, and Space outside buttons", () => {
    expect(commandOf(press(" "), "other", true)).toBe("play");
    expect(commandOf(press(" "), "button", true)).toBeUndefined();
    expect(commandOf(press("["), "button", true)).toBe("back");
    expect(commandOf(press("]"), "other", true)).toBe("forward");
    expect(commandOf(press("?", "s"), "other", true)).toBe("help");
    for (const key of [" ", "[", "]", "?"]) expect(commandOf(press(key), "text", true)).toBeUndefined();
  });

  it("can be switched off, all but undo and redo", () => {
    for (const key of [" ", "[", "]", "?"]) expect(commandOf(press(key), "other", false)).toBeUndefined();
    expect(commandOf(press("z", "c"), "other", false)).toBe("undo");
  });

  it("undo and redo in the manner of every system", () => {
    expect(commandOf(press("z", "m"), "other", true)).toBe("undo");
    expect(commandOf(press("Z", "cs"), "button", true)).toBe("redo");
    expect(commandOf(press("Z", "ms"), "other", true)).toBe("redo");
    expect(commandOf(press("y", "c"), "other", true)).toBe("redo");
    expect(commandOf(press("y", "m"), "other", true)).toBeUndefined();
  });

  it("leave fields their own undo, and other combinations to the browser", () => {
    expect(commandOf(press("z", "c"), "text", true)).toBeUndefined();
    expect(commandOf(press("[", "m"), "other", true)).toBeUndefined();
    expect(commandOf(press(" ", "s"), "other", true)).toBeUndefined();
    expect(commandOf(press("z", "ca"), "other", true)).toBeUndefined();
  });
});
