/** Places for the numbers of a step: how far it moves the distribution, by KL in both directions and by the second-order model. */
import { READOUTS } from "./divergence.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import chart from "./Chart.module.css";
import styles from "./Divergences.module.css";

interface Props {
  readonly ref?: React.Ref<HTMLDListElement>;
  readonly text: WordsOfDistribution;
}

export function Divergences({ ref, text }: Props): React.JSX.Element {
  return (
    <dl ref={ref} className={`${chart["readouts"]} ${styles["readouts"]}`} aria-label={text.readouts}>
      {READOUTS.map((id) => (
        <div key={id} title={text.meaning[id]}>
          <dt>{text[id]}</dt>
          <dd>
            <data data-readout={id} value="" />
            {id === "quadratic" && <span data-off="" title={text.offMeaning} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
