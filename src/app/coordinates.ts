/** What the coordinates of θ are called wherever they stand beside numbers: by the symbols of the problem's definition, else x and y, else θ₁, θ₂ and so on. */
import { shapeOf } from "../core/shape.ts";
import { symbolText } from "./knobs/symbols.ts";
import { usePageState } from "./page.ts";
import type { PageState } from "./store/state.ts";

/** Between names in a text. */
const PART = "\n";
const PLANE = ["x", "y"];
const kept = new WeakMap<PageState["document"]["problem"], readonly string[]>();

/** The same array for the same problem: several pictures may show one fit in several charts. */
export function coordinatesOf({ catalogue, document: { problem } }: Pick<PageState, "catalogue" | "document">): readonly string[] {
  let names = kept.get(problem);
  if (names !== undefined) return names;
  const entry = catalogue.problems.find(({ id }) => id === problem.id);
  const { dim, symbols = PLANE } = entry === undefined ? { dim: PLANE.length } : shapeOf(entry, problem.values);
  names = Array.from({ length: dim }, (_, i) => symbolText(symbols.length === dim ? symbols[i]! : `\\theta_{${i + 1}}`));
  kept.set(problem, names);
  return names;
}

export function useCoordinates(): readonly string[] {
  return usePageState((state) => coordinatesOf(state).join(PART)).split(PART);
}
