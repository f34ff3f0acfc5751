/** Balls and distances: switches in the menu of layers, and a row of the key with the level. Only where the problem has two parameters. */
import { lazy, Suspense } from "react";
import { usePageState } from "../../page.ts";
import type { MapController } from "../controller.ts";

const DistanceTools = lazy(() => import("./DistanceTools.tsx").then(({ DistanceTools: component }) => ({ default: component })));

export function Distances({ map }: { readonly map: MapController }): React.JSX.Element | null {
  const wanted = usePageState(({ document }) => document.start.length === 2);
  return wanted ? (
    <Suspense>
      <DistanceTools map={map} />
    </Suspense>
  ) : null;
}
