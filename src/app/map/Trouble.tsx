/** In place of the map, where there is no surface to draw: why, in the reader's language. */
import { lazy, Suspense } from "react";
import { useText } from "../page.ts";
import { mistakeOf } from "../problem/mistake.ts";
import styles from "./Map.module.css";
import type { EngineError } from "../../client/engine.ts";

const Curve = lazy(() => import("./curve/Curve.tsx").then(({ Curve: component }) => ({ default: component })));

export function Trouble({ trouble }: { readonly trouble: EngineError }): React.JSX.Element {
  const { map, problems, issues } = useText();
  const { code, args, message } = trouble;
  // What is wrong with a typed formula is said once, at its place in the field.
  const mistake = mistakeOf("", trouble, problems.mistakes);
  const say = Object.hasOwn(issues.byCode, code) ? issues.byCode[code] : undefined;
  if (code === "not-2-d" && args["dim"] === 1) {
    return (
      <Suspense>
        <Curve />
      </Suspense>
    );
  }
  return (
    <p className={styles["trouble"]} role="alert">
      {code !== "not-2-d" && <strong>{map.cannotDraw}</strong>}
      {mistake === undefined && (say?.(args) ?? message)}
    </p>
  );
}
