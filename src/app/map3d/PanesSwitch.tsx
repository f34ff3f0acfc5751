/** Map, 3-D picture, or both: among the tools, or, where these have no room for it, in a corner of the picture. */
import { useActions, usePageState, useText } from "../page.ts";
import { usePhone } from "../phone.ts";
import { PANES } from "../store/state.ts";
import styles from "./Panes.module.css";
import type { Panes } from "../store/state.ts";

export function PanesSwitch(): React.JSX.Element | null {
  const text = useText().map3d;
  const panes = usePageState((state) => state.view3d.panes);
  const actions = useActions();
  if (usePhone()) return null;
  return (
    <fieldset className={styles["switch"]} aria-label={text.panes}>
      {PANES.map((one) => (
        <button key={one} type="button" aria-pressed={one === panes} onClick={() => actions.setView3d({ panes: one })}>
          {text.names[one]}
        </button>
      ))}
    </fieldset>
  );
}

export function PanesCorner(): React.JSX.Element | null {
  const text = useText().map3d;
  const panes = usePageState((state) => state.view3d.panes);
  const actions = useActions();
  if (!usePhone()) return null;
  return (
    <select
      className={styles["corner"]}
      aria-label={text.panes}
      value={panes}
      onChange={(event) => actions.setView3d({ panes: event.currentTarget.value as Panes })}
    >
      {PANES.map((one) => (
        <option key={one} value={one}>
          {text.names[one]}
        </option>
      ))}
    </select>
  );
}
