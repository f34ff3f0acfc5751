/** The whole page once the store exists: hands parts and texts down, and follows the language. */
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { en, languages } from "../text/index.ts";
import { App } from "./App.tsx";
import { PageContext, TextContext } from "./page.ts";
import type { Messages } from "../text/index.ts";
import type { PageParts } from "./page.ts";

interface Props {
  readonly parts: PageParts;
  /** Texts of the store's language at the start, so that nothing flashes in another. */
  readonly initialText: Messages;
}

export function Root({ parts, initialText }: Props): React.JSX.Element {
  const language = useStore(parts.store, (state) => state.language);
  const [text, setText] = useState(initialText);
  useEffect(() => {
    let current = true;
    void (languages.get(language)?.load() ?? Promise.resolve(en)).then((loaded) => {
      if (!current) return;
      setText(loaded);
      document.documentElement.lang = language;
    });
    return () => {
      current = false;
    };
  }, [language]);
  return (
    <PageContext value={parts}>
      <TextContext value={text}>
        <App />
      </TextContext>
    </PageContext>
  );
}
