/** Entry of the page. */
import { createRoot } from "react-dom/client";
import { EngineClient } from "../client/engine.ts";
import { chooseLanguage, languages } from "../text/index.ts";
import { App } from "./App.tsx";
import "./tokens.css";
import "./page.css";

const language = chooseLanguage([new URLSearchParams(location.search).get("lang") ?? "", ...navigator.languages]);
document.documentElement.lang = language;
document.documentElement.dataset["theme"] = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

const engine = new EngineClient(() => new Worker(new URL("../worker/main.ts", import.meta.url), { type: "module" }));
createRoot(document.querySelector("#root")!).render(<App engine={engine} text={languages.get(language)!} />);
