/** Which marks are offered and which are on, level and draws: the link's word, else what this browser remembers, else how a problem begins. */
import { MARK_IDS } from "../../../views/map/def.ts";
import { marks } from "../../../views/map/distances/index.ts";
import { DRAWS, LEVELS } from "./memory.ts";
import type { DistanceMark } from "../../../views/map/distances/mark.ts";
import type { MarkId } from "../../../views/map/def.ts";
import type { PageState } from "../../store/state.ts";
import type { DistanceMemory } from "./memory.ts";

type Page = PageState["page"];

export interface Switches {
  readonly offered: readonly DistanceMark[];
  readonly on: ReadonlySet<MarkId>;
  readonly level: number;
  readonly draws: number;
}

const NONE: readonly string[] = [];

/** What a problem of the catalogue has. */
export function abilitiesOf({ document, catalogue }: Pick<PageState, "document" | "catalogue">): readonly string[] {
  return catalogue.problems.find(({ id }) => id === document.problem.id)?.provides ?? NONE;
}

const isFamily = (abilities: readonly string[]): boolean => abilities.includes("distribution");

function remembered(mark: DistanceMark, abilities: readonly string[], memory: DistanceMemory | undefined): boolean {
  if (!isFamily(abilities)) return memory?.surfaces.includes(mark.id) === true;
  return mark.initiallyOn !== (memory?.switched.includes(mark.id) === true);
}

/** @param memory absent: as a problem begins */
export function switchesOf(page: Pick<Page, "marks" | "ball" | "draws">, abilities: readonly string[], memory?: DistanceMemory): Switches {
  const offered = marks.filter(({ needs }) => needs === "plane" || abilities.includes(needs));
  const on = offered.filter((mark) => (page.marks === undefined ? remembered(mark, abilities, memory) : page.marks.includes(mark.id)));
  return {
    offered,
    on: new Set(on.map(({ id }) => id)),
    level: page.ball ?? memory?.level ?? LEVELS.initial,
    draws: page.draws ?? memory?.draws ?? DRAWS.initial,
  };
}

const UNSAID = { marks: undefined, ball: undefined, draws: undefined };

/** What a link has to say of switches; nothing of what is as a problem begins, unless something else would be remembered. */
export function pageOf(
  now: Pick<Switches, "on" | "level" | "draws">,
  abilities: readonly string[],
  memory: DistanceMemory,
): Pick<Page, "marks" | "ball" | "draws"> {
  const begin = switchesOf(UNSAID, abilities);
  const others = [begin.on, switchesOf(UNSAID, abilities, memory).on];
  const same = MARK_IDS.every((id) => others.every((on) => on.has(id) === now.on.has(id)));
  const shown = now.on.size > 0;
  return {
    marks: same ? undefined : MARK_IDS.filter((id) => now.on.has(id)),
    ball: shown && now.level !== begin.level ? now.level : undefined,
    draws: (now.on.has("scores") || now.on.has("sampled")) && now.draws !== begin.draws ? now.draws : undefined,
  };
}

/** The memory after a mark has been switched. */
export function withMark(memory: DistanceMemory, abilities: readonly string[], mark: DistanceMark, on: boolean): DistanceMemory {
  const changed = (list: readonly string[], listed: boolean): readonly string[] => [...list.filter((id) => id !== mark.id), ...(listed ? [mark.id] : [])];
  return isFamily(abilities)
    ? { ...memory, switched: changed(memory.switched, on !== mark.initiallyOn) }
    : { ...memory, surfaces: changed(memory.surfaces, on) };
}
