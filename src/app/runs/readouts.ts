/**
 * The numbers of the table follow the playhead without React: every cell says by `data-run` and `data-readout` what stands in it, and
 * this writes it, once a frame at most and only where it changed.
 */
import { useCallback, useEffect, useRef } from "react";
import { readable } from "../../draw/scales.ts";
import { formatExact } from "../knobs/numbers.ts";
import { subscribePaced } from "../paced.ts";
import { usePage, useText } from "../page.ts";
import { courseOf } from "./course.ts";
import { watchMap } from "./seen.ts";
import type { RefObject } from "react";
import type { EndKind, Ended, Window2 } from "../../core/model.ts";
import type { Messages } from "../../text/index.ts";
import type { Course } from "./course.ts";
import type { Trajectory } from "../trajectories.ts";

/** Where nothing has arrived yet, and where nothing will. */
const NOTHING = "–";

interface Readout {
  readonly shown: string;
  /** In full precision, for copying. */
  readonly exact?: string;
}

/** Characters that a column has room for. */
const ROOM = 8;

function number(value: number): Readout {
  const shown = [4, 3, 2].map((digits) => readable(value, digits)).find(({ length }) => length <= ROOM);
  return { shown: shown ?? readable(value, 1), exact: formatExact(value) };
}

/** What became of a run, and what says so in one word: how it ended, or where it is heading. */
interface Fate {
  readonly kind: EndKind | Course["kind"] | "";
  readonly words: string;
}

const OPEN: Fate = { kind: "", words: "" };

/** Fates are looked for in whole trajectories, but only where there is something new: most repaints only move the playhead. */
class Fates {
  private readonly known = new WeakMap<Trajectory, { readonly count: number; readonly ended: unknown; readonly windows: unknown; readonly fate: Fate }>();

  constructor(private readonly text: Messages["runs"]) {}

  of(trajectory: Trajectory | undefined, windows: readonly Window2[]): Fate {
    if (trajectory === undefined) return OPEN;
    const { count, ended } = trajectory;
    const known = this.known.get(trajectory);
    if (known?.count === count && known.ended === ended && known.windows === windows) return known.fate;
    const fate = this.tell(trajectory, windows);
    this.known.set(trajectory, { count, ended, windows, fate });
    return fate;
  }

  private tell(trajectory: Trajectory, windows: readonly Window2[]): Fate {
    const { text } = this;
    const { ended } = trajectory;
    const found = ended?.kind === "converged" ? ended.stationary : undefined;
    // What it has come to rest on says more than that it rests; only a minimum is good news.
    if (ended !== undefined && found !== undefined && found !== "minimum")
      // A flat point may be as good as it gets, as the end of a policy's slope is: no failure.
      return { kind: found === "degenerate" ? "off" : "failed", words: text.foundAt(text.stationary[found], ended.steps) };
    if (ended !== undefined && ended.kind !== "budget") {
      // The playhead may stand long before it.
      return { kind: ended.kind, words: ended.steps > 0 ? text.foundAt(text.ended[ended.kind], ended.steps) : text.ended[ended.kind] };
    }
    const course = courseOf(trajectory, windows);
    if (course === undefined) return OPEN;
    return { kind: course.kind, words: course.kind === "off" ? text.offSince(course.since) : text.climbing };
  }
}

/** A message of the engine with as many digits as can be read. */
function legible(message: string): string {
  return message.replaceAll(/-?\d+\.\d{5,}(?:e[+-]?\d+)?/g, (figure) => readable(Number(figure), 5));
}

/** What its method has to say of a run, however it ended. */
function remarkOf({ runs }: Messages, ended: Ended | undefined): string {
  const { code, count, message } = ended?.remark ?? { code: "", count: 0, message: "" };
  return runs.remarks[code]?.(count) ?? message;
}

/** Why a run ended, in the page's language where it has words for it, and what there is to remark. */
export function reason(text: Messages, { ended }: Trajectory): string {
  if (ended === undefined) return "";
  const { runs } = text;
  const { kind, code, steps, message } = ended;
  const remark = remarkOf(text, ended);
  if (kind === "budget") return remark;
  const said = `${runs.endedAt(runs.ended[kind], steps)}: ${runs.reasons[code] ?? legible(message.replace(`; ${ended.remark?.message}`, ""))}`;
  return remark === "" ? said : `${said} ${remark}`;
}

function read(what: string | undefined, trajectory: Trajectory | undefined, fate: Fate, playhead: number, text: Messages): Readout {
  const row = trajectory?.rowNow(playhead) ?? 0;
  const some = trajectory !== undefined && trajectory.count > 0;
  const ended = trajectory?.ended;
  switch (what) {
    case "step":
      return { shown: some ? String(trajectory.firstStep + row) : NOTHING };
    case "loss":
      return some ? number(trajectory.loss[row]!) : { shown: NOTHING };
    case "gradNorm":
      return some ? number(trajectory.gradNorm[row]!) : { shown: NOTHING };
    case "spent": {
      const spent = some ? trajectory.spent(row) : undefined;
      return { shown: spent === undefined ? "" : text.runs.spent(spent) };
    }
    case "ended":
      return { shown: fate.words };
    case "reason":
      return { shown: trajectory === undefined ? "" : reason(text, trajectory) };
    case "failure":
      return { shown: ended?.kind === "failed" ? (text.runs.reasons[ended.code] ?? ended.message) : "" };
    case "remark":
      // Of a matrix that always had an inverse there is nothing to say here.
      return { shown: (ended?.remark?.count ?? 0) > 0 ? remarkOf(text, ended) : "" };
    default:
      return { shown: "" };
  }
}

function write(node: HTMLElement, { shown, exact }: Readout, kind: string): void {
  if (node.textContent !== shown) node.textContent = shown;
  if (exact !== undefined && node.getAttribute("value") !== exact) node.setAttribute("value", exact);
  if (node.dataset["kind"] !== kind) node.dataset["kind"] = kind;
}

/** Whether the runs end at different steps; `undefined` while some are still under way, so that a drag does not make columns come and go. */
function endsDiffer(trajectories: readonly (Trajectory | undefined)[]): boolean | undefined {
  if (trajectories.some((one) => one?.ended === undefined)) return undefined;
  return new Set(trajectories.map((one) => one?.lastStep)).size > 1;
}

/** @returns what writes readouts that have just appeared */
export function useReadouts(table: RefObject<HTMLElement | null>): () => void {
  const { store, trajectories } = usePage();
  const text = useText();
  const refresh = useRef<() => void>(() => undefined);
  useEffect(() => {
    let frame = 0;
    const fates = new Fates(text.runs);
    const paint = (): void => {
      frame = 0;
      const state = store.getState();
      const { playhead, document } = state;
      const windows = seen.windows(state);
      const differ = trajectories.lens !== undefined || endsDiffer(document.runs.map(({ key }) => trajectories.get(key)));
      if (differ !== undefined) table.current?.toggleAttribute("data-steps-differ", differ);
      const keys = new Map(document.runs.map(({ key }) => [String(key), key]));
      for (const node of table.current?.querySelectorAll<HTMLElement>("[data-readout]") ?? []) {
        const key = keys.get(node.dataset["run"] ?? "");
        const trajectory = key === undefined ? undefined : trajectories.get(key);
        const fate = fates.of(trajectory, windows);
        write(node, read(node.dataset["readout"], trajectory, fate, playhead, text), fate.kind);
      }
    };
    const schedule = (): void => {
      frame ||= requestAnimationFrame(paint);
    };
    const seen = watchMap(schedule);
    const leave = subscribePaced({ store, trajectories }, schedule);
    refresh.current = schedule;
    schedule();
    return () => {
      leave();
      seen.close();
      cancelAnimationFrame(frame);
    };
  }, [store, trajectories, table, text]);
  return useCallback(() => refresh.current(), []);
}

/** Copies numbers in full precision, whatever is shown of them. Cells of a row are parted by tabs, rows by line ends; controls stay behind. */
export function copyExactly(event: React.ClipboardEvent): void {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || event.target instanceof HTMLInputElement) return;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: within } = range;
  const single = (within instanceof Element ? within : within.parentElement)?.closest("data[value]");
  const copy = range.cloneContents();
  for (const node of copy.querySelectorAll("data[value]")) node.textContent = node.getAttribute("value");
  for (const node of copy.querySelectorAll("[data-controls]")) node.remove();
  const rows = [...copy.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim()).join("\t"));
  event.clipboardData.setData(
    "text/plain",
    single?.getAttribute("value") ?? (rows.length > 0 ? rows.filter((row) => row.trim() !== "").join("\n") : copy.textContent),
  );
  event.preventDefault();
}
