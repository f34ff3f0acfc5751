/** What is needed less often. A native popover: it closes by Escape and by a click elsewhere. */
import { lazy, Suspense, useId, useRef, useState } from "react";
import { useText } from "../page.ts";
import { MORE_BUTTON } from "./ids.ts";
import styles from "./MoreMenu.module.css";

const MoreItems = lazy(() => import("./MoreItems.tsx").then(({ MoreItems: component }) => ({ default: component })));

export function MoreMenu(): React.JSX.Element {
  const { shell } = useText();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  // Once there it stays: a file is being chosen while the menu is closed.
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <button type="button" id={MORE_BUTTON} popoverTarget={id} aria-haspopup="true">
        {shell.more}
      </button>
      <div id={id} ref={menu} popover="auto" className={styles["menu"]} role="group" aria-label={shell.more} onBeforeToggle={() => setWanted(true)}>
        {wanted && (
          <Suspense fallback={null}>
            <MoreItems close={() => menu.current?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  );
}
