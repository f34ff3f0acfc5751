/** The theme follows the choice, or else the system, while the page is open. */
import type { PageStore } from "./store/store.ts";

export function followTheme(store: PageStore): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = (): void => {
    const { theme } = store.getState();
    const system = dark.matches ? "dark" : "light";
    document.documentElement.dataset["theme"] = theme === "system" ? system : theme;
  };
  dark.addEventListener("change", apply);
  const leave = store.subscribe(apply);
  apply();
  return () => {
    leave();
    dark.removeEventListener("change", apply);
  };
}
