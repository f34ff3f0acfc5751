/** The words of problems and presets: complete in every language, and short enough for a card. */
import { describe, expect, it } from "vitest";
import { problems } from "../core/problems/index.ts";
import { presetIds } from "../scenario/presets.ts";
import { en } from "./en/index.ts";
import { ko } from "./ko/index.ts";
import { zhCN } from "./zh-CN/index.ts";
import type { Messages } from "./index.ts";

/** Characters of a preset's two sentences. */
const LONGEST = 300;

const translations: readonly (readonly [string, Messages])[] = [
  ["ko", ko],
  ["zh-CN", zhCN],
];

/** Figures of a text in order, however they are written around. */
const figures = (text: string): readonly string[] => text.replaceAll(",", "").match(/\d+(?:\.\d+)?/g) ?? [];

describe("words of problems", () => {
  it.each(translations)("%s says every problem, note by note, with the same figures", (_, { problems: { words } }) => {
    expect(Object.keys(words).toSorted()).toEqual(problems.ids.toSorted());
    for (const { id, summary, notes } of problems.list) {
      expect(words[id]!.summary).not.toBe(summary);
      expect(words[id]!.notes).toHaveLength(notes.length);
      // Figures that carry a number of more than one digit must not be lost or mistyped in translation.
      notes.forEach((note, i) => {
        const long = figures(note).filter((figure) => figure.length > 2);
        expect(figures(words[id]!.notes[i]!)).toEqual(expect.arrayContaining(long));
      });
    }
  });
});

describe("words of presets", () => {
  it.each([["en", en], ...translations] as const)("%s has a title and two sentences for each, short enough for a card", async (_, { presets }) => {
    const words = await presets.load();
    expect(Object.keys(words)).toEqual(presetIds);
    const titles = Object.values(words).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { title, look, why, myth } of Object.values(words)) {
      expect(title.length).toBeLessThanOrEqual(40);
      expect(look.length + why.length, title).toBeLessThanOrEqual(LONGEST);
      for (const sentence of [look, why, ...(myth === undefined ? [] : [myth.said, myth.holds])]) expect(sentence).toMatch(/[.?。]$/);
    }
  });
});
