/** The update rule of a run, as it is carried out, with what its symbols mean and stand at. */
import { formatExact } from "../knobs/numbers.ts";
import { useText } from "../page.ts";
import { Latex } from "./Latex.tsx";
import { useWords } from "./useWords.ts";
import styles from "./Rule.module.css";
import type { OptimizerEntry } from "../../core/catalogue.ts";
import type { Value } from "../../core/knobs.ts";
import type { SymbolRow, Words } from "../../core/model.ts";
import type { DocumentRun } from "../store/document.ts";

interface Props {
  readonly run: DocumentRun;
  readonly name: string;
  readonly entry: OptimizerEntry;
  readonly close: () => void;
}

/** A formula whose words are said in the page's language. */
function translated(latex: string, say: (english: string) => string): string {
  return latex.replaceAll(/\\text\{([^}]*)\}/g, (_, words: string) => `\\text{${say(words)}}`);
}

function shown(value: Value): string {
  if (typeof value === "number") return formatExact(value);
  if (typeof value === "boolean") return value ? "✓" : "–";
  return typeof value === "string" ? value : "";
}

function SymbolTable({
  rows,
  run,
  entry,
  say,
}: Pick<Props, "run" | "entry"> & { readonly rows: readonly SymbolRow[]; readonly say: (english: string) => string }): React.JSX.Element {
  const { words } = useText().runs;
  return (
    <table className={styles["symbols"]}>
      <thead>
        <tr>
          <th scope="col">{words.symbol}</th>
          <th scope="col">{words.meaning}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.initial}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ symbol, meaning, knob }) => {
          const definition = knob === undefined ? undefined : entry.knobs[knob];
          return (
            <tr key={symbol + meaning}>
              <td>
                <Latex>{symbol}</Latex>
              </td>
              <th scope="row">{say(meaning)}</th>
              <td>{knob !== undefined && shown(run.values[knob])}</td>
              <td>{definition !== undefined && definition.kind !== "group" && shown(definition.initial)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Content({
  words,
  say,
  run,
  entry,
}: Pick<Props, "run" | "entry"> & { readonly words: Words; readonly say: (english: string) => string }): React.JSX.Element {
  const { words: heads } = useText().runs;
  return (
    <>
      <p>{say(words.summary)}</p>
      <ol className={styles["lines"]}>
        {words.rule.map((line) => (
          <li key={line}>
            <Latex display>{translated(line, say)}</Latex>
          </li>
        ))}
      </ol>
      <SymbolTable rows={words.symbols} run={run} entry={entry} say={say} />
      {words.disagreements.length > 0 && (
        <>
          <h4>{heads.disagreements}</h4>
          <ul>
            {words.disagreements.map((one) => (
              <li key={one}>{say(one)}</li>
            ))}
          </ul>
        </>
      )}
      <h4>{heads.references}</h4>
      <ul lang="en">
        {words.references.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}

export function Rule({ run, name, entry, close }: Props): React.JSX.Element {
  const { runs, shell } = useText();
  const loaded = useWords([run.optimizer]);
  const words = loaded === undefined || loaded === "failed" ? undefined : loaded.words.get(run.optimizer);
  return (
    <div className={styles["rule"]}>
      <header>
        <h3>{name}</h3>
        <button type="button" onClick={close}>
          {shell.close}
        </button>
      </header>
      {loaded === "failed" && <p role="alert">{runs.words.failed}</p>}
      {loaded === undefined && <p>{runs.words.loading}</p>}
      {loaded !== undefined && loaded !== "failed" && words !== undefined && <Content words={words} say={loaded.say} run={run} entry={entry} />}
    </div>
  );
}
