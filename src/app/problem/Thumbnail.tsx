/** A surface, small, with the paths of runs where there are any. Computed by the answering worker, kept once it is there, given up when it is closed. */
import { useEffect, useRef, useState } from "react";
import { readTheme } from "../../views/map/theme.ts";
import { usePage, usePageState } from "../page.ts";
import { COLUMNS, HEIGHT, paintPaths, paintSurface, ROWS, thumbnailWindow, WIDTH } from "./thumbnail.ts";
import styles from "./Thumbnail.module.css";
import type { Plan } from "../../core/plan.ts";
import type { Window2 } from "../../core/model.ts";
import type { Question } from "../../protocol/messages.ts";
import type { PageParts } from "../page.ts";

interface Picture {
  readonly heights: Float64Array;
  readonly paths: readonly Float64Array[];
}

/** Pictures that are kept: more than problems and presets together, a hundred kilobytes each at most. */
const MOST_PICTURES = 64;
const kept = new Map<string, Picture>();

/** Device pixels per CSS pixel at most: beyond that only the painting takes longer. */
const MOST_RATIO = 2;

async function compute(ask: PageParts["ask"], problem: Plan["problem"], window: Window2, plan: Plan | undefined, signal: AbortSignal): Promise<Picture> {
  const answer = async (question: Question): ReturnType<PageParts["ask"]> => ask(question, signal);
  const grid = await answer({ kind: "grid", problem, window, columns: COLUMNS, rows: ROWS });
  const walked = plan === undefined ? undefined : await answer({ kind: "paths", ...plan });
  return { heights: grid.kind === "grid" ? grid.values : new Float64Array(COLUMNS * ROWS), paths: walked?.kind === "paths" ? walked.paths : [] };
}

interface Props {
  readonly problem: Plan["problem"];
  readonly window: Window2;
  /** Whose runs are drawn. */
  readonly plan?: Plan;
}

export function Thumbnail({ problem, window, plan }: Props): React.JSX.Element {
  const { ask } = usePage();
  const theme = usePageState((state) => state.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = thumbnailWindow(window);
  const key = JSON.stringify([problem, shown, plan]);
  const [picture, setPicture] = useState(() => kept.get(key));
  useEffect(() => {
    if (kept.has(key)) return;
    const stop = new AbortController();
    const [of, where, by] = JSON.parse(key) as [Plan["problem"], Window2, Plan | null];
    compute(ask, of, where, by ?? undefined, stop.signal).then(
      (computed) => {
        const oldest = kept.keys().next();
        if (kept.size >= MOST_PICTURES && !oldest.done) kept.delete(oldest.value);
        kept.set(key, computed);
        setPicture(computed);
      },
      // A surface that cannot be computed stays blank: its name is there.
      () => undefined,
    );
    return () => stop.abort();
  }, [ask, key]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d") ?? undefined;
    if (picture === undefined || context === undefined) return;
    const [, where] = JSON.parse(key) as [unknown, Window2];
    const colours = readTheme(context.canvas);
    paintSurface(context, picture.heights, colours.heights);
    paintPaths(context, picture.paths, where, colours);
  }, [picture, key, theme]);
  const ratio = Math.min(MOST_RATIO, Math.max(1, devicePixelRatio));
  return <canvas ref={canvas} className={styles["thumbnail"]} width={Math.round(WIDTH * ratio)} height={Math.round(HEIGHT * ratio)} aria-hidden="true" />;
}
