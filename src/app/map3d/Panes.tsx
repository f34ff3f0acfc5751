/** Room for the map and for the 3-D picture: one of them, or both. What the latter is made of arrives when it is first wanted. */
import { lazy, Suspense } from "react";
import { usePageState, useText } from "../page.ts";
import { PanesCorner } from "./PanesSwitch.tsx";
import styles from "./Panes.module.css";

function Failed(): React.JSX.Element {
  const text = useText().map3d;
  return (
    <p className={styles["pane"]} role="alert">
      {text.failed}
    </p>
  );
}

const View3d = lazy(() =>
  import("./View3d.tsx").then(
    ({ View3d: component }) => ({ default: component }),
    () => ({ default: Failed }),
  ),
);

interface Props {
  /** The map. Where only the other one is shown it stays, unseen: key, readings and description are its. */
  readonly children: React.ReactNode;
  /** Id of the text that describes both. */
  readonly description: string;
}

export function Panes({ children, description }: Props): React.JSX.Element {
  const panes = usePageState((state) => state.view3d.panes);
  const text = useText().map3d;
  return (
    <div className={styles["panes"]} data-panes={panes}>
      {children}
      {panes === "2d" ? null : (
        <Suspense fallback={<p className={styles["pane"]}>{text.loading}</p>}>
          <View3d description={description} />
        </Suspense>
      )}
      <PanesCorner />
    </div>
  );
}
