/** A loss of one parameter, small: its curve and where the start is on it. */
import { useEffect, useRef } from "react";
import { readTheme } from "../../views/map/theme.ts";
import { spanFor } from "../map/curve/layout.ts";
import { usePage, usePageState } from "../page.ts";
import { HEIGHT, WIDTH } from "./thumbnail.ts";
import styles from "./Thumbnail.module.css";
import type { Plan } from "../../core/plan.ts";

const PLACES = 121;
const ROOM = 14;
const LINE = 1.75;
const START_RADIUS = 4;
const MOST_RATIO = 2;

interface Props {
  readonly problem: Plan["problem"];
  readonly start: number;
}

export function CurveThumbnail({ problem, start }: Props): React.JSX.Element {
  const { ask } = usePage();
  const theme = usePageState((state) => state.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = JSON.stringify([problem, start]);
  useEffect(() => {
    const stop = new AbortController();
    const [of, at] = JSON.parse(key) as [Plan["problem"], number];
    const [from, to] = spanFor(at);
    ask({ kind: "line", problem: of, at: [from], along: [to - from], span: [0, 1], count: PLACES }, stop.signal).then(
      (answer) => {
        const context = canvas.current?.getContext("2d");
        if (answer.kind === "line" && context) paint(context, answer.values, (at - from) / (to - from));
      },
      // What cannot be computed stays blank: its name is there.
      () => undefined,
    );
    return () => stop.abort();
  }, [ask, key, theme]);
  const ratio = Math.min(MOST_RATIO, Math.max(1, devicePixelRatio));
  return <canvas ref={canvas} className={styles["thumbnail"]} width={Math.round(WIDTH * ratio)} height={Math.round(HEIGHT * ratio)} aria-hidden="true" />;
}

/** @param start share of the width */
function paint(context: CanvasRenderingContext2D, values: Float64Array, start: number): void {
  const { canvas } = context;
  const { text, casing } = readTheme(canvas);
  const scale = canvas.width / WIDTH;
  const finite = values.filter(Number.isFinite);
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b), Infinity), finite.reduce((a, b) => Math.max(a, b), -Infinity)];
  const y = (value: number): number => HEIGHT - ROOM - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * ROOM);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = text;
  context.lineWidth = LINE;
  context.beginPath();
  for (const [i, value] of values.entries()) context.lineTo((WIDTH * i) / (values.length - 1), y(value));
  context.stroke();
  context.beginPath();
  context.arc(WIDTH * start, y(values[Math.round(start * (values.length - 1))]!), START_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = casing;
  context.fill();
  context.stroke();
}
