/** Brings the parts of the page together: two workers, the scenario from the link, the store, the runs, and what follows the store. */
import { EngineClient } from "../client/engine.ts";
import { FIRST_QUERY } from "../scenario/first.ts";
import { decode, loadCompression } from "../scenario/index.ts";
import { chooseLanguage } from "../text/index.ts";
import { followWithAddress, lastSession } from "./persist.ts";
import { startPlayer } from "./player.ts";
import { startRunner } from "./runner.ts";
import { spawn } from "./spawn.ts";
import { createPageStore } from "./store/store.ts";
import { followTheme } from "./theme.ts";
import { Trajectories } from "./trajectories.ts";
import type { Catalogue, Reading } from "../scenario/index.ts";
import type { PageParts } from "./page.ts";
import type { PageStore } from "./store/store.ts";

/** Back to what a first visit shows; undo leads back. */
export function startOver(store: PageStore): void {
  const reading = decode(FIRST_QUERY, store.getState().catalogue);
  const { theme, language, languageChosen } = store.getState();
  store.actions.load({ ...reading, page: { ...reading.page, theme: theme === "system" ? undefined : theme, lang: languageChosen ? language : undefined } });
}

/** The scenario of the link; without one that of the last session; else the first one. A link that holds none still has its say: language, theme, issues. */
function read(search: string, catalogue: Catalogue): { readonly reading: Reading; readonly restored: boolean } {
  const asked = search.length > 1 ? decode(search, catalogue) : undefined;
  if (asked?.scenario !== undefined) return { reading: asked, restored: false };
  const session = asked === undefined ? lastSession() : undefined;
  const past = session === undefined ? undefined : decode(session, catalogue);
  if (past?.scenario !== undefined) return { reading: past, restored: true };
  // Without a link and a past the page shows an idea at once.
  const first = decode(FIRST_QUERY, catalogue);
  return { reading: { ...first, page: asked?.page ?? first.page, issues: asked?.issues ?? [] }, restored: false };
}

export async function start(search: string): Promise<PageParts> {
  const run = new EngineClient(spawn);
  const answer = new EngineClient(spawn);
  const [catalogue] = await Promise.all([run.catalogue, loadCompression()]);
  const { reading, restored } = read(search, catalogue);
  const store = createPageStore({ catalogue, reading, language: chooseLanguage(navigator.languages) });
  if (restored) store.actions.tell("restored");
  const trajectories = new Trajectories();
  const parts: PageParts = { store, trajectories, ask: (question, signal, onPart) => answer.ask(question, signal, onPart) };
  // What follows listens for as long as the page lives.
  startRunner(store, run, trajectories);
  startPlayer(store, trajectories);
  followWithAddress(store);
  followTheme(store);
  if (store.getState().page.embed) (await import("./embed.ts")).startEmbedding(parts);
  return parts;
}
