/**
 * All problems to choose from, as pictures: a list that is searched by typing and walked through with the arrow keys. The focus stays in the
 * search field (on a touch screen, where that would bring up a keyboard, on the list) and the current option is told by its id.
 */
import { useId, useLayoutEffect, useRef, useState } from "react";
import { initialValues } from "../../core/knobs.ts";
import { usePageState, useText } from "../page.ts";
import { movedTo, search } from "./choosing.ts";
import { TYPED } from "./surface.ts";
import { CurveThumbnail } from "./CurveThumbnail.tsx";
import { Thumbnail } from "./Thumbnail.tsx";
import { problemTitle } from "./title.ts";
import styles from "./Chooser.module.css";
import type { ProblemEntry } from "../../core/catalogue.ts";

interface OptionProps {
  readonly entry: ProblemEntry;
  readonly id: string;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly choose: () => void;
}

function Option({ entry, id, chosen, active, choose }: OptionProps): React.JSX.Element {
  const text = useText();
  const window = entry.window ?? entry.plane?.window;
  const summary = text.problems.words[entry.id]?.summary ?? entry.summary;
  return (
    // Keys are heard by the list as a whole, which tells its active option.
    <button
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={chosen}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-summary`}
      className={[styles["option"], active ? styles["active"] : ""].join(" ")}
      onClick={choose}
    >
      {entry.id === TYPED ? (
        <span className={styles["typed"]} aria-hidden="true">
          J(x, y)
        </span>
      ) : (
        window !== undefined && <Thumbnail problem={{ id: entry.id, values: initialValues(entry.knobs) }} window={window} />
      )}
      {entry.dim === 1 && <CurveThumbnail problem={{ id: entry.id, values: initialValues(entry.knobs) }} start={entry.start[0]!} />}
      <span id={`${id}-title`} className={styles["title"]}>
        {problemTitle(text, entry)}
      </span>
      <span id={`${id}-summary`} className={styles["summary"]}>
        {summary}
      </span>
    </button>
  );
}

interface Props {
  readonly choose: (id: string) => void;
  readonly close: () => void;
}

export function Chooser({ choose, close }: Props): React.JSX.Element {
  const text = useText();
  const catalogue = usePageState((state) => state.catalogue);
  const current = usePageState((state) => state.document.problem.id);
  const [query, setQuery] = useState("");
  const [wanted, setWanted] = useState(current);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const found = search(catalogue.problems, query, (entry) => [
    problemTitle(text, entry),
    entry.title,
    text.problems.words[entry.id]?.summary ?? entry.summary ?? "",
  ]);
  const active = Math.max(
    0,
    found.findIndex(({ id }) => id === wanted),
  );
  const optionId = (id: string): string => `${listId}-${id}`;
  const activeId = found[active] && optionId(found[active].id);
  useLayoutEffect(() => {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? list.current : field.current)?.focus();
  }, []);
  useLayoutEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (found[active] !== undefined) choose(found[active].id);
      return;
    }
    // Where something is typed, sideways arrows move in the text.
    const target = movedTo(event.key, active, found.length, columnsOf(list.current), query === "" || event.target !== field.current);
    if (target === undefined) return;
    event.preventDefault();
    setWanted(found[target]!.id);
  };
  return (
    <div className={styles["chooser"]}>
      <div className={styles["head"]}>
        <input
          ref={field}
          className={styles["search"]}
          type="text"
          inputMode="search"
          role="combobox"
          aria-label={text.problems.search}
          placeholder={text.problems.search}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles["close"]} onClick={close}>
          {text.shell.close}
        </button>
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        tabIndex={0}
        aria-label={text.problems.choose}
        aria-activedescendant={activeId}
        className={styles["list"]}
        onKeyDown={onKeyDown}
      >
        {found.map((entry, i) => (
          <Option key={entry.id} entry={entry} id={optionId(entry.id)} chosen={entry.id === current} active={i === active} choose={() => choose(entry.id)} />
        ))}
      </div>
      <p role="status" className={styles["none"]}>
        {found.length === 0 ? text.problems.none : ""}
      </p>
    </div>
  );
}

/** Options side by side, as they are laid out now. */
function columnsOf(list: HTMLElement | null): number {
  const options = [...(list?.children ?? [])] as HTMLElement[];
  const first = options[0]?.offsetTop;
  const next = options.findIndex(({ offsetTop }) => offsetTop !== first);
  return Math.max(1, next < 0 ? options.length : next);
}
