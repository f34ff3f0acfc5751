/** The loss chart: what to show and how, and a canvas that follows the runs, the playhead and the pointer without React. */
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { readable } from "../../draw/scales.ts";
import { keepPainted } from "../parts/canvas.ts";
import { AXES } from "../parts/lines/axis.ts";
import { Quantities } from "../parts/Quantities.tsx";
import { QUANTITIES } from "./def.ts";
import { describeChart } from "./describe.ts";
import { lastPlace, rowAt } from "../parts/lines/domain.ts";
import { layoutChart } from "../parts/lines/layout.ts";
import { ChartModel } from "./model.ts";
import { nearestLine } from "../parts/lines/nearest.ts";
import { paintChart } from "../parts/lines/paint.ts";
import type { ViewProps } from "../view.ts";
import type { Axis } from "../parts/lines/axis.ts";
import type { Quantity } from "./def.ts";
import type { Chart } from "../parts/lines/layout.ts";
import chart from "../parts/Chart.module.css";
import styles from "./Loss.module.css";

/** Milliseconds of rest after which the description is written anew. */
const DESCRIBE_REST = 400;

interface ChartProps {
  readonly source: ViewProps["source"];
  readonly text: ViewProps["text"]["loss"];
  readonly quantity: Quantity;
  readonly axis: Axis;
  readonly onValues: (values: Values) => void;
}

/** Whether values run along the floor of a logarithmic axis, and the axis that suits those below zero. */
interface Values {
  readonly floor: boolean;
  readonly suits: Axis;
}

export function View({ source, text: { loss: text }, values, onValue, corner }: ViewProps): React.JSX.Element {
  const [floor, setFloor] = useState(false);
  const [suits, setSuits] = useState<Axis>("log");
  const take = useCallback((values: Values): void => {
    setFloor(values.floor);
    setSuits(values.suits);
  }, []);
  const quantity = QUANTITIES.find((one) => one === values["quantity"]) ?? "loss";
  // A loss that is known to go below zero is not shown with logarithms until somebody asks for them.
  const negative = quantity === "loss" && source.minima?.some(({ loss }) => loss < 0) === true;
  const axis = AXES.find((one) => one === values["axis"]) ?? (negative ? "linear" : quantity === "loss" ? suits : "log");
  const unknown = quantity === "distance" && source.minima?.length === 0;
  return (
    <div className={chart["view"]}>
      <div className={chart["head"]}>
        <Quantities
          title={text.quantity}
          all={QUANTITIES}
          chosen={quantity}
          names={text.quantities}
          spoken={text.spoken}
          onChoose={(one) => onValue("quantity", one)}
        />
        <select className={styles["axis"]} aria-label={text.axis} value={axis} onChange={(event) => onValue("axis", event.target.value)}>
          {AXES.map((one) => (
            <option key={one} value={one}>
              {text.axes[one]}
            </option>
          ))}
        </select>
        {corner}
      </div>
      {unknown ? (
        <p className={`${chart["reason"]} ${styles["reason"]}`}>{text.noMinimum}</p>
      ) : (
        <ChartCanvas source={source} text={text} quantity={quantity} axis={axis} onValues={take} />
      )}
      {floor && !unknown && (
        <p className={`${chart["note"]} ${styles["note"]}`}>
          {text.floorNote}{" "}
          <button type="button" onClick={() => onValue("axis", "linear")}>
            {text.toLinear}
          </button>
        </p>
      )}
    </div>
  );
}

function ChartCanvas({ source, text, quantity, axis, onValues }: ChartProps): React.JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  const described = useId();
  const model = useMemo(() => new ChartModel(source, quantity), [source, quantity]);

  useEffect(() => {
    const element = canvas.current!;
    element.setAttribute("role", "img");
    let chart: Chart | undefined;
    let drawn = "";
    let rest: ReturnType<typeof setTimeout> | undefined;
    const describe = (): void => {
      if (words.current !== null) words.current.textContent = describeChart(model.runs, quantity, axis, source, text);
    };
    const end = (): number => lastPlace(model.runs);
    const wordOf = (name: string, to: number | undefined): string => (to === undefined ? text.diverged(name) : `${name} ${readable(to, 3)}`);
    const painter = keepPainted(element, (pen, width, height, theme) => {
      const size = `${width} ${height} ${theme.strong}`;
      if (model.update() || chart === undefined || size !== drawn) {
        pen.font = theme.strong;
        chart = layoutChart(
          { runs: model.runs, axis, steps: source.steps, unit: source.unit },
          { width, height, measure: (label) => pen.measureText(label).width, wordOf },
        );
        drawn = size;
        // Logarithms on both sides of zero bend what falls evenly: they are for runs that go far.
        onValues({ floor: chart.zero, suits: !chart.negative ? "log" : chart.far ? "symlog" : "linear" });
        clearTimeout(rest);
        rest = setTimeout(describe, DESCRIBE_REST);
      }
      const live = { playhead: Math.min(source.playhead(), end()), hovered: source.hovered(), selected: source.selected(), words: text };
      paintChart(pen, chart, theme, live);
    });
    const leave = source.subscribe(() => painter.ask());

    const step = (event: PointerEvent): number => Math.min(end(), chart?.stepAt(event.offsetX) ?? 0);
    const point = (event: PointerEvent): void => {
      const run = chart && nearestLine(chart, step(event), event.offsetY);
      if (run === undefined) source.unhover();
      else source.hover(run.key, run.trajectory.firstStep + (rowAt(run, step(event)) ?? 0));
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      source.seek(step(event));
    };
    const move = (event: PointerEvent): void => {
      if (element.hasPointerCapture(event.pointerId)) source.seek(step(event));
      else point(event);
    };
    const out = (): void => source.unhover();
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", out);
    return () => {
      painter.dispose();
      leave();
      clearTimeout(rest);
      source.unhover();
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", out);
    };
  }, [source, model, quantity, axis, text, onValues]);

  return (
    <div className={chart["plot"]}>
      <canvas ref={canvas} aria-label={text.spoken[quantity]} aria-describedby={described} />
      <p ref={words} id={described} className={chart["hidden"]} />
    </div>
  );
}
