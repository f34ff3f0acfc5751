/** Curvature along a run's path: what to show, and a canvas and numbers that follow the path, the playhead and the pointer without React. */
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { Quantities } from "../parts/Quantities.tsx";
import { useLate } from "../parts/useLate.ts";
import { QUANTITIES } from "./def.ts";
import { CurvatureController } from "./controller.ts";
import { Readouts } from "./Readouts.tsx";
import type { WordsOfCurvature } from "../../text/index.ts";
import type { ViewProps } from "../view.ts";
import type { Quantity } from "./def.ts";
import type { Reason } from "./controller.ts";
import chart from "../parts/Chart.module.css";
import styles from "./Curvature.module.css";

export function View({ source, text, values, onValue, selected, corner }: ViewProps): React.JSX.Element {
  const words = useLate(text.curvature.load);
  const controller = useRef<CurvatureController>(undefined);
  const provide = useCallback((made: CurvatureController | undefined): void => {
    controller.current = made;
  }, []);
  const quantity = QUANTITIES.find((one) => one === values["quantity"]) ?? "eigenvalues";
  const run = source.runs.find(({ key }) => key === selected) ?? source.runs[0];
  if (words === undefined) return <p className={chart["reason"]}>{text.loading}</p>;
  return (
    <div className={`${chart["view"]} ${styles["view"]}`}>
      <div className={chart["head"]}>
        <Quantities
          title={words.quantity}
          all={QUANTITIES}
          chosen={quantity}
          names={words.quantities}
          spoken={words.spoken}
          onChoose={(one) => onValue("quantity", one)}
        />
        <button type="button" className={chart["copy"]} onClick={() => controller.current?.copy()}>
          {words.copy}
        </button>
        {corner}
      </div>
      {run === undefined ? (
        <p className={chart["reason"]}>{words.noRun}</p>
      ) : (
        <Chart key={run.key} source={source} run={run} quantity={quantity} words={words} onController={provide} />
      )}
    </div>
  );
}

interface ChartProps {
  readonly source: ViewProps["source"];
  readonly run: ViewProps["source"]["runs"][number];
  readonly quantity: Quantity;
  readonly words: WordsOfCurvature;
  /** Hands over the one that is at work. */
  readonly onController: (controller: CurvatureController | undefined) => void;
}

function Chart({ source, run, quantity, words, onController }: ChartProps): React.JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const readouts = useRef<HTMLDListElement>(null);
  const described = useId();
  const [reason, setReason] = useState<Reason>();
  const [kinks, setKinks] = useState(false);
  const [limit, setLimit] = useState<boolean>();

  useEffect(() => {
    canvas.current!.setAttribute("role", "img");
    const parts = { canvas: canvas.current!, description: description.current!, readouts: readouts.current! };
    const made = new CurvatureController({ source, run, quantity, words }, parts, { onReason: setReason, onLimit: setLimit, onKinks: setKinks });
    onController(made);
    return () => {
      onController(undefined);
      made.close();
    };
  }, [source, run, quantity, words, onController]);

  const notes = { noHessian: words.noHessian, failed: words.failed, noPath: words.noPath };
  return (
    <>
      {reason !== undefined && <p className={chart["reason"]}>{notes[reason]}</p>}
      <div className={chart["plot"]} hidden={reason !== undefined}>
        <canvas ref={canvas} aria-label={words.spoken[quantity]} aria-describedby={described} />
        <p ref={description} id={described} className={chart["hidden"]} />
      </div>
      {kinks && reason === undefined && <p className={chart["note"]}>{words.kinks}</p>}
      {limit === false && quantity === "eigenvalues" && reason === undefined && <p className={chart["note"]}>{words.noLimit}</p>}
      <div hidden={reason !== undefined}>
        <Readouts ref={readouts} text={words} />
      </div>
    </>
  );
}
