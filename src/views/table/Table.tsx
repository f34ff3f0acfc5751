/** The table of numbers of one run: follows the playhead, moves it, and copies in full precision. */
import { useEffect, useId, useRef } from "react";
import { manageRows } from "./paint.ts";
import { asText, shownOf } from "./rows.ts";
import type { ViewProps, ViewRun } from "../view.ts";
import styles from "./Table.module.css";

/** Rows that Page Up and Page Down move by. */
const PAGE = 10;
const HEAD = 28;

export function View({ source, text: { table: text }, values, selected, onValue, corner }: ViewProps): React.JSX.Element {
  const { runs } = source;
  const wanted = values["run"] === undefined ? selected : Number(values["run"]);
  const run = runs.find(({ key }) => key === wanted) ?? runs[0];
  const copy = (separator: string): void => {
    const trajectory = run && source.trajectory(run.key);
    if (trajectory !== undefined) source.copy(asText(trajectory, source.coordinates, separator));
  };
  return (
    <div className={styles["view"]}>
      <div className={styles["head"]}>
        <select className={styles["run"]} aria-label={text.run} value={run?.key ?? ""} onChange={(event) => onValue("run", event.target.value)}>
          {runs.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => copy("\t")}>
          {text.copyTsv}
        </button>
        <button type="button" onClick={() => copy(",")}>
          {text.copyCsv}
        </button>
        {corner}
      </div>
      {run === undefined ? <p className={styles["empty"]}>{text.empty}</p> : <Numbers key={run.key} run={run} source={source} text={text} />}
    </div>
  );
}

interface NumbersProps {
  readonly run: ViewRun;
  readonly source: ViewProps["source"];
  readonly text: ViewProps["text"]["table"];
}

function Numbers({ run, source, text }: NumbersProps): React.JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const id = useId();
  const help = useId();
  const dim = source.trajectory(run.key)?.dim ?? 2;

  useEffect(() => {
    const box = scroller.current!;
    const element = table.current!;
    const rows = manageRows(box, element, HEAD, id);
    let frame = 0;
    const last = (): number => {
      const trajectory = source.trajectory(run.key);
      return trajectory === undefined ? 0 : trajectory.firstStep + trajectory.count - 1;
    };
    const step = (): number => Math.min(source.playhead(run.key), last());
    const ask = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        rows.paint(source.trajectory(run.key), step(), source.hovered()?.run === run.key ? source.hovered()?.step : undefined);
      });
    };
    const click = (event: MouseEvent): void => {
      const target = rows.stepOf(event.target);
      if (target !== undefined) source.seek(target, run.key);
    };
    const point = (event: PointerEvent): void => {
      const target = rows.stepOf(event.target);
      if (target === undefined) source.unhover();
      else if (source.hovered()?.step !== target) source.hover(run.key, target);
    };
    const out = (): void => source.unhover();
    const press = (event: KeyboardEvent): void => {
      const moves: Readonly<Record<string, number>> = {
        ArrowUp: -1,
        ArrowDown: 1,
        PageUp: -PAGE,
        PageDown: PAGE,
        Home: Number.NEGATIVE_INFINITY,
        End: Number.POSITIVE_INFINITY,
      };
      const by = moves[event.key];
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      source.seek(Math.max(0, Math.min(last(), step() + by)), run.key);
    };
    // A box that became lower would cut the current row off.
    const sizes = new ResizeObserver(() => {
      rows.follow();
      ask();
    });
    sizes.observe(box);
    const leave = source.subscribe(ask);
    box.addEventListener("scroll", ask, { passive: true });
    element.addEventListener("click", click);
    element.addEventListener("pointermove", point);
    element.addEventListener("pointerleave", out);
    element.addEventListener("keydown", press);
    ask();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      leave();
      source.unhover();
      box.removeEventListener("scroll", ask);
      element.removeEventListener("click", click);
      element.removeEventListener("pointermove", point);
      element.removeEventListener("pointerleave", out);
      element.removeEventListener("keydown", press);
    };
  }, [run.key, source, id]);

  return (
    <div className={styles["room"]}>
      <div ref={scroller} className={styles["scroller"]}>
        <table ref={table} aria-label={text.title(run.name)} aria-describedby={help}>
          <thead>
            <tr aria-rowindex={1}>
              {[text.step, ...source.coordinates.slice(0, shownOf(dim)), text.loss, text.gradient].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col">
                <abbr title={text.length}>‖Δθ‖</abbr>
              </th>
            </tr>
          </thead>
          <tbody />
        </table>
        <p id={help} hidden>
          {text.help}
        </p>
      </div>
    </div>
  );
}
