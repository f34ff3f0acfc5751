/** In place of the map, where there is no surface to draw: why, in the reader's language. */
import { lazy, Suspense } from "react";
import { usePageState, useText } from "../page.ts";
import { mistakeOf } from "../problem/mistake.ts";
import styles from "./Map.module.css";
import type { EngineError } from "../../client/engine.ts";

const Curve = lazy(() => import("./curve/Curve.tsx").then(({ Curve: component }) => ({ default: component })));

const PlaneMap = lazy(() => import("./plane/PlaneMap.tsx").then(({ PlaneMap: component }) => ({ default: component })));

export function Trouble({ trouble }: { readonly trouble: EngineError }): React.JSX.Element {
  const { map, problems, issues } = useText();
  const { code, args, message } = trouble;
  const plane = usePageState(({ catalogue, document }) => catalogue.problems.find(({ id }) => id === document.problem.id)?.plane);
  // What is wrong with a typed formula is said once, at its place in the field.
  const mistake = mistakeOf("", trouble, problems.mistakes);
  const say = Object.hasOwn(issues.byCode, code) ? issues.byCode[code] : undefined;
  if (code === "not-2-d" && (plane !== undefined || args["dim"] === 1))
    return <Suspense>{plane === undefined ? <Curve /> : <PlaneMap plane={plane} />}</Suspense>;
  return (
    <p className={styles["trouble"]} role="alert">
      {code !== "not-2-d" && <strong>{map.cannotDraw}</strong>}
      {mistake === undefined && (say?.(args) ?? message)}
    </p>
  );
}
