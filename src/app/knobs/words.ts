/** The words of definitions in the page's language. English is what the definition itself says. */
import type { Knob } from "../../core/knobs.ts";
import type { Messages } from "../../text/index.ts";

/** The name of a setting. `path` is its name, `group.field` for a field of a group; `owner` the id of what it belongs to. */
export function knobName({ definitions: { names } }: Messages, owner: string, path: string): string {
  return names[`${owner}.${path}`] ?? names[path] ?? path;
}

export function knobHelp({ definitions: { help } }: Messages, { help: english }: Knob): string | undefined {
  return english === undefined ? undefined : (help[english] ?? english);
}

export function optionName({ definitions: { options } }: Messages, option: string): string {
  return options[option] ?? option;
}
