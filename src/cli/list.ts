/** `list`: everything that a scenario may name, with kinds, defaults, validity and slider ranges of its knobs. */
import { initialValue } from "../core/knobs.ts";
import { stringify } from "../scenario/index.ts";
import { Complaint } from "./arguments.ts";
import type { Knob, Knobs } from "../core/knobs.ts";
import type { Catalogue, Json } from "../scenario/index.ts";
import type { Output } from "./output.ts";

/** A knob as data. `default` is what an absent value means: null for an optional knob, which is then off. */
function describeKnob(knob: Knob): Json {
  if (knob.kind === "group") return { kind: knob.kind, optional: knob.optional, help: knob.help, fields: describeKnobs(knob.fields) };
  const { kind, ...rest } = knob;
  return { kind, default: initialValue(knob) ?? null, ...(rest as { readonly [key: string]: Json }) };
}

function describeKnobs(knobs: Knobs): Json {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, describeKnob(knob)]));
}

export function list(words: readonly string[], catalogue: Catalogue, output: Output): void {
  if (words.length > 0) throw new Complaint("list takes no arguments");
  const { problems, optimizers, runKnobs, views, marks, lessons, languages } = catalogue;
  output.line(
    stringify({
      problems: problems.map(({ id, title, dim, window, start, formula, knobs, provides }) => ({
        id,
        title,
        dim,
        window,
        start,
        formula,
        provides,
        knobs: describeKnobs(knobs),
      })),
      optimizers: optimizers.map(({ id, title, knobs }) => ({ id, title, knobs: describeKnobs(knobs) })),
      runKnobs: describeKnobs(runKnobs),
      views: views.map(({ id }) => ({ id })),
      marks: marks.map((id) => ({ id })),
      lessons: lessons.map(({ id }) => ({ id })),
      languages: languages.map((id) => ({ id })),
    }),
  );
}
