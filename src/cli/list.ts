/** `list`: everything a scenario may name, with knobs, defaults and validity. */
import { stringify } from "../scenario/index.ts";
import { Complaint } from "./arguments.ts";
import type { Catalogue } from "../scenario/index.ts";
import type { Output } from "./output.ts";

export function list(words: readonly string[], catalogue: Catalogue, output: Output): void {
  if (words.length > 0) throw new Complaint("list takes no arguments");
  const { problems, optimizers, views, lessons, languages } = catalogue;
  output.line(stringify({ problems, optimizers, views, lessons, languages: languages.map((id) => ({ id })) }));
}
