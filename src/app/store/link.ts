/** The page's state as a scenario, and back: what links, files and the last session carry. */
import { encode } from "../../scenario/index.ts";
import { toScenario } from "./document.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { Document } from "./document.ts";
import type { Camera, PageState, Panes, View3d } from "./state.ts";

export function readCamera(cam: readonly number[] | undefined): Camera | undefined {
  const [x, y, halfHeight] = cam ?? [];
  return x === undefined || y === undefined || halfHeight === undefined || !(halfHeight > 0) ? undefined : { x, y, halfHeight };
}

/** From where a 3-D picture is seen at first. */
const FIRST_VIEW: View3d = { panes: "2d", azimuth: -30, elevation: 40, height: "log" };
/** How links write which pictures are shown. */
const PANE_NUMBERS: Readonly<Record<number, Panes>> = { 1: "3d", 2: "both" };
/** Marks linear heights; log ones are not written. */
const LINEAR = 0;

/**
 * With a 3-D picture, three or four numbers follow those of the camera: azimuth, elevation, which pictures, and 0 for linear heights.
 * Without them the camera is that of the map alone, as ever; 0,0,0 in their place is the problem's window.
 */
export function readView3d(cam: readonly number[] | undefined): View3d {
  const [, , , azimuth, elevation, number, height] = cam ?? [];
  const panes = number === undefined ? undefined : PANE_NUMBERS[number];
  if (azimuth === undefined || elevation === undefined || panes === undefined) return FIRST_VIEW;
  if (!(Math.abs(azimuth) <= 180 && elevation >= 5 && elevation <= 90)) return { ...FIRST_VIEW, panes };
  return { panes, azimuth, elevation, height: height === LINEAR ? "linear" : "log" };
}

function writeCam({ camera, view3d }: Pick<PageState, "camera" | "view3d">): readonly number[] | undefined {
  const plane = camera && [camera.x, camera.y, camera.halfHeight];
  const { panes, azimuth, elevation, height } = view3d;
  if (panes === "2d") return plane;
  return [...(plane ?? [0, 0, 0]), azimuth, elevation, panes === "3d" ? 1 : 2, ...(height === "linear" ? [LINEAR] : [])];
}

/** A draft of the formula travels in the formula's place, so that nothing typed is ever lost. */
function withDraft({ draft, problem, ...rest }: Document): Document {
  return { ...rest, draft, problem: draft === undefined ? problem : { ...problem, values: { ...problem.values, f: draft } } };
}

export function scenarioOf(state: PageState): Scenario {
  const { playhead, language, languageChosen, theme, page } = state;
  return toScenario(withDraft(state.document), {
    ...page,
    step: Number.isFinite(playhead) ? playhead : undefined,
    cam: writeCam(state),
    lang: languageChosen ? language : undefined,
    theme: theme === "system" ? undefined : theme,
  });
}

/** The canonical query of the state, without a question mark. */
export function linkOf(state: PageState): string {
  return encode(scenarioOf(state), state.catalogue);
}
