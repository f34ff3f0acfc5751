/** The bar: what is looked at, and what is done with the whole page. */
import { useRef } from "react";
import { languages } from "../../text/index.ts";
import { useActions, usePageState, useText } from "../page.ts";
import { Gallery } from "../problem/Gallery.tsx";
import { ProblemPicker } from "../problem/ProblemPicker.tsx";
import { ShareButton } from "../share/ShareButton.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import styles from "./TopBar.module.css";

function LanguageSelect(): React.JSX.Element {
  const { shell } = useText();
  const language = usePageState((state) => state.language);
  const actions = useActions();
  return (
    <select className={styles["language"]} aria-label={shell.language} value={language} onChange={(event) => actions.setLanguage(event.target.value)}>
      {[...languages].map(([tag, { name }]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function TopBar(): React.JSX.Element {
  const { shell } = useText();
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
        <button type="button" className={styles["wide"]} disabled={!canUndo} onClick={() => actions.undo()}>
          {shell.undo}
        </button>
        <button type="button" className={styles["wide"]} disabled={!canRedo} onClick={() => actions.redo()}>
          {shell.redo}
        </button>
        <LanguageSelect />
        <MoreMenu />
        <ShareButton />
      </div>
    </header>
  );
}
