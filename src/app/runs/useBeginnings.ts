/** Asks the engine what each method would begin with here: see methods.ts. The answer takes milliseconds on a surface. */
import { useCallback, useEffect, useRef, useState } from "react";
import { initialValues } from "../../core/knobs.ts";
import { windowOfProblem } from "../map/viewport.ts";
import { usePage } from "../page.ts";
import { chooseBeginning, trialsOf, TRIED_STEPS } from "./methods.ts";
import type { Window2 } from "../../core/model.ts";
import type { RunOptions } from "../../core/options.ts";
import type { PageParts } from "../page.ts";
import type { Beginning, Method } from "./methods.ts";

type Beginnings = ReadonlyMap<string, Beginning>;

const UNKNOWN: Beginnings = new Map();
/** Milliseconds after which a method that was chosen is added with its defaults: nobody waits for an advice. */
const PATIENCE = 1000;

/** The problem's window, widened to where the runs start. */
function windowWith(window: Window2 | undefined, [x, y]: readonly number[]): Window2 | undefined {
  if (window === undefined || x === undefined || y === undefined) return undefined;
  return [Math.min(window[0], x), Math.max(window[1], x), Math.min(window[2], y), Math.max(window[3], y)];
}

/** Steps that rates are tried for: as many as the runs make, within bounds. */
export function triedSteps(steps: number): number {
  return Math.min(steps, TRIED_STEPS);
}

async function askBeginnings({ store, ask }: PageParts, methods: readonly Method[], signal: AbortSignal): Promise<Beginnings> {
  const state = store.getState();
  const { problem, start, seed, steps } = state.document;
  const options = initialValues(state.catalogue.runKnobs) as RunOptions;
  const trials = methods.map(trialsOf);
  const answer = await ask(
    {
      kind: "results",
      window: windowWith(windowOfProblem(state), start),
      problem: { id: problem.id, values: problem.values },
      runs: methods.flatMap(({ entry }, i) => trials[i]!.map((values) => ({ optimizer: entry.id, values, options }))),
      start,
      seed,
      steps: triedSteps(steps),
      tolerance: 0,
    },
    signal,
  );
  if (answer.kind !== "results") return UNKNOWN;
  let from = 0;
  return new Map(
    methods.map(({ id, entry }, i) => {
      const to = from + trials[i]!.length;
      const beginning = chooseBeginning(entry, answer.results.slice(from, to));
      from = to;
      return [id, beginning];
    }),
  );
}

interface Advice {
  /** Empty until the answer is there. */
  readonly beginnings: Beginnings;
  /** The answer, or nothing where it does not come soon. The asking then outlives whoever asked. */
  readonly awaited: () => Promise<Beginnings>;
}

/** Asks once, for the state as it is when first rendered. */
export function useBeginnings(methods: readonly Method[]): Advice {
  const page = usePage();
  const [beginnings, setBeginnings] = useState(UNKNOWN);
  const asked = useRef<Promise<Beginnings>>(Promise.resolve(UNKNOWN));
  const wanted = useRef(false);
  useEffect(() => {
    const control = new AbortController();
    // Without advice there are still the defaults.
    asked.current = askBeginnings(page, methods, control.signal).catch(() => UNKNOWN);
    void asked.current.then((found) => {
      if (!control.signal.aborted) setBeginnings(found);
    });
    return () => {
      if (!wanted.current) control.abort();
    };
  }, [page, methods]);
  const awaited = useCallback(() => {
    wanted.current = true;
    const late = new Promise<Beginnings>((resolve) => setTimeout(() => resolve(UNKNOWN), PATIENCE));
    return Promise.race([asked.current, late]);
  }, []);
  return { beginnings, awaited };
}
