/** The inside of the step that leads away from the playhead. React builds the places once; everything in them is written as it comes. */
import { useEffect, useId, useRef } from "react";
import { Divergences } from "../parts/Divergences.tsx";
import { useLate } from "../parts/useLate.ts";
import { STOPS, mountStep } from "./mount.ts";
import type { WordsOfStep } from "../../text/en/step.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ViewProps } from "../view.ts";
import styles from "./Step.module.css";

export function View({ source, text: { step, distribution }, corner }: ViewProps): React.JSX.Element {
  const text = useLate(step.load);
  const distances = useLate(distribution.load);
  return text === undefined || distances === undefined ? (
    <div className={styles["view"]} />
  ) : (
    <Inside source={source} text={text} distances={distances} corner={corner} />
  );
}

interface Props extends Pick<ViewProps, "source" | "corner"> {
  readonly text: WordsOfStep;
  readonly distances: WordsOfDistribution;
}

function Inside({ source, text, distances, corner }: Props): React.JSX.Element {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const place = (name: string): string => `${id}-${name}`;

  useEffect(() => mountStep(root.current!, source, text, distances), [source, text, distances]);

  return (
    <div ref={root} className={styles["view"]}>
      <div className={styles["head"]}>
        <strong data-part="title" />
        <small data-part="owner" />
        <button type="button" data-part="branch" className={styles["branch"]} disabled>
          {text.branch}
        </button>
        {corner}
      </div>
      <p data-part="nothing" className={styles["nothing"]} hidden />
      <div data-part="body" className={styles["body"]} hidden>
        <p data-part="outcome" className={styles["outcome"]} hidden />
        <ol data-part="rule" className={styles["rule"]} aria-label={text.rule} />
        <figure data-part="figure" className={styles["figure"]} hidden>
          <canvas data-part="canvas" role="img" aria-label={text.slice} aria-describedby={place("reading")} />
          <input data-part="probe" type="range" min={0} max={STOPS} step={1} aria-label={text.probe} />
          <figcaption>
            <output id={place("reading")} data-part="reading" />
            <span data-part="legend" hidden>
              <i data-mark="accepted" /> {text.accepted} <i data-mark="rejected" /> {text.rejected}
            </span>
            <span data-part="beside" />
          </figcaption>
        </figure>
        <div data-part="change" className={styles["change"]} role="group" aria-label={text.change} />
        <div data-part="divergence" hidden>
          <Divergences text={distances} />
        </div>
        <table className={styles["vectors"]} aria-label={text.vectors}>
          <thead>
            <tr data-part="head" />
          </thead>
          <tbody data-part="vectors" />
        </table>
        <ul data-part="numbers" className={styles["numbers"]} aria-label={text.numbers} />
      </div>
    </div>
  );
}
