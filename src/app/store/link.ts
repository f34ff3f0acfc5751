/** The page's state as a scenario, and back: what links, files and the last session carry. */
import { encode } from "../../scenario/index.ts";
import { toScenario } from "./document.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { Document } from "./document.ts";
import type { Camera, Lens, PageState } from "./state.ts";

export function readCamera(cam: readonly number[] | undefined): Camera | undefined {
  const [x, y, halfHeight] = cam ?? [];
  return x === undefined || y === undefined || halfHeight === undefined || !(halfHeight > 0) ? undefined : { x, y, halfHeight };
}

/** The numbers of the 3-D picture follow while it is shown; 0,0,0 before them is the problem's window. */
function writeCam({ camera, view3d }: Pick<PageState, "camera" | "view3d">): readonly number[] | undefined {
  const plane = camera && [camera.x, camera.y, camera.halfHeight];
  return view3d[2] ? [...(plane ?? [0, 0, 0]), ...view3d] : plane;
}

export function readLens(lens: readonly number[] | undefined): Lens | undefined {
  if (lens === undefined) return undefined;
  const [order, radius = 1, y = 0, x] = lens.toReversed();
  return { at: [x ?? 0, y], radius, order: order === 1 ? 1 : 2, follows: x === undefined ? "playhead" : "nothing" };
}

function writeLens(lens: Lens | undefined): readonly number[] | undefined {
  return lens && [...(lens.follows === "playhead" ? [] : lens.at), lens.radius, lens.order];
}

/** A draft of the formula travels in the formula's place, so that nothing typed is ever lost. */
function withDraft({ draft, problem, ...rest }: Document): Document {
  return { ...rest, draft, problem: draft === undefined ? problem : { ...problem, values: { ...problem.values, f: draft } } };
}

export function scenarioOf(state: PageState): Scenario {
  const { lens, equal, playhead, language, languageChosen, theme, page } = state;
  return toScenario(withDraft(state.document), {
    ...page,
    step: Number.isFinite(playhead) ? playhead : undefined,
    cam: writeCam(state),
    lens: writeLens(lens),
    budget: equal === "steps" ? undefined : equal,
    lang: languageChosen ? language : undefined,
    theme: theme === "system" ? undefined : theme,
  });
}

/** The canonical query of the state, without a question mark. */
export function linkOf(state: PageState): string {
  return encode(scenarioOf(state), state.catalogue);
}
