/** Places for the numbers at the playhead: symbol and number in pairs, two rows of three. */
import type { WordsOfCurvature } from "../../text/index.ts";
import type { ReadoutId } from "./readouts.ts";
import { exactSelection, READOUTS } from "./readouts.ts";
import chart from "../parts/Chart.module.css";
import styles from "./Curvature.module.css";

interface Props {
  readonly ref: React.Ref<HTMLDListElement>;
  readonly text: WordsOfCurvature;
}

function Symbols({ id, text }: { readonly id: ReadoutId; readonly text: WordsOfCurvature }): React.JSX.Element {
  switch (id) {
    case "low":
      return (
        <>
          <i>λ</i>
          <sub>min</sub>
        </>
      );
    case "high":
      return (
        <>
          <i>λ</i>
          <sub>max</sub>
        </>
      );
    case "ratio":
      return (
        <>
          <i>g</i>
          <sup>⊤</sup>
          <i>Hg</i> / <i>g</i>
          <sup>⊤</sup>
          <i>g</i>
        </>
      );
    case "product":
      return (
        <>
          <i>ηλ</i>
          <sub>max</sub>
        </>
      );
    case "predicted":
      return <>{text.predicted}</>;
    case "actual":
      return (
        <>
          Δ<i>J</i>
        </>
      );
  }
}

export function Readouts({ ref, text }: Props): React.JSX.Element {
  const copy = (event: React.ClipboardEvent): void => {
    const exact = exactSelection(getSelection());
    if (exact === undefined) return;
    event.clipboardData.setData("text/plain", exact);
    event.preventDefault();
  };
  return (
    <dl ref={ref} className={`${chart["readouts"]} ${styles["readouts"]}`} aria-label={text.readouts} onCopy={copy}>
      {READOUTS.map((id) => (
        <div key={id} data-of={id} title={text.meaning[id]}>
          <dt>
            <Symbols id={id} text={text} />
          </dt>
          <dd>
            <data data-readout={id} value="" />
            {id === "product" && <span data-limit="" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
