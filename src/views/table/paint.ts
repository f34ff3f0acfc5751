/** The visible rows as DOM, moved and filled in place: scrolling, streaming and the playhead cost no React render. */
import { contentHeight, scrollTo, slice } from "./layout.ts";
import { readableRow, shownOf } from "./rows.ts";
import type { TrajectoryData } from "../view.ts";
import type { Box } from "./layout.ts";

export interface Rows {
  /** Draws what is to be seen now. */
  paint(trajectory: TrajectoryData | undefined, step: number, hovered: number | undefined): void;
  /** Brings the current row into sight at the next `paint`, wherever the reader had scrolled to. */
  follow(): void;
  /** Step of the row that an event came from. */
  stepOf(target: EventTarget | null): number | undefined;
}

/** Height that the styles give a row. */
const ROW = 24;
/** Significant digits where there is room for them, and in a narrow box. */
const DIGITS = 5;
const FEW_DIGITS = 4;
const NARROW = 420;

function spacer(body: HTMLElement): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.setAttribute("role", "presentation");
  row.setAttribute("aria-hidden", "true");
  body.append(row);
  return row;
}

/**
 * @param scroller the box that scrolls; its header covers `headHeight` pixels
 * @param table its body is taken over
 * @param idPrefix of the rows' ids, for `aria-activedescendant`
 */
export function manageRows(scroller: HTMLElement, table: HTMLTableElement, headHeight: number, idPrefix: string): Rows {
  const body = table.tBodies[0]!;
  body.replaceChildren();
  // A grid with one stop for the Tab key: the current row is its active descendant.
  table.setAttribute("role", "grid");
  table.tabIndex = 0;
  const above = spacer(body);
  const below = spacer(body);
  const pool: HTMLTableRowElement[] = [];
  let followed = -1;
  let drawn = "";
  /** Another start makes another trajectory, perhaps with as many rows. */
  let shown: TrajectoryData | undefined;

  const resize = (rows: number, columns: number): void => {
    while (pool.length > rows) pool.pop()?.remove();
    while (pool.length < rows) {
      const row = document.createElement("tr");
      below.before(row);
      pool.push(row);
    }
    for (const row of pool) {
      while (row.cells.length > columns) row.deleteCell(-1);
      while (row.cells.length < columns) row.insertCell();
    }
  };

  return {
    paint(trajectory, step, hovered) {
      const count = trajectory?.count ?? 0;
      const box: Box = { count, rowHeight: ROW, seen: Math.max(ROW, scroller.clientHeight - headHeight) };
      const current = trajectory === undefined ? -1 : Math.max(0, Math.min(count - 1, step - trajectory.firstStep));
      // The playhead is followed when it moves; a reader who scrolls away is left alone until then.
      const place = current !== followed && current >= 0 ? scrollTo(box, current, scroller.scrollTop) : scroller.scrollTop;
      followed = current;
      const { first, end, above: before, below: after } = slice(box, Math.min(place, Math.max(0, contentHeight(box) - box.seen)));
      const digits = scroller.clientWidth < NARROW ? FEW_DIGITS : DIGITS;
      const key = `${digits} ${first} ${end} ${count} ${current} ${hovered} ${before}`;
      if (key !== drawn || trajectory !== shown || place !== scroller.scrollTop) {
        drawn = key;
        shown = trajectory;
        resize(end - first, trajectory === undefined ? 0 : shownOf(trajectory.dim) + 4);
        above.style.height = `${before}px`;
        below.style.height = `${after}px`;
        table.setAttribute("aria-rowcount", String(count + 1));
        if (trajectory !== undefined) for (let i = first; i < end; i++) fill(pool[i - first]!, trajectory, i, i === current, hovered, digits);
        if (place !== scroller.scrollTop) scroller.scrollTop = place;
        if (current >= first && current < end) table.setAttribute("aria-activedescendant", `${idPrefix}${current}`);
        else table.removeAttribute("aria-activedescendant");
      }
    },
    follow() {
      followed = -1;
    },
    stepOf(target) {
      const row = target instanceof Element ? target.closest("tr") : null;
      return row?.dataset["step"] === undefined ? undefined : Number(row.dataset["step"]);
    },
  };

  function fill(row: HTMLTableRowElement, trajectory: TrajectoryData, index: number, current: boolean, hovered: number | undefined, digits: number): void {
    const step = trajectory.firstStep + index;
    row.id = `${idPrefix}${index}`;
    row.dataset["step"] = String(step);
    row.ariaRowIndex = String(index + 2);
    row.ariaSelected = String(current);
    row.toggleAttribute("data-hovered", step === hovered);
    for (const [i, words] of [String(step), ...readableRow(trajectory, index, digits)].entries()) {
      const cell = row.cells[i]!;
      if (cell.textContent !== words) cell.textContent = words;
    }
  }
}
