/** The runs: who walks, how far each has come at the playhead, and with which settings. */
import { useMemo, useRef } from "react";
import { usePageState, useText } from "../page.ts";
import { MathSymbol } from "../knobs/MathSymbol.tsx";
import { methodName, runNames } from "../names.ts";
import { FairButton } from "../fairness/FairButton.tsx";
import { AddOptimizer } from "./AddOptimizer.tsx";
import { RUNS_TABLE } from "./ids.ts";
import { copyExactly, useReadouts } from "./readouts.ts";
import { RunRow } from "./RunRow.tsx";
import { distinction } from "./settings.ts";
import { Shared } from "./Shared.tsx";
import styles from "./Runs.module.css";

export function Runs(): React.JSX.Element {
  const text = useText();
  const { columns, title } = text.runs;
  const runs = usePageState((state) => state.document.runs);
  const catalogue = usePageState((state) => state.catalogue);
  const names = useMemo(() => runNames({ catalogue, document: { runs } }, text), [catalogue, runs, text]);
  const table = useRef<HTMLTableElement>(null);
  const refresh = useReadouts(table);
  return (
    <section className={styles["runs"]} aria-labelledby="runs-title">
      <header className={styles["header"]}>
        <h2 id="runs-title">{title}</h2>
        <FairButton />
        <AddOptimizer />
      </header>
      <table ref={table} id={RUNS_TABLE} className={styles["table"]} aria-label={title} onCopy={copyExactly}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles["silent"]}>{columns.run}</span>
            </th>
            <th scope="col" className={styles["step"]}>
              <span>{columns.step}</span>
            </th>
            <th scope="col">
              {columns.loss} <MathSymbol latex="J" />
            </th>
            <th scope="col">
              <span className={styles["silent"]}>{columns.gradNorm}</span>
              <MathSymbol latex="‖g‖" />
            </th>
            <th scope="col" className={styles["actions"]} data-controls="">
              <span className={styles["silent"]}>{columns.actions}</span>
            </th>
          </tr>
        </thead>
        {runs.map((run) => {
          const { from } = run.options;
          const parent = from === undefined ? undefined : runs[from.run];
          const method = methodName(catalogue, run, text);
          const namesakes = runs.filter((other) => methodName(catalogue, other, text) === method);
          const entry = catalogue.optimizers.find(({ id }) => id === run.optimizer);
          return (
            <RunRow
              key={run.key}
              run={run}
              entry={entry}
              name={names.get(run.key) ?? ""}
              difference={entry === undefined ? "" : distinction(run, namesakes, entry.knobs, text)}
              refresh={refresh}
              parent={parent === undefined ? undefined : names.get(parent.key)}
            />
          );
        })}
      </table>
      <Shared />
    </section>
  );
}
