/** Map, 3-D picture, or both. */
import { useActions, usePageState, useText } from "../page.ts";
import { usePhone } from "../phone.ts";
import { PANES } from "../store/state.ts";
import styles from "./Panes.module.css";
import type { Panes } from "../store/state.ts";

export function PanesSwitch(): React.JSX.Element {
  const text = useText().map3d;
  const panes = usePageState((state) => state.view3d.panes);
  const { setView3d } = useActions();
  const phone = usePhone();
  if (phone) {
    return (
      <select className={styles["choice"]} aria-label={text.panes} value={panes} onChange={(event) => setView3d({ panes: event.currentTarget.value as Panes })}>
        {PANES.map((one) => (
          <option key={one} value={one}>
            {text.names[one]}
          </option>
        ))}
      </select>
    );
  }
  return (
    <fieldset className={styles["switch"]} aria-label={text.panes}>
      {PANES.map((one) => (
        <button key={one} type="button" aria-pressed={one === panes} onClick={() => setView3d({ panes: one })}>
          {text.names[one]}
        </button>
      ))}
    </fieldset>
  );
}
