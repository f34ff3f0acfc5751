/** The points that a problem lists itself where it is given none: as its distribution draws them, a moment after its settings changed. */
import { useEffect, useState } from "react";
import { usePage, usePageState } from "../page.ts";
import type { Examples } from "../../core/knobs.ts";

/** @param wanted nothing is asked where there are data */
export function useListed(wanted: boolean): Examples | undefined {
  const { ask, store } = usePage();
  const problem = usePageState(({ document }) => document.problem);
  const [listed, setListed] = useState<Examples>();
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const { start } = store.getState().document;
    ask({ kind: "distribution", problem: { id: problem.id, values: problem.values }, before: start, after: start }, stop.signal).then(
      (answer) => {
        const picture = answer.kind === "distribution" ? answer.picture : undefined;
        if (picture?.kind !== "plane" || picture.classes !== undefined || stop.signal.aborted) return;
        const { points } = picture;
        const rows = Array.from({ length: points.length / 2 }, (_, i) => i);
        setListed({ inputs: rows.map((i) => [points[2 * i]!]), targets: rows.map((i) => points[2 * i + 1]!) });
      },
      // Then there is the tick, which brings them too.
      () => undefined,
    );
    return () => stop.abort();
  }, [ask, store, problem, wanted]);
  return wanted ? listed : undefined;
}
