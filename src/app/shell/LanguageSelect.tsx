/** The page's language, each under its own name. */
import { languages } from "../../text/index.ts";
import { useActions, usePageState, useText } from "../page.ts";

export function LanguageSelect(): React.JSX.Element {
  const { shell } = useText();
  const language = usePageState((state) => state.language);
  const actions = useActions();
  return (
    <select aria-label={shell.language} value={language} onChange={(event) => actions.setLanguage(event.target.value)}>
      {[...languages].map(([tag, { name }]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
