/** What can be done with a run. */
import { useActions, usePage, usePageState, useText } from "../page.ts";
import { Popover } from "../menus/Popover.tsx";
import { MOST_RUNS } from "../store/document.ts";
import { ADD_BUTTON } from "./ids.ts";
import styles from "./Runs.module.css";
import type { Trajectory } from "../trajectories.ts";
import type { DocumentRun, RunKey } from "../store/document.ts";

/** Where a branch leaves: at the playhead, or before the last step where the run is over there, since after it there is nothing to change. */
function forkStep(trajectory: Trajectory | undefined, playhead: number): number {
  if (trajectory === undefined || trajectory.count < 2) return trajectory?.firstStep ?? 0;
  return trajectory.firstStep + Math.min(trajectory.rowNow(playhead), trajectory.count - 2);
}

const menuButton = (key: RunKey): string => `run-${key}-menu`;

/** After React has rearranged the rows, the focus is where the hand was. */
function focusLater(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

export function RunMenu({ run: { key }, name }: { readonly run: DocumentRun; readonly name: string }): React.JSX.Element {
  const { runs: text } = useText();
  const actions = useActions();
  const { store, trajectories } = usePage();
  const count = usePageState((state) => state.document.runs.length);
  const place = usePageState((state) => state.document.runs.findIndex((run) => run.key === key));
  const muted = usePageState((state) => state.muted.has(key));
  const solo = usePageState((state) => state.solo === key);
  return (
    <Popover
      face={<span aria-hidden="true">⋯</span>}
      buttonLabel={text.actions(name)}
      buttonClass={styles["menu"]}
      buttonId={menuButton(key)}
      label={text.actions(name)}
      kind="list"
    >
      {(close) => {
        const doing =
          (work: () => void, focus = menuButton(key)) =>
          () => {
            close();
            work();
            focusLater(focus);
          };
        return (
          <>
            <button type="button" aria-pressed={muted} onClick={doing(() => actions.toggleMuted(key))}>
              {text.mute}
            </button>
            <button type="button" aria-pressed={solo} onClick={doing(() => actions.toggleSolo(key))}>
              {text.solo}
            </button>
            <button type="button" disabled={place === 0} onClick={doing(() => actions.moveRun(key, -1))}>
              {text.moveUp}
            </button>
            <button type="button" disabled={place === count - 1} onClick={doing(() => actions.moveRun(key, 1))}>
              {text.moveDown}
            </button>
            <button type="button" disabled={count >= MOST_RUNS} onClick={doing(() => actions.duplicateRun(key))}>
              {text.duplicate}
              {count >= MOST_RUNS && <small>{text.full(MOST_RUNS)}</small>}
            </button>
            <button
              type="button"
              disabled={count >= MOST_RUNS}
              onClick={doing(() => actions.branchRun(key, forkStep(trajectories.get(key), store.getState().playhead)))}
            >
              {text.branchHere}
            </button>
            <button type="button" disabled={count === 1} onClick={doing(() => actions.removeRun(key), ADD_BUTTON)}>
              {text.remove}
              {count === 1 && <small>{text.lastRun}</small>}
            </button>
          </>
        );
      }}
    </Popover>
  );
}
