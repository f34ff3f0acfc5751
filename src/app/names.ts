/** What runs and problems are called on the page, in the reader's language: one name everywhere, numbered where several runs would share it. */
import type { Catalogue, RunScenario } from "../scenario/index.ts";
import type { Messages } from "../text/index.ts";
import type { Document, RunKey } from "./store/document.ts";

interface Named<T extends keyof Document> {
  readonly catalogue: Catalogue;
  readonly document: Pick<Document, T>;
}

export function optimizerTitle(catalogue: Catalogue, id: string, text: Messages): string {
  return text.definitions.optimizers[id] ?? catalogue.optimizers.find((entry) => entry.id === id)?.title ?? id;
}

/** What a run is called among runs of other methods. Gradient descent changes its name with its settings: nobody calls it SGD once it has momentum. */
export function methodName(catalogue: Catalogue, { optimizer, values }: Pick<RunScenario, "optimizer" | "values">, text: Messages): string {
  const { momentum, nesterov } = values;
  if (optimizer === "sgd" && nesterov === true) return text.runs.nesterov;
  if (optimizer === "sgd" && typeof momentum === "number" && momentum !== 0) return text.runs.momentum;
  return optimizerTitle(catalogue, optimizer, text);
}

export function runNames({ catalogue, document }: Named<"runs">, text: Messages): ReadonlyMap<RunKey, string> {
  const seen = new Map<string, number>();
  const names = new Map<RunKey, string>();
  for (const run of document.runs) {
    const name = methodName(catalogue, run, text);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    names.set(run.key, times === 1 ? name : text.runs.numbered(name, times));
  }
  return names;
}

export function problemName({ catalogue, document }: Named<"problem">, text: Messages): string {
  const { id } = document.problem;
  return text.definitions.problems[id] ?? catalogue.problems.find((entry) => entry.id === id)?.title ?? id;
}
