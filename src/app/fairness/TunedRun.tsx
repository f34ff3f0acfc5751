/** What the search found for one run: the present rate and the found one, the losses that they lead to, and how it was found. */
import { readable } from "../../draw/scales.ts";
import { formatExact } from "../knobs/numbers.ts";
import { Swatch } from "../runs/Swatch.tsx";
import { gains } from "./search.ts";
import { RateChart } from "./RateChart.tsx";
import type { RateTrial, TunedRate, Untuned } from "../../core/experiments/rates.ts";
import type { WordsOfFairness } from "../../text/index.ts";
import type { DocumentRun } from "../store/document.ts";
import styles from "./Tuning.module.css";

interface Props {
  readonly run: DocumentRun;
  readonly name: string;
  readonly tuned: TunedRate | Untuned;
  /** Loss where the run begins. */
  readonly startLoss: number | undefined;
  readonly words: WordsOfFairness["tuning"];
  /** `undefined`: the run already has the rate that was found, or none was. */
  readonly apply: (() => void) | undefined;
}

function Result({
  head,
  trial,
  seeds,
  words,
}: { readonly head: string; readonly trial: RateTrial } & Pick<TunedRate, "seeds"> & Pick<Props, "words">): React.JSX.Element {
  const say = (loss: number): string => (loss === Infinity ? words.diverged : readable(loss, 5));
  return (
    <tr>
      <th scope="row">{head}</th>
      <td>{formatExact(trial.rate)}</td>
      <td>
        <data value={formatExact(trial.loss)}>{say(trial.loss)}</data>
        {seeds.length > 1 && <small>{words.seed(seeds[0]!, say(trial.shown))}</small>}
      </td>
    </tr>
  );
}

function Found({ run, name, tuned, startLoss, words, apply }: Props & { readonly tuned: TunedRate }): React.JSX.Element {
  const { trials, current, best, edge, evaluations } = tuned;
  const lower = gains(tuned, startLoss);
  return (
    <>
      <div className={styles["numbers"]}>
        <table>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {words.rate}
              </th>
              <th scope="col">{words.atEnd}</th>
            </tr>
          </thead>
          <tbody>
            <Result head={words.now} trial={current} {...tuned} words={words} />
            {best !== undefined && <Result head={words.found} trial={best} {...tuned} words={words} />}
          </tbody>
        </table>
        {best === undefined && <p>{words.none}</p>}
        {best !== undefined && !lower && <p className={styles["edge"]}>{words.noGain(readable(startLoss!, 5))}</p>}
        {lower && best?.rate === current.rate && <p>{words.best}</p>}
        {lower && edge !== undefined && <p className={styles["edge"]}>{words.edge[edge]}</p>}
        <p>{words.cost(evaluations.toLocaleString(), trials.length)}</p>
        {best !== undefined && lower && best.rate !== current.rate && (
          <button
            type="button"
            className={styles["apply"]}
            aria-label={words.applyTo(name)}
            aria-disabled={apply === undefined ? true : undefined}
            onClick={apply}
          >
            {apply === undefined ? words.applied : words.apply}
          </button>
        )}
      </div>
      <div>
        <RateChart tuned={tuned} look={run.look} name={name} words={words} />
        <details>
          <summary aria-label={words.trialsOf(name)}>{words.trials}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.rate}</th>
                <th scope="col">{words.atEnd}</th>
              </tr>
            </thead>
            <tbody>
              {trials
                .toSorted((a, b) => a.rate - b.rate)
                .map(({ rate, loss }, i) => (
                  <tr key={i}>
                    <td>{formatExact(rate)}</td>
                    <td>{loss === Infinity ? words.diverged : readable(loss, 6)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      </div>
    </>
  );
}

export function TunedRun(props: Props): React.JSX.Element {
  const { run, name, tuned, words } = props;
  return (
    <li className={styles["run"]}>
      <h3>
        <Swatch look={run.look} />
        {name}
      </h3>
      {tuned.kind === "tuned" ? <Found {...props} tuned={tuned} /> : <p>{words.untuned[tuned.kind]}</p>}
    </li>
  );
}
