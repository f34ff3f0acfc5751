/** In place of the map, where there is no surface to draw: why, in the reader's language. */
import { useText } from "../page.ts";
import { mistakeOf, sayMistake } from "../problem/mistake.ts";
import styles from "./Map.module.css";
import type { EngineError } from "../../client/engine.ts";

export function Trouble({ trouble }: { readonly trouble: EngineError }): React.JSX.Element {
  const { map, problems, issues } = useText();
  const { code, args, message } = trouble;
  // The place in the formula is shown where it is typed; here the sentence is enough.
  const mistake = mistakeOf("", trouble, problems.mistakes);
  const say = Object.hasOwn(issues.byCode, code) ? issues.byCode[code] : undefined;
  return (
    <p className={styles["trouble"]} role="alert">
      <strong>{map.cannotDraw}</strong>
      {mistake === undefined ? (say?.(args) ?? message) : sayMistake(mistake, problems)}
    </p>
  );
}
