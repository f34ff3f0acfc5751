/**
 * The page as one chart sees it: the same document in other coordinates, so that map, runs and hands need to know nothing of charts.
 * What is done here is done to the page: a start that is moved moves in all charts. Only the camera is the chart's own.
 */
import { createStore } from "zustand/vanilla";
import { convert } from "../../core/problems/distributions/charts.ts";
import { inChart } from "../../core/charts.ts";
import { variantOf } from "../../core/shape.ts";
import type { ChartMaps } from "../../core/model.ts";
import type { ProblemEntry } from "../../core/catalogue.ts";
import type { PageParts } from "../page.ts";
import type { Document } from "../store/document.ts";
import type { PageState } from "../store/state.ts";
import type { Actions, PageStore } from "../store/store.ts";

export interface Family {
  readonly entry: ProblemEntry;
  readonly maps: ChartMaps;
}

/** The chart that the page's document is in. */
export function ownChart({ entry }: Family, { problem }: Pick<Document, "problem">): string {
  return variantOf(entry, problem.values) ?? "";
}

type Same = (document: Document) => Document;

/** The document in a chart, in which nothing is another object unless something about it changed: maps and runs compare by identity. */
function follower(family: Family, chart: string): Same {
  let seen: Document | undefined;
  let last: Document | undefined;
  return (document) => {
    if (document === seen) return last!;
    const placed = inChart(document, chart, family.entry, family.maps);
    const [from, before] = [seen, last];
    seen = document;
    // A hand that moves the start does not move the window.
    const problem = from?.problem === document.problem ? before!.problem : placed.problem;
    const start = from?.start === document.start && problem === before?.problem ? before.start : placed.start;
    last = placed === document ? document : { ...document, problem, start, origin: undefined };
    return last;
  };
}

export interface ChartStore extends PageStore {
  close(): void;
}

/** @param change what else is seen differently, and done differently, in this picture */
export function createChartStore(
  page: PageParts["store"],
  family: Family,
  chart: string,
  change: { readonly document?: Same; readonly actions?: Partial<Actions>; readonly state?: (state: PageState) => Partial<PageState> } = {},
): ChartStore {
  const inThis = follower(family, chart);
  const isOwn = (): boolean => ownChart(family, page.getState().document) === chart;
  const see = (now: PageState, before?: PageState): PageState => {
    const document = inThis(now.document);
    const camera =
      change.document === undefined && isOwn() ? now.camera : before !== undefined && now.document.problem === seen?.problem ? before.camera : undefined;
    seen = now.document;
    const state: PageState = { ...now, document: change.document?.(document) ?? document, camera, lens: undefined, engineIssues: before?.engineIssues ?? [] };
    return { ...state, ...change.state?.(state) };
  };
  let seen: Document | undefined;
  const store = createStore<PageState>(() => see(page.getState()));
  const leave = page.subscribe((now) => store.setState(see(now, store.getState()), true));
  const actions: Actions = {
    ...page.actions,
    setStart(start, gesture) {
      const back = convert(family.maps, chart, ownChart(family, page.getState().document), start);
      // Beyond the border of a chart there is nothing that another could show.
      if (isOwn() || back.every(Number.isFinite)) page.actions.setStart(back, gesture);
    },
    setCamera(camera) {
      if (change.document === undefined && isOwn()) page.actions.setCamera(camera);
      else store.setState({ camera });
    },
    setEngineIssues: (engineIssues) => store.setState({ engineIssues }),
    ...change.actions,
  };
  return Object.assign(store, { actions, close: leave });
}
