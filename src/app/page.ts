/** What every part of the page shares, handed down by React's context: the store, the trajectories, and somebody to ask. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Answer, Question } from "../protocol/messages.ts";
import type { Messages } from "../text/index.ts";
import type { Actions, PageStore } from "./store/store.ts";
import type { PageState } from "./store/state.ts";
import type { Trajectories } from "./trajectories.ts";

export interface PageParts {
  readonly store: PageStore;
  readonly trajectories: Trajectories;
  /** Asks the answering worker, which may be ended to cancel. Rejects with an EngineError. */
  readonly ask: (question: Question, signal?: AbortSignal, onPart?: (answer: Answer) => void) => Promise<Answer>;
}

export const PageContext = createContext<PageParts | undefined>(undefined);
export const TextContext = createContext<Messages | undefined>(undefined);

export function usePage(): PageParts {
  const parts = useContext(PageContext);
  if (parts === undefined) throw new Error("outside the page");
  return parts;
}

/** A part of the state; renders again only when that part changes (by Object.is). */
export function usePageState<T>(select: (state: PageState) => T): T {
  return useStore(usePage().store, select);
}

export function useActions(): Actions {
  return usePage().store.actions;
}

export function useText(): Messages {
  const text = useContext(TextContext);
  if (text === undefined) throw new Error("outside the page");
  return text;
}
