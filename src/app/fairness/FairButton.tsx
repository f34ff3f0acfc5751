/** Says at which budget the runs are compared, and opens the choice. What it opens loads when it is opened. */
import { lazy, Suspense, useEffect, useState } from "react";
import { countAt, UNITS } from "../../views/parts/units.ts";
import { Popover } from "../menus/Popover.tsx";
import { usePage, usePageState, useText } from "../page.ts";
import type * as Late from "./late.ts";
import styles from "../runs/Runs.module.css";

const load = (): Promise<typeof Late> => import("./late.ts");
const Fairness = lazy(() => load().then(({ Fairness: component }) => ({ default: component })));
const Tuning = lazy(() => load().then(({ Tuning: component }) => ({ default: component })));

export function FairButton(): React.JSX.Element {
  const parts = usePage();
  const { runs } = useText();
  const equal = usePageState((state) => state.equal);
  const steps = usePageState((state) => state.document.steps);
  const [tuning, setTuning] = useState(false);
  useEffect(() => {
    // By a link too; until what it takes has come, runs are seen in full.
    if (equal !== "steps" || parts.trajectories.lens !== undefined) void load().then(({ compareAt }) => compareAt(parts));
  }, [parts, equal]);
  const statement = runs.equal[equal](countAt(UNITS[equal], steps));
  return (
    <>
      <Popover face={statement} buttonClass={styles["fairButton"]} label={statement} kind="text">
        {(close) => (
          <Suspense fallback={runs.words.loading}>
            <Fairness
              tune={() => {
                close();
                setTuning(true);
              }}
            />
          </Suspense>
        )}
      </Popover>
      {tuning && (
        <Suspense fallback={null}>
          <Tuning close={() => setTuning(false)} />
        </Suspense>
      )}
    </>
  );
}
