/** The model's distribution before and after a step, or the KL of every step: canvases that follow the runs, the playhead and the pointer without React. */
import { Suspense, lazy, useCallback, useEffect, useId, useRef, useState } from "react";
import { Quantities } from "../parts/Quantities.tsx";
import { useLate } from "../parts/useLate.ts";
import { QUANTITIES } from "./def.ts";
import { PathController } from "./path.ts";
import { Divergences } from "../parts/Divergences.tsx";
import { StepController } from "./step.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ViewProps } from "../view.ts";
import type { Reason } from "./step.ts";
import chart from "../parts/Chart.module.css";
import styles from "./Distribution.module.css";

const Policy = lazy(() => import("./Policy.tsx").then(({ Policy: component }) => ({ default: component })));

export function View({ source, text, values, onValue, selected, corner }: ViewProps): React.JSX.Element {
  const words = useLate(text.distribution.load);
  const path = useRef<PathController>(undefined);
  const provide = useCallback((made: PathController | undefined): void => {
    path.current = made;
  }, []);
  const run = source.runs.find(({ key }) => key === selected) ?? source.runs[0];
  // Only a policy has rewards.
  const acts = run !== undefined && source.plan(run.key)?.problem.values["rewards"] !== undefined;
  const shown = QUANTITIES.filter((one) => acts || one !== "policy");
  const quantity = shown.find((one) => one === values["quantity"]) ?? "step";
  if (words === undefined) return <p className={chart["reason"]}>{text.loading}</p>;
  return (
    <div className={`${chart["view"]} ${styles["view"]}`}>
      <div className={chart["head"]}>
        <Quantities
          title={words.quantity}
          all={shown}
          chosen={quantity}
          names={words.quantities}
          spoken={words.spoken}
          onChoose={(one) => onValue("quantity", one)}
        />
        {quantity === "path" && (
          <button type="button" className={chart["copy"]} onClick={() => path.current?.copy()}>
            {words.copy}
          </button>
        )}
        {corner}
      </div>
      {run === undefined && <p className={chart["reason"]}>{words.noRun}</p>}
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
      {reason !== undefined && <p className={chart["reason"]}>{words[reason]}</p>}
      <div className={`${chart["plot"]} ${styles["still"]}`} hidden={reason !== undefined}>
        <canvas ref={canvas} aria-label={words.spoken.step} aria-describedby={described} />
        <p ref={description} id={described} className={chart["hidden"]} />
      </div>
      <div hidden={reason !== undefined}>
        <Divergences ref={readouts} text={words} />
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
      {reason !== undefined && <p className={chart["reason"]}>{words[reason]}</p>}
      <div className={chart["plot"]} hidden={reason !== undefined}>
        <canvas ref={canvas} aria-label={words.spoken.path} aria-describedby={described} />
        <p ref={description} id={described} className={chart["hidden"]} />
      </div>
    </>
  );
}
