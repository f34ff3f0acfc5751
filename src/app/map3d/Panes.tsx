/** Map, 3-D picture, or both: the choice, and what is shown beside the map or in its place, made of parts that arrive when first wanted. */
import { lazy, Suspense, useEffect } from "react";
import { usePage, usePageState } from "../page.ts";
import { usePhone } from "../phone.ts";
import { useWords3d } from "./useWords3d.ts";
import { changeView, PANES, readView3d, writeView3d } from "./view.ts";
import styles from "./Panes.module.css";
import type { WordsOf3d } from "../../text/index.ts";
import type { Sight } from "../map/sight.ts";
import type { Panes } from "./view.ts";

function Failed({ words }: { readonly words: WordsOf3d }): React.JSX.Element {
  return (
    <p className={styles["pane"]} role="alert">
      {words.failed}
    </p>
  );
}

const View3d = lazy(() =>
  import("./View3d.tsx").then(
    ({ View3d: component }) => ({ default: component }),
    () => ({ default: Failed }),
  ),
);

function usePanes(): Panes {
  return usePageState(({ view3d }) => readView3d(view3d).panes);
}

/** Among the tools of the map. */
export function PanesSwitch(): React.JSX.Element | null {
  const words = useWords3d();
  const { store } = usePage();
  const panes = usePanes();
  if (usePhone() || words === undefined) return null;
  return (
    <fieldset className={styles["switch"]} aria-label={words.panes}>
      {PANES.map((one) => (
        <button key={one} type="button" aria-pressed={one === panes} onClick={() => changeView(store, { panes: one })}>
          {words.names[one]}
        </button>
      ))}
    </fieldset>
  );
}

/** Where these have no room for it, in a corner of the picture. */
function PanesCorner(): React.JSX.Element | null {
  const words = useWords3d();
  const { store } = usePage();
  const panes = usePanes();
  if (!usePhone() || words === undefined) return null;
  return (
    <select
      className={styles["corner"]}
      aria-label={words.panes}
      value={panes}
      onChange={(event) => changeView(store, { panes: event.currentTarget.value as Panes })}
    >
      {PANES.map((one) => (
        <option key={one} value={one}>
          {words.names[one]}
        </option>
      ))}
    </select>
  );
}

interface Props {
  readonly sight: Sight;
  /** Id of the text that describes both pictures. */
  readonly description: string;
}

export function Picture3d(props: Props): React.JSX.Element {
  const words = useWords3d();
  const { store } = usePage();
  const panes = usePanes();
  const numbers = usePageState(({ view3d }) => view3d);
  // Numbers that mean nothing are not handed on in links.
  useEffect(() => {
    const meant = writeView3d(readView3d(numbers));
    if (numbers.length > 0 && meant.join() !== numbers.join()) store.actions.setView3d(meant);
  }, [store, numbers]);
  return (
    <>
      {panes !== "2d" && words !== undefined && (
        <Suspense fallback={<p className={styles["loading"]}>{words.loading}</p>}>
          <View3d {...props} words={words} />
        </Suspense>
      )}
      <PanesCorner />
    </>
  );
}
