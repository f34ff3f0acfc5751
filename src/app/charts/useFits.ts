/** The runs of all charts that are shown, for as long as they are: what stays in view when others come or go is not begun anew. */
import { useEffect, useRef, useState } from "react";
import { usePage } from "../page.ts";
import { openFit } from "./fit.ts";
import { openTogether } from "./together.ts";
import type { Fit } from "./fit.ts";
import type { Family } from "./store.ts";
import type { Together } from "./together.ts";

interface Opened {
  readonly fits: readonly Fit[];
  readonly together: Together;
}

/** @param own the page's own chart, whose runs are those of the page */
export function useFits(family: Family, own: string, charts: readonly string[]): Opened | undefined {
  const page = usePage();
  const [opened, setOpened] = useState<Opened>();
  const kept = useRef(new Map<string, Fit>());
  const wanted = charts.join();
  useEffect(() => {
    const before = kept.current;
    const now = new Map(
      wanted.split(",").map((chart) => {
        const key = `${chart} ${chart === own}`;
        return [key, before.get(key) ?? openFit(page, family, chart)] as const;
      }),
    );
    for (const [key, fit] of before) if (!now.has(key)) fit.close();
    kept.current = now;
    const fits = [...now.values()];
    const together = openTogether(page, family, fits);
    setOpened({ fits, together });
    return () => together.close();
  }, [page, family, own, wanted]);
  useEffect(
    () => () => {
      for (const fit of kept.current.values()) fit.close();
      kept.current = new Map();
    },
    [page, family],
  );
  return opened;
}
