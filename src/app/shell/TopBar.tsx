/** The bar: what is looked at, and what is done with the whole page. */
import { useRef } from "react";
import { useActions, usePageState, useText } from "../page.ts";
import { Gallery } from "../problem/Gallery.tsx";
import { ProblemPicker } from "../problem/ProblemPicker.tsx";
import { ShareButton } from "../share/ShareButton.tsx";
import { useNarrow } from "../phone.ts";
import { RedoIcon, UndoIcon } from "./Icons.tsx";
import { LanguageSelect } from "./LanguageSelect.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import styles from "./TopBar.module.css";

export function TopBar(): React.JSX.Element {
  const { shell } = useText();
  const narrow = useNarrow();
  const bar = useRef<HTMLElement>(null);
  const actions = useActions();
  const canUndo = usePageState((state) => state.past.length > 0);
  const canRedo = usePageState((state) => state.future.length > 0);
  return (
    <header className={styles["bar"]} ref={bar}>
      <a className={styles["skip"]} href="#map">
        {shell.skip}
      </a>
      <h1 className={styles["name"]}>Steepest</h1>
      <Gallery />
      <ProblemPicker />
      <div className={styles["tools"]}>
        <span className={styles["icons"]}>
          <button type="button" aria-label={shell.undo} title={shell.undo} disabled={!canUndo} onClick={() => actions.undo()}>
            <UndoIcon />
          </button>
          <button type="button" aria-label={shell.redo} title={shell.redo} disabled={!canRedo} onClick={() => actions.redo()}>
            <RedoIcon />
          </button>
        </span>
        {!narrow && <LanguageSelect />}
        <MoreMenu />
        <ShareButton />
      </div>
    </header>
  );
}
