/** The theme follows the choice, or else the system, while the page is open. */
import type { PageStore } from "./store/store.ts";

export function followTheme(store: PageStore): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = (): void => {
    const { theme } = store.getState();
    const { dataset } = document.documentElement;
    const system = dark.matches ? "dark" : "light";
    const wanted = theme === "system" ? system : theme;
    // Writing the same again would still be a mutation, on which every painted view reads its colours anew.
    if (dataset["theme"] !== wanted) dataset["theme"] = wanted;
  };
  dark.addEventListener("change", apply);
  const leave = store.subscribe(apply);
  apply();
  return () => {
    leave();
    dark.removeEventListener("change", apply);
  };
}
