/** The button that opens the rule of a run. The rule itself, with its typesetter, loads when it is opened. */
import { Suspense, lazy } from "react";
import { useText } from "../page.ts";
import { Popover } from "../menus/Popover.tsx";
import styles from "./Runs.module.css";
import type { OptimizerEntry } from "../../core/catalogue.ts";
import type { DocumentRun } from "../store/document.ts";

const Rule = lazy(() => import("./Rule.tsx").then(({ Rule: component }) => ({ default: component })));

interface Props {
  readonly run: DocumentRun;
  readonly name: string;
  readonly entry: OptimizerEntry;
}

export function RuleButton({ run, name, entry }: Props): React.JSX.Element {
  const { runs } = useText();
  return (
    <Popover face={runs.rule} buttonLabel={runs.ruleOf(name)} label={runs.ruleOf(name)} kind="text" className={styles["rule"]}>
      {(close) => (
        <Suspense fallback={<p>{runs.words.loading}</p>}>
          <Rule run={run} name={name} entry={entry} close={close} />
        </Suspense>
      )}
    </Popover>
  );
}
