/** What there is to know of the surface: its formula, what to look at, its minima, where it is not smooth, and where it comes from. */
import { readable } from "../../draw/scales.ts";
import { usePageState, useText } from "../page.ts";
import { formulaOf } from "./surface.ts";
import { Tex } from "./Tex.tsx";
import { problemTitle, withSymbols } from "./title.ts";
import styles from "./AboutSurface.module.css";
import type { ProblemAnswer } from "../../protocol/messages.ts";

/** Significant digits of minima. */
const DIGITS = 6;

/** A long formula is scrolled sideways, by keys too. */
function reachable(element: HTMLElement | null): void {
  if (element !== null) element.tabIndex = 0;
}

export function AboutSurface({ answer }: { readonly answer: ProblemAnswer | undefined }): React.JSX.Element {
  const text = useText();
  const catalogue = usePageState((state) => state.catalogue);
  const { id, values } = usePageState((state) => state.document.problem);
  const entry = catalogue.problems.find((one) => one.id === id);
  const { problems } = text;
  const words = problems.words[id];
  const source = entry?.formula ?? formulaOf(values);
  return (
    <div className={styles["about"]}>
      <h2>{entry === undefined ? id : problemTitle(text, entry)}</h2>
      <p>{words?.summary ?? entry?.summary}</p>
      <div className={styles["formula"]} ref={reachable} role="group" aria-label={problems.formula}>
        <Tex display latex={answer && withSymbols(`J(${answer.symbols.join(", ")}) = ${answer.latex}`, entry?.knobs ?? {})} plain={source} />
      </div>
      {(words?.notes ?? answer?.notes ?? []).map((note) => (
        <p key={note}>{note}</p>
      ))}
      {answer !== undefined && (
        <dl className={styles["facts"]}>
          <dt>{problems.minima}</dt>
          {answer.minima.length === 0 && <dd>{problems.noMinima}</dd>}
          {answer.minima.map(({ at, loss }) => (
            <dd key={at.join()}>{problems.minimum(`(${at.map((value) => readable(value, DIGITS)).join(", ")})`, readable(loss, DIGITS))}</dd>
          ))}
          {answer.kinks.length > 0 && <dt>{problems.kinks}</dt>}
          {answer.kinks.map(({ cause, where }) => (
            <dd key={cause + where}>
              <code>{problems.kink(where)}</code>
            </dd>
          ))}
          {source !== "" && <dt>{problems.source}</dt>}
          {source !== "" && (
            <dd>
              <code className={styles["source"]}>{source}</code>
            </dd>
          )}
          {answer.references.length > 0 && <dt>{problems.references}</dt>}
          {answer.references.map((reference) => (
            <dd key={reference} lang="en">
              {reference}
            </dd>
          ))}
        </dl>
      )}
    </div>
  );
}
