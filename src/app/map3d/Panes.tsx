/**
 * Map, 3-D picture, both, or the charts of a family side by side: the choice, and what is shown beside the map or in its place, made of parts that
 * arrive when first wanted.
 */
import { lazy, Suspense, useEffect } from "react";
import { usePage, usePageState } from "../page.ts";
import { variantOf } from "../../core/shape.ts";
import { firstCharts } from "../charts/choice.ts";
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

const ChartsView = lazy(() =>
  import("../charts/ChartsView.tsx").then(
    ({ ChartsView: component }) => ({ default: component }),
    () => ({ default: Failed }),
  ),
);

type Choice = Panes | "charts";

/** Of one parameter, or more than two, there is one picture. */
const FLAT: readonly Choice[] = ["2d"];

/** What is shown, and what can be: charts only of what has several. */
function useChoice(): { readonly chosen: Choice; readonly choices: readonly Choice[]; readonly choose: (choice: Choice) => void } {
  const { store } = usePage();
  const panes = usePageState(({ view3d }) => readView3d(view3d).panes);
  const charts = usePageState(({ page }) => page.charts !== undefined);
  const entry = usePageState(({ catalogue, document }) => catalogue.problems.find(({ id }) => id === document.problem.id));
  const planar = usePageState(({ document }) => document.start.length === 2);
  return {
    chosen: !planar ? "2d" : charts ? "charts" : panes,
    choices: !planar ? FLAT : entry?.variants === undefined ? PANES : [...PANES, "charts"],
    choose(choice) {
      const own = entry && variantOf(entry, store.getState().document.problem.values);
      store.actions.setPage({ charts: choice === "charts" && own !== undefined ? firstCharts(own, Object.keys(entry!.variants!.of)) : undefined });
      if (choice !== "charts") changeView(store, { panes: choice });
    },
  };
}

/** Among the tools of the map. */
export function PanesSwitch(): React.JSX.Element | null {
  const words = useWords3d();
  const { chosen, choices, choose } = useChoice();
  if (usePhone() || words === undefined || choices.length < 2) return null;
  return (
    <fieldset className={styles["switch"]} aria-label={words.panes}>
      {choices.map((one) => (
        <button key={one} type="button" aria-pressed={one === chosen} onClick={() => choose(one)}>
          {words.names[one]}
        </button>
      ))}
    </fieldset>
  );
}

/** Where these have no room for it, in a corner of the picture. */
function PanesCorner(): React.JSX.Element | null {
  const words = useWords3d();
  const { chosen, choices, choose } = useChoice();
  if (!usePhone() || words === undefined || choices.length < 2) return null;
  return (
    <select className={styles["corner"]} aria-label={words.panes} value={chosen} onChange={(event) => choose(event.currentTarget.value as Choice)}>
      {choices.map((one) => (
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
  /** The overlays that are on. */
  readonly on: ReadonlySet<string>;
}

export function Picture3d({ on, ...props }: Props): React.JSX.Element {
  const words = useWords3d();
  const { store } = usePage();
  const { chosen, choices } = useChoice();
  const numbers = usePageState(({ view3d }) => view3d);
  // Numbers that mean nothing are not handed on in links.
  useEffect(() => {
    const meant = writeView3d(readView3d(numbers));
    if (numbers.length > 0 && meant.join() !== numbers.join()) store.actions.setView3d(meant);
  }, [store, numbers]);
  // Undo may lead back to what has no charts.
  const astray = chosen === "charts" && !choices.includes(chosen);
  useEffect(() => {
    if (astray) store.actions.setPage({ charts: undefined });
  }, [store, astray]);
  return (
    <>
      {chosen !== "2d" && words !== undefined && (
        <Suspense fallback={<p className={styles["loading"]}>{chosen === "charts" ? words.loadingCharts : words.loading}</p>}>
          {chosen === "charts" ? <ChartsView on={on} words={words} /> : <View3d {...props} words={words} />}
        </Suspense>
      )}
      <PanesCorner />
    </>
  );
}
