/** Distances between distributions: switches in the menu of layers, and a row of the key with the level. Only where the problem is a family of two parameters. */
import { lazy, Suspense } from "react";
import { usePageState } from "../../page.ts";
import type { MapController } from "../controller.ts";

const DistanceTools = lazy(() => import("./DistanceTools.tsx").then(({ DistanceTools: component }) => ({ default: component })));

export function Distances({ map }: { readonly map: MapController }): React.JSX.Element | null {
  const wanted = usePageState(
    ({ document, catalogue }) =>
      document.start.length === 2 && catalogue.problems.find(({ id }) => id === document.problem.id)?.provides.includes("distribution") === true,
  );
  return wanted ? (
    <Suspense>
      <DistanceTools map={map} />
    </Suspense>
  ) : null;
}
