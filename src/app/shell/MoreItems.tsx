/** What the menu holds, loaded when it opens: files, theme, undo on narrow screens. */
import { useRef } from "react";
import { openFile, saveFile } from "../files.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { useNarrow } from "../phone.ts";
import { startOver } from "../start.ts";
import { ABOUT_BUTTON, GALLERY_BUTTON, SETTINGS_BUTTON } from "./ids.ts";
import { GlobeIcon } from "./Icons.tsx";
import { LanguageSelect } from "./LanguageSelect.tsx";
import styles from "./MoreMenu.module.css";
import type { PageState } from "../store/state.ts";

const THEMES: readonly PageState["theme"][] = ["system", "light", "dark"];

export function MoreItems({ close }: { readonly close: () => void }): React.JSX.Element {
  const { presets, problems, shell } = useText();
  const narrow = useNarrow();
  const { store } = usePage();
  const { actions } = store;
  const chooser = useRef<HTMLInputElement>(null);
  const theme = usePageState((state) => state.theme);
  const canUndo = usePageState((state) => state.past.length > 0);
  const canRedo = usePageState((state) => state.future.length > 0);
  const doing = (work: () => void) => () => {
    close();
    work();
  };
  const press = (id: string) => doing(() => document.getElementById(id)?.click());
  return (
    <>
      {narrow && (
        <>
          {/* First, and found by its sign: whoever cannot read the page needs no word for it. */}
          <div className={styles["row"]}>
            <GlobeIcon />
            <LanguageSelect />
          </div>
          <button type="button" onClick={press(GALLERY_BUTTON)}>
            {presets.gallery}
          </button>
          <button type="button" onClick={press(SETTINGS_BUTTON)}>
            {problems.settings}
          </button>
          <button type="button" onClick={press(ABOUT_BUTTON)}>
            {problems.about}
          </button>
        </>
      )}
      <button type="button" disabled={!canUndo} onClick={doing(() => actions.undo())}>
        {shell.undo}
      </button>
      <button type="button" disabled={!canRedo} onClick={doing(() => actions.redo())}>
        {shell.redo}
      </button>
      <button type="button" onClick={() => chooser.current?.click()}>
        {shell.openFile}
      </button>
      <button type="button" onClick={doing(() => saveFile(store))}>
        {shell.saveFile}
      </button>
      <button type="button" onClick={doing(() => startOver(store))}>
        {shell.startOver}
      </button>
      <label className={styles["row"]}>
        {shell.theme}
        <select value={theme} onChange={(event) => actions.setTheme(THEMES.find((one) => one === event.target.value) ?? "system")}>
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {shell.themes[one]}
            </option>
          ))}
        </select>
      </label>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json,text/plain"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file === undefined) return;
          close();
          void openFile(store, file);
        }}
      />
    </>
  );
}
