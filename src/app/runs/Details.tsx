/** All settings of a run that have no room in its row: the method's own and those of every run. Loaded when first opened. */
import { useEffect, useRef } from "react";
import { useActions, usePageState } from "../page.ts";
import { KnobList } from "../knobs/KnobList.tsx";
import { offeredOptions, optionApplies, otherKnobs } from "./settings.ts";
import styles from "./Runs.module.css";
import type { OptimizerEntry } from "../../core/catalogue.ts";
import type { Value } from "../../core/knobs.ts";
import type { DocumentRun } from "../store/document.ts";

interface Props {
  readonly run: DocumentRun;
  readonly name: string;
  readonly entry: OptimizerEntry;
  readonly change: (knob: string, value: Value, gesture?: string) => void;
  /** Writes the readouts that have just appeared. */
  readonly refresh: () => void;
}

export function Details({ run, name, entry, change, refresh }: Props): React.JSX.Element {
  const { key } = run;
  const actions = useActions();
  const catalogue = usePageState((state) => state.catalogue);
  const problem = usePageState((state) => state.document.problem.id);
  const reason = useRef<HTMLParagraphElement>(null);
  useEffect(refresh, [refresh]);
  // With its own row on top, as much of it is seen as there is room for. Once the column has made that room: a frame later.
  useEffect(() => {
    const frame = requestAnimationFrame(() => reason.current?.closest("tbody")?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const shared = { ownerName: name, gesture: `run-${key}` };
  return (
    <>
      <p ref={reason} className={styles["reason"]} data-run={key} data-readout="reason" />
      <KnobList {...shared} owner={run.optimizer} knobs={otherKnobs(entry.knobs, run.values)} values={run.values} change={change} />
      <KnobList
        {...shared}
        owner="run"
        knobs={offeredOptions(catalogue, problem, run.options.stream)}
        values={run.options}
        applies={optionApplies}
        change={(option, value, gesture) => actions.setRunOption(key, option, value, gesture)}
      />
    </>
  );
}
