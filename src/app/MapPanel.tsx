/** The map: a canvas that paints itself when heights or paths arrive, outside React's renders. */
import { useEffect, useRef } from "react";
import { layoutMap } from "../views/map/layout.ts";
import { heightImage, paintAxes, paintMinimum, paintPath, paintStart } from "../views/map/paint.ts";
import { readTheme } from "../views/map/theme.ts";
import type { EngineClient } from "../client/engine.ts";
import type { Minimum, Window2 } from "../core/model.ts";
import type { Plan } from "../core/plan.ts";
import type { Trajectory } from "./trajectories.ts";

interface Props {
  readonly engine: EngineClient;
  readonly plan: Plan;
  readonly window: Window2;
  readonly minima: readonly Minimum[];
  readonly trajectories: readonly Trajectory[];
  /** Changes when trajectories have grown. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly startLabel: string;
}

export function MapPanel({ engine, plan, window, minima, trajectories, subscribe, startLabel }: Props): React.JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current!;
    const context = element.getContext("2d")!;
    const theme = readTheme(element);
    let heights: ImageBitmap | undefined;
    let frame = 0;
    let asked = new AbortController();
    const paint = (): void => {
      frame = 0;
      const scale = devicePixelRatio;
      const layout = layoutMap(window, element.clientWidth, element.clientHeight);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, element.clientWidth, element.clientHeight);
      const { plot } = layout;
      if (heights !== undefined) context.drawImage(heights, plot.x, plot.y, plot.width, plot.height);
      context.save();
      context.beginPath();
      context.rect(plot.x, plot.y, plot.width, plot.height);
      context.clip();
      for (const { at } of minima) paintMinimum(context, layout, theme, at);
      trajectories.forEach(({ points }, index) => paintPath(context, layout, theme, points, index));
      paintStart(context, layout, theme, plan.start, startLabel);
      context.restore();
      paintAxes(context, layout, theme);
    };
    const schedule = (): void => {
      frame ||= requestAnimationFrame(paint);
    };
    const resize = (): void => {
      const scale = devicePixelRatio;
      element.width = Math.round(element.clientWidth * scale);
      element.height = Math.round(element.clientHeight * scale);
      const layout = layoutMap(window, element.clientWidth, element.clientHeight);
      const [columns, rows] = [Math.round(layout.plot.width * scale), Math.round(layout.plot.height * scale)];
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      void engine.ask({ kind: "grid", problem: plan.problem, window: layout.window, columns, rows }, signal).then(async (answer) => {
        if (answer.kind !== "grid" || signal.aborted) return;
        heights = await createImageBitmap(heightImage(answer.values, columns, rows, theme));
        schedule();
      });
      schedule();
    };
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    const leave = subscribe(schedule);
    return () => {
      observer.disconnect();
      asked.abort();
      cancelAnimationFrame(frame);
      leave();
    };
  }, [engine, plan, window, minima, trajectories, subscribe, startLabel]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
