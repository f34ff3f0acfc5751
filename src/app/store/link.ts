/** The page's state as a scenario, and back: what links, files and the last session carry. */
import { encode } from "../../scenario/index.ts";
import { toScenario } from "./document.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { Document } from "./document.ts";
import type { Camera, PageState } from "./state.ts";

export function readCamera(cam: readonly number[] | undefined): Camera | undefined {
  const [x, y, halfHeight] = cam ?? [];
  return x === undefined || y === undefined || halfHeight === undefined || !(halfHeight > 0) ? undefined : { x, y, halfHeight };
}

/** A draft of the formula travels in the formula's place, so that nothing typed is ever lost. */
function withDraft({ draft, problem, ...rest }: Document): Document {
  return { ...rest, draft, problem: draft === undefined ? problem : { ...problem, values: { ...problem.values, f: draft } } };
}

export function scenarioOf(state: PageState): Scenario {
  const { camera, playhead, language, languageChosen, theme, page } = state;
  return toScenario(withDraft(state.document), {
    ...page,
    step: Number.isFinite(playhead) ? playhead : undefined,
    cam: camera === undefined ? undefined : [camera.x, camera.y, camera.halfHeight],
    lang: languageChosen ? language : undefined,
    theme: theme === "system" ? undefined : theme,
  });
}

/** The canonical query of the state, without a question mark. */
export function linkOf(state: PageState): string {
  return encode(scenarioOf(state), state.catalogue);
}
