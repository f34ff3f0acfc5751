/** Hears of everything outside the state that changes how the map looks: its size, the theme, forced colours, the screen's resolution, fonts. */

/** @returns a function that ends it */
export function watchScreen(stage: HTMLElement, onLook: () => void, onSize: (width: number, height: number) => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(query).addEventListener("change", onLook, { signal });
  document.fonts.addEventListener("loadingdone", onLook, { signal });
  const attributes = new MutationObserver(onLook);
  attributes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "lang", "class"] });
  const sizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) onSize(entry.contentRect.width, entry.contentRect.height);
  });
  sizes.observe(stage);
  // A query holds for one resolution only: on another screen a new one is needed.
  const watchResolution = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        onLook();
        watchResolution();
      },
      { signal, once: true },
    );
  };
  watchResolution();
  return () => {
    abort.abort();
    attributes.disconnect();
    sizes.disconnect();
  };
}
