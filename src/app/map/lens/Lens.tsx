/** The lens's button, its menu, and, while it is open, its handles and card. Comes after the first picture of the map. */
import { useEffect, useMemo, useRef, useState } from "react";
import { useActions, usePage, usePageState, useText } from "../../page.ts";
import popover from "../../menus/Popover.module.css";
import { Card } from "./Card.tsx";
import { LensControl } from "./control.ts";
import styles from "./Lens.module.css";
import type { WordsOfLens } from "../../../text/index.ts";
import type { MapController } from "../controller.ts";

type Asked = Parameters<ConstructorParameters<typeof LensControl>[2]>[0];

export function Lens({ map }: { readonly map: MapController }): React.JSX.Element | null {
  const parts = usePage();
  const text = useText().map;
  const [words, setWords] = useState<WordsOfLens>();
  const [asked, setAsked] = useState<Asked>();
  const open = usePageState((state) => state.lens !== undefined);
  const flat = usePageState((state) => state.document.start.length === 2);

  const control = useMemo(() => new LensControl(map, parts, setAsked), [map, parts]);
  useEffect(() => control.join(), [control]);
  useEffect(() => {
    let current = true;
    void text.lensWords().then((loaded) => {
      if (current) setWords(loaded);
    });
    return () => {
      current = false;
    };
  }, [text]);

  if (!flat || words === undefined) return null;
  const toggle = (): void => {
    if (open) control.dismiss();
    else {
      control.put(control.usualPlace());
      requestAnimationFrame(() => control.focus());
    }
  };
  return (
    <>
      <button type="button" className={styles["button"]} aria-label={text.layers.lens} aria-pressed={open} title={words.help} onClick={toggle}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
          <path d="M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3 14 14" />
        </svg>
        <span>{text.layers.lens}</span>
      </button>
      {open && <Card control={control} words={words} />}
      {asked !== undefined && <PointMenu control={control} words={words} asked={asked} onClosed={() => setAsked(undefined)} />}
    </>
  );
}

interface MenuProps {
  readonly control: LensControl;
  readonly words: WordsOfLens;
  readonly asked: Asked;
  readonly onClosed: () => void;
}

function PointMenu({ control, words, asked, onClosed }: MenuProps): React.JSX.Element {
  const actions = useActions();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = menu.current!;
    panel.showPopover();
    const { clientWidth, clientHeight } = document.documentElement;
    panel.style.left = `${Math.max(0, Math.min(asked.x, clientWidth - panel.offsetWidth))}px`;
    panel.style.top = `${Math.max(0, Math.min(asked.y, clientHeight - panel.offsetHeight))}px`;
    panel.querySelector("button")?.focus();
  }, [asked]);
  const choose = (work: () => void): void => {
    menu.current?.hidePopover();
    work();
  };
  const examine = (): void => {
    control.put(asked.at);
    requestAnimationFrame(() => control.focus());
  };
  const step = (event: React.KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll("button")];
    items.find((item) => item !== document.activeElement)?.focus();
  };
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={words.menu}
      className={`${popover["panel"]} ${popover["list"]}`}
      onKeyDown={step}
      onToggle={(event) => {
        if (event.newState === "closed") onClosed();
      }}
    >
      <button type="button" role="menuitem" onClick={() => choose(examine)}>
        {words.examine}
      </button>
      <button type="button" role="menuitem" onClick={() => choose(() => actions.setStart(asked.at))}>
        {words.moveStart}
      </button>
    </div>
  );
}
