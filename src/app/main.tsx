/** Entry of the page. */
import { createRoot } from "react-dom/client";
import { en, languages } from "../text/index.ts";
import { workOffline } from "./offline.ts";
import { Root } from "./Root.tsx";
import { start } from "./start.ts";
import "./fonts.css";
import "./tokens.css";
import "./page.css";

/** Not awaited at the top level: pieces that load later import this one, and would wait for ever for it to finish. */
async function begin(): Promise<void> {
  const root = createRoot(document.querySelector("#root")!);
  const parts = await start(location.search);
  const { language } = parts.store.getState();
  const text = await (languages.get(language)?.load() ?? Promise.resolve(en));
  document.documentElement.lang = language;
  workOffline();
  root.render(<Root parts={parts} initialText={text} />);
}

void begin();
