/** The model's distribution before and after a step, or the KL of every step: canvases that follow the runs, the playhead and the pointer without React. */
import { Suspense, lazy, useCallback, useEffect, useId, useRef, useState } from "react";
import { QUANTITIES } from "./def.ts";
import { PathController } from "./path.ts";
import { Readouts } from "./Readouts.tsx";
import { StepController } from "./step.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ViewProps } from "../view.ts";
import type { Reason } from "./step.ts";
import chart from "../parts/Chart.module.css";
import styles from "./Distribution.module.css";

const Policy = lazy(() => import("./Policy.tsx").then(({ Policy: component }) => ({ default: component })));

/** The texts of this panel in the page's language, which come after it. */
function useWords(load: () => Promise<WordsOfDistribution>): WordsOfDistribution | undefined {
  const [words, setWords] = useState<WordsOfDistribution>();
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => {
        if (current) setWords(loaded);
      },
      // The page says by itself when its files cannot be had.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [load]);
  return words;
}

export function View({ source, text, values, onValue, selected, corner }: ViewProps): React.JSX.Element {
  const name = useId();
  const words = useWords(text.distribution.load);
  const path = useRef<PathController>(undefined);
  const provide = useCallback((made: PathController | undefined): void => {
    path.current = made;
  }, []);
  const run = source.runs.find(({ key }) => key === selected) ?? source.runs[0];
  // Only a policy has rewards.
  const acts = run !== undefined && source.plan(run.key)?.problem.values["rewards"] !== undefined;
  const shown = QUANTITIES.filter((one) => acts || one !== "policy");
  const quantity = shown.find((one) => one === values["quantity"]) ?? "step";
  if (words === undefined) return <p className={`${chart["reason"]} ${styles["reason"]}`}>{text.loading}</p>;
  return (
    <div className={`${chart["view"]} ${styles["view"]}`}>
      <div className={chart["head"]}>
        <fieldset className={chart["quantities"]}>
          <legend className={chart["hidden"]}>{words.quantity}</legend>
          {shown.map((one) => (
            <label key={one} className={chart["quantity"]} title={words.spoken[one]}>
              <input type="radio" name={name} checked={one === quantity} aria-label={words.spoken[one]} onChange={() => onValue("quantity", one)} />
              <span>{words.quantities[one]}</span>
            </label>
          ))}
        </fieldset>
        {quantity === "path" && (
          <button type="button" className={styles["copy"]} onClick={() => path.current?.copy()}>
            {words.copy}
          </button>
        )}
        {corner}
      </div>
      {run === undefined && <p className={`${chart["reason"]} ${styles["reason"]}`}>{words.noRun}</p>}
      {run !== undefined && quantity !== "path" && <Step key={run.key} source={source} run={run} words={words} />}
      {run !== undefined && quantity === "policy" && (
        <Suspense>
          <Policy key={run.key} source={source} run={run} words={words} />
        </Suspense>
      )}
      {run !== undefined && quantity === "path" && <Path source={source} text={text.loss} words={words} onController={provide} />}
    </div>
  );
}

interface StepProps {
  readonly source: ViewProps["source"];
  readonly run: ViewProps["source"]["runs"][number];
  readonly words: WordsOfDistribution;
}

function Step({ source, run, words }: StepProps): React.JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const readouts = useRef<HTMLDListElement>(null);
  const described = useId();
  const [reason, setReason] = useState<Reason>();
  useEffect(() => {
    canvas.current!.setAttribute("role", "img");
    const parts = { canvas: canvas.current!, description: description.current!, readouts: readouts.current! };
    const made = new StepController({ source, run, words }, parts, setReason);
    return () => made.close();
  }, [source, run, words]);
  return (
    <>
      {reason !== undefined && <p className={`${chart["reason"]} ${styles["reason"]}`}>{words[reason]}</p>}
      <div className={`${chart["plot"]} ${styles["still"]}`} hidden={reason !== undefined}>
        <canvas ref={canvas} aria-label={words.spoken.step} aria-describedby={described} />
        <p ref={description} id={described} className={chart["hidden"]} />
      </div>
      <div hidden={reason !== undefined}>
        <Readouts ref={readouts} text={words} />
      </div>
    </>
  );
}

interface PathProps {
  readonly source: ViewProps["source"];
  readonly text: ViewProps["text"]["loss"];
  readonly words: WordsOfDistribution;
  /** Hands over the one that is at work. */
  readonly onController: (controller: PathController | undefined) => void;
}

function Path({ source, text, words, onController }: PathProps): React.JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const described = useId();
  const [reason, setReason] = useState<Reason>();
  useEffect(() => {
    canvas.current!.setAttribute("role", "img");
    const made = new PathController({ source, text, words }, { canvas: canvas.current!, description: description.current! }, setReason);
    onController(made);
    return () => {
      onController(undefined);
      made.close();
    };
  }, [source, text, words, onController]);
  return (
    <>
      {reason !== undefined && <p className={`${chart["reason"]} ${styles["reason"]}`}>{words[reason]}</p>}
      <div className={chart["plot"]} hidden={reason !== undefined}>
        <canvas ref={canvas} aria-label={words.spoken.path} aria-describedby={described} />
        <p ref={description} id={described} className={chart["hidden"]} />
      </div>
    </>
  );
}
