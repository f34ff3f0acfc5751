/** The button that opens the list of methods. */
import { lazy, Suspense } from "react";
import { Popover } from "../menus/Popover.tsx";
import { usePageState, useText } from "../page.ts";
import { MOST_RUNS } from "../store/document.ts";
import { ADD_BUTTON } from "./ids.ts";
import styles from "./Runs.module.css";
import type { Methods as MethodsType } from "./Methods.tsx";

const load = (): Promise<{ default: typeof MethodsType }> => import("./Methods.tsx").then(({ Methods: component }) => ({ default: component }));
const Methods = lazy(load);
/** What fails now fails again, and is heard of, when it is opened. */
const preload = (): void => void load().catch(() => undefined);

export function AddOptimizer(): React.JSX.Element {
  const { runs } = useText();
  const full = usePageState((state) => state.document.runs.length >= MOST_RUNS);
  const known = usePageState((state) => state.catalogue.problems.some(({ id }) => id === state.document.problem.id));
  return (
    // Whoever comes near will open it.
    <div className={styles["add"]} onPointerEnter={preload} onFocus={preload}>
      <Popover
        face={runs.add}
        buttonId={ADD_BUTTON}
        buttonClass={styles["addButton"]}
        label={runs.add}
        kind="list"
        className={styles["methods"]}
        disabled={full || !known}
        describedBy={full ? "runs-full" : undefined}
      >
        {(close) => (
          <Suspense fallback={<p className={styles["ratesNote"]}>{runs.words.loading}</p>}>
            <Methods close={close} />
          </Suspense>
        )}
      </Popover>
      {full && <small id="runs-full">{runs.full(MOST_RUNS)}</small>}
    </div>
  );
}
