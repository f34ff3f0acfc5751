/** The known minima of the problem on the page; the old ones stay until the new ones have arrived. */
import { useEffect, useState } from "react";
import { usePage, usePageState } from "../page.ts";
import type { Minimum } from "../../core/model.ts";

export function useMinima(): readonly Minimum[] | undefined {
  const { ask } = usePage();
  const id = usePageState(({ document }) => document.problem.id);
  const values = usePageState(({ document }) => document.problem.values);
  const [minima, setMinima] = useState<readonly Minimum[]>();
  useEffect(() => {
    const control = new AbortController();
    const take = (next: readonly Minimum[]): void => {
      if (!control.signal.aborted) setMinima((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    // A problem that cannot be built has no minima; why it cannot is told elsewhere.
    ask({ kind: "problem", problem: { id, values } }, control.signal).then(
      (answer) => take(answer.kind === "problem" ? answer.minima : []),
      () => take([]),
    );
    return () => control.abort();
  }, [ask, id, values]);
  return minima;
}
