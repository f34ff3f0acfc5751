/** Which panels are open and in which order, from the names in the link and back. */
import type { ViewEntry } from "../../views/index.ts";

/** A stretch of the column: one view with a place of its own, or the tabs of all the others. */
export interface Area {
  readonly id: string;
  readonly views: readonly ViewEntry[];
  /** `undefined`: collapsed to its first row. */
  readonly current: ViewEntry | undefined;
}

type View = readonly string[] | undefined;

/** Id of the area that several views share by tabs. */
export const SHARED_PLACE = "tabs";
const MAP = "map";

function groups(entries: readonly ViewEntry[]): { id: string; views: ViewEntry[] }[] {
  const result: { id: string; views: ViewEntry[] }[] = [];
  for (const entry of entries) {
    const shared = result.find(({ id }) => id === SHARED_PLACE);
    if (entry.alone) result.push({ id: entry.def.id, views: [entry] });
    else if (shared === undefined) result.push({ id: SHARED_PLACE, views: [entry] });
    else shared.views.push(entry);
  }
  return result;
}

/**
 * What is open where nothing is said: every place, the shared one with its first tab.
 * @param low too little height for all of them: only those with a place of their own
 */
export function defaultView(entries: readonly ViewEntry[], low: boolean): readonly string[] {
  return [
    MAP,
    ...groups(entries)
      .filter(({ id }) => !low || id !== SHARED_PLACE)
      .map(({ views }) => views[0]!.def.id),
  ];
}

/**
 * @param view names of open views in order; unknown ones are passed over
 * @param low see `defaultView`
 */
export function arrange(view: View, entries: readonly ViewEntry[], low: boolean): readonly Area[] {
  const open = view ?? defaultView(entries, low);
  const areas = groups(entries).map(({ id, views }): Area => ({ id, views, current: firstOpen(open, views) }));
  const rank = (area: Area): number => (area.current === undefined ? -1 : open.indexOf(area.current.def.id));
  const ordered = areas.filter(({ current }) => current !== undefined).toSorted((a, b) => rank(a) - rank(b));
  // Collapsed ones keep the place that they have by nature.
  for (const [place, area] of areas.entries()) if (area.current === undefined) ordered.splice(place, 0, area);
  return ordered;
}

/** The same with the shared place collapsed for a while; what it shows is not forgotten. */
export function folded(areas: readonly Area[]): readonly Area[] {
  return areas.map((area) => (area.id === SHARED_PLACE ? { ...area, current: undefined } : area));
}

function firstOpen(open: readonly string[], views: readonly ViewEntry[]): ViewEntry | undefined {
  for (const id of open) {
    const entry = views.find(({ def }) => def.id === id);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

interface Change {
  readonly area: string;
  /** The view that it shows now; `undefined`: none. */
  readonly current: string | undefined;
}

/** The names after an area shows another view, or none. The default is not written. */
export function withCurrent(view: View, entries: readonly ViewEntry[], change: Change, low: boolean): View {
  const areas = arrange(view, entries, low).map((area) => ({ id: area.id, current: area.id === change.area ? change.current : area.current?.def.id }));
  const names = areas.flatMap(({ current }) => (current === undefined ? [] : [current]));
  const next = (view ?? [MAP]).includes(MAP) ? [MAP, ...names] : names;
  return next.join() === defaultView(entries, low).join() ? undefined : next;
}
