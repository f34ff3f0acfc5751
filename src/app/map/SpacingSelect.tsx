/** How heights are spread over bands and iso-lines. */
import { useActions, usePageState, useText } from "../page.ts";
import { SPACINGS } from "../store/state.ts";
import styles from "./Map.module.css";
import type { Spacing } from "../store/state.ts";

export function SpacingSelect(): React.JSX.Element {
  const text = useText().map;
  const spacing = usePageState((state) => state.spacing);
  const actions = useActions();
  return (
    <select
      className={styles["spacing"]}
      aria-label={text.spacing}
      value={spacing}
      onChange={(event) => actions.setSpacing(event.currentTarget.value as Spacing)}
    >
      {SPACINGS.map((one) => (
        <option key={one} value={one}>
          {text.spacings[one]}
        </option>
      ))}
    </select>
  );
}
