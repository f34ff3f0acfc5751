/** What could not be read, beside its place in the link or file. */
import { useActions, usePageState, useText } from "../page.ts";
import { placeOf } from "./place.ts";
import styles from "./Notices.module.css";
import type { Issue } from "../../core/knobs.ts";
import type { Messages } from "../../text/index.ts";

/** In the reader's language where it has words for the code; else the English message. */
function wordsOf({ code, args, message }: Issue, { issues }: Messages): string {
  const say = Object.hasOwn(issues.byCode, code) ? issues.byCode[code] : undefined;
  return say?.(args) ?? message;
}

const FORMULA_PATH = "problem.f";

export function Issues(): React.JSX.Element | null {
  const text = useText();
  const actions = useActions();
  const read = usePageState((state) => state.issues);
  const engine = usePageState((state) => state.engineIssues);
  const problem = usePageState((state) => state.document.problem.id);
  const runs = usePageState((state) => state.document.runs);
  const optimizers = runs.map(({ optimizer }) => optimizer);
  // What is wrong with a typed formula stands beside its field.
  const all = [...read, ...engine.filter(({ path }) => path !== FORMULA_PATH)];
  if (all.length === 0) return null;
  return (
    <section className={styles["issues"]} aria-label={text.issues.title} data-issues="">
      <h2>{text.issues.title}</h2>
      <ul>
        {all.map((issue, i) => (
          <li key={`${i} ${issue.path}`} data-path={issue.path} data-code={issue.code}>
            {issue.path !== "" && <strong title={issue.path}>{placeOf({ path: issue.path, text, problem, optimizers })}</strong>} {wordsOf(issue, text)}
          </li>
        ))}
      </ul>
      {read.length > 0 && (
        <button type="button" onClick={() => actions.dismissIssues()}>
          {text.issues.dismiss}
        </button>
      )}
    </section>
  );
}
