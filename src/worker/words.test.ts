import { describe, expect, it } from "vitest";
import { optimizers } from "../core/optimizers/index.ts";
import { work } from "./questions.ts";

describe("words of a method", () => {
  it("are what its definition says, and can be posted", () => {
    for (const { id, words } of optimizers.list) {
      const progress = work({ kind: "words", optimizer: id })();
      expect(progress).toEqual({ done: true, answer: { kind: "words", words } });
      expect(structuredClone(progress)).toEqual(progress);
    }
  });

  it("of a method that nobody knows are refused", () => {
    expect(work({ kind: "words", optimizer: "sgdx" })()).toMatchObject({ done: true, code: "unknown-optimizer" });
  });
});
