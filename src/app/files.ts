/** Scenarios as files: saved as readable JSON, opened through the same reader as links. */
import { decode, toJsonText } from "../scenario/index.ts";
import { scenarioOf } from "./store/link.ts";
import type { PageStore } from "./store/store.ts";

const FILE_TYPE = "application/json";

export function saveFile(store: PageStore): void {
  const state = store.getState();
  const url = URL.createObjectURL(new Blob([toJsonText(scenarioOf(state), state.catalogue)], { type: FILE_TYPE }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `steepest-${state.document.problem.id}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

export async function openFile(store: PageStore, file: Blob): Promise<void> {
  const reading = decode(await file.text(), store.getState().catalogue);
  store.actions.load(reading);
  store.actions.tell(reading.scenario === undefined ? "file-failed" : "file-opened");
}
