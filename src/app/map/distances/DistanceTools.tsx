/** The switches of balls and distances in the menu of layers, by parts that open, and their row of the key. */
import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { GROUPS } from "../../../views/map/distances/mark.ts";
import { usePage, usePageState, useText } from "../../page.ts";
import frame from "../Map.module.css";
import { DistanceControl } from "./control.ts";
import { Key } from "./Key.tsx";
import { parseMemory, recall, remember } from "./memory.ts";
import { abilitiesOf, pageOf, switchesOf, withMark } from "./switches.ts";
import styles from "./Distances.module.css";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { DistanceMark } from "../../../views/map/distances/mark.ts";
import type { MapController } from "../controller.ts";
import type { Settings } from "./control.ts";
import type { DistanceMemory } from "./memory.ts";

export function DistanceTools({ map }: { readonly map: MapController }): React.JSX.Element | null {
  const parts = usePage();
  const text = useText().map;
  const [words, setWords] = useState<WordsOfDistances>();
  const page = usePageState((state) => state.page);
  const [memory, setMemory] = useState(() => (page.embed ? parseMemory(null) : recall()));
  const abilities = usePageState(abilitiesOf);
  const [row] = useState(() => document.createElement("div"));
  const key = useRef<HTMLDivElement>(null);
  const control = useMemo(() => new DistanceControl(map, parts), [map, parts]);
  const { offered, ...now } = useMemo(() => switchesOf(page, abilities, memory), [page, abilities, memory]);
  const { on, level, draws } = now;
  const settings: Settings = useMemo(() => ({ on, level, draws, cursor: memory.cursor }), [on, level, draws, memory.cursor]);

  useEffect(() => control.join(), [control]);
  useEffect(() => {
    let current = true;
    void text.distanceWords().then((loaded) => {
      if (current) setWords(loaded);
    });
    return () => {
      current = false;
    };
  }, [text]);
  // The row stands below the key of the heights.
  useEffect(() => {
    map.elements.key?.after(row);
    return () => row.remove();
  }, [map, row]);
  useEffect(() => control.change(settings), [control, settings]);
  useEffect(() => {
    if (words !== undefined) control.setWords(words, key.current);
  }, [control, words, offered]);
  // A link tells what is on, remembered or not.
  useEffect(() => {
    const said = pageOf({ on, level, draws }, abilities, memory);
    const unsaid = (["marks", "ball", "draws"] as const).filter((name) => page[name] === undefined && said[name] !== undefined);
    if (unsaid.length > 0) parts.store.actions.setPage(said);
  }, [page, abilities, memory, on, level, draws, parts]);

  if (words === undefined) return null;
  const take = (next: DistanceMemory, shown: Pick<Settings, "on" | "level" | "draws">): void => {
    setMemory(next);
    if (!page.embed) remember(next);
    parts.store.actions.setPage(pageOf(shown, abilities, next));
  };
  const toggle = (mark: DistanceMark): void => {
    const next = new Set(on);
    if (!next.delete(mark.id)) next.add(mark.id);
    take(withMark(memory, abilities, mark, next.has(mark.id)), { on: next, level, draws });
  };
  return (
    <>
      {GROUPS.map((group) => {
        const members = offered.filter((mark) => mark.group === group);
        const count = members.filter(({ id }) => on.has(id)).length;
        return members.length === 0 ? null : (
          <details key={group} className={styles["group"]}>
            <summary>{count === 0 ? words.groups[group] : words.counted(words.groups[group], count)}</summary>
            {members.map((mark) => (
              <label key={mark.id} className={frame["menuRow"]}>
                <input type="checkbox" checked={on.has(mark.id)} onChange={() => toggle(mark)} />
                {words.marks[mark.id]}
              </label>
            ))}
          </details>
        );
      })}
      {createPortal(
        <Key
          ref={key}
          name={text.layers.distances}
          words={words}
          offered={offered}
          settings={settings}
          onChange={(part) => take({ ...memory, ...part }, { ...now, ...part })}
        />,
        row,
      )}
    </>
  );
}
