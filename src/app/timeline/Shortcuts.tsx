/** The list of keys, with the switch for single ones. */
import { useEffect, useId, useRef, useState } from "react";
import { useText } from "../page.ts";
import { useWords3d } from "../map3d/useWords3d.ts";
import { setSingleKeys, singleKeys } from "./shortcuts.ts";
import styles from "./Shortcuts.module.css";
import type { WordsOf3d } from "../../text/index.ts";

const APPLE = /mac|iphone|ipad/i;

interface Row {
  readonly keys: readonly string[];
  readonly does: string;
  readonly single?: true;
}

type Group = readonly [string, readonly Row[]];

function groupOf3d({ onPicture, across, upDown, back }: WordsOf3d): Group {
  return [
    onPicture,
    [
      { keys: ["A", "D"], does: across },
      { keys: ["W", "S"], does: upDown },
      { keys: ["Home"], does: back },
    ],
  ];
}

export function Shortcuts({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const {
    timeline: { shortcuts: text },
  } = useText();
  const words3d = useWords3d();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const help = useId();
  const [single, setSingle] = useState(singleKeys);
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    return () => element.close();
  }, []);
  const command = APPLE.test(navigator.userAgent) ? "⌘" : "Ctrl";
  const groups: readonly Group[] = [
    [
      text.anywhere,
      [
        { keys: [text.space], does: text.play, single: true },
        { keys: ["["], does: text.back, single: true },
        { keys: ["]"], does: text.forward, single: true },
        { keys: ["?"], does: text.help, single: true },
        { keys: [text.plus(command, "Z")], does: text.undo },
        { keys: [text.plus(`⇧ ${command}`, "Z"), text.plus("Ctrl", "Y")], does: text.redo },
      ],
    ],
    [
      text.onMap,
      [
        { keys: [text.arrows], does: text.moveStart },
        { keys: [text.plus("⇧", text.arrows)], does: text.moveFar },
        { keys: [text.plus("Alt", text.arrows)], does: text.pan },
        { keys: ["+", "−"], does: text.zoom },
        { keys: ["L"], does: text.lens },
      ],
    ],
    ...(words3d === undefined ? [] : [groupOf3d(words3d)]),
    [
      text.onTimeline,
      [
        { keys: ["←", "→", ",", "."], does: text.one },
        { keys: ["Page Up", "Page Down"], does: text.ten },
        { keys: ["Home", "End"], does: text.ends },
      ],
    ],
  ];
  return (
    <dialog ref={dialog} className={styles["dialog"]} aria-labelledby={title} onClose={onClose}>
      <header>
        <h2 id={title}>{text.title}</h2>
        <button type="button" onClick={onClose}>
          {text.close}
        </button>
      </header>
      {groups.map(([name, rows]) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl>
            {rows.map(({ keys, does, single: one }) => (
              <div key={does} data-off={one === true && !single}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className={styles["switch"]}>
        <input
          type="checkbox"
          checked={single}
          aria-describedby={help}
          onChange={(event) => {
            setSingle(event.target.checked);
            setSingleKeys(event.target.checked);
          }}
        />
        {text.single}
      </label>
      <p id={help}>{text.singleHelp}</p>
    </dialog>
  );
}
