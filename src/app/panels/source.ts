/** What views see of the page: made anew only when runs are added, removed, hidden or renamed, or the problem's minima change. */
import { useEffect, useMemo } from "react";
import { copyText } from "../clipboard.ts";
import { useCoordinates } from "../coordinates.ts";
import { runNames } from "../names.ts";
import { loadWords } from "../runs/useWords.ts";
import { reason } from "../runs/readouts.ts";
import { subscribePaced } from "../paced.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { annotationsOf } from "../timeline/annotations.ts";
import { UNITS } from "../../views/parts/units.ts";
import { seekTo } from "../timeline/moves.ts";
import { MOST_RUNS } from "../store/document.ts";
import { isShown } from "../store/state.ts";
import { useMinima } from "./minima.ts";
import { createSteps } from "./steps.ts";
import type { Messages } from "../../text/index.ts";
import type { ViewRun, ViewSource } from "../../views/view.ts";
import type { RunKey } from "../store/document.ts";
import type { PageState } from "../store/state.ts";
import type { Trajectory } from "../trajectories.ts";

function shownRuns(state: PageState, text: Messages): ViewRun[] {
  const names = runNames(state, text);
  return state.document.runs.filter(({ key }) => isShown(state, key)).map(({ key, look }) => ({ key, name: names.get(key)!, look }));
}

export function useViewSource(): ViewSource {
  const { store, trajectories, ask } = usePage();
  const text = useText();
  // As text, so that turning a run's knobs changes nothing here.
  const shown = usePageState((state) => JSON.stringify(shownRuns(state, text)));
  const steps = usePageState(({ document }) => document.steps);
  const equal = usePageState((state) => state.equal);
  const coordinates = useCoordinates().join("\n");
  const minima = useMinima();
  const full = usePageState(({ document }) => document.runs.length >= MOST_RUNS);
  const made = useMemo(() => createSteps({ store, trajectories, ask }), [store, trajectories, ask]);
  useEffect(() => () => made.close(), [made]);
  return useMemo(() => {
    const { actions } = store;
    const costed = (run: number | undefined): Trajectory | undefined => (equal === "steps" || run === undefined ? undefined : trajectories.get(run as RunKey));
    return {
      runs: JSON.parse(shown) as ViewRun[],
      steps,
      unit: UNITS[equal],
      coordinates: coordinates.split("\n"),
      minima,
      trajectory: (run) => trajectories.get(run as RunKey),
      playhead: (run) => {
        const { playhead } = store.getState();
        const trajectory = costed(run);
        return trajectory === undefined ? playhead : trajectory.firstStep + trajectory.rowNow(playhead);
      },
      hovered: () => store.getState().hover,
      selected: () => store.getState().selected,
      subscribe: (listener) => subscribePaced({ store, trajectories }, listener),
      seek: (place, run) => {
        const trajectory = costed(run);
        seekTo({ store, trajectories }, trajectory === undefined ? place : Math.ceil(trajectory.placeOf(place - trajectory.firstStep)));
      },
      hover: (run, step) => actions.setHover({ run: run as RunKey, step }),
      unhover: () => {
        if (store.getState().hover !== undefined) actions.setHover(undefined);
      },
      plan: (key) => {
        const { problem, runs } = store.getState().document;
        const run = runs.find((one) => one.key === key);
        return run && { problem, run };
      },
      ask,
      annotate: (annotations) => annotationsOf(store).set(annotations),
      replays: made,
      words: (optimizer) => loadWords({ ask }, text.definitions, optimizer),
      ending: (key) => {
        const trajectory = trajectories.get(key as RunKey);
        return trajectory === undefined ? "" : reason(text, trajectory);
      },
      branch: full ? undefined : (key, step) => actions.branchRun(key as RunKey, step),
      copy: (text) => void copyText(store, text),
    };
  }, [store, trajectories, ask, shown, steps, equal, coordinates, minima, made, full, text]);
}
