/**
 * The page's store: vanilla, so that painted views subscribe without React. Actions are the only way to change it.
 * A change of the document is a step for undo; changes of one gesture (a drag, typing into one field) are one step together.
 */
import { createStore } from "zustand/vanilla";
import { applyKnobRules } from "../../scenario/index.ts";
import {
  fromScenario,
  withBranch,
  withDraft,
  withDraftAccepted,
  withDuplicate,
  withFormula,
  withProblem,
  withProblemKnob,
  withRoot,
  withRun,
  withRunKnob,
  withRunMoved,
  withRunOption,
  withStart,
  withoutRun,
} from "./document.ts";
import { readCamera, readLens } from "./link.ts";
import type { StoreApi } from "zustand/vanilla";
import type { Issue, Value, Values } from "../../core/knobs.ts";
import type { Catalogue, Reading } from "../../scenario/index.ts";
import type { Document, RunKey } from "./document.ts";
import type { Camera, Equal, Hover, Lens, Notice, PageState, Spacing } from "./state.ts";

/** Steps back that are kept. */
const MOST_UNDO = 200;
const SLOWEST = 1;
const FASTEST = 1000;

export interface Actions {
  /** Takes over a scenario that was read, with its page keys. Undo leads back to what was there. */
  load(reading: Reading): void;
  setStart(start: readonly number[], gesture?: string): void;
  setProblem(id: string): void;
  /** The problem whose formula is typed, beginning with the formula, window and start of the surface that is shown. */
  editFormula(): void;
  /** What is typed as the formula; the surface stays until `acceptDraft`. */
  setDraft(text: string): void;
  /** This draft is a formula, if it still is the draft. No step for undo of its own: typing it was one. */
  acceptDraft(text: string): void;
  setProblemKnob(name: string, value: Value, gesture?: string): void;
  /** The same fit in other coordinates: see core/charts.ts. */
  setPlace(place: Pick<Document, "problem" | "start">): void;
  /** @param values settings that it begins with in place of the defaults */
  addRun(optimizer: string, values?: Values): void;
  duplicateRun(key: RunKey): void;
  /** Goes on from the full state of a run after a step, in a run of its own, which is then the selected one. */
  branchRun(key: RunKey, step: number): void;
  removeRun(key: RunKey): void;
  moveRun(key: RunKey, by: number): void;
  setRunKnob(key: RunKey, name: string, value: Value, gesture?: string): void;
  setRunOption(key: RunKey, name: string, value: Value, gesture?: string): void;
  setRoot(name: "seed" | "steps" | "tolerance", value: number, gesture?: string): void;
  undo(): void;
  redo(): void;
  /** Ends a gesture: the next change is a step of its own. */
  endGesture(): void;
  /** `Infinity` is the end. Pauses. */
  seek(step: number): void;
  /** Moves the playhead while playing. */
  advance(step: number): void;
  play(): void;
  pause(): void;
  setSpeed(stepsPerSecond: number): void;
  setHover(hover: Hover | undefined): void;
  select(key: RunKey | undefined): void;
  toggleMuted(key: RunKey): void;
  toggleSolo(key: RunKey): void;
  setCamera(camera: Camera | undefined): void;
  setView3d(view3d: PageState["view3d"]): void;
  setLens(lens: Lens | undefined): void;
  /** Back to an earlier state of the document as if nothing had been done since. */
  takeBack(state: Pick<PageState, "document" | "past" | "future">): void;
  setSpacing(spacing: Spacing): void;
  /** Says what the trajectories are seen by: see fairness/lens.ts. */
  setEqual(equal: Equal): void;
  setLanguage(language: string): void;
  setTheme(theme: PageState["theme"]): void;
  setPage(part: Partial<PageState["page"]>): void;
  dismissIssues(): void;
  dismissCaption(): void;
  setEngineIssues(issues: readonly Issue[]): void;
  tell(code: Notice["code"], detail?: string): void;
}

export type PageStore = StoreApi<PageState> & { readonly actions: Actions };

export interface Beginning {
  readonly catalogue: Catalogue;
  readonly reading: Reading;
  readonly language: string;
}

function pageOf(
  reading: Reading,
  language: string,
): Pick<PageState, "playhead" | "camera" | "view3d" | "lens" | "equal" | "language" | "languageChosen" | "theme" | "page"> {
  const { step, cam, lens, budget, lang, theme, view, charts, marks, ball, draws, lesson, hide, embed } = reading.page;
  return {
    playhead: step ?? Number.POSITIVE_INFINITY,
    camera: readCamera(cam),
    view3d: cam?.slice(3) ?? [],
    lens: readLens(lens),
    equal: budget ?? "steps",
    language: lang ?? language,
    languageChosen: lang !== undefined,
    theme: theme ?? "system",
    page: { view, charts, marks, ball, draws, lesson, hide, embed },
  };
}

export function createPageStore({ catalogue, reading, language }: Beginning): PageStore {
  if (reading.scenario === undefined) throw new Error("a page begins with a scenario");
  const store = createStore<PageState>(() => ({
    catalogue,
    document: fromScenario(reading.scenario!, catalogue),
    past: [],
    future: [],
    issues: reading.issues,
    engineIssues: [],
    captionDismissed: false,
    playing: false,
    speed: 30,
    hover: undefined,
    selected: undefined,
    muted: new Set(),
    solo: undefined,
    spacing: "log",
    notice: undefined,
    ...pageOf(reading, language),
  }));
  return Object.assign(store, { actions: createActions(store) });
}

function createActions(store: StoreApi<PageState>): Actions {
  const { getState: get, setState: set } = store;
  let gesture: string | undefined;
  let serial = 0;

  /** Takes over a new document; within one gesture the step for undo is kept from its beginning. */
  const commit = (next: Document, during?: string): void => {
    const { document, past } = get();
    if (next === document) return;
    const continued = during !== undefined && during === gesture;
    gesture = during;
    set({ document: next, past: continued ? past : [...past, document].slice(-MOST_UNDO), future: [] });
    forget(next);
  };
  /** Drops what the page remembered of runs that are gone. */
  const forget = ({ runs }: Document): void => {
    const { muted, solo, selected, hover } = get();
    const alive = new Set(runs.map(({ key }) => key));
    const gone = (key: RunKey | undefined): boolean => key !== undefined && !alive.has(key);
    if ([...muted].some(gone)) set({ muted: new Set([...muted].filter((key) => alive.has(key))) });
    if (gone(solo)) set({ solo: undefined });
    if (gone(selected)) set({ selected: undefined });
    if (gone(hover?.run)) set({ hover: undefined });
  };
  const travel = (from: "past" | "future", to: "past" | "future"): void => {
    const state = get();
    const target = state[from].at(-1);
    if (target === undefined) return;
    gesture = undefined;
    set({ document: target, [from]: state[from].slice(0, -1), [to]: [...state[to], state.document] });
    forget(target);
  };
  const tell = (code: Notice["code"], detail?: string): void => set({ notice: { code, serial: ++serial, ...(detail === undefined ? {} : { detail }) } });

  return {
    load(reading) {
      if (reading.scenario === undefined) {
        set({ issues: reading.issues });
        return;
      }
      commit(fromScenario(reading.scenario, get().catalogue));
      set({ issues: reading.issues, engineIssues: [], captionDismissed: false, playing: false, hover: undefined, ...pageOf(reading, get().language) });
    },
    setStart: (start, during) => commit(withStart(get().document, start), during),
    setProblem(id) {
      const next = withProblem(get().document, id, get().catalogue);
      if (next === get().document) return;
      commit(next);
      set({
        page: { ...get().page, charts: undefined, marks: undefined },
        camera: undefined,
        lens: undefined,
        hover: undefined,
        playhead: Number.POSITIVE_INFINITY,
        playing: false,
      });
    },
    editFormula: () => commit(withFormula(get().document, get().catalogue)),
    setDraft: (text) => commit(withDraft(get().document, text), "formula"),
    acceptDraft(text) {
      if (get().document.draft === text) set({ document: withDraftAccepted(get().document) });
    },
    setProblemKnob(name, value, during) {
      const { start } = get().document;
      commit(withProblemKnob(get().document, name, value, get().catalogue), during);
      // Other coordinates are another picture.
      if (get().document.start !== start) set({ camera: undefined, hover: undefined });
    },
    setPlace({ problem, start }) {
      commit({ ...get().document, problem, start });
      set({ camera: undefined, hover: undefined });
    },
    addRun: (optimizer, values) => commit(withRun(get().document, get().catalogue, optimizer, values)),
    duplicateRun: (key) => commit(withDuplicate(get().document, key)),
    branchRun(key, step) {
      const before = get().document;
      commit(withBranch(before, key, step));
      const { runs } = get().document;
      if (get().document !== before) set({ selected: runs[runs.findIndex((run) => run.key === key) + 1]!.key });
    },
    removeRun(key) {
      const before = get().document.runs.length;
      commit(withoutRun(get().document, key));
      if (before - get().document.runs.length > 1) tell("branches-removed");
    },
    moveRun: (key, by) => commit(withRunMoved(get().document, key, by)),
    setRunKnob(key, name, value, during) {
      const { catalogue, document } = get();
      const run = document.runs.find((one) => one.key === key);
      const entry = catalogue.optimizers.find(({ id }) => id === run?.optimizer);
      if (run === undefined || entry === undefined) return;
      const { values, issues } = applyKnobRules(entry.rules, { ...run.values, [name]: value }, "");
      let next = document;
      for (const [changed, to] of Object.entries(values)) if (to !== run.values[changed]) next = withRunKnob(next, key, changed, to);
      commit(next, during);
      if (issues.length > 0) tell("rule", issues[0]!.code);
    },
    setRunOption: (key, name, value, during) => commit(withRunOption(get().document, key, name, value), during),
    setRoot: (name, value, during) => commit(withRoot(get().document, name, value), during),
    undo: () => travel("past", "future"),
    redo: () => travel("future", "past"),
    endGesture() {
      gesture = undefined;
    },
    seek: (step) => set({ playhead: Math.max(0, step), playing: false }),
    advance: (step) => set({ playhead: step }),
    play: () => set({ playing: true }),
    pause: () => set({ playing: false }),
    setSpeed: (speed) => set({ speed: Math.max(SLOWEST, Math.min(FASTEST, speed)) }),
    setHover: (hover) => set({ hover }),
    select: (selected) => set({ selected }),
    toggleMuted(key) {
      const muted = new Set(get().muted);
      if (!muted.delete(key)) muted.add(key);
      set({ muted });
    },
    toggleSolo: (key) => set({ solo: get().solo === key ? undefined : key }),
    setCamera: (camera) => set({ camera }),
    setView3d: (view3d) => set({ view3d }),
    setLens: (lens) => set({ lens }),
    takeBack({ document, past, future }) {
      gesture = undefined;
      set({ document, past, future });
      forget(document);
    },
    setSpacing: (spacing) => set({ spacing }),
    setEqual: (equal) => set({ equal }),
    setLanguage: (language) => set({ language, languageChosen: true }),
    setTheme: (theme) => set({ theme }),
    setPage: (part) => set({ page: { ...get().page, ...part } }),
    dismissIssues: () => set({ issues: [] }),
    dismissCaption: () => set({ captionDismissed: true }),
    setEngineIssues: (engineIssues) => set({ engineIssues }),
    tell,
  };
}
